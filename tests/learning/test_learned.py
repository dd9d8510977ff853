"""What learned models say, and that they take nothing away from what is shipped."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.goods import identify
from witting.goods.clue import SURE, Clue, Kind
from witting.goods.listed import load_lists
from witting.learning import GoodsLine, Learned, Lesson, ModelStore

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 5, 1)


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory, lesson: Lesson) -> Learned:
    home = tmp_path_factory.mktemp("home")
    sure = replace(lesson, sure_at=0.5, hint_at=0.4)
    store = ModelStore(home)
    store.add("own", sure, issues=(), source="own.csv", learned=DAY)
    return Learned(store.models())


def clue(code: str, strength: float) -> Clue:
    return Clue(
        Kind(f"learned:{code}", f"goods of {code}", (code,)), strength, "description", 0, 3, "x"
    )


def test_candidates_are_codes_with_probabilities_the_best_first(learned: Learned) -> None:
    bearing, nothing = learned.candidates(["шарикоподшипник радиальный 6205", ""])
    assert bearing[0][0] == "848210"
    assert [value for _, value in bearing] == sorted((value for _, value in bearing), reverse=True)
    assert all(0 < value <= 1 for _, value in bearing)
    assert nothing == ()
    assert learned.candidates([]) == []


def test_goods_that_nobody_knows_are_told_by_the_model(learned: Learned) -> None:
    line = GoodsLine(part_number="QM32F205V", manufacturer="Norvekia")
    before = identify(part_number=line.part_number, manufacturer=line.manufacturer)
    assert before.status == "unidentified"
    [clues] = learned.clues([line])
    after = identify(part_number=line.part_number, manufacturer=line.manufacturer, learned=clues)
    assert after.chpl_tier == "1"
    assert "learned declarations 'own'" in after.explanation


def test_a_line_without_words_has_no_clue(learned: Learned) -> None:
    assert learned.clues([GoodsLine()]) == [()]


def test_the_versions_are_told(learned: Learned, tmp_path: Path, lesson: Lesson) -> None:
    [version] = learned.versions.values()
    other = ModelStore(tmp_path).add("own", lesson, issues=(), source="x", learned=DAY)
    assert len(version) == 12
    assert other.version != version  # its thresholds differ


GIVEN: list[dict[str, str]] = [
    {"description": "ball bearings 6205"},
    {"description": "furniture", "hs_code": "9403.60"},
    {"hs_code": "8482.10"},
    {"hs_code": "8542"},
    {"hs_code": "8517", "description": "apparatus"},
    {"description": "spare parts"},
    {"description": "integrated circuits and furniture"},
    {"description": "lubricating oil for turbines"},
    {"description": "дрон"},
    {},
]
CODES = ["610910", "940360", "848210", "854231", "8517", "851769", "847130", "8482", "84"]


@given(
    st.sampled_from(GIVEN),
    st.lists(st.tuples(st.sampled_from(CODES), st.floats(0.0, 1.0)), max_size=3),
)
def test_nothing_that_is_shipped_is_lowered(
    given: dict[str, str], told: list[tuple[str, float]]
) -> None:
    words, hs_code = given.get("description"), given.get("hs_code")
    before = identify(description=words, hs_code=hs_code)
    clues = tuple(clue(code, strength) for code, strength in told)
    after = identify(description=words, hs_code=hs_code, learned=clues)
    ranks = (*load_lists().tiers, None)
    assert ranks.index(after.chpl_tier) <= ranks.index(before.chpl_tier)
    assert set(before.item_classes) <= set(after.item_classes)
    if before.matters:
        assert after.matters
        assert {each.code for each in before.hs6} <= {each.code for each in after.hs6}
        assert after.status == before.status
    if before.status == "identified" and not before.matters and after.status != before.status:
        # A person is asked only where the model is sure.
        assert any(strength >= SURE for _, strength in told)


def test_a_sure_clue_to_listed_goods_stands_against_an_unlisted_code() -> None:
    found = identify(hs_code="9403.60", learned=(clue("854231", 0.95),))
    assert found.status == "ambiguous"
    assert found.chpl_tier == "1"
    hint = identify(hs_code="9403.60", learned=(clue("854231", 0.5),))
    assert hint.status == "identified"
    assert hint.chpl_tier is None
