"""Are goods found wherever a description declares them, and not where it only names them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.goods import identify
from witting.goods.goods_text import parse_goods_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.goods import GoodsIdentification

    Cases = Callable[[str], list[dict[str, str]]]


def _identify(case: dict[str, str]) -> GoodsIdentification:
    return identify(description=case["text"], hs_code=case.get("hs_code"))


@pytest.mark.parametrize("listed", ["yes", "no"])
def test_nothing_hides_what_is_declared(cases: Cases, listed: str) -> None:
    wrong = {
        (case["text"], case.get("hs_code")): found.explanation
        for case in cases("roles")
        if case["listed"] == listed and (found := _identify(case)).matters != (listed == "yes")
    }
    assert not wrong


def test_what_may_be_declared_is_for_a_person() -> None:
    found = identify(description="ball bearings grease")
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


def test_a_number_of_listed_goods_in_others_is_for_a_person() -> None:
    for text in ("furniture parts with ball bearing 6310", "家具零件 内含深沟球轴承 6310"):
        found = identify(description=text)
        assert (found.status, found.chpl_tier) == ("ambiguous", "3.B"), text


def test_a_number_behind_its_goods_is_as_sure_as_before() -> None:
    assert identify(description="мебель, подшипник 6310").status == "identified"


def test_the_gravest_contradiction_is_named() -> None:
    found = identify(
        hs_code="9403.99", description="Moebelbeschlag mit Schraube, Schraegkugellager 7014"
    )
    assert "ball bearings are declared under 8482" in (found.contradiction or "")


def test_neither_a_town_nor_what_carries_the_goods_is_goods() -> None:
    for text in ("Tula", "go on by truck"):
        assert identify(description=text).status == "unidentified", text


def test_a_roller_bearing_is_none_of_balls() -> None:
    for text in ("роликовый подшипник", "roller bearings", "Rollenlager", "滚子轴承"):
        codes = [each.code for each in identify(description=text).hs6]
        assert codes[0] == "848220", text
        assert "848210" not in codes, text
