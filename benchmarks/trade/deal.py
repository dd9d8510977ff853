"""Which deals does a bank see: four parties, two lines of goods, a route, 200 letters of text?"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

from trade.cargo import Cargo
from trade.party import Parties, place
from witting.model import Deal, Money, Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Listing

FIRST = dt.date(2025, 1, 1)
DAYS = 365
ROLES = ("seller", "buyer", "consignee")


def iter_deals(count: int, *, seed: int, listings: Sequence[Listing] = ()) -> Iterator[Deal]:
    """So many deals; the same seed and lists give the same ones.

    Args:
        count: How many.
        seed: Of all that is drawn.
        listings: Whose names' statistics some of the parties' names have.
    """
    chance = Random(seed)
    parties, cargo = Parties(listings, chance), Cargo(chance)
    for number in range(1, count + 1):
        origin, port, _ = place(chance)
        destination, haven, _ = place(chance)
        lines = (cargo.goods(), cargo.goods())
        total = sum(line.value.amount for line in lines if line.value)
        yield Deal(
            id=f"D-{number:09}",
            date=FIRST + dt.timedelta(days=chance.randrange(DAYS)),
            kind="payment",
            parties=(*map(parties.draw, ROLES), parties.bank("creditor_agent")),
            goods=lines,
            route=Route(
                origin=origin,
                port_of_loading=port,
                port_of_discharge=haven,
                final_destination=destination,
            ),
            amount=Money(amount=total or lines[0].value.amount, currency="USD")
            if lines[0].value
            else None,
            text=(cargo.text(),),
        )
