"""Payment and invoice tables under the headings of banks and of programs for bookkeeping."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.deals.cases import load_cases

from witting.deals.columns import parse_headers
from witting.model import Identifier, Money

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]

CASES = Path(__file__).with_name("cases_house_tables.yaml")
HEADERS: dict[str, list[list[str]]] = load_cases(CASES)


@pytest.mark.parametrize("labels", HEADERS["payments"])
def test_payments_are_read_under_the_words_of_banks(read: Read, labels: list[str]) -> None:
    row = "P-7,2025-09-01,Osh Trade,KG,Talas Works,CN,Demir Talas Bank,DEMIKG22,1180000,1250.50,USD"
    (deal,) = read(f"{','.join(labels)}\n{row}\n")
    assert (deal.id, str(deal.date)) == ("P-7", "2025-09-01")
    assert deal.amount == Money(Decimal("1250.50"), "USD")
    pays, is_paid, bank = deal.parties
    assert (pays.role, pays.name, pays.country) == ("debtor", "Osh Trade", "kg")
    assert is_paid.role in ("creditor", "beneficiary")
    assert (is_paid.name, is_paid.country) == ("Talas Works", "cn")
    assert (bank.role, bank.name) == ("creditor_agent", "Demir Talas Bank")
    assert bank.identifiers == (Identifier("bic", "DEMIKG22"),)
    assert deal.text == ("1180000",)
    assert not any(issue.unread for issue in deal.issues)


def test_numbers_of_both_sides_are_theirs(read: Read) -> None:
    (deal,) = read(
        "Плательщик;ИНН плательщика;Получатель;ИНН получателя;Sender BIC;Receiver BIC\n"
        "ОсОО Талас;;ООО Ромашка;7707083893;DEMIKG22;AKBUKG22\n"
    )
    said = {party.role: party for party in deal.parties}
    assert said["creditor"].identifiers == (Identifier("inn", "7707083893"),)
    assert said["debtor_agent"].identifiers == (Identifier("bic", "DEMIKG22"),)
    assert said["creditor_agent"].identifiers == (Identifier("bic", "AKBUKG22"),)


@pytest.mark.parametrize("labels", HEADERS["invoices"])
def test_lines_of_one_invoice_are_one_deal(read: Read, labels: list[str]) -> None:
    head = "A-1;2025-09-01;Talas Works;Osh Trade;Naryn Plant;Alai Cargo"
    lines = ["Bearings;12;2;25.00", "Shafts;7;1;10.00"]
    rows = "".join(f"{head};{line};USD;CN;Velkan;Poti\n" for line in lines)
    (deal,) = read(f"{';'.join(labels)}\n{rows}")
    assert (deal.id, str(deal.date)) == ("A-1", "2025-09-01")
    assert {(party.role, party.name) for party in deal.parties} >= {
        ("seller", "Talas Works"),
        ("buyer", "Osh Trade"),
        ("end_user", "Naryn Plant"),
        (None, "Alai Cargo"),
    }
    # Without a mapping, a heading that names no unit leaves it open.
    unit = "" if "Brüt Ağırlık" in labels else " kg"
    assert [(item.description, item.quantity, item.value) for item in deal.goods] == [
        ("Bearings", f"12{unit}", Money(Decimal("25.00"), "USD")),
        ("Shafts", f"7{unit}", Money(Decimal("10.00"), "USD")),
    ]
    assert {(item.origin, item.manufacturer) for item in deal.goods} == {("cn", "Velkan")}
    assert deal.route.port_of_discharge == "Poti"


def test_a_register_of_sales_has_the_total_value_of_its_lines(read: Read) -> None:
    (deal,) = read(
        "Invoice No,Invoice date,Exporter,Importer,HS,Product description,Qty,UOM,Total value,Ccy\n"
        "A-1,2025-09-01,Talas Works,Osh Trade,848210,Bearings,10,PCS,25.00,USD\n"
    )
    assert deal.source is not None
    assert deal.source.format == "csv.sales_register"
    assert [item.value for item in deal.goods] == [Money(Decimal("25.00"), "USD")]


def test_what_is_said_of_a_party_without_a_role_is_not_said_of_another() -> None:
    labels = ["Broker", "Forwarder", "Forwarder country", "Broker address", "Agent LEI"]
    columns, unknown = parse_headers(labels)
    assert [(item.field, item.number) for item in columns] == [
        ("name", 1), ("name", 2), ("country", 2), ("address", 1),
    ]  # fmt: skip
    assert unknown == [(4, "Agent LEI")]
