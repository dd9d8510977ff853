"""How does a read address lie in the index?"""

from __future__ import annotations

import orjson

from witting.names.address import Address, PlaceNumber, PlaceWord


def dump_address(address: Address) -> bytes:
    """The address as one JSON array."""
    return orjson.dumps(
        [
            address.text,
            [[word.text, word.written, word.part, word.is_generic] for word in address.words],
            [[item.kind, item.parts, item.written, item.sign] for item in address.numbers],
            sorted(address.countries),
            sorted(address.ways),
        ]
    )


def load_address(row: bytes | memoryview) -> Address:
    """The address of one row that :func:`dump_address` wrote."""
    text, words, numbers, countries, ways = orjson.loads(row)
    return Address(
        text=text,
        words=tuple(PlaceWord(*word) for word in words),
        numbers=tuple(
            PlaceNumber(kind, tuple(parts), written, sign) for kind, parts, written, sign in numbers
        ),
        countries=frozenset(countries),
        ways=frozenset(ways),
    )
