"""What does a copy of an entry say of a person that the entry itself leaves out?

One publication of a list has birth dates, another has none. The Consolidated Screening List copies
OFAC's entries under OFAC's own numbers, so what it says of a birth date or a country stands for the
same person where OFAC's file at hand is silent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.screening.copies import CONSOLIDATED, JOINED, SDN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.model import Listing
    from witting.screening.watchlists import Watchlist


def fill_gaps(listing: Listing, watchlists: Sequence[Watchlist]) -> Listing:
    """The listing, with the birth dates and countries of its copy where it has none itself.

    Args:
        listing: Any entry; one that is no person, or lacks neither, is given back as it is.
        watchlists: All lists at hand.
    """
    if listing.schema != "Person" or listing.list not in (SDN, CONSOLIDATED):
        return listing
    if listing.birth_dates and listing.countries:
        return listing
    copy = _copy_of(listing, watchlists)
    if copy is None:
        return listing
    return replace(
        listing,
        birth_dates=listing.birth_dates or copy.birth_dates,
        countries=listing.countries or copy.countries,
    )


def _copy_of(listing: Listing, watchlists: Sequence[Watchlist]) -> Listing | None:
    """The entry with OFAC's number and a name in common; numbers are never given out twice."""
    joined = next((item for item in watchlists if item.name == JOINED), None)
    copy = joined.lookup(f"{JOINED}:{listing.id.partition(':')[2]}") if joined else None
    if copy is None or copy.schema != listing.schema:
        return None
    names = {name.text.casefold() for name in listing.names}
    return copy if any(name.text.casefold() in names for name in copy.names) else None
