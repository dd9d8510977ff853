"""Was this id seen before, in a file of ten million?"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from witting.model import Deal

RECENT = 50_000
"""Ids that are remembered with their place, which takes 150 bytes each; the older ones take 8."""
_LARGEST = 1 << 20
"""Blocks of so many are not joined any more: for a moment that takes twice their room."""


class SeenIds:
    """Remembers ids by 64 bits of their digest.

    Two different ids of ten million are taken for the same once in 370,000 such files.

    Args:
        recent: How many are remembered with their place.
    """

    def __init__(self, recent: int = RECENT) -> None:
        self._limit = recent
        self._recent: dict[int, str] = {}
        self._older: list[NDArray[np.uint64]] = []

    def see(self, name: str, place: str) -> str | None:
        """Where the id was seen before (``earlier`` where that is long ago), else None."""
        key = int.from_bytes(blake2b(name.encode(errors="replace"), digest_size=8).digest(), "big")
        found = self._recent.get(key)
        if found is not None:
            return found
        if self._older and any(_holds(block, key) for block in self._older):
            return "earlier"
        self._recent[key] = place
        if len(self._recent) >= self._limit:
            self._put_away()
        return None

    def _put_away(self) -> None:
        """Moves the recent ids into a sorted block, and joins blocks of like size."""
        import numpy as np  # noqa: PLC0415  # only a large file needs it

        block = np.fromiter(self._recent, dtype=np.uint64, count=len(self._recent))
        self._recent = {}
        while self._older and len(self._older[-1]) <= len(block) < _LARGEST:
            block = np.concatenate((self._older.pop(), block))
        block.sort()
        self._older.append(block)


def _holds(block: NDArray[np.uint64], key: int) -> bool:
    place = int(block.searchsorted(block.dtype.type(key)))
    return place < len(block) and int(block[place]) == key


def report_repeated_ids(deals: Iterable[Deal]) -> Iterator[Deal]:
    """The deals, each with an issue where its id was seen before."""
    seen = SeenIds()
    for deal in deals:
        place = deal.source.locator if deal.source else ""
        before = seen.see(deal.id, place)
        yield deal if before is None else _with_issue(deal, before, place)


def _with_issue(deal: Deal, before: str, place: str) -> Deal:
    if deal.source is None:
        issue = Issue("deal, id", "another deal has the same id; both were kept.")
    else:
        issue = Issue(
            f"{deal.source.file} {place}, id".strip(),
            f"another deal of the file has the same id ({before}); both were kept.",
        )
    return deal if issue in deal.issues else replace(deal, issues=(*deal.issues, issue))
