"""Who on a list might a party be?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.artifact import open_arrays
from witting.index.build import FILE, hash_key
from witting.index.gram import gram_numbers
from witting.index.listing_row import load_listing
from witting.index.rules import rules_digest
from witting.names import parse_name
from witting.names.number import number_key
from witting.names.ship import split_ship

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from witting.model import Listing, Query
    from witting.names import Name

FLOORS = ((14, 0.2), (20, 0.3))
FLOOR = 0.4
"""Names that share less of their letter groups than this (as a cosine, rare groups weighing more)
are not proposed. A slip spoils more of a short name: FLOORS has up to how many groups which other
floor holds (14 are six letters or so). Of 1,942 names of the SDN List of August 2026 with one slip,
names of more than 20 groups stayed above 0.47 but for one in 200; tests/index measures what is
lost."""

Array = np.ndarray[Any, Any]


def open_index(folder: Path) -> ListIndex:
    """The index of a snapshot's folder, mapped into memory once its checksums are right.

    Raises:
        HomeError: There is none, it is truncated or damaged, or another version built it.
    """
    return ListIndex(folder)


class ListIndex:
    """All named entries of one snapshot, by position from 0. Safe to share between threads.

    Args:
        folder: Where :func:`~witting.index.build.build_index` wrote it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        arrays = open_arrays(folder / FILE, rules=rules_digest())
        self._ids = (arrays["ids_hashes"], arrays["ids_positions"])
        self._keys = (arrays["keys_hashes"], arrays["keys_positions"])
        self._rows, self._row_ends = arrays["rows"], arrays["row_ends"]
        self._owners, self._norms = arrays["name_owners"], arrays["name_norms"]
        self._gram_ends, self._gram_rows = arrays["gram_ends"], arrays["gram_rows"]
        self._schemes = frozenset(arrays["schemes"].tobytes().decode().split("\n")) - {""}

    def __reduce__(self) -> tuple[type[ListIndex], tuple[Path]]:
        """Pickled by its location: the other process maps the same file."""
        return ListIndex, (self._folder,)

    def __len__(self) -> int:
        """How many entries may be proposed."""
        return len(self._row_ends)

    @property
    def schemes(self) -> frozenset[str]:
        """The schemes of identifiers that any entry has, such as ``bic``."""
        return self._schemes

    def listing(self, position: int) -> Listing:
        """The entry at a position below the length."""
        if not 0 <= position < len(self):
            raise IndexError(position)
        start = self._row_ends[position - 1] if position else 0
        return load_listing(self._rows[start : self._row_ends[position]].data)

    def position_of(self, entity_id: str) -> int | None:
        """Where the entry with this id stands, or None where it is not in this snapshot."""
        for position in _lookup(self._ids, [entity_id]):
            if self.listing(position).id == entity_id:
                return position
        return None

    def propose(self, query: Query, *, limit: int = 50) -> Iterator[int]:
        """Positions that the query might be, each once.

        First all that share an identifier or a normalised name, by position; then the most similar
        by letter groups, best first, until ``limit`` have been proposed in all. The name may be a
        ship's with ``M/V`` before it and a voyage behind.
        """
        name = parse_name(query.name)
        keys = [*name.keys, *parse_name(split_ship(query.name)[0]).keys]
        keys.extend("#" + number_key(item.scheme, item.value) for item in query.identifiers)
        proposed = _lookup(self._keys, keys)
        yield from proposed
        left = limit - len(proposed)
        if left > 0:
            yield from self._similar(name, limit=left, without=frozenset(proposed))

    def _similar(self, name: Name, *, limit: int, without: frozenset[int]) -> Iterable[int]:
        grams = np.array(gram_numbers(name.folded), dtype=np.int64)
        if not len(grams) or not len(self._owners):
            return ()
        scores = self._scores(grams)
        floor = next((floor for most, floor in FLOORS if len(grams) <= most), FLOOR)
        rows = np.flatnonzero(scores >= floor)
        # Equal scores keep the order of positions, so that the same question has one answer.
        ranked = self._owners[rows[np.argsort(-scores[rows], kind="stable")]]
        found: dict[int, None] = {}
        for position in ranked.tolist():
            if position not in without:
                found[position] = None
                if len(found) == limit:
                    break
        return found

    def _scores(self, grams: Array) -> Array:
        """For each name row, the cosine of its grams and the query's, which has some."""
        ends = self._gram_ends[grams]
        starts = np.where(grams > 0, self._gram_ends[grams - 1], 0)
        weights = np.log1p(len(self._owners) / np.maximum(ends - starts, 1))
        shared = np.bincount(
            np.concatenate(
                [
                    self._gram_rows[start:end]
                    for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
                ]
            ),
            weights=np.repeat(weights, ends - starts),
            minlength=len(self._owners),
        )
        scores: Array = shared / np.sqrt(np.maximum(self._norms, 1e-9) * weights.sum())
        return scores


def _lookup(table: tuple[Array, Array], keys: Iterable[str]) -> list[int]:
    """The positions of any of the keys, sorted."""
    hashes, positions = table
    wanted = np.array([hash_key(key) for key in keys], dtype=np.uint64)
    starts = np.searchsorted(hashes, wanted, side="left")
    ends = np.searchsorted(hashes, wanted, side="right")
    return sorted(
        {
            position
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
            for position in positions[start:end].tolist()
        }
    )
