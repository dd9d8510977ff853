"""Are the lists of texts whole, and how many of them does an identification agree with?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from witting.goods import STATUSES, GoodsIdentification, HsCandidate, identify
from witting.goods.listed import load_lists
from witting.goods.nomenclature import load_nomenclature
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Cases = Callable[[str], list[dict[str, Any]]]

CLASS = "us.eo14024.determination."
LANGUAGES = ("de", "en", "fr", "ru", "tr", "vi", "zh")
GIVEN = {"text", "part_number", "manufacturer", "hs_code"}
TABLES = ("texts", "holdout")


def agrees(found: GoodsIdentification, expect: Mapping[str, Any]) -> bool:
    """Is what was found what ``expect`` of a case says?

    An ambiguous result may rest on a graver tier, so long as a candidate has the right one; what is
    called identified has the right one itself. What ``expect`` leaves out is not asked.
    """
    codes = {item.code for item in found.hs6}
    return (
        found.status in _statuses(expect)
        and ("hs6" not in expect or not codes.isdisjoint(expect["hs6"]))
        and ("tier" not in expect or expect["tier"] in _tiers(found))
        and ("item_class" not in expect or _agrees_in_class(found, expect["item_class"]))
    )


def _statuses(expect: Mapping[str, Any]) -> list[str]:
    status = expect["status"]
    return status if isinstance(status, list) else [status]


def _tiers(found: GoodsIdentification) -> set[str | None]:
    if found.status != "ambiguous":
        return {found.chpl_tier}
    listed = load_lists().by_code
    tiers = {listed[item.code].tier for item in found.hs6 if item.code in listed} - {None}
    return {found.chpl_tier, *tiers}


def _agrees_in_class(found: GoodsIdentification, number: str | None) -> bool:
    if number is None:
        return not found.item_classes
    return f"{CLASS}{number}" in found.item_classes


def identify_case(case: Mapping[str, Any]) -> GoodsIdentification:
    """What is found of the goods as the deal gives them."""
    return identify(
        description=case["text"],
        part_number=case.get("part_number"),
        manufacturer=case.get("manufacturer"),
        hs_code=case.get("hs_code"),
    )


def is_look_alike(case: Mapping[str, Any]) -> bool:
    """Whether neither list may be told of these goods."""
    expect = case["expect"]
    return all(key in expect and expect[key] is None for key in ("tier", "item_class"))


def items_of_the_determination() -> dict[str, str]:
    plain: Any = read_yaml("goods/determination.yaml").plain()
    return {item["what"]: each["number"] for each in plain["classes"] for item in each["items"]}


@pytest.mark.parametrize("table", TABLES)
def test_every_case_has_the_keys_that_the_file_explains(cases: Cases, table: str) -> None:
    for case in cases(table):
        assert (
            {"text", "lang", "expect", "why"}
            <= set(case)
            <= {*GIVEN, "lang", "item", "expect", "why"}
        ), case
        assert "status" in case["expect"], case
        assert set(case["expect"]) <= {"status", "hs6", "tier", "item_class"}, case
        told = [case[key] for key in case if key != "expect"]
        assert all(isinstance(value, str) and value == value.strip() != "" for value in told), case


@pytest.mark.parametrize("table", TABLES)
def test_every_expectation_is_of_this_world(cases: Cases, table: str) -> None:
    lists = load_lists()
    editions = load_nomenclature().editions
    for case in cases(table):
        expect = case["expect"]
        statuses = _statuses(expect)
        assert 1 <= len(statuses) == len(set(statuses)) <= 2, case
        assert set(statuses) <= set(STATUSES), case
        assert all("2022" in editions[code] for code in expect.get("hs6", ())), case
        assert expect.get("tier") in {None, *lists.tiers}, case
        assert expect.get("item_class") in {None, *(each.number for each in lists.classes)}, case


@pytest.mark.parametrize("table", TABLES)
def test_tier_and_class_are_those_of_a_code_or_item_that_is_named(cases: Cases, table: str) -> None:
    listed = load_lists().by_code
    items = items_of_the_determination()
    for case in cases(table):
        expect = case["expect"]
        known = [listed[code] for code in expect.get("hs6", ()) if code in listed]
        if tier := expect.get("tier"):
            assert tier in {each.tier for each in known}, case
        if number := expect.get("item_class"):
            numbers = {item.item_class.number for each in known for item in each.items}
            assert number in numbers | {items[case["item"]] if "item" in case else ""}, case


def test_no_case_is_told_twice(cases: Cases) -> None:
    told = Counter(
        tuple(case.get(key, "").casefold() for key in sorted(GIVEN))
        for table in TABLES
        for case in cases(table)
    )
    assert not [text for text, count in told.items() if count > 1]


def test_each_language_has_35_cases_or_more_and_some_are_mixed(cases: Cases) -> None:
    counts = Counter(case["lang"] for case in cases("texts"))
    assert set(counts) == {*LANGUAGES, "mixed"}
    assert min(counts[language] for language in LANGUAGES) >= 35
    assert counts["mixed"] >= 10
    assert counts.total() >= 300


def test_two_in_five_cases_are_look_alikes_in_every_language(cases: Cases) -> None:
    counts = Counter(case["lang"] for case in cases("texts"))
    alike = Counter(case["lang"] for case in cases("texts") if is_look_alike(case))
    assert 0.35 < alike.total() / counts.total() < 0.45
    assert all(alike[language] / counts[language] > 0.3 for language in LANGUAGES)


def test_every_high_priority_code_is_meant_in_two_languages(cases: Cases) -> None:
    meant: dict[str, set[str]] = {}
    for case in cases("texts"):
        for code in case["expect"].get("hs6", ())[:1]:
            meant.setdefault(code, set()).add(case["lang"])
    high = {code for code, each in load_lists().by_code.items() if each.tier}
    assert not {code for code in high if len(meant.get(code, ())) < 2}


def test_every_item_of_the_determination_is_named(cases: Cases) -> None:
    named = {
        case["item"]: case["expect"]["item_class"] for case in cases("texts") if "item" in case
    }
    assert named == items_of_the_determination()


def test_the_hold_out_is_half_look_alikes_in_every_language(cases: Cases) -> None:
    counts = Counter((case["lang"], is_look_alike(case)) for case in cases("holdout"))
    assert counts.keys() == {(language, alike) for language in LANGUAGES for alike in (True, False)}
    assert all(19 <= count <= 21 for count in counts.values())


@pytest.mark.parametrize(("table", "least"), [("texts", 0.95), ("holdout", 0.85)])
def test_what_a_person_says_of_the_texts_is_found(cases: Cases, table: str, least: float) -> None:
    found = [(case, identify_case(case)) for case in cases(table)]
    differ = [(case, each) for case, each in found if not agrees(each, case["expect"])]
    told = "\n".join(f"{case['text']}: {case['expect']}; {each!r}" for case, each in differ)
    assert 1 - len(differ) / len(found) >= least, told


def test_what_is_right_agrees() -> None:
    right = {"status": "identified", "hs6": ["848210", "848220"], "tier": "3.B", "item_class": "6"}
    assert agrees(identify(hs_code="8482.10"), right)
    assert agrees(identify(hs_code="8482"), right | {"status": ["identified", "ambiguous"]})
    assert agrees(identify(hs_code="8482.10"), {"status": "identified"})


@pytest.mark.parametrize(
    "wrong", [{"status": "ambiguous"}, {"hs6": ["848220"]}, {"tier": "1"}, {"item_class": "7"}]
)
def test_one_wrong_thing_is_enough_to_disagree(wrong: dict[str, Any]) -> None:
    assert not agrees(identify(hs_code="8482.10"), {"status": "identified"} | wrong)


def test_goods_that_may_not_be_flagged_agree_only_unflagged() -> None:
    look_alike = {"status": ["identified", "unidentified"], "tier": None, "item_class": None}
    assert agrees(identify(hs_code="6205.20"), look_alike)
    assert agrees(identify(), look_alike)
    assert not agrees(identify(hs_code="8482.10"), look_alike)
    assert not agrees(identify(hs_code="3912.20"), look_alike)
    assert not agrees(identify(hs_code="2710.19"), look_alike | {"status": "ambiguous"})


def test_an_ambiguous_result_may_have_the_right_tier_behind_a_graver_one() -> None:
    codes = (HsCandidate("854231", 0.5), HsCandidate("848210", 0.5))
    expect = {"status": ["identified", "ambiguous"], "tier": "3.B"}
    assert agrees(GoodsIdentification(codes, "1", (), "ambiguous"), expect)
    assert not agrees(GoodsIdentification(codes, "1", (), "identified"), expect)
    unlisted = GoodsIdentification((HsCandidate("620520", 1.0),), None, (), "ambiguous")
    assert not agrees(unlisted, expect)
