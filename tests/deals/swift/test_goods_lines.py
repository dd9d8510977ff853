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


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("OFFICE CHAIRS QTY 500 +/-10 PCT", "500"),
        ("OFFICE CHAIRS, QUANTITY: 1,200 AT USD 3.20", "1,200"),
        ("OFFICE CHAIRS 500 PCS +/- 10 PCT AT USD 12.00 PER PC", "500 PCS"),
        ("STEEL COILS, QTY 12.000 MT, UNIT PRICE USD 800", "12.000 MT"),
        ("12,000 PCS @ USD 3.20 OF TOWELS", "12,000 PCS"),
        ("QUANTITY AS PER PROFORMA 77", None),
    ],
)
def test_a_price_and_a_tolerance_are_no_quantity(text: str, quantity: str | None) -> None:
    [item] = parse_goods_lines([text]).items
    assert item.get("quantity") == quantity


def test_the_sum_of_several_items_is_of_none_of_them() -> None:
    lines = ["+ 4 PCS VALVES", "+ 2 SETS OF PUMPS", "MODEL 7", "TOTAL AMOUNT USD 412,600.00"]
    read = parse_goods_lines(lines)
    assert [item["description"] for item in read.items] == [
        "4 PCS VALVES",
        "2 SETS OF PUMPS\nMODEL 7",
    ]
    assert [item.get("value") for item in read.items] == [None, None]
    assert read.texts == ("TOTAL AMOUNT USD 412,600.00",)


def test_the_sum_of_one_item_is_its_value() -> None:
    [item] = parse_goods_lines(["4 PCS VALVES", "TOTAL AMOUNT USD 900.00"]).items
    assert item["value"] == {"amount": "900.00", "currency": "USD"}
