"""Which numbers of a party, and of a paper, stand in the line that names it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.paper import read_paper

if TYPE_CHECKING:
    from witting.model import Deal


def _read(*lines: str) -> Deal:
    (deal,) = read_paper(lines, file="x.txt", form="text")
    return deal


@pytest.mark.parametrize(
    ("line", "name", "numbers", "address"),
    [
        (
            "ООО «Элбетон», ИНН 7707083893, г. Уфа, ул. Садовая, 3",
            "ООО «Элбетон»",
            ["inn 7707083893"],
            "г. Уфа, ул. Садовая, 3",
        ),
        (
            "ООО «Элбетон», ИНН/КПП 7707083893/770701001, г. Уфа, р/с 40702810000000000000",
            "ООО «Элбетон»",
            ["inn 7707083893", "kpp 770701001"],
            "г. Уфа",
        ),
        ("ООО «Элбетон» (ИНН 7707083893)", "ООО «Элбетон»", ["inn 7707083893"], None),
        ("ООО «Элбетон» ИНН 7707083893", "ООО «Элбетон»", ["inn 7707083893"], None),
        ("Norden Bank AG, SWIFT NORDDEFF", "Norden Bank AG", ["bic NORDDEFF"], None),
        ("Norden Bank AG, SWIFT code: NORDDEFF", "Norden Bank AG", ["bic NORDDEFF"], None),
        ("Orel Trade LLC, VAT 123456, info@example.org", "Orel Trade LLC", ["tax 123456"], None),
    ],
)
@pytest.mark.parametrize("label", ["Seller", "Грузоотправитель", "Beneficiary's bank"])
def test_numbers_between_name_and_address_are_taken_out(
    label: str, line: str, name: str, numbers: list[str], address: str | None
) -> None:
    (party,) = _read(f"{label}: {line}").parties
    assert (party.name, party.address) == (name, address)
    assert [f"{one.scheme} {one.value}" for one in party.identifiers] == numbers


def test_contacts_and_the_bank_of_an_account_are_texts() -> None:
    bank = "р/с 40702810000000000000, в банке ПАО «Ордабанк»"
    assert bank in _read(f"Seller: ООО «Элбетон», {bank}").text
    assert "info@example.org" in _read("Seller: Orel LLC, Osh, info@example.org").text


@pytest.mark.parametrize(
    ("title", "kind", "number", "day"),
    [
        ("СЧЁТ-ФАКТУРА № 45 от 12.09.2025", "invoice", "45", "2025-09-12"),
        ("Счет-фактура № 4 от 12 сентября 2025 г.", "invoice", "4", "2025-09-12"),
        ("ТОВАРНАЯ НАКЛАДНАЯ № 17 от 03.09.2025", "delivery_note", "17", "2025-09-03"),
        ("ТРАНСПОРТНАЯ НАКЛАДНАЯ № 8", "road_waybill", "8", None),
        ("ДОГОВОР ПОСТАВКИ № 15", "contract", "15", None),
        ("SALES CONTRACT No. 7", "contract", "7", None),
        ("PACKING LIST No. PL-77", "packing_list", "PL-77", None),
    ],
)
def test_a_title_with_its_number_gives_kind_number_and_day(
    title: str, kind: str, number: str, day: str | None
) -> None:
    deal = _read(title, "Seller: Orel Trade LLC")
    assert (deal.kind, deal.id, deal.date and deal.date.isoformat()) == (kind, number, day)


def test_the_own_number_of_a_packing_list_is_no_number_of_an_invoice() -> None:
    deal = _read("PACKING LIST No. PL-77", "Seller: Orel Trade LLC", "Invoice No: INV-5")
    assert [(one.scheme, one.value) for one in deal.references] == [("invoice", "INV-5")]
    assert deal.id == "PL-77"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Валюта: наименование, код: Российский рубль, 643", "RUB"),
        ("Валюта: российский рубль, 643", "RUB"),
        ("Валюта: Доллар США", "USD"),
        ("Currency: EUR", "EUR"),
        ("Currency: US Dollar (USD)", "USD"),
    ],
)
def test_a_currency_is_read_by_its_name_and_number(line: str, code: str) -> None:
    deal = _read("Seller: Orel Trade LLC", line, "Total amount: 100.00")
    assert deal.amount is not None
    assert (deal.amount.currency, deal.text) == (code, ())
