"""Which country, code and month departs from its past in a way that diversion would explain?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from witting.flows.commodity import commodity_of, parse_code
from witting.flows.cube import build_cube
from witting.flows.departure import Departure, RussiaTrade
from witting.flows.judgement import Measure, departs, judge
from witting.flows.month import INVASION, format_month
from witting.flows.reading import read_departure
from witting.flows.tally import add_up
from witting.flows.trouble import Troubles
from witting.routes.concern import transshipment_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from witting.flows.cube import Cube
    from witting.flows.judgement import Judged
    from witting.flows.table import TradeTable
    from witting.model import Issue

RUSSIA = "ru"
CONTROLS = 3
"""So many countries that no list names as places of transshipment tell the growth elsewhere."""
MOST_COMMON, LEAST_COMMON = 3.0, 1.0
"""Growth elsewhere is taken off up to this; a fall elsewhere is not held against a corridor."""
MOST_SENDERS = 3
STAYS = 3
"""Months of which most are above what was expected, from the first of a departure on."""


@dataclass(frozen=True)
class Flows:
    """What a trade table comes to.

    Args:
        departures: By the signs of diversion, and by the excess.
        corridors: How many countries with a commodity the table has.
        tested: How many of them could be judged.
        rows: How many rows were read.
        first: The first month.
        last: The last month.
        currency: ISO 4217, or empty.
        measure: From when on a corridor was told of.
        issues: What could not be used.
        file: The table's name.
    """

    departures: tuple[Departure, ...]
    corridors: int
    tested: int
    rows: int
    first: str
    last: str
    currency: str
    measure: Measure
    issues: tuple[Issue, ...]
    file: str


def find_departures(table: TradeTable, measure: Measure | None = None) -> Flows:
    """The corridors of a table that have left their past.

    Russia itself is no corridor: what goes there directly is the mirror, not the detour.

    Args:
        table: As read.
        measure: From when on a corridor is told of.

    Raises:
        InputError: The months are too few.
    """
    measure = measure or Measure()
    cube = build_cube(table)
    common = _common(cube)
    judged = judge(cube, np.where(np.isnan(common), 1.0, common), measure)
    kept = departs(judged, measure) & _may_be(cube, judged)
    told = judged.where(kept)
    excess = float(told.excess.sum()) or 1.0
    senders = _senders(table, cube, told)
    found = [
        _departure(cube, told, row, common=common, whole=excess, table=table, senders=senders)
        for row in range(len(told.corridor))
    ]
    found.sort(key=lambda each: (-len(each.signs), -each.excess, each.country, each.code))
    return Flows(
        departures=tuple(replace(each, reading=read_departure(each)) for each in found),
        corridors=len(cube),
        tested=judged.tests,
        rows=table.rows,
        first=format_month(int(cube.months[0])),
        last=format_month(int(cube.months[-1])),
        currency=table.currency,
        measure=measure,
        issues=(*cube.issues, *_new_codes(cube, table.file)),
        file=table.file,
    )


def _may_be(cube: Cube, judged: Judged) -> NDArray[np.bool_]:
    """Without Russia itself, and without codes that are new and so have no past."""
    is_russia = np.array([code == RUSSIA for code in cube.countries])
    corridor = judged.corridor
    return ~is_russia[cube.country[corridor]] & cube.has_past[cube.commodity[corridor]]


def _new_codes(cube: Cube, file: str) -> Iterator[Issue]:
    goods = zip(cube.commodities, cube.has_past, strict=True)
    new = sorted(each.code for each, has_past in goods if not has_past)
    if new:
        troubles = Troubles(file)
        troubles.say(
            f"{len(new):,} codes were made on 1 January 2022 and have no past here "
            f"({', '.join(new[:5])}); they are not judged."
        )
        yield from troubles.issues()


def _common(cube: Cube) -> NDArray[np.float64]:
    """By corridor, how many times its commodity grew to the countries that no list names.

    NaN where fewer than CONTROLS of them trade in it. The median of the countries, so that one of
    them tells nothing.
    """
    is_control = np.array(
        [
            bool(code) and code != RUSSIA and transshipment_level(code) is None
            for code in cube.countries
        ]
    )[cube.country]
    before, after = cube.before, cube.after
    was, now = cube.sums(before) / int(before.sum()), cube.sums(after) / int(after.sum())
    usable = np.flatnonzero(is_control & (was > 0))
    growth = np.full(len(cube.commodities), np.nan)
    order = usable[np.argsort(cube.commodity[usable], kind="stable")]
    places, starts = np.unique(cube.commodity[order], return_index=True)
    groups = np.split(order, starts[1:]) if len(order) else []
    for place, members in zip(places, groups, strict=True):
        if len(members) >= CONTROLS:
            growth[place] = np.median(now[members] / was[members])
    return np.asarray(np.clip(growth, LEAST_COMMON, MOST_COMMON)[cube.commodity])


def _departure(
    cube: Cube,
    told: Judged,
    row: int,
    *,
    common: NDArray[np.float64],
    whole: float,
    table: TradeTable,
    senders: Sequence[tuple[tuple[str, float], ...]],
) -> Departure:
    corridor = int(told.corridor[row])
    country = cube.countries[int(cube.country[corridor])]
    goods = cube.commodities[int(cube.commodity[corridor])]
    values, expected = told.values[row], told.expected[row]
    before, after = cube.before, cube.after
    level = transshipment_level(country)
    russia = _russia(cube, int(cube.commodity[corridor]))
    elsewhere = float(common[corridor])
    ratio = float(told.ratio[row])
    peak = int(np.argmax(np.where(after, values, -1)))
    is_ahead = level is not None
    signs = {
        "growth": True,
        "transshipment": is_ahead,
        "high_priority": goods.tier is not None,
        "russia_declines": russia is not None and russia.declines,
    }
    return Departure(
        country=country,
        code=goods.code,
        codes=goods.codes,
        tier=goods.tier,
        what=goods.what,
        transshipment=level,
        months=tuple(format_month(int(month)) for month in cube.months),
        values=tuple(map(float, values)),
        expected=tuple(map(float, expected)),
        before=float(values[before].mean()),
        usual=float(expected[after].mean()),
        after=float(values[after].mean()),
        ratio=ratio if np.isfinite(ratio) else None,
        excess=float(told.excess[row]),
        share_of_growth=float(told.excess[row]) / whole,
        score=float(told.score[row]),
        chance=float(told.chance[row]),
        share_false=float(told.share_false[row]),
        elsewhere=None if np.isnan(elsewhere) else elsewhere,
        quantity_ratio=_quantity_ratio(cube, corridor),
        russia=russia,
        since=_since(cube, values, expected),
        peak=(format_month(int(cube.months[peak])), float(values[peak])),
        senders=senders[row],
        currency=table.currency,
        signs=tuple(sign for sign, is_so in signs.items() if is_so),
    )


def _russia(cube: Cube, commodity: int) -> RussiaTrade | None:
    places = [place for place, code in enumerate(cube.countries) if code == RUSSIA]
    mask = np.isin(cube.country, places) & (cube.commodity == commodity)
    found = np.flatnonzero(mask).astype(np.int64)
    if not len(found):
        return None
    [values] = cube.dense(found[:1])
    return RussiaTrade(float(values[cube.before].mean()), float(values[cube.after].mean()))


def _quantity_ratio(cube: Cube, corridor: int) -> float | None:
    if cube.quantities is None:
        return None
    [quantities] = cube.dense(np.array([corridor], dtype=np.int64), of="quantities")
    was, now = quantities[cube.before].mean(), quantities[cube.after].mean()
    return float(now / was) if was > 0 else None


def _since(cube: Cube, values: NDArray[np.float64], expected: NDArray[np.float64]) -> str:
    """The first month after the invasion from which on most months are above twice the expected."""
    above = (values > 2 * expected) & (values > 0)
    places = np.flatnonzero(cube.months > INVASION)
    for place in places:
        ahead = above[place : place + STAYS]
        if above[place] and ahead.mean() > 1 / 2:
            return format_month(int(cube.months[place]))
    return format_month(int(cube.months[places[0]]))


def _senders(table: TradeTable, cube: Cube, told: Judged) -> list[tuple[tuple[str, float], ...]]:
    """For each departure, who reports the most of it after the invasion."""
    if not len(told.corridor) or not cube.has_senders:
        return [()] * len(told.corridor)
    places = {each: place for place, each in enumerate(cube.commodities)}
    of_line = np.array([places[commodity_of(parse_code(text) or "")] for text in table.lines])
    rows = np.flatnonzero(table.month > INVASION)
    pair = table.partner[rows].astype(np.int64) * len(places) + of_line[table.line[rows]]
    wanted = (
        cube.country[told.corridor].astype(np.int64) * len(places) + cube.commodity[told.corridor]
    )
    size = len(table.countries)
    order = np.argsort(wanted)
    at = np.searchsorted(wanted[order], pair).clip(max=len(wanted) - 1)
    is_wanted = wanted[order][at] == pair
    cell = order[at[is_wanted]] * size + table.reporter[rows[is_wanted]]
    sums = add_up(cell, table.value[rows[is_wanted]], size=len(wanted) * size).reshape(
        len(wanted), size
    )
    return [_top(row, table.countries) for row in sums]


def _top(sums: NDArray[np.float64], countries: Sequence[str]) -> tuple[tuple[str, float], ...]:
    best = np.argsort(-sums, kind="stable")[:MOST_SENDERS]
    return tuple((countries[int(place)], float(sums[place])) for place in best if sums[place] > 0)
