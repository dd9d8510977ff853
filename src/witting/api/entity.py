"""``/entities``: what does a list say of one entity, and of what hangs on it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from fastapi import APIRouter, Request, Response

from witting.api.answer import json_answer
from witting.api.described import described
from witting.api.parameters import Parameters
from witting.lists.ftm_labels import labels
from witting.lists.ftm_schemata import schemata
from witting.serving import Edition, EditionHere, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

router = APIRouter(tags=["Entities"])
LIMIT, MOST, MOST_OFFSET = 50, 500, 9_500
_PAGES = frozenset({"limit", "offset", "sort"})


@router.get(
    "/entities/{entity_id:path}/adjacent/{prop}",
    summary="One kind of neighbour",
    openapi_extra=described(_PAGES),
)
async def adjacent_by(
    request: Request, entity_id: str, prop: str, edition: EditionHere
) -> Response:
    """The entities to which one property leads, from either end, page by page."""
    page = _Page(request)
    entity = get_entity(entity_id, edition)
    known = {*_pointers(entity), *_reverses(entity)}
    if prop not in known:
        raise Problem(
            "not_found",
            f"{entity['schema']} has no property {shown(prop)!r} that leads to entities.",
            where="prop",
            remedy="The address without it answers with all that there are.",
        )
    found = neighbours(entity, edition).get(prop, [])
    return json_answer(orjson.dumps(page.of(found)), edition)


@router.get(
    "/entities/{entity_id:path}/adjacent", summary="All neighbours", openapi_extra=described(_PAGES)
)
async def adjacent(request: Request, entity_id: str, edition: EditionHere) -> Response:
    """The entities that hang on one, or on which it hangs, by the property that leads there."""
    page = _Page(request)
    entity = get_entity(entity_id, edition)
    found = {name: page.of(own) for name, own in neighbours(entity, edition).items()}
    return json_answer(orjson.dumps({"entity": entity, "adjacent": found}), edition)


@router.get("/entities/{entity_id:path}", summary="One entity", openapi_extra=described({"nested"}))
async def fetch_entity(request: Request, entity_id: str, edition: EditionHere) -> Response:
    """The entity in full, with the measures, addresses, papers and links that it has on its list.

    With ``nested=false`` it stands alone.
    """
    given = Parameters(request.query_params, {"nested"})
    is_nested = given.flag("nested", default=True)
    entity = get_entity(entity_id, edition)
    if is_nested:
        entity["properties"] |= neighbours(entity, edition)
    return json_answer(orjson.dumps(entity), edition)


class _Page:
    """Which part of a list of neighbours is wanted."""

    def __init__(self, request: Request) -> None:
        given = Parameters(request.query_params, _PAGES)
        self._limit = given.number("limit", LIMIT, least=0, most=MOST)
        self._offset = given.number("offset", 0, least=0, most=MOST_OFFSET)
        if given.texts("sort"):
            raise Problem(
                "bad_request",
                "neighbours come in the list's own order.",
                where="sort",
                remedy="Leave it out.",
            )

    def of(self, found: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "results": found[self._offset : self._offset + self._limit],
            "total": {"value": len(found), "relation": "eq"},
            "limit": self._limit,
            "offset": self._offset,
        }


def get_entity(entity_id: str, edition: Edition) -> dict[str, Any]:
    """The entity with this id.

    Raises:
        Problem: No list has it now.
    """
    row = edition.entities.lookup(entity_id)
    if row is None:
        raise Problem(
            "not_found",
            "no list that is loaded has an entity with this id.",
            where="entity_id",
            remedy="It may have been taken off its list; ids are LIST:the publisher's own.",
        )
    entity: dict[str, Any] = orjson.loads(row)
    return entity


def neighbours(entity: dict[str, Any], edition: Edition) -> dict[str, list[dict[str, Any]]]:
    """What an entity points to and what points to it, by property; links with their other end."""
    found: dict[str, list[dict[str, Any]]] = {}
    for prop in _pointers(entity):
        for value in entity["properties"].get(prop, ()):
            if row := edition.entities.lookup(value):
                found.setdefault(prop, []).append(orjson.loads(row))
    seen: set[tuple[str, str]] = set()
    for other in _pointing(entity, edition):
        for prop in _pointers(other):
            name = labels()[other["schema"]].reverse.get(prop)
            is_new = name is not None and (name, other["id"]) not in seen
            if is_new and entity["id"] in other["properties"].get(prop, ()):
                assert name is not None
                seen.add((name, other["id"]))
                found.setdefault(name, []).append(_with_ends(other, edition, apart=entity["id"]))
    return found


def _pointing(entity: dict[str, Any], edition: Edition) -> Iterator[dict[str, Any]]:
    for index in edition.entities.indexes_of(entity["id"]):
        yield from index.iter_pointing(entity["id"])


def _with_ends(entity: dict[str, Any], edition: Edition, *, apart: str) -> dict[str, Any]:
    """A link or a measure, with the entities at its ends but the one that is asked about."""
    properties = dict(entity["properties"])
    for prop in _pointers(entity):
        values = [value for value in properties.pop(prop, ()) if value != apart]
        nested = [(value, edition.entities.lookup(value)) for value in values]
        if nested:
            properties[prop] = [orjson.loads(row) if row else value for value, row in nested]
    return {**entity, "properties": properties}


def _pointers(entity: dict[str, Any]) -> list[str]:
    return sorted(schemata()[entity["schema"]].pointers)


def _reverses(entity: dict[str, Any]) -> set[str]:
    """What any schema's properties are called from the other end."""
    del entity
    return {name for words in labels().values() for name in words.reverse.values()}
