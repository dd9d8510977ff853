"""The first sentence of a contract names its parties, in many languages and orders."""

from __future__ import annotations

import pytest

from witting.deals.paper import is_paper, read_paper
from witting.deals.paper.preamble import read_preamble

ENGLISH = """CONTRACT No. 44

Elbe Werkzeug GmbH, Hamburg, Germany, represented by Director Mr. Hans Muster, acting on the basis
of the Charter, hereinafter referred to as "the Seller", on the one part, and Osh Trade LLC,
Bishkek, Kyrgyzstan, represented by its General Director, hereinafter referred to as "the Buyer",
on the other part, have concluded the present Contract as follows:

1. The Seller sells pumps.
"""
RUSSIAN = """ДОГОВОР ПОСТАВКИ № 44

ОсОО «Ош Трейд», именуемое в дальнейшем «Поставщик», в лице директора Асанова А.А., действующего
на основании Устава, с одной стороны, и ООО «Вымысел», именуемое в дальнейшем «Покупатель», в лице
директора Примерова И.И., с другой стороны, заключили настоящий Договор:
"""
NUMBERED = """This Agreement is made on 12 May 2026 between:
(1) ELBE WERKZEUG GMBH, a company incorporated in Germany (hereinafter "Seller"); and
(2) OSH TRADE LLC, having its registered office at Manas 40, Bishkek (hereinafter the "Buyer").
"""
GERMAN = """Dieser Vertrag wird zwischen der Elbe Werkzeug GmbH, Hamburg, vertreten durch Herrn X
(nachfolgend „Verkäufer“ genannt) und der Osh Trade OsOO, Bischkek (nachfolgend "Käufer" genannt)
geschlossen.
"""
FRENCH = """Entre les soussignés : la société Elbe Outils SARL, dont le siège est à Lyon,
représentée par M. X, ci-après dénommée « le Vendeur », d'une part, et la
société Osh Trade OsOO, ci-après dénommée « l'Acheteur », d'autre part,
il a été convenu ce qui suit.
"""
BRACKETS = """SALES AGREEMENT

This agreement is made between Elbe Werkzeug GmbH (the "Seller") and Osh Trade LLC ("Buyer").
"""
SIGNED_BEHIND = """Общество с ограниченной ответственностью "Вымысел Плюс" (ИНН 7707083893), в
дальнейшем именуемое "Продавец", в лице директора, и индивидуальный предприниматель Примеров
Петр Петрович, именуемый в дальнейшем Покупатель, заключили договор.
"""


@pytest.mark.parametrize(
    ("text", "seller", "buyer"),
    [
        (ENGLISH, "Elbe Werkzeug GmbH, Hamburg, Germany", "Osh Trade LLC, Bishkek, Kyrgyzstan"),
        (RUSSIAN, "ОсОО «Ош Трейд»", "ООО «Вымысел»"),
        (NUMBERED, "ELBE WERKZEUG GMBH", "OSH TRADE LLC"),
        (GERMAN, "Elbe Werkzeug GmbH, Hamburg", "Osh Trade OsOO, Bischkek"),
        (BRACKETS, "Elbe Werkzeug GmbH", "Osh Trade LLC"),
        (FRENCH, "Elbe Outils SARL", "Osh Trade OsOO"),
        (
            SIGNED_BEHIND,
            'Общество с ограниченной ответственностью "Вымысел Плюс"',
            "Примеров Петр Петрович",
        ),
    ],
)
def test_both_parties_are_told_from_who_signs_for_them(text: str, seller: str, buyer: str) -> None:
    found = read_preamble(text)
    assert [(one.role, one.said) for one in found] == [("seller", seller), ("buyer", buyer)]
    assert is_paper(text.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "The Buyer shall pay the Seller within ten days.",
        "pumps and valves, hereinafter the Goods, are sold",
        "the price, hereinafter the Seller",
        "Далее покупатель оплачивает товар.",
    ],
)
def test_prose_names_nobody(text: str) -> None:
    assert read_preamble(text) == []


def test_the_parties_of_a_contract_are_read_once_and_its_words_are_kept() -> None:
    lines = f"{ENGLISH}\nSeller: Elbe Werkzeug GmbH".splitlines()
    (deal,) = read_paper(lines, file="c.txt", form="text")
    assert [(party.role, party.name, party.country) for party in deal.parties] == [
        ("seller", "Elbe Werkzeug GmbH", None),
        ("buyer", "Osh Trade LLC", "kg"),
    ]
    assert any("represented by" in text for text in deal.text)


def test_a_name_keeps_its_brackets_and_loses_those_around_it() -> None:
    for text, name in (
        ("Primer Trading (HK), hereinafter the Seller", "Primer Trading (HK)"),
        ("Primer Trading (HK) (hereinafter the Seller)", "Primer Trading (HK)"),
        ("Osh Trade LLC (a company of Osh), hereinafter the Seller", "Osh Trade LLC"),
    ):
        assert [one.said for one in read_preamble(text)] == [name]


def test_a_run_of_commas_is_looked_through_once() -> None:
    """Each of them was tried with all behind it: minutes for a page of dot leaders."""
    assert read_preamble((", " * 990 + "hereinafter the Seller ") * 50) == []
