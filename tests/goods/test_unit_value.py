"""Is a weight read, and a price told of only where it is far off?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from witting.goods.quantity import parse_weight
from witting.goods.unit_value import load_unit_values, unusual_price


@pytest.mark.parametrize(
    ("text", "kilograms"),
    [
        ("1,200 kg", "1200"),
        ("1 200 кг", "1200"),
        ("1,2 kg", "1.2"),
        ("12.5 MT", "12500"),
        ("500 g", "0.5"),
        ("3 т", "3000"),
        ("25公斤", "25"),
        ("500 pcs, net 42.5 kg", "42.5"),
    ],
)
def test_a_weight_is_read(text: str, kilograms: str) -> None:
    assert parse_weight(text) == Decimal(kilograms)


@pytest.mark.parametrize("text", ["", "500 pcs", "0 kg", "net 10 kg, gross 12 kg", "5 kg/pc", "kg"])
def test_what_is_no_single_weight_is_none(text: str) -> None:
    assert parse_weight(text) is None


def price(codes: list[str], amount: str, quantity: str, currency: str | None = "USD") -> str | None:
    return unusual_price(codes, amount=Decimal(amount), currency=currency, quantity=quantity)


def test_a_price_far_off_is_told_with_what_such_goods_cost() -> None:
    told = price(["848210"], "2000000", "100 kg")
    assert told is not None
    assert "20000.00 USD" in told
    assert "2 to 400" in told
    assert price(["848210"], "10", "1000 kg") is not None


def test_a_price_within_ten_times_is_not_told_of() -> None:
    assert price(["848210"], "2000", "100 kg") is None
    assert price(["848210"], "30000", "10 kg") is None


def test_what_cannot_be_compared_is_not() -> None:
    assert price(["848210"], "2000000", "100 pcs") is None
    assert price(["848210"], "2000000", "100 kg", "RUB") is None
    assert price(["848210"], "2000000", "100 kg", None) is None
    assert price(["970110"], "2000000", "1 kg") is None
    assert price([], "2000000", "1 kg") is None


def test_every_range_is_one() -> None:
    assert all(low < high for low, high in load_unit_values().ranges.values())
