"""What does a departure mean, in words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.flows.nation import name_of
from witting.goods.nomenclature import format_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.flows.departure import Departure

_LEVELS = {
    "union": "in one customs union with Russia",
    "named": "named by official guidance as a place of transshipment",
    "wide": "named by the long list of transshipment places of 2022 alone",
}
BILLION, MILLION, THOUSAND = 1e9, 1e6, 1e3
PRICES = 3
"""Value that grows so many times more than quantity is growth of prices, or other goods."""


def read_departure(found: Departure) -> str:
    """Growth, place, goods, Russia and what else could explain it, as sentences."""
    return " ".join(_sentences(found))


def say_money(value: float, currency: str) -> str:
    """``1.2 million EUR``."""
    if abs(value) >= BILLION:
        return f"{value / BILLION:,.1f} billion {currency}".rstrip()
    if abs(value) >= MILLION:
        return f"{value / MILLION:,.1f} million {currency}".rstrip()
    if abs(value) >= THOUSAND:
        return f"{value / THOUSAND:,.0f} thousand {currency}".rstrip()
    return f"{value:,.0f} {currency}".rstrip()


def say_times(ratio: float | None) -> str:
    """``12 times``, or that there was nothing before."""
    if ratio is None:
        return "from nothing"
    return f"{ratio:,.0f} times" if ratio >= 10 else f"{ratio:.1f} times"  # noqa: PLR2004  # digits


def _sentences(found: Departure) -> Iterator[str]:
    goods = f"HS {format_code(found.code)}{f' ({found.what})' if found.what else ''}"
    country = name_of(found.country)
    usual, after = (say_money(each, found.currency) for each in (found.usual, found.after))
    if found.ratio is None:
        growth = f"began with the invasion: {after} a month, where there was none"
    else:
        growth = (
            f"is {say_times(found.ratio)} what its past lets expect: {after} a month, not {usual}"
        )
    yield f"Trade in {goods} with {country} {growth}, since {found.since}."
    if found.transshipment:
        yield f"{country} is {_LEVELS[found.transshipment]}."
    if found.tier:
        yield f"The goods are in tier {found.tier} of the common high-priority list."
    yield from _russia(found)
    yield from _others(found)


def _russia(found: Departure) -> Iterator[str]:
    if found.russia is None or not found.russia.declines:
        return
    was, now = (
        say_money(each, found.currency) for each in (found.russia.before, found.russia.after)
    )
    yield f"Direct trade in them with Russia fell from {was} to {now} a month."
    growth = found.after - found.usual
    if found.russia.lost > 0 and growth > 0:
        part = growth / found.russia.lost
        yield f"The growth is {part:.0%} of what Russia no longer gets."


def _others(found: Departure) -> Iterator[str]:
    """What else may explain the growth."""
    if found.elsewhere is not None:
        yield f"Elsewhere it grew to {found.elsewhere:.1f} times, which is taken off."
    quantity = found.quantity_ratio
    if quantity is not None and found.ratio and quantity < found.ratio / PRICES:
        yield f"By quantity it grew to {quantity:.1f} times: prices rose, or the goods changed."
    if not found.transshipment:
        yield "No list names the country as a place of transshipment: own demand may explain it."
