"""What does this version never look at, where the deal or what was found gives reason to?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from witting.model import NotChecked
from witting.routes import SIDES_AHEAD, assess_route
from witting.screening.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Deal, Exposure
    from witting.routes import Place

SECTION_11 = date(2023, 12, 22)
"""From this day a foreign bank is reached for deals with the five sectors, whoever is in them.

Source: Executive Order 14024, section 11; OFAC FAQ 1151, https://ofac.treasury.gov/faqs/1151
"""

TRADERS = frozenset({"us_person", "eu_operator", "uk_person", "exporter"})
"""Who is bound by bans on trade with a country; a bank outside of these is reached otherwise."""

EXPORTER = "exporter"
TARGET, BELARUS = "target", "by"
OCCUPIED = "occupied"


def never_looked_at(
    deal: Deal,
    *,
    exposures: Sequence[Exposure],
    day: date,
    who: str,
    signs: Signs | None = None,
    places: Sequence[Place] | None = None,
) -> Iterator[NotChecked]:
    """The checks that are not made by this version and that this deal asks for.

    Args:
        deal: As read.
        exposures: The provisions that are met.
        day: The day of the law.
        who: The perspective.
        signs: What red flags were told from; the deal alone where this is None.
        places: All that :func:`~witting.routes.assess_route` tells; asked for where this is None.
    """
    yield NotChecked("red_flags", (signs or Signs()).unseen)
    if exposures:
        yield NotChecked(
            "licences",
            "a licence that an authority gave to one party is not known here; general licences are "
            "looked at (witting regimes list).",
        )
    if places is None:
        places = assess_route(deal)
    yield from _trade_bans(places, who)
    yield from _sectors(places, day, who)


def _trade_bans(places: Sequence[Place], who: str) -> Iterator[NotChecked]:
    """Goods and services that may not be traded, whoever the parties are."""
    touched = [place for place in places if _is_under_bans(place, who)]
    if touched:
        names = ", ".join(dict.fromkeys(_name(place) for place in touched))
        yield NotChecked(
            "trade_bans",
            f"the deal touches {names}; which goods and services may be traded with it is judged "
            "for those goods alone that a file names (witting regimes list).",
            matters=True,
        )


def _is_under_bans(place: Place, who: str) -> bool:
    if place.concern == OCCUPIED:
        return True
    is_of_concern = place.concern == TARGET or place.country == BELARUS
    is_on_the_way = who != EXPORTER or place.side in SIDES_AHEAD
    return who in TRADERS and is_of_concern and is_on_the_way


def _name(place: Place) -> str:
    if place.concern == OCCUPIED:
        return "a part of Ukraine that Russia holds"
    return "Belarus" if place.country == BELARUS else "Russia"


def _sectors(places: Sequence[Place], day: date, who: str) -> Iterator[NotChecked]:
    is_reached = who == "non_us_bank" and day >= SECTION_11
    if is_reached and any(place.concern == TARGET for place in places):
        yield NotChecked(
            "sectors",
            "whether an unlisted party in Russia operates in technology, defense, construction, "
            "aerospace or manufacturing, which section 11 reaches as well, is not looked up by "
            "this version.",
        )
