"""How does a listing lie in the index?"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import orjson

from witting.model import Identifier, ListedName, Listing, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

_MEASURE_FACTS = tuple(fact.name for fact in fields(Measure))
_PROVISIONS = _MEASURE_FACTS.index("provisions")


def dump_listing(listing: Listing) -> bytes:
    """The listing as one JSON array."""
    return orjson.dumps(
        [
            listing.id,
            listing.list,
            listing.schema,
            listing.caption,
            [[name.text, name.kind] for name in listing.names],
            listing.countries,
            listing.birth_dates,
            listing.addresses,
            [[identifier.scheme, identifier.value] for identifier in listing.identifiers],
            [[getattr(measure, fact) for fact in _MEASURE_FACTS] for measure in listing.measures],
            listing.programs,
        ]
    )


def load_listing(row: bytes | memoryview) -> Listing:
    """The listing of one row that :func:`dump_listing` wrote."""
    values = orjson.loads(row)
    return Listing(
        id=values[0],
        list=values[1],
        schema=values[2],
        caption=values[3],
        names=tuple([ListedName(*name) for name in values[4]]),
        countries=tuple(values[5]),
        birth_dates=tuple(values[6]),
        addresses=tuple(values[7]),
        identifiers=tuple([Identifier(*identifier) for identifier in values[8]]),
        measures=tuple(_measures(values[9])),
        programs=tuple(values[10]),
    )


def _measures(rows: list[list[Any]]) -> Iterable[Measure]:
    for row in rows:
        row[_PROVISIONS] = tuple(row[_PROVISIONS])
        yield Measure(*row)
