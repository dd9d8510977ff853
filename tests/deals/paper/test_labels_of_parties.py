"""Which labels of a paper name a party, and what is none of the party above?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.paper import read_paper
from witting.deals.vocabulary import load_roles

if TYPE_CHECKING:
    from witting.model import Deal


def _read(*lines: str) -> Deal:
    (deal,) = read_paper(lines, file="x.txt", form="text")
    return deal


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Notify party 1", "notify_party"),
        ("Notify party No. 2", "notify_party"),
        ("Notify party (3)", "notify_party"),
        ("Notify party 2 / Also notify", "notify_party"),
        ("2nd consignee", "consignee"),
        ("Third notify party", "notify_party"),
        ("Sub-consignee", "consignee"),
        ("FINAL CONSIGNEE", "consignee"),
        ("Ultimate end-user", "end_user"),
        ("Конечный получатель", "consignee"),
        ("2-й покупатель", "buyer"),
        ("Грузополучатель и его адрес", "consignee"),
        ("Intermediate consignee", None),
        ("Forwarding agent", None),
    ],
)
def test_a_number_an_ordinal_or_a_qualifier_leaves_the_role(label: str, role: str | None) -> None:
    deal = _read("Buyer: Beta Lesen OsOO", "Bishkek", f"{label}: Orel Trade LLC")
    first, second = deal.parties
    assert (first.name, first.address) == ("Beta Lesen OsOO", "Bishkek")
    assert (second.name, second.role) == ("Orel Trade LLC", role)


def test_every_word_that_deal_files_use_for_a_role_is_a_label() -> None:
    for word in load_roles():
        assert len(_read(f"{word}: Orel Trade LLC").parties) == 1, word


@pytest.mark.parametrize(
    "line",
    [
        "Seller ref: 5",
        "Basis: contract of the Orda Bank",
        "Основание: Договор 5",
        "Onward inland routing: Primorsk by rail",
    ],
)
def test_a_line_behind_a_label_that_is_not_known_is_a_text_and_no_address(line: str) -> None:
    (party, *more), text = (deal := _read("Buyer: Beta Lesen OsOO", line)).parties, deal.text
    assert (party.name, party.address, more) == ("Beta Lesen OsOO", None, [])
    assert text == (line,)


def test_what_goes_on_behind_a_number_is_still_the_address() -> None:
    deal = _read("Buyer: Beta Lesen OsOO", "Buyer ref: 6", "12 Chui Ave, Bishkek, Kyrgyzstan")
    (party,) = deal.parties
    assert (party.address, party.country) == ("12 Chui Ave, Bishkek, Kyrgyzstan", "kg")
    assert deal.text == ("Buyer ref: 6",)


@pytest.mark.parametrize(
    "line", ["City: Bishkek", "Main St Zip code: 720001", "Factory address: Road 5", "г.: Ош"]
)
def test_labels_of_an_address_leave_it_there(line: str) -> None:
    (party,) = _read("Buyer: Beta Lesen OsOO", line).parties
    assert party.address


def test_an_unknown_label_that_may_name_a_party_is_told() -> None:
    deal = _read("Buyer: Beta Lesen OsOO", "Consignee bank: Orel", "LLC")
    assert deal.text == ("Consignee bank: Orel\nLLC",)
    assert any("no known label of a party" in issue.what for issue in deal.issues)


def test_numbers_that_name_their_party_are_that_partys() -> None:
    deal = _read(
        "Продавец: ООО «Элеком»",
        "ИНН/КПП продавца: 7707083893/770701001",
        "Грузополучатель и его адрес: он же",
        "Buyer: Beta Handels GmbH",
        "Consignee: Orel Trade LLC",
        "Buyer's VAT No: DE123456789",
    )
    seller, buyer, consignee = deal.parties
    assert {(one.scheme, one.value) for one in seller.identifiers} == {
        ("inn", "7707083893"),
        ("kpp", "770701001"),
    }
    assert [one.scheme for one in buyer.identifiers] == ["tax"]
    assert seller.address is None
    assert not consignee.identifiers


@pytest.mark.parametrize("label", ["Manufacturer", "Изготовитель", "Produced by", "Maker"])
def test_the_maker_of_a_paper_makes_all_goods_that_name_no_other(label: str) -> None:
    rows = ["Description of goods | Qty | Manufacturer", "Valves | 10 |", "Pumps | 2 | Orda Works"]
    deal = _read(*rows, "", f"{label}: Elbe Werke GmbH")
    assert [item.manufacturer for item in deal.goods] == ["Elbe Werke GmbH", "Orda Works"]
    alone = _read("Seller: Beta Handels GmbH", f"{label}: Elbe Werke GmbH")
    assert [party.name for party in alone.parties] == ["Beta Handels GmbH", "Elbe Werke GmbH"]


def test_an_address_behind_an_unknown_label_below_a_name_is_the_partys() -> None:
    text = (
        "COMMERCIAL INVOICE\nInvoice No: 77\n\nBuyer: Vymysel LLC\n"
        "Situated at: Lenina 5, Perm, Russia\nOur ref: 5\n\n"
        "Consignee: Sklad LLC\nMira 7, Osh\nBasis of carriage: Tbilisi, Georgia\n"
    )
    (deal,) = read_paper(text.splitlines(), file="x.txt", form="text")
    assert [(one.name, one.country, one.address) for one in deal.parties] == [
        ("Vymysel LLC", "ru", "Lenina 5, Perm, Russia"),
        ("Sklad LLC", None, "Mira 7, Osh"),
    ]
    texts = "\n".join(deal.text)
    assert "Situated at: Lenina 5, Perm, Russia" in texts
    assert "Basis of carriage: Tbilisi, Georgia" in texts


def test_a_street_behind_the_name_goes_before_the_lines_of_the_address() -> None:
    deal = _read("INVOICE", "Buyer:", "Muster GmbH, Lindenweg 4", "28195 Bremen", "Germany")
    (buyer,) = deal.parties
    assert (buyer.name, buyer.address) == ("Muster GmbH", "Lindenweg 4\n28195 Bremen\nGermany")
