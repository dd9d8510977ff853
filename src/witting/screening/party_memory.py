"""Whom was a party found to be, when it was looked for before?"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from witting.model import Query
from witting.screening.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from witting.matching import Match
    from witting.screening.watchlists import Watchlist

    Hit = tuple[Watchlist, Match]
    Found = tuple[Hit, ...]

MOST_NOBODIES = 65_536
"""So many parties are remembered who are nobody, as most are. Some 50 MB."""
MOST_LISTED = 2_048
"""So many are remembered with whom they may be, which takes twenty times as much: the entries, and
all that explains the matches. Some 40 MB."""
_KEY = attrgetter("name", "schema", "countries", "birth_date", "identifiers")
"""All that is matched of a query; its address is not, see screening/address.py for that."""


class PartyMemory(Memory[Query, "Hit"]):
    """Remembers parties.

    Args:
        find: Looks for parties that are not remembered, all at once.
    """

    def __init__(self, find: Callable[[Sequence[Query]], Sequence[Found]]) -> None:
        super().__init__(find, key=_KEY, most_empty=MOST_NOBODIES, most_found=MOST_LISTED)
