"""Whom was a party found to be, when it was looked for before?"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.matching import Match
    from witting.model import Query
    from witting.screening.watchlists import Watchlist

    Found = tuple[tuple[Watchlist, Match], ...]

MOST_NOBODIES = 65_536
"""So many parties are remembered who are nobody, as most are. Some 50 MB."""
MOST_LISTED = 2_048
"""So many are remembered with whom they may be, which takes twenty times as much: the entries, and
all that explains the matches. Some 40 MB."""


class PartyMemory:
    """Remembers parties, whoever was not asked for longest forgotten first.

    Safe to share between threads.

    Args:
        find: Looks for a party that is not remembered.
    """

    def __init__(self, find: Callable[[Query], Found]) -> None:
        self._find = find
        self._nobodies: OrderedDict[Query, Found] = OrderedDict()
        self._listed: OrderedDict[Query, Found] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._nobodies) + len(self._listed)

    def look_up(self, query: Query) -> Found:
        """Whom the party may be."""
        with self._lock:
            for kept in (self._nobodies, self._listed):
                if query in kept:
                    kept.move_to_end(query)
                    return kept[query]
        found = self._find(query)
        with self._lock:
            self._keep(query, found)
        return found

    def _keep(self, query: Query, found: Found) -> None:
        kept, most = (self._listed, MOST_LISTED) if found else (self._nobodies, MOST_NOBODIES)
        kept[query] = found
        if len(kept) > most:
            kept.popitem(last=False)
