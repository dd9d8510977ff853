"""A short name is coded once for all views: the same as view by view."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from witting.matching.encoded_name import encode_long, encode_name
from witting.names import parse_name
from witting.names.ship import split_ship

WORDS = """
Kalimbo Dorazin Shchelkin Mirzakhan Borisovna Volodymyr I.I. I.P.S. VV PK Li of al bin and machine
building plant zavod Moskovskii bank trading LLC OOO Ltd. GmbH 44 44-y seventh forty four M/V
V.2401W Иванов завод ООО محمد حسين 北京 科技 有限公司 A320 sech1n
"""
NAME = st.lists(st.sampled_from(WORDS.split()), max_size=18).map(" ".join)
LONG = "Kalimbodorazinshchelkinmirzakhanvolodymyr"
"""More letters than a word has that need not be looked at."""


@settings(max_examples=400, deadline=None)
@given(NAME)
@example("")
@example("M/V")
@example("M/V Kalimbo VV")
@example("I.I. V.V. Dorazin " + "P.S.T. " * 13)
@example(f"M/V {LONG} Kalimbo")
@example(f"{LONG} machine building plant")
@example("machine building plant OOO " * 3)
def test_at_once_and_view_by_view(text: str) -> None:
    bare, is_ship = split_ship(text)
    name = parse_name(text)
    ship = parse_name(bare) if is_ship else name
    assert encode_name(name, ship) == encode_long(name, ship)
    assert encode_name(name, name) == encode_long(name, name)


@settings(max_examples=200, deadline=None)
@given(st.text("abcdeikmnorstvyzABIKV. 0123&-", max_size=60))
def test_of_any_letters(text: str) -> None:
    name = parse_name(text)
    assert encode_name(name, name) == encode_long(name, name)


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("Kalimbo Dorazin", [2, 2, 0, 0]),
        ("P.K. Dorazin", [3, 2, 0, 0]),
        ("Dorazin VK", [3, 2, 0, 2]),  # of a ship's name two capitals are a word
        ("M/V Kalimbo", [3, 3, 0, 1]),
        ("Kalimbo machine building plant", [4, 4, 3, 0]),
    ],
)
def test_how_many_words_each_view_has(text: str, views: list[int]) -> None:
    bare, is_ship = split_ship(text)
    name = parse_name(text)
    coded = encode_name(name, parse_name(bare) if is_ship else name)
    assert list(coded[2:6]) == views
