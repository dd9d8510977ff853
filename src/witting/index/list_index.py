"""Who is on a list, by position, id and number?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.address_columns import ADDRESS_COLUMNS
from witting.index.artifact import open_arrays
from witting.index.columns import COLUMNS
from witting.index.hash_table import HashTable
from witting.index.listing_row import load_listing
from witting.index.rules import rules_digest
from witting.index.segments import row_span
from witting.names.name_facts import unpack_facts
from witting.names.number import bank_key, number_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from witting.model import Identifier, Listing
    from witting.names.name_facts import NameFacts

    Array = np.ndarray[Any, Any]

FILE = "names.index"
MOST_KEPT = 512
"""So many entries stay as they were read; the same ones are found again and again."""


def open_index(folder: Path) -> ListIndex:
    """The index of a snapshot's folder, mapped into memory once its checksums are right.

    Raises:
        HomeError: There is none, it is truncated or damaged, or another version built it.
    """
    return ListIndex(folder)


def identifier_keys(identifiers: Iterable[Identifier]) -> Iterator[str]:
    """By what an identifier is looked up, however it is written; its scheme does not matter.

    A BIC is looked up by its bank, too: lists have the BIC of one office, and deals another's.
    """
    for item in identifiers:
        keys = number_key(item.scheme, item.value), bank_key(item.scheme, item.value)
        yield from filter(None, keys)


class ListIndex:
    """All entries of one snapshot, by position from 0. Safe to share between threads.

    Args:
        folder: Where :func:`~witting.index.build.build_index` wrote it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        artifact = open_arrays(folder / FILE, rules=rules_digest(), is_seldom_read=True)
        self.digest = artifact.digest
        """Of all that it holds: two snapshots with the same one are the same."""
        self._arrays = artifact.arrays
        self.release = artifact.release
        """Lets all of it leave memory until it is read again."""
        self._ids = HashTable.open(self._arrays, "ids")
        self.numbers = HashTable.open(self._arrays, "numbers")
        """The positions of entries by their :func:`identifier_keys`."""
        self._facts, self._fact_ends = self._arrays["facts"], self._arrays["fact_ends"]
        self._rows, self._row_ends = self._arrays["rows"], self._arrays["row_ends"]
        self._listings = lru_cache(maxsize=MOST_KEPT)(self._load)
        self._schemes = frozenset(self._arrays["schemes"].tobytes().decode().split("\n")) - {""}

    def _load(self, position: int) -> Listing:
        return load_listing(self._rows[row_span(self._row_ends, position)].data)

    def __reduce__(self) -> tuple[type[ListIndex], tuple[Path]]:
        """Pickled by its location: the other process maps the same file."""
        return ListIndex, (self._folder,)

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._row_ends)

    @property
    def schemes(self) -> frozenset[str]:
        """The schemes of identifiers that any entry has, such as ``bic``."""
        return self._schemes

    @property
    def columns(self) -> Mapping[str, Array]:
        """The words of all names, see :mod:`witting.index.columns`."""
        return {name: self._arrays[name] for name in COLUMNS}

    @property
    def addresses(self) -> Mapping[str, Array]:
        """All addresses, see :mod:`witting.index.address_columns`."""
        return {name: self._arrays[name] for name in ADDRESS_COLUMNS}

    def listing(self, position: int) -> Listing:
        """The entry at a position below the length."""
        return self._listings(position)

    def name_facts(self, position: int, place: int) -> NameFacts:
        """What is asked of a name of the entry at a position, by its place among its names."""
        ends = self._fact_ends
        first = int(ends[position - 1]) if position else 0
        return unpack_facts(int(self._facts[first + place]))

    def position_of(self, entity_id: str) -> int | None:
        """Where the entry with this id stands, or None where it is not in this snapshot."""
        for position in self._ids.find([entity_id]):
            if self.listing(position).id == entity_id:
                return position
        return None

    def replaced_by(self, others: Sequence[ListIndex]) -> Array:
        """Positions of entries whose ids are in other snapshots, too; sorted, int32."""
        shared = self._ids.shared_with(other._ids for other in others)  # noqa: SLF001  # of its own
        found = [
            position
            for position in shared
            if any(other.position_of(self.listing(position).id) is not None for other in others)
        ]
        return np.array(found, dtype="<i4")
