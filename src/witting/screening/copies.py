"""Does an entry of a list that joins others still stand where it was taken from?

The Consolidated Screening List is a copy of lists that have publishers of their own. Where one of
those is at hand and newer, it tells by itself who is listed, and an old copy would name people who
have been taken off since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Listing
    from witting.screening.watchlists import Watchlist

JOINED = "us.csl"

BLOCKED = "Block"
"""On the joined list, what being on the SDN List means (resources/lists/csl/sources.yaml)."""

OWN_LISTS = {
    "Entity List": "us.bis.entity-list",
    "Military End-User List": "us.bis.meu",
    "Denied Persons List": "us.bis.dpl",
}
"""What stands for the program of an entry of these lists, and the list itself."""

SDN, CONSOLIDATED = "us.ofac.sdn", "us.ofac.consolidated"
"""Lists of OFAC's. The joined list has their entries under OFAC's own numbers."""


def is_outdated_copy(
    listing: Listing, watchlist: Watchlist, watchlists: Sequence[Watchlist]
) -> bool:
    """Whether the lists that an entry was taken from are all at hand, newer, and speak instead.

    The copy still speaks where the newer list was read without its aliases and has the entry under
    the same number: the copy may have the alias that is asked for.

    Args:
        listing: Any entry.
        watchlist: The list that it is on.
        watchlists: All lists at hand.
    """
    if watchlist.name != JOINED:
        return False
    sources = {*_sources(listing)}
    newer = [
        item
        for item in watchlists
        if item.name in sources and item.newest >= watchlist.newest and not _helps(listing, item)
    ]
    return bool(sources) and len(newer) == len(sources)


def _sources(listing: Listing) -> Iterator[str]:
    """The lists that the entry was taken from; empty text for one without a reader of its own."""
    own = [OWN_LISTS.get(measure.program or "", "") for measure in listing.measures]
    if not any(own) and _number(listing).isdecimal():
        blocked = any(BLOCKED in measure.provisions for measure in listing.measures)
        yield SDN if blocked else CONSOLIDATED
    else:
        yield from own


def _helps(listing: Listing, own: Watchlist) -> bool:
    has_number = own.name in (SDN, CONSOLIDATED)
    return has_number and "aliases" in own.missing and own.holds(f"{own.name}:{_number(listing)}")


def _number(listing: Listing) -> str:
    return listing.id.partition(":")[2]
