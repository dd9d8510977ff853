"""A document as plain text is read by its labels; every word of it is used or kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.deals import deal_to_dict
from witting.deals.paper import is_paper, read_paper
from witting.deals.paper.label import parse_label
from witting.deals.paper.words import load_labels, load_words
from witting.resources import parse_yaml, read_text

HERE = Path(__file__).parent
CASES: Any = parse_yaml(
    (HERE / "cases_text.yaml").read_text(encoding="utf-8"), file="cases_text.yaml"
).plain()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_the_deal_is_the_one_that_was_written_by_hand(case: dict[str, Any]) -> None:
    (deal,) = read_paper(case["text"].split("\n"), file="x.txt", form="text")
    read = deal_to_dict(deal)
    read["issues"] = [f"{issue['where']}: {issue['what']}" for issue in read["issues"]]
    read["issues"] = [issue.removeprefix("x.txt text").lstrip(",: ") for issue in read["issues"]]
    del read["source"]
    for part in (*read.get("parties", ()), *read.get("goods", ())):
        part["locator"] = part["locator"].removeprefix("text, ")
    if not read["issues"]:
        del read["issues"]
    assert read == case["deal"]


def test_packages_beside_several_goods_are_kept() -> None:
    lines = [
        "Seller: Osh Trade",
        "Packages: 400 cartons",
        "Description of goods    Quantity",
        "Bearings                10",
        "Towels                  20",
    ]
    (deal,) = read_paper(lines, file="x.txt", form="text")
    assert len(deal.goods) == 2
    assert any("400 cartons" in text for text in deal.text)


def test_every_label_of_every_language_is_read_as_what_it_means() -> None:
    for word, role in load_words("parties").items():
        (deal,) = read_paper([f"{word}: Osh Trade"], file="x.txt", form="text")
        roles = [party.role for party in deal.parties]
        assert roles == [None if role == "~" else role], word


def test_no_label_means_two_things_and_the_needed_ones_are_there() -> None:
    groups = {group for group, _ in load_labels().values()}
    assert groups == {
        *("parties", "numbers", "dates", "amounts", "places", "goods", "currency", "others"),
    }


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Invoice No: 7\nBuyer: Osh Trade", True),
        ("Seller      Osh\nBuyer       Trade", True),
        ("Seller,Buyer\nOsh,Trade", False),
        ("Dear Sirs,\nthe buyer: who is it?\n", False),
        ("Buyer: Osh Trade\nNothing else", False),
        ("", False),
    ],
)
def test_a_document_is_told_from_other_texts(text: str, *, is_one: bool) -> None:
    assert is_paper(text.splitlines()) is is_one


_WORDS = ("Vymysel", "Lanhuworks", "Oshtrade", "Nevidimka", "Pridumka", "Testovaya", "Obrazets")
_LABELS = (
    *("Seller:", "Buyer", "Consignee:", "Notify party", "Invoice No:", "Date:", "Total:"),
    *("Port of loading:", "Description of goods:", "Country of origin:", "HS code:", "Vessel:"),
    *("Description    Quantity    Amount", "Payment terms:", "Tel:", "Address:", "Name:"),
)


@settings(max_examples=400)
@given(
    st.lists(
        st.sampled_from((*_LABELS, "", "    ", "12", "USD 7.00", "to order of", "China"))
        | st.lists(st.sampled_from((*_WORDS, "  ", "LLC", "5", "a@b.example")), min_size=1).map(
            " ".join
        ),
        max_size=30,
    ),
    st.lists(st.sampled_from(["\n", " ", "     ", "\n\n"]), min_size=30, max_size=30),
)
def test_every_word_is_in_the_deal(pieces: list[str], glue: list[str]) -> None:
    text = "".join(piece + between for piece, between in zip(pieces, glue, strict=False))
    (deal,) = read_paper(text.split("\n"), file="x.txt", form="text")
    said = json.dumps(deal_to_dict(deal))
    for word in _WORDS:
        assert said.count(word) >= text.count(word) or text.count(word) > 1, word
        assert word not in text or word in said


def test_the_words_are_those_of_the_file() -> None:
    assert "# Source:" in read_text("deals/documents.yaml")


@pytest.mark.parametrize(
    "line",
    [
        "Buyer shall read and sign the Contract",
        "The Seller is to read the contract as follows: pumps",
        "Consignee address amended to read 5 Main Street",
    ],
)
def test_a_clause_of_a_contract_names_nobody(line: str) -> None:
    assert parse_label(line) is None
