"""Who, on any list of a day, may have this name, number or address?"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from witting.index import open_joint_index
from witting.index.hash_table import HashTable
from witting.index.list_index import identifier_keys
from witting.screening.copies import is_outdated_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from witting.index import ListIndex
    from witting.index.address_index import AddressIndex
    from witting.index.name_index import NameIndex
    from witting.model import Identifier, Listing
    from witting.screening.watchlists import Watchlist


class Roster:
    """Everyone on some lists, by one index over all of them. Safe to share between threads.

    Args:
        watchlists: The lists that speak.
        folder: Where indexes over several lists are kept.

    Raises:
        HomeError: The index of a snapshot cannot be read.
    """

    def __init__(self, watchlists: Sequence[Watchlist], folder: Path) -> None:
        self.watchlists = tuple(watchlists)
        self.index = open_joint_index([item.parts for item in watchlists], folder)
        self._parts = tuple((item, part) for item in watchlists for part in item.parts)
        self._starts = list(accumulate((len(part) for _, part in self._parts), initial=0))
        self.names: NameIndex = self.index.names
        """All names; the parts of their owners are those of :meth:`part`."""
        self.addresses = RosterAddresses(
            self.index.addresses, self._parts, self._starts, self.watchlists
        )

    def __len__(self) -> int:
        """How many entries all lists hold, replaced ones included."""
        return sum(map(len, self.watchlists))

    def part(self, number: int) -> tuple[Watchlist, ListIndex]:
        """A snapshot and the list that it is of, by its place among all, from 0."""
        return self._parts[number]

    def find_numbers(self, identifiers: Iterable[Identifier]) -> Iterator[tuple[int, int]]:
        """Entries that may have one of the identifiers: which :meth:`part`, and where in it.

        In the order of the parts; one that an amendment replaces is left out.
        """
        for place in self._numbers.find(identifier_keys(identifiers)) if self._parts else ():
            number = bisect_right(self._starts, place) - 1
            watchlist, part = self._parts[number]
            position = place - self._starts[number]
            later = watchlist.parts[watchlist.parts.index(part) + 1 :]
            if not later or not _is_replaced(part.listing(position), later):
                yield number, position

    @cached_property
    def _numbers(self) -> HashTable:
        """Those of all parts, whose positions go on from part to part."""
        tables = [part.numbers for _, part in self._parts]
        return HashTable.join(tables, offsets=self._starts[:-1])


class RosterAddresses:
    """All addresses of a roster; see :class:`~witting.screening.address_search.ListedAddresses`.

    Args:
        index: Its owners are positions among the entries of all parts, end to end.
        parts: Each snapshot with its list.
        starts: The positions at which each part begins.
        watchlists: The lists that speak.
    """

    def __init__(
        self,
        index: AddressIndex,
        parts: Sequence[tuple[Watchlist, ListIndex]],
        starts: Sequence[int],
        watchlists: Sequence[Watchlist],
    ) -> None:
        self.index = index
        self._parts = parts
        self._watchlists = watchlists
        self._starts = starts

    def listing(self, position: int) -> tuple[Listing, str] | None:
        """Who stands at a position and the version of the list; None where it is an old copy."""
        number = bisect_right(self._starts, position) - 1
        watchlist, part = self._parts[number]
        listing = part.listing(position - self._starts[number])
        if is_outdated_copy(listing, watchlist, self._watchlists):
            return None
        return listing, watchlist.version


def _is_replaced(listing: Listing, later: Iterable[ListIndex]) -> bool:
    return any(part.position_of(listing.id) is not None for part in later)
