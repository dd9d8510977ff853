"""Which entries came onto the lists, left them, or count otherwise than before?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.screening.copies import CONSOLIDATED, JOINED, SDN, is_outdated_copy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from witting.model import Listing
    from witting.screening.watchlists import Watchlist


def changed_listings(
    old: Sequence[Watchlist], new: Sequence[Watchlist]
) -> dict[str, tuple[Listing, ...]]:
    """The entries that are not the same on both, by their ids, as they were and as they are.

    An entry that is a copy of another list's may count otherwise though it says the same, since
    that list does; and a copy may fill a gap of an entry, which then counts as changed with it.

    Args:
        old: The lists that spoke.
        new: Those that speak.
    """
    found: dict[str, tuple[Listing, ...]] = {}
    before, after = ({item.name: item for item in lists} for lists in (old, new))
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        is_same = one is not None and other is not None and _folders(one) == _folders(other)
        if is_same and name != JOINED:
            continue
        was, now = _speaking(one, old), _speaking(other, new)
        for own_id in was.keys() | now.keys():
            if was.get(own_id) != now.get(own_id):
                sides = (was.get(own_id), now.get(own_id))
                found[own_id] = tuple(item for item in sides if item is not None)
    return found | _filled(found, (*old, *new))


def _folders(watchlist: Watchlist) -> list[str]:
    return [str(item.folder) for item in watchlist.snapshots]


def _speaking(watchlist: Watchlist | None, lists: Sequence[Watchlist]) -> dict[str, Listing]:
    """Every entry as the newest file has it, but copies that no longer count."""
    found: dict[str, Listing] = {}
    for part in watchlist.parts if watchlist else ():
        for position in range(len(part)):
            listing = part.listing(position)
            found[listing.id] = listing
    if watchlist is None or watchlist.name != JOINED:
        return found
    return {
        own_id: listing
        for own_id, listing in found.items()
        if not is_outdated_copy(listing, watchlist, lists)
    }


def _filled(changed: Collection[str], lists: Sequence[Watchlist]) -> dict[str, tuple[Listing, ...]]:
    """The entries of OFAC's whose gaps a copy that changed fills."""
    found: dict[str, tuple[Listing, ...]] = {}
    for own_id in changed:
        name, _, number = own_id.partition(":")
        if name == JOINED:
            for watchlist in lists:
                if watchlist.name in (SDN, CONSOLIDATED):
                    listing = watchlist.lookup(f"{watchlist.name}:{number}")
                    if listing is not None:
                        found[listing.id] = (*found.get(listing.id, ()), listing)
    return found
