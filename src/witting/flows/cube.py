"""How much went to each country under each commodity in each month?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from witting.errors import InputError
from witting.flows.commodity import commodity_of, is_of_revision, parse_code
from witting.flows.month import INVASION, REVISION, format_month
from witting.flows.tally import add_up
from witting.flows.trouble import Troubles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from witting.flows.commodity import Commodity
    from witting.flows.table import TradeTable
    from witting.model import Issue

FEWEST_BEFORE = 12
"""Months of past that show a year."""
FEWEST_AFTER = 3


@dataclass(frozen=True)
class Cube:
    """The corridors of a table: a country with a commodity, by month.

    Args:
        country: Place of each corridor's country in ``countries``.
        commodity: Place of its commodity in ``commodities``.
        countries: As the table has them.
        commodities: All of them.
        months: The months that the table covers, as months since the year 0; a month in which
            nobody reports anything is not among them.
        keys: For each cell that is not empty, corridor * months + place of the month; sorted.
        values: Of each such cell.
        quantities: Likewise, or None.
        has_senders: Whether several reporters tell of the partners.
    """

    country: NDArray[np.int32]
    commodity: NDArray[np.int32]
    countries: Sequence[str]
    commodities: Sequence[Commodity]
    months: NDArray[np.int32]
    keys: NDArray[np.int64]
    values: NDArray[np.float64]
    quantities: NDArray[np.float64] | None
    has_senders: bool
    issues: tuple[Issue, ...]

    @property
    def before(self) -> NDArray[np.bool_]:
        """Which months are before February 2022."""
        return self.months < INVASION

    @property
    def after(self) -> NDArray[np.bool_]:
        """Which months are after it."""
        return self.months > INVASION

    @property
    def has_past(self) -> NDArray[np.bool_]:
        """Of which commodities the past is known.

        Not of those whose codes were all made on 1 January 2022, and that nobody traded in before:
        what they came from is not in the table.
        """
        old = self._before_revision()
        return np.array(
            [
                bool(traded) or not is_of_revision(each)
                for each, traded in zip(self.commodities, old, strict=True)
            ],
            dtype=bool,
        )

    def _before_revision(self) -> NDArray[np.float64]:
        sums = self.sums(self.months < REVISION)
        return add_up(self.commodity, sums, size=len(self.commodities))

    def __len__(self) -> int:
        """How many corridors."""
        return len(self.country)

    def dense(self, corridors: NDArray[np.int64], *, of: str = "values") -> NDArray[np.float64]:
        """The months of some corridors as rows, 0 where nothing was reported."""
        width = len(self.months)
        cells = self.values if of == "values" else self.quantities
        assert cells is not None
        rows = np.zeros((len(corridors), width))
        starts = np.searchsorted(self.keys, corridors * width)
        ends = np.searchsorted(self.keys, (corridors + 1) * width)
        counts = ends - starts
        row = np.repeat(np.arange(len(corridors)), counts)
        cell = np.arange(int(counts.sum())) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        rows[row, self.keys[cell] % width] = cells[cell]
        return rows

    def sums(self, mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        """What each corridor comes to over some of the months."""
        width = len(self.months)
        wanted = mask[self.keys % width]
        return add_up(self.keys[wanted] // width, self.values[wanted], size=len(self))


def build_cube(table: TradeTable) -> Cube:
    """Adds the rows of a table up by country, commodity and month.

    The country is the partner, or the reporter where the table has no partner. A row that says
    the same as an earlier one in every column counts once; what differs in the value is added.

    Raises:
        InputError: The months are too few to have a past and something after it.
    """
    troubles = Troubles(table.file)
    months = np.unique(table.month).astype(np.int32)
    _require(months, file=table.file)
    keep = _once(table, troubles)
    side = table.partner if _has_partner(table) else table.reporter
    goods = [commodity_of(parse_code(text) or "") for text in table.lines]
    places = {each: place for place, each in enumerate(dict.fromkeys(goods))}
    of_line = np.array([places[each] for each in goods], dtype=np.int64)
    commodity = of_line[table.line[keep]]
    pair = side[keep].astype(np.int64) * len(places) + commodity
    corridors, corridor = np.unique(pair, return_inverse=True)
    month = np.searchsorted(months, table.month[keep])
    keys, cell = np.unique(corridor * len(months) + month, return_inverse=True)
    quantity = table.quantity[keep] if table.quantity is not None else None
    return Cube(
        country=(corridors // len(places)).astype(np.int32),
        commodity=(corridors % len(places)).astype(np.int32),
        countries=table.countries,
        commodities=tuple(places),
        months=months,
        keys=keys,
        values=add_up(cell, table.value[keep]),
        quantities=None if quantity is None else add_up(cell, np.nan_to_num(quantity)),
        has_senders=_has_partner(table) and len(np.unique(table.reporter)) > 1,
        issues=(*table.issues, *troubles.issues(), *_gaps(months, table.file)),
    )


def _has_partner(table: TradeTable) -> bool:
    return bool(table.countries[int(table.partner[0])])


def _require(months: NDArray[np.int32], *, file: str) -> None:
    before, after = int((months < INVASION).sum()), int((months > INVASION).sum())
    if before >= FEWEST_BEFORE and after >= FEWEST_AFTER:
        return
    span = f"{format_month(int(months[0]))} to {format_month(int(months[-1]))}"
    raise InputError(
        f"the table has {before} months before February 2022 and {after} after it ({span}).",
        where=file,
        remedy=f"It takes at least {FEWEST_BEFORE} before, to know the past, and {FEWEST_AFTER} "
        "after.",
    )


def _once(table: TradeTable, troubles: Troubles) -> NDArray[np.int64]:
    """The rows without those that repeat an earlier one in full."""
    key = table.reporter.astype(np.int64)
    for part, size in (
        (table.partner, len(table.countries)),
        (table.line, len(table.lines)),
        (table.month - int(table.month.min()), int(np.ptp(table.month)) + 1),
    ):
        key = key * size + part
    order = np.lexsort((table.row, table.value, key))
    is_same = (np.diff(key[order]) == 0) & (np.diff(table.value[order]) == 0)
    _tell(
        table.row[order[1:][is_same]],
        "the row repeats an earlier one in country, code, month and value; counted once.",
        troubles,
    )
    kept = np.sort(np.concatenate((order[:1], order[1:][~is_same])))
    by_key = kept[np.lexsort((table.row[kept], key[kept]))]
    _tell(
        table.row[by_key[1:][np.diff(key[by_key]) == 0]],
        "another row has the same countries, code and month with another value; added up.",
        troubles,
    )
    return kept


def _tell(rows: NDArray[np.int32], what: str, troubles: Troubles) -> None:
    troubles.add(what, row=int(rows.min()) if len(rows) else None, count=len(rows))


def _gaps(months: NDArray[np.int32], file: str) -> list[Issue]:
    """Months within the table's span in which nothing is reported at all."""
    missing = sorted({*range(int(months[0]), int(months[-1]))} - {*map(int, months)})
    if not missing:
        return []
    troubles = Troubles(file)
    names = ", ".join(map(format_month, missing[:12]))
    more = " and others" if len(missing) > 12 else ""  # noqa: PLR2004  # a line's worth
    troubles.say(f"no row is of {names}{more}; these months are left out.")
    return list(troubles.issues())
