"""Which listed names are put to the test?

Every list and script is drawn from, in proportion to its names but never with fewer than LEAST: a
script that few entries have must not go untested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.screening.copies import is_outdated_copy
from witting.validation.script import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from witting.model import Listing
    from witting.screening.watchlists import Watchlist

LEAST = 3
"""So many names of a list and script are drawn where there are as many."""


@dataclass(frozen=True, slots=True)
class DrawnName:
    """A name as a list has it.

    Args:
        entity: The id of the entry that has it.
        kind: primary, alias, weak or previous.
    """

    list: str
    entity: str
    schema: str
    text: str
    kind: str
    script: str


def iter_names(watchlists: Sequence[Watchlist]) -> Iterator[DrawnName]:
    """Every name of every entry that speaks, in the order of the lists."""
    for watchlist in watchlists:
        for listing in _entries(watchlist):
            if not is_outdated_copy(listing, watchlist, watchlists):
                for name in listing.names:
                    yield DrawnName(
                        list=watchlist.name,
                        entity=listing.id,
                        schema=listing.schema,
                        text=name.text,
                        kind=name.kind,
                        script=script_of(name.text),
                    )


def draw(names: Sequence[DrawnName], *, size: int, chance: Random) -> tuple[DrawnName, ...]:
    """About ``size`` of the names, stratified by list and script, in the order of those."""
    strata: dict[tuple[str, str], list[DrawnName]] = {}
    for name in names:
        strata.setdefault((name.list, name.script), []).append(name)
    drawn: list[DrawnName] = []
    for key in sorted(strata):
        stratum = strata[key]
        share = max(LEAST, round(size * len(stratum) / len(names)))
        drawn.extend(chance.sample(stratum, min(share, len(stratum))))
    return tuple(drawn)


def _entries(watchlist: Watchlist) -> Iterator[Listing]:
    """The entries of all parts; one that a later amendment replaces is left out."""
    for place, part in enumerate(watchlist.parts):
        later = watchlist.parts[place + 1 :]
        for position in range(len(part)):
            listing = part.listing(position)
            if all(newer.position_of(listing.id) is None for newer in later):
                yield listing
