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

    Unlike :func:`functools.lru_cache` it lets many who are new be looked for at once. Safe to share
    between threads.

    Args:
        find_all: Looks for parties that are not remembered.
    """

    def __init__(self, find_all: Callable[[Sequence[Query]], Sequence[Found]]) -> None:
        self._find_all = find_all
        self._nobodies: OrderedDict[Hashable, Found] = OrderedDict()
        self._listed: OrderedDict[Hashable, Found] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._nobodies) + len(self._listed)

    def look_up(self, queries: Sequence[Query]) -> list[Found]:
        """Whom each party may be."""
        keys = [*map(_KEY, queries)]
        with self._lock:
            found = {key: self._recall(key) for key in keys}
        new = {key: query for key, query in zip(keys, queries, strict=True) if found[key] is None}
        if new:
            answers = dict(zip(new, self._find_all([*new.values()]), strict=True))
            with self._lock:
                for key, hits in answers.items():
                    self._keep(key, hits)
            found |= answers
        return [found[key] or () for key in keys]

    def _recall(self, key: Hashable) -> Found | None:
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
