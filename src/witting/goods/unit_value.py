"""Does the price fit the goods?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.goods.nomenclature import CHAPTER, HEADING, format_code
from witting.goods.quantity import parse_weight
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILE = "goods/unit_values.yaml"


@dataclass(frozen=True, slots=True)
class UnitValues:
    """What a kilogram costs, by chapter or heading, in US dollars: least and most.

    ``factor`` is how far outside a price must be to be told of; ``currencies`` are those that are
    of the order of a dollar.
    """

    factor: Decimal
    currencies: frozenset[str]
    ranges: Mapping[str, tuple[Decimal, Decimal]]


@cache
def load_unit_values() -> UnitValues:
    """The packaged ranges.

    Raises:
        ResourceError: A range is not two numbers, the smaller first.
    """
    fields = read_yaml(_FILE).mapping()
    ranges: dict[str, tuple[Decimal, Decimal]] = {}
    for code, node in fields["ranges"].mapping().items():
        low, high = (Decimal(str(end.value)) for end in node.sequence())
        if not 0 < low < high:
            raise ResourceError("a range is two numbers, the smaller first.", where=node.where)
        ranges[code] = low, high
    return UnitValues(
        factor=Decimal(str(fields["factor"].value)),
        currencies=frozenset(str(node.value) for node in fields["currencies"].sequence()),
        ranges=ranges,
    )


def unusual_price(
    codes: Iterable[str], *, amount: Decimal, currency: str | None, quantity: str
) -> str | None:
    """How far the price of a kilogram is from what such goods cost, as a sentence; else None.

    Args:
        codes: What the goods may be under; the price must be odd for each of them.
        amount: Of the line.
        currency: ISO 4217.
        quantity: As given; only a weight is compared.
    """
    known = load_unit_values()
    weight = parse_weight(quantity)
    ranges = [
        known.ranges.get(code[:HEADING]) or known.ranges.get(code[:CHAPTER]) for code in codes
    ]
    if weight is None or currency not in known.currencies or not ranges or None in ranges:
        return None
    price = amount / weight
    whole = [each for each in ranges if each is not None]
    low, high = min(low for low, _ in whole), max(high for _, high in whole)
    if low / known.factor <= price <= high * known.factor:
        return None
    side = "below" if price < low else "above"
    under = ", ".join(sorted({format_code(code[:HEADING]) for code in codes}))
    return (
        f"A kilogram costs {_round(price)} {currency}, far {side} the {low} to {high} US dollars "
        f"that goods under {under} cost."
    )


def _round(price: Decimal) -> str:
    return f"{price:.2f}" if price >= 1 else f"{price:.2g}"
