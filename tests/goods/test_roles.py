"""Are goods found wherever a description declares them, and not where it only names them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.goods import identify
from witting.goods.goods_text import parse_goods_text

if TYPE_CHECKING:
    from collections.abc import Callable

    Cases = Callable[[str], list[dict[str, str]]]


@pytest.mark.parametrize("listed", ["yes", "no"])
def test_nothing_hides_what_is_declared(cases: Cases, listed: str) -> None:
    wrong = {
        case["text"]: found.explanation
        for case in cases("roles")
        if case["listed"] == listed
        and (found := identify(description=case["text"])).matters != (listed == "yes")
    }
    assert not wrong


def test_what_may_be_declared_is_for_a_person() -> None:
    found = identify(description="ball bearings and grease")
    assert found.status == "ambiguous"
    assert 'The words "ball bearings" may mean ball bearings' in found.explanation


def test_spare_parts_of_goods_may_be_the_goods() -> None:
    found = identify(description="запчасти подшипники шариковые")
    assert "may name a spare part, or say of what these are parts" in found.explanation


def test_a_line_of_a_list_begins_a_clause() -> None:
    assert parse_goods_text("1. chairs 2. tables").clauses == [0, 1, 1, 2]
    assert parse_goods_text("Pos. 1 chairs pos. 2 tables").clauses == [0, 0, 0, 1, 1, 1]
    assert parse_goods_text("12.5 mm").clauses == [0, 0, 0]


def test_a_line_that_goes_on_is_one_text_for_a_term() -> None:
    text = parse_goods_text("ball\nbearings\n+ seals")
    assert text.is_wrapped(0, 1)
    assert not text.is_wrapped(1, 2)
    assert not text.is_wrapped(0, 2)


def test_long_texts_of_few_words_are_read_soon() -> None:
    assert identify(description="轴承用" * 6_600).status == "unidentified"
    assert identify(description="ball bearings, " * 1_300).chpl_tier == "3.B"
