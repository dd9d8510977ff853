"""What about a line of goods should make a careful person ask?

Source: Department of Commerce, Treasury and Justice, Tri-Seal Compliance Note of 2 March 2023
(false forms, wrong values); BIS and FinCEN, joint alerts of 2022 and 2023 (vague descriptions of
goods under high-priority codes); G7 industry guidance of 24 September 2024.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from witting.goods.unit_value import unusual_price

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.goods import GoodsIdentification
    from witting.model import GoodsItem

VAGUE_FROM = Decimal(10_000)
"""From this value of a line on someone knows what is in the box, whatever the currency."""


def goods_flags(item: GoodsItem, found: GoodsIdentification) -> Iterator[tuple[str, str]]:
    """Each sign, by its name and as a sentence.

    ``contradiction``: code and words say different goods. ``vague``: words that could be anything,
    for a sum that is not. ``price``: a kilogram costs a tenth, or ten times, of what it can.
    """
    if found.contradiction:
        yield "contradiction", found.contradiction
    value = item.value
    if value is None:
        return
    if found.is_vague and value.amount >= VAGUE_FROM:
        yield (
            "vague",
            f"The goods are told only as {(item.description or '')[:80]!r}, for {value.amount:,} "
            f"{value.currency or ''}".rstrip()
            + ".",
        )
    codes = [candidate.code for candidate in found.hs6]
    if item.quantity and codes:
        told = unusual_price(
            codes, amount=value.amount, currency=value.currency, quantity=item.quantity
        )
        if told:
            yield "price", told
