"""Which names and addresses of a snapshot were already parsed for an earlier one?

From one edition of a list to the next few entries change. The rest of what parsing them gives is
taken from the earlier index, so that a new index costs what has changed, and is the same.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from witting.index.address_columns import AddressRow, parse_address_row
from witting.index.columns import NameRow, parse_facts, parse_rows, read_vocabulary
from witting.index.segments import row_span
from witting.names.name_word import NameWord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.index.list_index import ListIndex
    from witting.model import Listing

    Array = np.ndarray[Any, Any]


class EarlierRows:
    """What an index knows of names and addresses; what it does not is parsed.

    Args:
        index: Of an earlier snapshot, built by the same rules.
    """

    def __init__(self, index: ListIndex) -> None:
        self._index = index
        self._columns: Mapping[str, Array] = index.columns
        self._addresses: Mapping[str, Array] = index.addresses
        self._words: dict[tuple[int, int], NameWord] = {}

    def name_rows(self, listing: Listing) -> tuple[NameRow, ...]:
        """The same as :func:`~witting.index.columns.parse_rows`."""
        position = self._positions.get(_key_of(listing))
        return parse_rows(listing) if position is None else tuple(self._iter_rows(position))

    def name_facts(self, listing: Listing) -> list[int]:
        """The same as :func:`~witting.index.columns.parse_facts`."""
        position = self._positions.get(_key_of(listing))
        if position is None:
            return parse_facts(listing)
        span = row_span(self._columns["fact_ends"], position)
        facts: list[int] = self._columns["facts"][span].tolist()
        return facts

    def address_row(self, text: str) -> AddressRow:
        """The same as :func:`~witting.index.address_columns.parse_address_row`."""
        row = self._address_rows.get(text)
        if row is None:
            return parse_address_row(text)
        keys, words = (
            self._addresses[f"address_{name}s"][
                row_span(self._addresses[f"address_{name}_ends"], row)
            ]
            for name in ("key", "word")
        )
        span = row_span(self._addresses["address_row_ends"], row)
        return AddressRow(
            row=self._addresses["address_rows"][span].tobytes(),
            is_premise=bool(self._addresses["address_premises"][row]),
            keys=tuple(keys.tolist()),
            words=tuple(words.tolist()),
        )

    @cached_property
    def _positions(self) -> dict[bytes, int]:
        """A listing of each schema with its names; one stands for all that have the same."""
        listings = map(self._index.listing, range(len(self._index)))
        return {_key_of(listing): position for position, listing in enumerate(listings)}

    @cached_property
    def _address_rows(self) -> dict[str, int]:
        rows, ends = self._addresses["address_rows"], self._addresses["address_row_ends"]
        texts = (orjson.loads(rows[row_span(ends, row)].data)[0] for row in range(len(ends)))
        return {text: row for row, text in enumerate(texts)}

    def _iter_rows(self, position: int) -> Iterator[NameRow]:
        first, last = self._starts[position], self._starts[position + 1]
        ends = self._columns["name_ends"][max(first - 1, 0) : last].tolist()
        start = ends.pop(0) if first else 0
        places = self._columns["name_places"][first:last].tolist()
        readings = self._columns["name_readings"][first:last].tolist()
        for place, reading, end in zip(places, readings, ends, strict=True):
            yield NameRow(place, reading, tuple(self._iter_words(start, end)))
            start = end

    def _iter_words(self, start: int, end: int) -> Iterator[NameWord]:
        entries = self._columns["word_entries"][start:end].tolist()
        kinds = self._columns["word_kinds"][start:end].tolist()
        for pair in zip(entries, kinds, strict=True):
            if pair not in self._words:
                entry, kind = pair
                folded, written = self._vocabulary[entry]
                self._words[pair] = NameWord(folded, written, kind)
            yield self._words[pair]

    @cached_property
    def _starts(self) -> list[int]:
        """Where the names of each listing begin, and where the last one's end."""
        positions = np.arange(len(self._index) + 1)
        starts: list[int] = np.searchsorted(self._columns["name_owners"], positions).tolist()
        return starts

    @cached_property
    def _vocabulary(self) -> list[tuple[str, str]]:
        return read_vocabulary(self._columns["vocabulary"])


def _key_of(listing: Listing) -> bytes:
    """All that the columns of a listing rest on."""
    return orjson.dumps([listing.schema, *(name.text for name in listing.names)])
