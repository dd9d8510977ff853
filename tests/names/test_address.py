"""What an address says, whatever its order, script and short forms."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.names.address import Address, parse_address
from witting.names.address_text import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable


def test_words_and_numbers(cases: Callable[[str], list[dict[str, str]]]) -> None:
    for case in cases("addresses"):
        address = parse_address(case["text"])
        assert _words(address) == case["words"], case["why"]
        assert _numbers(address) == case["numbers"], case["why"]
        assert " ".join(sorted(address.countries)) == case["countries"], case["why"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hong Kong",
        "Mong Kok, Kowloon, Hong Kong",
        "Istanbul, Turkey",
        "Tai Foo Street, Mong Kok, Hong Kong",
        "P.O. Box 12, AE",
        "295000, Crimea",
        "no. 5",
        "☎ 🏢",
    ],
)
def test_a_town_a_street_or_a_box_of_a_country_is_no_premise(text: str) -> None:
    assert not parse_address(text).is_premise


@pytest.mark.parametrize(
    "text",
    [
        "8 Tai Foo Street",
        "Wing Sun Centre, Mong Kok",
        "Room 5, Lilac Park",
        "Calle 24N No. 6-15, Cali",
        "P.O. Box 8211, Dubai",
        "d. 4 ul. Zelyonaya",
    ],
)
def test_a_house_a_building_or_a_box_of_a_town_is_one(text: str) -> None:
    assert parse_address(text).is_premise


def test_a_range_holds_all_its_numbers_and_may_be_cut_short() -> None:
    rooms = parse_address("Room 1318-20, Wing Sun Centre").of_kind("unit")[0]
    assert rooms.values == {"1318", "1319", "1320"}
    assert parse_address("8-14 Tai Foo Street").houses[0].interval == (8, 14)


def test_leading_zeros_say_nothing() -> None:
    assert parse_address("Unit 04").numbers[0].parts == parse_address("Unit 4").numbers[0].parts


def test_a_code_that_is_a_state_of_the_us_leaves_both_open() -> None:
    assert parse_address("12 Elm Street, Springdale, CA").countries == {"ca", "us"}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    address = parse_address(text)
    assert all(word.written for word in address.words)
    assert all(number.parts for number in address.numbers)


def test_a_hostile_text_is_cut() -> None:
    address = parse_address("Room 5, " * 40_000)
    assert len(address.numbers) <= MAX_TEXT


def _words(address: Address) -> str:
    parts = groupby(address.words, key=lambda word: word.part)
    return " / ".join(f"{part}:{' '.join(word.written for word in own)}" for part, own in parts)


def _numbers(address: Address) -> str:
    return " ".join(f"{number.kind}:{number.written}" for number in address.numbers)
