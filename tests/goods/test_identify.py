"""Which goods are known by their HS code, and what is said of them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.goods import STATUSES, GoodsIdentification, identify

if TYPE_CHECKING:
    from collections.abc import Callable

    Cases = Callable[[str], list[dict[str, str]]]

CLASS = "us.eo14024.determination."


def test_codes_in_all_their_shapes(cases: Cases) -> None:
    for case in cases("codes"):
        found = identify(hs_code=case["code"])
        assert found.status == case["status"], (case, found)
        assert found.chpl_tier == case.get("tier"), (case, found)
        classes = tuple(f"{CLASS}{number}" for number in case.get("classes", "").split())
        assert found.item_classes == classes, (case, found)
        assert [item.code for item in found.hs6] == case["hs6"].split(), (case, found)


def test_every_explanation_is_one_sentence(cases: Cases) -> None:
    for case in cases("codes"):
        told = identify(hs_code=case["code"]).explanation
        assert told[0].isupper(), case
        assert told.endswith("."), case
        assert "\n" not in told, case


def test_a_code_that_is_the_subheading_scores_1_and_a_heading_shares_it() -> None:
    assert [item.score for item in identify(hs_code="8482.10").hs6] == [1.0]
    assert {item.score for item in identify(hs_code="8482").hs6} == {1 / 8}
    assert [item.score for item in identify(hs_code="854140").hs6] == [0.25]


def test_the_explanation_says_list_class_and_how_the_code_was_mended() -> None:
    told = identify(hs_code="8482.10").explanation
    assert "tier 3.B" in told
    assert "class 6 of the Treasury's determination" in told
    assert '"101.21", whose leading zero was lost' in identify(hs_code="101.21").explanation
    assert "of HS 2017, now 8548.00" in identify(hs_code="854890").explanation
    assert "perhaps turbine oil" in identify(hs_code="271019").explanation


@pytest.mark.parametrize("hs_code", [None, "", "   "])
def test_words_tell_the_goods_where_there_is_no_code(hs_code: str | None) -> None:
    text = "500 pcs of deep groove ball bearings"
    found = identify(description=text, hs_code=hs_code)
    assert found.status == "identified"
    assert found.chpl_tier == "3.B"
    assert [item.code for item in found.hs6] == ["848210"]
    assert {text[mark.start : mark.end] for mark in found.marks} == {"deep groove ball bearings"}


def test_words_that_could_be_anything_are_never_guessed_at() -> None:
    found = identify(description="spare parts as per proforma")
    assert found.status == "unidentified"
    assert not found.matters
    assert "they could be anything" in found.explanation


def test_what_goods_are_for_is_not_what_they_are() -> None:
    found = identify(description="quuxes for ball bearings")
    assert not found.matters
    assert "ball bearings are named only as what the goods are for" in found.explanation


def test_words_that_name_listed_goods_are_not_hidden_by_a_code_of_others() -> None:
    found = identify(description="deep groove ball bearings", hs_code="9403.30")
    assert found.status == "ambiguous"
    assert found.chpl_tier == "3.B"
    assert found.contradiction is not None
    assert "8482" in found.contradiction


def test_words_narrow_a_code_that_leaves_open_which_goods() -> None:
    found = identify(description="deep groove ball bearings", hs_code="8482")
    assert found.status == "identified"
    assert [item.code for item in found.hs6] == ["848210"]


def test_a_listed_code_stays_listed_whatever_the_words_say() -> None:
    found = identify(description="cotton T-shirts", hs_code="8482.10")
    assert found.status == "identified"
    assert found.chpl_tier == "3.B"


def test_nothing_at_all_is_unidentified() -> None:
    told = "There is no HS code, no description and no part number."
    assert identify() == GoodsIdentification(explanation=told)
    assert identify().status in STATUSES


def test_the_json_has_the_shape_of_the_contract() -> None:
    assert identify(hs_code="8482.10").to_dict() == {
        "hs6": [{"code": "848210", "score": 1.0}],
        "chpl_tier": "3.B",
        "item_classes": ["us.eo14024.determination.6"],
        "status": "identified",
        "explanation": identify(hs_code="8482.10").explanation,
        "marks": [],
        "contradiction": None,
    }
    (mark,) = identify(description="ball bearings").to_dict()["marks"]
    assert mark == {"field": "description", "start": 0, "end": 13, "means": "ball bearings"}


def test_a_field_of_a_megabyte_is_read_in_no_time_and_never_clear() -> None:
    assert identify(hs_code="8482.10; " * 100_000).status == "identified"
    assert identify(hs_code="6205.20; " * 100_000).status == "unidentified"
    assert "goes on after" in identify(hs_code="6205.20; " * 100_000).explanation
