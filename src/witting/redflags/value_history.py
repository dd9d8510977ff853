"""Is a price or an amount far off what this customer pays, or an order in pieces?

Source: Commerce, Treasury and Justice, tri-seal compliance note of 2 March 2023 (values of more
than five times less; splitting); FinCEN and BIS, joint notice of 6 November 2023 (several
suppliers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.redflags.case import Signal
from witting.redflags.ledger import UNITS
from witting.redflags.ledger_line import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from witting.redflags.case import Case
    from witting.redflags.history_case import Past
    from witting.redflags.ledger import Rows
    from witting.redflags.ledger_line import LedgerLine

FACTOR = 5.0
"""So many times under or over is told of."""
FEWEST_PRICES = 5
"""So many earlier prices show what is usual."""
STEADY = 3.0
"""Prices whose quartiles lie further apart than this have no usual level."""
PIECES_WITHIN = 14
FEWEST_PIECES = 3
SMALL = 0.5
"""A piece is at most this part of the former size."""
WHOLE = (0.6, 1.7)
"""The sum of the pieces lies within these parts of the former size."""
SUPPLIERS_WITHIN = 30
FEWEST_SUPPLIERS = 3
_HEADING = 100


def values_far_off(case: Case) -> Iterator[Signal]:
    """A line whose price by unit, or else whose amount, is five times off its history."""
    past = case.past
    if past is None:
        return
    for number, line in enumerate(past.lines):
        if line.code != UNKNOWN and line.amount > 0:
            yield from _line(past, line, number)


def split_shipments(case: Case) -> Iterator[Signal]:
    """Several small deals to one consignee within days that add up to one of the former size."""
    past = case.past
    if past is None or not past.day:
        return
    rows, own = past.consignee_rows, sum(line.amount for line in past.lines)
    currency = past.currency(past.lines[0])
    rows = rows.where(rows["currency"] == currency)
    usual = _by_deal(rows.between(0, past.day - PIECES_WITHIN))
    if len(usual) < FEWEST_PRICES or own <= 0 or not _is_steady(usual):
        return
    size = float(np.median(usual))
    lately = _by_deal(rows.between(past.day - PIECES_WITHIN, past.day))
    pieces = lately[lately <= SMALL * size]
    total, count = float(pieces.sum()) + own, len(pieces) + 1
    is_whole = WHOLE[0] * size <= total <= WHOLE[1] * size
    if own <= SMALL * size and count >= FEWEST_PIECES and is_whole:
        told = (
            f"{count} deals of at most {SMALL * size:,.0f} {past.lines[0].currency} went to this "
            f"consignee within {PIECES_WITHIN} days and add up to {total:,.0f}, about one deal of "
            f"the former size ({size:,.0f})."
        )
        yield Signal("amount", told, {"pieces": count, "total": round(total, 2), "usual": size})


def suppliers_at_once(case: Case) -> Iterator[Signal]:
    """Payments of one payer to several suppliers of goods of one heading within a month."""
    past = case.past
    if past is None or not past.is_paid_by_customer:
        return
    headings = {code // _HEADING for code in past.codes}
    rows = past.customer_rows.between(past.day - SUPPLIERS_WITHIN, past.day + 1)
    rows = rows.where(rows["is_high"].astype(bool) & (rows["supplier"] >= 0))
    rows = rows.where(np.isin(rows["code"] // _HEADING, list(headings)))
    paid = set(rows["supplier"].tolist())
    # The history may hold the deal itself, or not.
    suppliers = len(paid if past.supplier is None else paid | {past.supplier})
    usual = past.earlier.between(0, past.day - SUPPLIERS_WITHIN)
    if suppliers < FEWEST_SUPPLIERS or not _are_small(rows, usual):
        return
    told = (
        f"{past.customer_name} paid {suppliers} suppliers of goods under the same heading within "
        f"{SUPPLIERS_WITHIN} days."
    )
    yield Signal(past.customer_subject, told, {"suppliers": suppliers})


def _line(past: Past, line: LedgerLine, number: int) -> Iterator[Signal]:
    rows = past.earlier
    rows = rows.where(
        (rows["code"] == line.code)
        & (rows["currency"] == past.currency(line))
        & (rows["amount"] > 0)
    )
    if line.quantity > 0:
        rows = rows.where((rows["unit"] == UNITS.index(line.unit)) & (rows["quantity"] > 0))
        values, own = rows["amount"] / rows["quantity"], line.amount / line.quantity
        what = f"a {'kilogram' if line.unit == 'kg' else 'piece'}"
    else:
        values, own, what = rows["amount"].astype(float), line.amount, "a deal"
    if len(values) < FEWEST_PRICES or not _is_steady(values):
        return
    usual = float(np.median(values))
    times = own / usual
    if 1 / FACTOR < times < FACTOR:
        return
    side = f"{times:.1f} times" if times >= 1 else f"a {1 / times:.1f}th of"
    told = (
        f"{own:,.2f} {line.currency} for {what} is {side} what {past.customer_name} paid before "
        f"({usual:,.2f} in the median of {len(values)})."
    )
    evidence = {"value": round(own, 4), "usual": round(usual, 4), "times": round(times, 3)}
    yield Signal(f"goods[{number}]" if past.deal.goods else "amount", told, evidence)


def _is_steady(values: NDArray[Any]) -> bool:
    """Whether there is a usual level at all."""
    low, high = np.percentile(values.astype(float), [25, 75])
    return bool(low > 0 and high / low <= STEADY)


def _are_small(rows: Rows, usual: Rows) -> bool:
    """Whether the payments are smaller than before; where there are too few before, they may be."""
    before = _by_deal(usual)
    if len(before) < FEWEST_PRICES:
        return True
    return bool(np.median(_by_deal(rows)) < np.median(before))


def _by_deal(rows: Rows) -> NDArray[np.float64]:
    """The sum of each deal."""
    _, places = np.unique(rows["deal"], return_inverse=True)
    return np.asarray(np.bincount(places, weights=rows["amount"]), dtype=np.float64)
