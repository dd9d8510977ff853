"""Which columns does OpenRefine add to a table of entities?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from witting.lists.ftm_labels import labels, topics
from witting.screening.text_places import country_name
from witting.serving import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.serving import Edition

MOST_IDS = 500
MOST_PROPERTIES = 50
COUNTRIES = frozenset(
    ("country", "jurisdiction", "nationality", "citizenship", "mainCountry", "flag")
)


def extend(asked: object, edition: Edition) -> dict[str, Any]:
    """The values of some properties of some entities; an id that no list has gets none.

    Raises:
        Problem: The request is not what it should be.
    """
    if not isinstance(asked, dict):
        raise _wrong("this is an object with ids and properties.")
    ids, properties = asked.get("ids"), asked.get("properties")
    if not _are(ids, str, most=MOST_IDS) or not _are(properties, dict, most=MOST_PROPERTIES):
        raise _wrong(f"ids are at most {MOST_IDS} texts, properties {MOST_PROPERTIES} objects.")
    assert isinstance(ids, list)
    assert isinstance(properties, list)
    names = [item.get("id") for item in properties]
    words = {name: label for own in labels().values() for name, label in own.properties.items()}
    if odd := [name for name in names if not isinstance(name, str) or name not in words]:
        raise _wrong(f"there is no property {str(odd[0])[:100]!r}.")
    return {
        "meta": [{"id": name, "name": words[name]} for name in names],
        "rows": {one: _row(one, properties, edition) for one in ids},
    }


def _are(given: object, kind: type, *, most: int) -> bool:
    return (
        isinstance(given, list)
        and len(given) <= most
        and all(isinstance(item, kind) for item in given)
    )


def _row(
    entity_id: str, properties: Iterable[dict[str, Any]], edition: Edition
) -> dict[str, list[dict[str, str]]]:
    row = edition.entities.lookup(entity_id)
    if row is None:
        return {}
    given = orjson.loads(row)["properties"]
    found = {}
    for item in properties:
        settings = item.get("settings")
        how = settings if isinstance(settings, dict) else {}
        values = given.get(item["id"], [])[: _limit(how.get("limit"))]
        shown = values if how.get("render") == "raw" else [_say(item["id"], v) for v in values]
        found[item["id"]] = [{"str": value} for value in shown]
    return found


def _limit(given: object) -> int | None:
    """At most so many values; nought and nothing are all."""
    try:
        return max(0, int(str(given))) or None
    except ValueError:
        return None


def _say(prop: str, value: str) -> str:
    if prop in COUNTRIES:
        return country_name(value) or value
    return topics().get(value, value) if prop == "topics" else value


def _wrong(message: str) -> Problem:
    return Problem("bad_request", message, where="extend")
