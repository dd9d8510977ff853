"""``/search``: who on the lists has these words in a name?"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from witting.api.answer import json_answer
from witting.api.described import described
from witting.api.parameters import FILTERS, Parameters, check_dataset, check_schema, read_filters
from witting.index import fold
from witting.lists import get_list
from witting.lists.ftm_labels import topics
from witting.lists.ftm_schemata import lineage
from witting.model import Party
from witting.names import lookup_country
from witting.screening.party import query_of
from witting.screening.text_places import country_name
from witting.serving import Edition, EditionHere, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from witting.api.parameters import Filters
    from witting.index import EntityIndex

    Entity = dict[str, Any]

router = APIRouter(tags=["Matching"])
LIMIT, MOST, MOST_OFFSET = 10, 500, 9_500
MOST_SIGNS = 500
COUNTRIES = ("country", "jurisdiction", "nationality", "citizenship", "mainCountry", "flag")
SORTS = ("first_seen", "last_seen", "last_change", "caption")
FACETS = ("countries", "topics", "datasets", "schema")
USUAL_FACETS = ("countries", "topics", "datasets")
_FACET_LABELS = {
    "countries": "Countries",
    "topics": "Topics",
    "datasets": "Data sources",
    "schema": "Entity types",
}
KNOWN = FILTERS | {
    "q", "schema", "countries", "datasets", "target", "limit", "offset", "fuzzy", "simple",
    "sort", "facets",
}  # fmt: skip


@router.get(
    "/search/{dataset}",
    summary="Who has these words in a name?",
    openapi_extra=described(KNOWN),
)
async def search(request: Request, dataset: str, edition: EditionHere) -> Response:
    """Finds entities in whose names or numbers every word of ``q`` begins a word.

    With ``fuzzy=true`` also those whom the matcher finds by a misspelt name. Without ``q`` it
    lists all. To screen a party, ask `/match`, which weighs all that is known of it.
    """
    given = Parameters(request.query_params, KNOWN)
    ask = SearchAsk(given, read_filters(given, dataset, edition), edition)
    body = await run_in_threadpool(ask.answer)
    return json_answer(orjson.dumps(body), edition)


class _Found(NamedTuple):
    entities: EntityIndex
    place: int
    keys: tuple[str, ...]


class SearchAsk:
    """One search.

    Args:
        given: Its parameters.
        filters: Those that other routes have, too.
        edition: The lists.

    Raises:
        Problem: A parameter is not understood.
    """

    def __init__(self, given: Parameters, filters: Filters, edition: Edition) -> None:
        self._edition, self._filters = edition, filters
        self._text = given.text("q")
        if len(self._text) > MOST_SIGNS:
            raise Problem("bad_request", f"this has more than {MOST_SIGNS} characters.", where="q")
        self._limit = given.number("limit", LIMIT, least=0, most=MOST)
        self._offset = given.number("offset", 0, least=0, most=MOST_OFFSET)
        self._is_fuzzy = given.flag("fuzzy", default=False)
        given.flag("simple", default=True)
        self._target = given.flag("target", default=True) if given.text("target") else None
        schema = given.text("schema")
        self._schema = check_schema(schema, where="schema") if schema else "Thing"
        self._countries = {_country(text) for text in given.texts("countries")}
        self._datasets = {
            check_dataset(name, edition, where="datasets") for name in given.texts("datasets")
        }
        self._facets = given.texts("facets") or USUAL_FACETS
        _check(self._facets, FACETS, where="facets")
        self._sorts = [sort.rpartition(":") for sort in given.texts("sort")]
        self._sorts = [(n, c, w) if n else (w, ":", "asc") for n, c, w in self._sorts]
        self._names = [name for name, _, _ in self._sorts]
        _check(self._names, SORTS, where="sort")
        _check([way for _, _, way in self._sorts], ("asc", "desc"), where="sort")

    def answer(self) -> dict[str, Any]:
        """The page that was asked for, with what all results come to."""
        counts = {name: Counter[str]() for name in self._facets}
        found: list[_Found] = []
        for index, place in self._find():
            entity = orjson.loads(index.row(place))
            if self._wants(entity):
                found.append(_Found(index, place, tuple(entity[name] for name in self._names)))
                for name, count in counts.items():
                    count.update(_VALUES[name](entity))
        for number, (_, _, way) in reversed([*enumerate(self._sorts)]):
            found.sort(key=partial(_key, number=number), reverse=way == "desc")
        page = found[self._offset : self._offset + self._limit]
        return {
            "limit": self._limit,
            "offset": self._offset,
            "total": {"value": len(found), "relation": "eq"},
            "results": [orjson.Fragment(item.entities.row(item.place)) for item in page],
            "facets": {name: _facet(name, count) for name, count in counts.items()},
        }

    def _find(self) -> list[tuple[EntityIndex, int]]:
        """Everyone whom the words or the matcher find, none twice, the nearest first."""
        by_words = dict.fromkeys(self._by_words())
        by_matcher = dict.fromkeys(self._by_matcher())
        near = [item for item in by_matcher if self._is_fuzzy or item in by_words]
        return [*near, *(item for item in by_words if item not in by_matcher)]

    def _by_matcher(self) -> Iterator[tuple[EntityIndex, int]]:
        if not self._text.strip():
            return
        hits = self._edition.screener.search(
            query_of(Party(name=self._text)), as_of=self._edition.day, lists=self._filters.lists
        )
        for hit in hits:
            index = self._edition.entities.indexes[hit.listing.list]
            place = index.place_of(hit.listing.id)
            assert place is not None, hit.listing.id
            yield index, place

    def _by_words(self) -> Iterator[tuple[EntityIndex, int]]:
        words = fold(self._text)
        if self._text.strip() and not words:
            return
        chosen = self._filters.lists
        for name, index in self._edition.entities.indexes.items():
            if chosen is None or name in chosen:
                for place in index.find_words(words) if words else index.places():
                    yield index, place

    def _wants(self, entity: Entity) -> bool:
        if self._schema not in lineage(entity["schema"]):
            return False
        if self._countries and self._countries.isdisjoint(_countries(entity)):
            return False
        if self._datasets and self._datasets.isdisjoint(entity["datasets"]):
            return False
        if self._target is not None and entity["target"] != self._target:
            return False
        return self._filters.wants(entity)


def _key(item: _Found, *, number: int) -> str:
    return item.keys[number]


def _countries(entity: Entity) -> set[str]:
    properties = entity["properties"]
    return {value for prop in COUNTRIES for value in properties.get(prop, ())}


_VALUES: dict[str, Callable[[Entity], set[str]]] = {
    "countries": _countries,
    "topics": lambda entity: set(entity["properties"].get("topics", ())),
    "datasets": lambda entity: set(entity["datasets"]),
    "schema": lambda entity: {entity["schema"]},
}
_LABELS: dict[str, Callable[[str], str]] = {
    "countries": lambda key: country_name(key) or key,
    "topics": lambda key: topics().get(key, key),
    "datasets": lambda key: get_list(key).title,
    "schema": lambda key: key,
}


def _facet(name: str, counts: Counter[str]) -> dict[str, Any]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {
        "label": _FACET_LABELS[name],
        "values": [
            {"name": value, "label": _LABELS[name](value), "count": count}
            for value, count in ranked
        ],
    }


def _country(text: str) -> str:
    code = lookup_country(text)
    if code is None:
        raise Problem("bad_request", f"{shown(text)!r} is no country.", where="countries")
    return code


def _check(given: Sequence[str], known: tuple[str, ...], *, where: str) -> None:
    for name in given:
        if name not in known:
            raise Problem(
                "bad_request",
                f"{shown(name)!r} is not known.",
                where=where,
                remedy=f"There are: {', '.join(known)}.",
            )
