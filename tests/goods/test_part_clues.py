"""What do part numbers and makers say of goods, and what not?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.goods.clue import FIELDS, SURE
from witting.goods.listed import load_lists
from witting.goods.part_clues import MAX_CLUES, part_clues

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.goods.clue import Clue

    Cases = Callable[[str], list[dict[str, str]]]

LISTED = ("84", "85", "88", "90")
"""Chapters that the high-priority list is drawn from."""


def surest(clues: tuple[Clue, ...]) -> Clue | None:
    return max(clues, key=lambda clue: clue.strength, default=None)


def tiers(clue: Clue) -> list[str | None]:
    by_code = load_lists().by_code
    return [by_code[code].tier if code in by_code else None for code in clue.kind.codes]


def test_numbers_makers_and_what_only_looks_like_them(cases: Cases) -> None:
    for case in cases("parts"):
        found = surest(part_clues(case.get("description"), case.get("part"), case.get("maker")))
        if "kind" not in case:
            assert found is None, (case, found)
            continue
        assert found is not None, case
        assert found.kind.key == case["kind"], (case, found)
        assert (found.strength >= SURE) == (case["sure"] == "yes"), (case, found)


def test_a_clue_tells_where_it_stands_and_why() -> None:
    (clue,) = part_clues("Lot 7: микросхема SТМ32F407VGТ6, new")
    assert "Lot 7: микросхема SТМ32F407VGТ6, new"[clue.start : clue.end] == "SТМ32F407VGТ6"
    assert clue.why == "a number of STM32 and STM8 microcontrollers"
    (near,) = part_clues("STM3200")
    assert near.why.endswith("begins like STM32 and STM8 microcontrollers but does not go on so")
    (context,) = part_clues("bearing 6205")
    assert 'beside "bearing"' in context.why
    (owned,) = part_clues("6205", None, "SKF")
    assert "beside their maker" in owned.why
    (board,) = part_clues("board STM32F407VGT6")
    assert '"board" beside it may make it other goods' in board.why


def test_each_number_of_a_list_is_told_in_its_field() -> None:
    found = part_clues("AD9361BBCZ; XC7A100T-2FGG484I", "GRM155R71C104KA88D", "Murata")
    assert [clue.field for clue in found] == ["part_number", "description", "description"]


def test_a_maker_whose_number_is_known_does_not_hint_once_more() -> None:
    (clue,) = part_clues("GRM155R71C104KA88D Murata")
    assert clue.kind.key == "numbered-multilayer-ceramic-capacitors"


def test_numbers_beside_two_makers_are_each_of_their_own() -> None:
    found = part_clues("CC0603KRX7R9BB104 YAGEO, TPS54331DR Texas Instruments")
    assert [clue.kind.codes[0] for clue in found] == ["853224", "854239"]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "6205 bearing " * 80_000,
        "TI 5 " * 200_000,
        "STM32 " * 170_000,
        "A-1-" * 250_000,
        "<td>12</td>" * 90_000,
        "ß" * 1_000_000,
        "TPS54331 Texas Instruments " * 40_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_megabyte_of_text_is_read_in_bounded_time(text: str) -> None:
    assert len(part_clues(text)) <= MAX_CLUES
    assert len(part_clues(text[:50_000], text[:50_000], text[:50_000])) <= MAX_CLUES


WORDS = (
    "6205 -2RS STM32 F407VGT6 bearing подшипник KEMET TI SKF 轴承 NU 210 ECP ŉ ß İ \0 ＳＴＭ３２ "
    "76-180305 1N4148 , / ( : # . LM11749/10 Molex 43025-0400 2РМ14КПН4Г1В1 \ud800"
)
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@given(TEXTS, TEXTS, TEXTS)
def test_no_text_is_an_error(description: str, part_number: str, maker: str) -> None:
    given_texts = dict(zip(FIELDS, (description, part_number, maker), strict=True))
    for clue in part_clues(description, part_number, maker):
        assert 0 <= clue.start < clue.end <= len(given_texts[clue.field])
        assert 0 < clue.strength <= 1


@given(TEXTS)
def test_case_does_not_matter(text: str) -> None:
    if len(text.lower()) == len(text) and text.lower().upper() == text.upper():
        kinds = [clue.kind for clue in part_clues(text)]
        assert [clue.kind for clue in part_clues(text.lower())] == kinds


def test_real_part_numbers_have_the_tier_of_their_code(shared: Path) -> None:
    path = shared / "goods" / "labelled_goods_dev.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["source"] == "part_numbers"]
    listed = [row for row in rows if row["chpl_tier"]]
    others = [row for row in rows if not row["chpl_tier"] and row["hs_code"][:2] in LISTED]
    right = [
        row
        for row in listed
        if any(row["chpl_tier"] in tiers(clue) for clue in part_clues(row["text"]))
    ]
    quiet = [
        row
        for row in others
        if not any(
            clue.strength >= SURE and None not in tiers(clue) for clue in part_clues(row["text"])
        )
    ]
    assert len(right) / len(listed) >= 0.92
    assert len(quiet) / len(others) >= 0.85


def test_ordinary_goods_are_not_taken_for_parts(shared: Path) -> None:
    path = shared / "goods" / "labelled_goods_dev.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["source"] != "part_numbers" and row["hs_code"][:2] not in LISTED
        ]
    told = [row["text"] for row in rows if part_clues(row["text"])]
    assert len(told) / len(rows) <= 0.002
