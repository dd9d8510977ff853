"""Which positions have a key? Two sorted columns, of hashes and of positions."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Array = np.ndarray[Any, Any]


class HashTable(NamedTuple):
    """Keys by a number of 64 bits; two keys may share one, so it only proposes."""

    hashes: Array
    positions: Array

    @classmethod
    def build(cls, keys: Iterable[Iterable[str]]) -> Self:
        """The table of the keys of each position, from 0."""
        pairs = {(_hash(key), position) for position, own in enumerate(keys) for key in own}
        table = sorted(pairs)
        return cls(
            np.array([number for number, _ in table], dtype="<u8"),
            np.array([position for _, position in table], dtype="<i4"),
        )

    @classmethod
    def open(cls, arrays: Mapping[str, Array], name: str) -> Self:
        """The table that :meth:`arrays` laid among others."""
        return cls(arrays[f"{name}_hashes"], arrays[f"{name}_positions"])

    def arrays(self, name: str) -> dict[str, Array]:
        """The columns, under a name."""
        return {f"{name}_hashes": self.hashes, f"{name}_positions": self.positions}

    @classmethod
    def join(cls, tables: Sequence[HashTable], *, offsets: Iterable[int]) -> Self:
        """All tables as one.

        Args:
            tables: At least one.
            offsets: What is added to the positions of each, so that they do not meet.
        """
        hashes = np.concatenate([table.hashes for table in tables])
        moved = zip(tables, offsets, strict=True)
        positions = np.concatenate([table.positions + offset for table, offset in moved])
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], positions[order])

    def find(self, keys: Iterable[str]) -> list[int]:
        """The positions of any of the keys, sorted, none twice."""
        found: set[int] = set()
        for key in keys:
            number = np.uint64(_hash(key))
            place = int(self.hashes.searchsorted(number))
            while place < len(self.hashes) and self.hashes[place] == number:
                found.add(int(self.positions[place]))
                place += 1
        return sorted(found)

    def shared_with(self, others: Iterable[HashTable]) -> list[int]:
        """The positions whose keys may be in other tables, too; sorted, none twice."""
        theirs = [other.hashes for other in others]
        if not theirs:
            return []
        is_shared = np.isin(self.hashes, np.concatenate(theirs))
        return sorted({*self.positions[is_shared].tolist()})


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")
