"""Currencies by the names that columns give."""

from __future__ import annotations

import pytest

from witting.deals import parse_deal


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("美元", "USD"), ("人民币", "CNY"), ("доллар США", "USD"), ("Юань", "CNY")),
        *(("Türk Lirası", "TRY"), ("Schweizer Franken", "CHF"), ("livre sterling", "GBP")),
        *(("dólar estadounidense", "USD"), ("Euro", "EUR"), ("тенге", "KZT"), ("dollar", None)),
    ],
)
def test_currencies_are_known_by_their_names(name: str, code: str | None) -> None:
    deal = parse_deal({"id": "1", "amount": {"amount": "5", "currency": name}})
    assert deal.amount is not None
    assert deal.amount.currency == code
    assert bool(deal.issues) == (code is None)
