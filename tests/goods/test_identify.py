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
def test_a_text_or_a_part_number_alone_is_not_guessed_at(hs_code: str | None) -> None:
    found = identify(
        description="Deep groove ball bearings 6205-2RS, HS 8482.10",
        part_number="6205-2RS",
        hs_code=hs_code,
    )
    assert found.status == "unidentified"
    assert not found.matters
    assert "the description and the part number alone are not read yet" in found.explanation


def test_nothing_at_all_is_unidentified() -> None:
    assert identify() == GoodsIdentification(explanation="There is no HS code.")
    assert identify().status in STATUSES


def test_the_json_has_the_shape_of_the_contract() -> None:
    assert identify(hs_code="8482.10").to_dict() == {
        "hs6": [{"code": "848210", "score": 1.0}],
        "chpl_tier": "3.B",
        "item_classes": ["us.eo14024.determination.6"],
        "status": "identified",
        "explanation": identify(hs_code="8482.10").explanation,
    }


def test_a_field_of_a_megabyte_is_read_in_no_time_and_never_clear() -> None:
    assert identify(hs_code="8482.10; " * 100_000).status == "identified"
    assert identify(hs_code="6205.20; " * 100_000).status == "unidentified"
    assert "goes on after" in identify(hs_code="6205.20; " * 100_000).explanation
