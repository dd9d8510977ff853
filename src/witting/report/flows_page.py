"""How does a person see which trade has left its past?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from witting.flows.nation import name_of
from witting.flows.reading import say_money
from witting.goods.listed import load_lists
from witting.goods.nomenclature import format_code
from witting.report.flows_picture import NO_TIER, draw_corridor, draw_heat, say_short
from witting.report.legible import encodable, legible
from witting.report.wording import say_count

if TYPE_CHECKING:
    from markupsafe import Markup

    from witting.flows.analysis import Flows
    from witting.flows.departure import Departure

PLOTS = 60
"""Corridors that are drawn; the table has all of them, up to ROWS."""
ROWS = 500
COUNTRIES = 30
"""Rows of the map: the countries with the most."""
LEVELS = {
    "union": "customs union with Russia",
    "named": "named transshipment place",
    "wide": "named in 2022 alone",
}


def write_flows_page(found: Flows) -> bytes:
    """One self-contained page in UTF-8: no script, and nothing is loaded from elsewhere."""
    page = (
        _environment()
        .get_template("flows.html")
        .render(
            found=found,
            heat=_heat(found),
            plots=[(each, draw_corridor(each)) for each in found.departures[:PLOTS]],
            rows=found.departures[:ROWS],
            levels=LEVELS,
            high=sum(each.tier is not None for each in found.departures),
            ahead=sum(each.transshipment is not None for each in found.departures),
        )
    )
    return encodable(page).encode()


def _heat(found: Flows) -> Markup | None:
    """Countries, those with the most first, by the tiers, the gravest first."""
    excess: dict[tuple[str, str], float] = {}
    for each in found.departures:
        place = each.country, each.tier or NO_TIER
        excess[place] = excess.get(place, 0.0) + each.excess
    if not excess:
        return None
    totals = {code: _total(excess, code) for code, _ in excess}
    rows = sorted(totals, key=lambda code: (-totals[code], code))[:COUNTRIES]
    columns = [(tier, f"tier {tier}") for tier in load_lists().tiers]
    columns.append((NO_TIER, "other goods"))
    there = {column for _, column in excess}
    return draw_heat(
        {place: value for place, value in excess.items() if place[0] in rows},
        rows=[(code, name_of(code)) for code in rows],
        columns=[column for column in columns if column[0] in there or column[0] != NO_TIER],
        currency=found.currency,
    )


def _total(excess: dict[tuple[str, str], float], country: str) -> float:
    """High-priority goods go before others, whatever they are worth."""
    tiers = [value for (code, tier), value in excess.items() if code == country and tier != NO_TIER]
    other = excess.get((country, NO_TIER), 0.0)
    return sum(tiers) * 1e6 + other


def _chance(value: float) -> str:
    """``0.002`` or ``1e-06``."""
    return f"{value:.3f}" if value >= 0.001 else f"{value:.0e}"  # noqa: PLR2004  # digits


def _title(found: Departure) -> str:
    return f"{name_of(found.country)}, HS {format_code(found.code)}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("witting.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        legible=legible,
        money=say_money,
        short=say_short,
        country=name_of,
        hs=format_code,
        chance=_chance,
        title=_title,
    )
    environment.globals.update(count=say_count)
    return environment
