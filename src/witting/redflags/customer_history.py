"""Is a customer new, or does it buy what it never bought, or far more of it?

Source: FinCEN and BIS, supplemental joint alert of 19 May 2023; G7 industry guidance of
24 September 2024.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.redflags.case import Signal
from witting.redflags.history_case import count_deals, say_day
from witting.redflags.payer import INVASION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.redflags.case import Case
    from witting.redflags.ledger import Rows

YEAR = 365
GROWTH = 3.0
"""So many times the yearly purchases from before the invasion are a significant increase."""
FEWEST_DEALS = 4
"""So many deals of a year are no chance."""
FEWEST_BEFORE = 3
"""So many deals show what a customer used to buy."""


def new_customers(case: Case) -> Iterator[Signal]:
    """A customer that the history does not have before the invasion, though it begins earlier."""
    past = case.past
    if past is None or not (past.is_since_invasion and past.knows_before and past.has_customer):
        return
    if len(past.before_invasion):
        return
    rows = past.earlier
    first = f"first seen on {say_day(rows['day'].min())}" if len(rows) else "never seen before"
    told = (
        f"{past.customer_name} is new since the invasion: the history of {past.ledger.name} begins "
        f"on {say_day(past.ledger.first_day)}, and the customer is {first}."
    )
    yield Signal(past.customer_subject, told, {"earlier_deals": count_deals(rows)})


def new_goods(case: Case) -> Iterator[Signal]:
    """A customer from before the invasion that bought no listed goods then."""
    past = case.past
    if past is None or not (past.is_since_invasion and past.knows_before):
        return
    before = past.before_invasion
    deals = count_deals(before)
    if deals < FEWEST_BEFORE or before["is_high"].any():
        return
    told = (
        f"{past.customer_name} made {deals} deals before the invasion, none of them in "
        "high-priority goods."
    )
    yield Signal(past.customer_subject, told, {"deals_before": deals})


def increases(case: Case) -> Iterator[Signal]:
    """Far more listed goods in the year to the deal than in a year before the invasion."""
    past = case.past
    if past is None or not (past.is_since_invasion and past.knows_before):
        return
    high = past.customer_rows.where(past.customer_rows["is_high"].astype(bool))
    year = high.between(max(past.day - YEAR, INVASION.toordinal()), past.day)
    before = high.between(0, INVASION.toordinal())
    if not len(before) or count_deals(year) < FEWEST_DEALS:
        return
    span = max(INVASION.toordinal() - past.ledger.first_day, YEAR)
    currency = _main_currency(year)
    now = _sum(year, currency)
    usual = _sum(before, currency) * YEAR / span
    if usual > 0 and now >= GROWTH * usual:
        word = past.ledger.currencies[currency]
        told = (
            f"{past.customer_name} bought high-priority goods for {now:,.0f} {word} in the year "
            f"before, {now / usual:.1f} times what it did in a year before the invasion."
        )
        evidence = {"year": round(now, 2), "usual": round(usual, 2), "currency": word}
        yield Signal(past.customer_subject, told, evidence)


def _main_currency(rows: Rows) -> int:
    """The place of the currency that most of the rows have."""
    return int(np.bincount(rows["currency"].astype(int)).argmax())


def _sum(rows: Rows, currency: int) -> float:
    return float(rows["amount"][rows["currency"] == currency].sum())
