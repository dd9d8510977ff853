"""The tests as files: what they say, and what a faulty one is told."""

from __future__ import annotations

import datetime as dt

import pytest

from witting.errors import ResourceError
from witting.ownership.rule_file import load_rules, parse_rule

GOOD = """key: xx
title: A test
holders:
  - list: [xx.list]
readings:
  - from: 2020-01-01
    to: 2020-12-31
    share: 50%
    exactly: owned
    several_holders: added
    control: told
    text: T.
    source: https://law.example/act
    source_read: read
"""
LATER = (
    "{from: 2020-06-01, to: null, share: 50%, exactly: owned, several_holders: added, "
    "control: told, text: T., source: 'https://law.example', source_read: read}"
)
FAULTS = [
    ("title: A test", "titel: A test", 2, "'titel' is none of key"),
    ("title: A test\n", "", 1, "'title' is missing"),
    ("share: 50%", "share: half", 8, "a percentage such as 50%"),
    ("share: 50%", "share: 25-50%", 8, "a percentage such as 50%"),
    ("exactly: owned", "exactly: yes", 9, "one of owned, not owned, not 'yes'"),
    ("to: 2020-12-31", "to: 2019-12-31", 7, "ends on 2019-12-31, before it begins"),
    ("to: 2020-12-31", "to: 2020-13-31", 7, "a day like"),
    ("https://law.example", "law.example", 13, "begins with https"),
    ("source_read: read", "source_read: heard", 14, "one of read"),
    ("- list: [xx.list]", "- list: []", 4, "at least one item"),
    ("key: xx", "key: xx\nkey: yy", 2, "given twice"),
    ("readings:\n", f"readings:\n  - {LATER}\n", 7, "overlap or are not in order"),
]  # fmt: skip


def test_the_packaged_tests_are_those_of_the_regimes() -> None:
    assert [rule.key for rule in load_rules()] == ["eu", "uk", "us.bis", "us.directives", "us.ofac"]
    on = {rule.key: rule.reading_on(dt.date(2014, 8, 12)) for rule in load_rules()}
    assert [key for key, reading in on.items() if reading] == ["eu", "uk"]


def test_a_good_file_is_read() -> None:
    rule = parse_rule(GOOD, file="xx.yaml")
    assert rule.reading_on(dt.date(2020, 12, 31)) is rule.readings[0]
    assert rule.reading_on(dt.date(2021, 1, 1)) is None


@pytest.mark.parametrize(("instead_of", "stands", "line", "says"), FAULTS)
def test_a_fault_is_told_with_its_line(instead_of: str, stands: str, line: int, says: str) -> None:
    assert instead_of in GOOD
    with pytest.raises(ResourceError, match=says) as caught:
        parse_rule(GOOD.replace(instead_of, stands, 1), file="xx.yaml")
    assert caught.value.where == f"xx.yaml:{line}"
