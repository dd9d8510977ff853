"""A name that the end of a line breaks is whole, and no other line becomes part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.paper import read_paper
from witting.deals.paper.broken_name import join_quotation

if TYPE_CHECKING:
    from witting.model import Deal


def _read(*lines: str) -> Deal:
    (deal,) = read_paper(lines, file="x.txt", form="text")
    return deal


@pytest.mark.parametrize(
    ("name", "line", "joined"),
    [
        ("ПАО «ОРДАБ", "АНК», г. Уфа", ("ПАО «ОРДАБ АНК»", "г. Уфа")),
        ('OOO "Ordab', 'ank" LLC, Ufa', ('OOO "Ordab ank" LLC', "Ufa")),
        ("ПАО «ОРДАБАНК»", "АНК», г. Уфа", None),
        ('OOO "Ordab Concern', 'Office 5, Tower "West"', None),
        ('OOO "Ordab Concern', 'Tower "West"', None),
        ('JSC Ordab"', 'Business centre "Alfa"', None),
        ("ООО «Ордаб", "БЦ «Запад», Париж", None),
        ('Ordab 5" Pipe Co', 'Orel JSC c/o "Alfa"', None),
        ("ООО «Ордаб", "ул. Садовая, 3», Уфа", None),
        ("ООО «Ордаб", "Уфа", None),
    ],
)
def test_a_quotation_goes_on_to_its_end(
    name: str, line: str, joined: tuple[str, str] | None
) -> None:
    assert join_quotation(name, line) == joined


def test_what_was_joined_is_searched_apart_too() -> None:
    deal = _read("INVOICE No 5", "", "Buyer: ПАО «ОРДАБ", "АНК», г. Уфа", "Goods: towels")
    assert [party.name for party in deal.parties] == ["ПАО «ОРДАБ АНК»"]
    assert "ПАО «ОРДАБ\nАНК», г. Уфа" in deal.text


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("VAT No. of the buyer: 12345 Severny Zavod", {"tax": "12345"}, "Severny Zavod"),
        ("Buyer VAT No: Severny Zavod", {}, "Severny Zavod"),
        ("Buyer VAT No: FR 12 345 678 901", {"tax": "FR12345678901"}, None),
    ],
)
def test_words_in_the_line_of_a_number_are_kept(
    line: str, number: dict[str, str], text: str | None
) -> None:
    deal = _read("INVOICE No 5", "", "Buyer: Orel SA", "Paris, France", line, "Goods: towels")
    (buyer,) = deal.parties
    assert {item.scheme: item.value for item in buyer.identifiers} == number
    assert text is None or text in deal.text
    assert bool(text) == any("more than a number" in issue.what for issue in deal.issues)


def test_an_address_behind_an_account_is_the_partys_too() -> None:
    line = "Buyer: Orel SA, IBAN FR12 3456 7890 1234 5678, 12 Lenin str, Penza, Russia"
    (buyer,) = _read("INVOICE No 5", "", line, "Goods: towels").parties
    assert (buyer.name, buyer.country) == ("Orel SA", "ru")


def test_words_behind_a_number_are_no_part_of_it() -> None:
    deal = _read("INVOICE No 5", "", "Buyer: Orel SA (INN 7707083893 Severny Zavod)", "Goods: tea")
    (buyer,) = deal.parties
    assert "Severny Zavod" in str(buyer.name)
