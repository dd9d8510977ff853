"""docs/red-flags.md has every rule with its weight and group, and every fact."""

from __future__ import annotations

import re
from pathlib import Path

from witting.redflags import FACTS, load_rules

PAGE = (Path(__file__).parents[2] / "docs" / "red-flags.md").read_text(encoding="utf-8")


def test_every_rule_is_there_with_its_weight_its_group_and_the_day_of_its_paper() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (\d, [a-z-]+) \|", PAGE, re.MULTILINE))
    assert rows == {rule.key: f"{rule.weight}, {rule.group}" for rule in load_rules().rules}
    for rule in load_rules().rules:
        assert rule.paper.date.isoformat() in PAGE or "the same" in PAGE


def test_every_fact_is_there_with_what_it_needs() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| (deal|history|flows) \| (.*) \|$", PAGE, re.MULTILINE)
    assert rows == [(name, fact.needs, fact.what.rstrip(".")) for name, fact in FACTS.items()]


def test_the_sum_is_the_one_that_is_documented() -> None:
    assert f"from a sum of **{load_rules().review_from}**" in PAGE
