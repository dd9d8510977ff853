"""Whom was a party found to be, when it was looked for before?"""

from __future__ import annotations

import threading
from collections import OrderedDict
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from witting.matching import Match
    from witting.model import Query
    from witting.screening.watchlists import Watchlist

    Found = tuple[tuple[Watchlist, Match], ...]

MOST_NOBODIES = 65_536
"""So many parties are remembered who are nobody, as most are. Some 50 MB."""
MOST_LISTED = 2_048
"""So many are remembered with whom they may be, which takes twenty times as much: the entries, and
all that explains the matches. Some 40 MB."""
_KEY = attrgetter("name", "schema", "countries", "birth_date", "identifiers")
"""All that is matched of a query; its address is not, see screening/address.py for that."""


class PartyMemory:
    """Remembers parties, whoever was not asked for longest forgotten first.

    Safe to share between threads.

    Args:
        find: Looks for parties that are not remembered, all at once.
    """

    def __init__(self, find: Callable[[Sequence[Query]], Sequence[Found]]) -> None:
        self._find = find
        self._nobodies: OrderedDict[Hashable, Found] = OrderedDict()
        self._listed: OrderedDict[Hashable, Found] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._nobodies) + len(self._listed)

    def look_up(self, query: Query) -> Found:
        """Whom the party may be."""
        key = _KEY(query)
        with self._lock:
            known = self._recall(key)
        if known is None:
            [known] = self._find([query])
            with self._lock:
                self._keep(key, known)
        return known

    def look_up_all(self, queries: Sequence[Query]) -> list[Found]:
        """Whom each of some parties may be, in their order."""
        keys = [*map(_KEY, queries)]
        with self._lock:
            known = {key: self._recall(key) for key in keys}
        new = {key: query for key, query in zip(keys, queries, strict=True) if known[key] is None}
        if new:
            found = self._find([*new.values()])
            with self._lock:
                for key, hits in zip(new, found, strict=True):
                    self._keep(key, hits)
                    known[key] = hits
        return [known[key] or () for key in keys]

    def _recall(self, key: Hashable) -> Found | None:
        """What was found, or None where nothing is remembered."""
        for kept in (self._nobodies, self._listed):
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        return None

    def _keep(self, key: Hashable, found: Found) -> None:
        kept, most = (self._listed, MOST_LISTED) if found else (self._nobodies, MOST_NOBODIES)
        kept[key] = found
        if len(kept) > most:
            kept.popitem(last=False)
