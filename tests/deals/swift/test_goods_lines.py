"""Codes and quantities that stand side by side in a description of goods are told apart."""

from __future__ import annotations

import pytest

from witting.deals.swift.goods_lines import parse_goods_lines


@pytest.mark.parametrize(
    ("text", "codes", "quantity"),
    [
        ("BALL BEARINGS HS 8482.10, 12000 PCS", ["8482.10"], "12000 PCS"),
        ("BALL BEARINGS HS CODE 8482.10, 120000 PCS", ["8482.10"], "120000 PCS"),
        ("BEARINGS HS CODE 8482.10 / 848220; 120000 KGS", ["8482.10", "848220"], "120000 KGS"),
        ("BEARINGS, HS 848210 12,000 PCS", ["848210"], "12,000 PCS"),
        ("BEARINGS HS 8482 10 12,000 PCS", ["8482 10"], "12,000 PCS"),
        ("BEARINGS HS 8482, 5000 KG", ["8482"], "5000 KG"),
        ("12000 PCS BALL BEARINGS HS 8482.10.00", ["8482.10.00"], "12000 PCS"),
        ("BEARINGS HS 8482.1010.90 5 MT", ["8482.1010.90"], "5 MT"),
        ("HS CODE 8482 SETS OF BEARINGS", ["8482"], None),
        ("BALL BEARINGS HS 8482.10", ["8482.10"], None),
    ],
)
def test_a_code_is_no_quantity(text: str, codes: list[str], quantity: str | None) -> None:
    items = parse_goods_lines([text]).items
    assert [item["hs_code"] for item in items] == codes
    assert {item.get("quantity") for item in items} == {quantity}
