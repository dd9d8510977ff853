"""Which names look as listed ones do, and which are listed?"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from gauge.made_up import iter_made_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from witting.model import Listing


class ListedLike:
    """Names with the statistics of those of the lists: words, scripts, lengths, schemas.

    Args:
        listings: Of the lists that are loaded; may be none.
        chance: Draws.
    """

    def __init__(self, listings: Sequence[Listing], chance: Random) -> None:
        self._listings = listings
        self._chance = chance
        self._made = self._iter_made() if listings else iter(())

    def draw(self) -> tuple[str, str] | None:
        """A made-up name and its schema; None where no list is loaded."""
        return next(self._made, None)

    def listed(self) -> tuple[str, str] | None:
        """A name as it stands on a list."""
        if not self._listings:
            return None
        listing = self._chance.choice(self._listings)
        return self._chance.choice(listing.names).text, listing.schema

    def _iter_made(self) -> Iterator[tuple[str, str]]:
        for _ in count():
            for record in iter_made_up(self._listings, names=100_000, chance=self._chance):
                entity = record.principal
                for name in (*entity.values("name"), *entity.values("alias")):
                    yield name, entity.schema
