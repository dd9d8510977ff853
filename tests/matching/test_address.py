"""Whether two addresses are one place, one building, or neither."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.matching.address import MATCH, STRONG, AddressMatch, compare_addresses
from witting.names.address import parse_address

if TYPE_CHECKING:
    from collections.abc import Callable

ASTER = "Room 1318-19, 13F, Aster Plaza, 610 Tai Foo Road, Mong Kok, Kowloon, Hong Kong."
COMMON = {
    "zelenaia": 0.6,
    "kazan": 0.45,
    "perm": 0.45,
    "mong": 0.6,
    "kok": 0.6,
    "kovlon": 0.4,
    "beijin": 0.2,
}


def test_relations(cases: Callable[[str], list[dict[str, str]]]) -> None:
    for case in cases("addresses"):
        match = _compare(case["query"], case["listed"])
        found = match.relation if match else "none"
        assert found == case["relation"], f"{case['why']}: {case['query']}"


def test_the_effects_add_up_to_the_score() -> None:
    for query in (ASTER, "Room 7, Aster Plaza, 610 Tai Foo Road", "610 Tai Foo Lane, Mong Kok"):
        match = _compare(query, ASTER)
        assert match is not None
        assert sum(item.effect for item in match.features) == pytest.approx(match.score)
        assert MATCH <= match.score <= 1.0


def test_the_more_rooms_agree_the_higher_the_score() -> None:
    rooms = ("Room 1318-19,", "Room 1318,", "", "Room 1407,")
    scores = []
    for room in rooms:
        match = _compare(f"{room} Aster Plaza, 610 Tai Foo Road, Mong Kok, Kowloon", ASTER)
        assert match is not None
        scores.append(match.score)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] >= STRONG > scores[1]


def test_a_match_says_which_parts_agree_and_why() -> None:
    match = _compare("Rm 1407, Astr Plaza, 610 Tai Foo Road, Mong Kok, HK", ASTER)
    assert match is not None
    assert match.agreeing == ("building", "street_number", "street", "city", "country")
    sentences = " ".join(item.sentence for item in match.features)
    assert "astr / aster" in sentences
    assert "Another room of the building: room 1407 against room 1318-19, floor 13." in sentences


def test_another_postcode_and_another_kind_of_way_cost_little() -> None:
    match = _compare("d. 12 ul. Zelyonaya, Kazan 420001", "12 Zelyonaya Avenue, Kazan 420077")
    assert match is not None
    assert {item.name for item in match.features if item.effect < 0} == {"postcode", "way"}


def test_the_python_of_the_page_runs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "addresses.md").read_text(encoding="utf-8")
    [block] = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    exec(compile(block, "docs/addresses.md", "exec"), {})


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet="Room 12,Plaza/FRdАул.号-", max_size=40),
    st.text(alphabet="Room 12,Plaza/FRdАул.号-", max_size=40),
)
def test_either_side_may_be_the_listed_one(one: str, other: str) -> None:
    here, there = _compare(one, other), _compare(other, one)
    assert (here is None) == (there is None)
    if here and there:
        assert here.score == pytest.approx(there.score, abs=0.1)


def _compare(query: str, listed: str) -> AddressMatch | None:
    return compare_addresses(
        parse_address(query), parse_address(listed), weigh=lambda word: COMMON.get(word, 0.75)
    )
