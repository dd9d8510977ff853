"""Codes, names and what stands around them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import lookup_country
from witting.names.words import fold_words
from witting.resources import Node, parse_yaml, read_csv

FILE = Path(__file__).with_name("cases_countries.yaml")
CASES = parse_yaml(FILE.read_text(encoding="utf-8"), file=FILE.name).value
ROWS = read_csv("names/countries.csv")
NAMES = [(row["code"], name) for row in ROWS for name in row["names"].split("|")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_cases(case: Node) -> None:
    facts = case.plain()
    assert isinstance(facts, dict)
    assert lookup_country(facts["text"]) == facts.get("code"), facts


def test_every_code_and_name_of_the_table_is_found() -> None:
    for row in ROWS:
        assert lookup_country(row["code"]) == row["code"]
        for alpha3 in filter(None, row["alpha3"].split("|")):
            assert lookup_country(alpha3) == row["code"]
    lost = {name for code, name in NAMES if lookup_country(name) != code}
    assert lost == {"Nga"}, "Russia in Vietnamese is Nigeria's code"


def test_no_name_is_of_two_countries() -> None:
    codes = defaultdict(set)
    for code, name in NAMES:
        assert fold_words(name), name
        codes[fold_words(name)].add(code)
    assert [name for name, many in codes.items() if len(many) > 1] == []


def test_a_country_s_first_name_is_english_and_a_name_is_there_once() -> None:
    for row in ROWS:
        names = row["names"].split("|")
        assert names[0][0].isascii() or names[0][0] in "ÅÎCTü", names[0]
        assert len(set(names)) == len(names), row["code"]


def test_followthemoney_accepts_every_code() -> None:
    types = pytest.importorskip("followthemoney.types", reason="witting[ftm] is not installed")
    assert {row["code"] for row in ROWS} <= set(types.registry.country.codes)


@given(st.sampled_from(NAMES), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_and_blanks_do_not_matter(pair: tuple[str, str], change: type[str]) -> None:
    code, name = pair
    if len(name) > 3:
        assert lookup_country(f"  {change(name)}\u00a0") == code


@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2,8}(, | \()[A-Za-z ,()]{0,20}"))
def test_any_text_is_a_known_country_or_none(text: str) -> None:
    code = lookup_country(text)
    assert code is None or lookup_country(code) == code


def test_a_hostile_text_costs_nothing() -> None:
    start = perf_counter()
    for text in ("a" * 1_000_000, "A, (" * 40, "- " * 90, "the " * 49, "a (" + "b" * 190):
        assert lookup_country(text) is None
    assert perf_counter() - start < 1
