"""What of one line of goods, or of a payment without goods, does a history keep?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods import identify
from witting.goods.quantity import parse_weight
from witting.routes import locate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from witting.model import Deal, GoodsItem, Money, Party

UNKNOWN = -1
_HS6 = 6
_COUNT = re.compile(r"\s*(\d{1,12}(?:[.,]\d+)?)\s*([^\W\d_]{0,12})\.?\s*\Z")
_THOUSANDS = re.compile(r"(?<=\d)[\s.,](?=\d{3}(?:\D|\Z))")
"""Pieces are whole: three digits behind a sign are thousands."""
_PIECES = frozenset({"", "pc", "pcs", "pce", "piece", "pieces", "unit", "units", "шт", "ea", "nos"})
CUSTOMERS = ("buyer", "applicant", "ultimate_debtor", "debtor", "consignee", "end_user")
SUPPLIERS = ("seller", "shipper", "beneficiary", "ultimate_creditor", "creditor")
CONSIGNEES = ("consignee", "end_user", *CUSTOMERS[:-2])


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of a deal as numbers.

    Args:
        code: The subheading as a number, or UNKNOWN.
        is_high: Whether the goods are, or may be, high-priority or items of the determination.
        amount: Of the line; 0 where it is not known.
        currency: ISO 4217, or empty.
        quantity: In ``unit``; 0 where it is not known.
        unit: ``kg``, ``pcs`` or empty.
    """

    code: int
    is_high: bool
    amount: float
    currency: str
    quantity: float
    unit: str


def lines_of(deal: Deal) -> Iterator[LedgerLine]:
    """A line for each line of goods; one for a deal without goods."""
    if not deal.goods:
        amount, currency = _money(deal.amount)
        yield LedgerLine(UNKNOWN, False, amount, currency, 0.0, "")  # noqa: FBT003  # a record
        return
    is_alone = len(deal.goods) == 1
    for item in deal.goods:
        code, is_high = _goods(item)
        amount, currency = _money(item.value or (deal.amount if is_alone else None))
        quantity, unit = measure(item.quantity or "")
        yield LedgerLine(code, is_high, amount, currency, quantity, unit)


def party_in(deal: Deal, roles: Sequence[str]) -> Party | None:
    """The first party in one of the roles, in the order of the roles."""
    by_role = {party.role: party for party in reversed(deal.parties)}
    return next((by_role[role] for role in roles if role in by_role), None)


def destination_of(deal: Deal) -> str:
    """The country that the goods are bound for, or where who receives them is; or empty."""
    end = deal.route.final_destination or deal.route.port_of_discharge
    if end and (country := _country(end)):
        return country
    receiver = party_in(deal, CONSIGNEES)
    return (receiver.country or "") if receiver else ""


@lru_cache(maxsize=1 << 12)
def measure(text: str) -> tuple[float, str]:
    """Quantity and unit: kilograms or pieces; 0 and empty for what is neither."""
    if weight := parse_weight(text):
        return float(weight), "kg"
    found = _COUNT.match(_THOUSANDS.sub("", text[:40]))
    if found and found[2].lower() in _PIECES:
        return float(found[1].replace(",", ".")), "pcs"
    return 0.0, ""


def _money(money: Money | None) -> tuple[float, str]:
    if money is None:
        return 0.0, ""
    return _amount(money.amount), money.currency or ""


def _amount(amount: Decimal) -> float:
    return float(amount) if amount.is_finite() and amount > 0 else 0.0


def _goods(item: GoodsItem) -> tuple[int, bool]:
    code = item.hs_code or ""
    if sum(map(str.isdigit, code)) >= _HS6:
        return _identified(code, "")
    return _identified(code, (item.description or "")[:300])


@lru_cache(maxsize=1 << 16)
def _identified(code: str, description: str) -> tuple[int, bool]:
    """By the code alone where it is whole: reading words takes far longer."""
    found = identify(hs_code=code or None, description=description or None)
    first = int(found.hs6[0].code) if found.hs6 else UNKNOWN
    return first, found.matters


@lru_cache(maxsize=1 << 14)
def _country(text: str) -> str:
    found = locate(text)
    return found[0].country if found else ""
