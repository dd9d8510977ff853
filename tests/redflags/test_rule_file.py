"""A red flag's file is read whole or refused with the line of its fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.errors import ResourceError
from witting.redflags import FACTS, load_rules
from witting.redflags.rule_file import parse_rule
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
key: invented
title: An invented sign
source:
  document: An invented paper
  date: "2023-03-02"
  address: https://paper.example/
  source_read: read
needs: deal
about: personal_email
group: contact
weight: "1"
when: {all: [personal_email, {any: [goods_high_priority, goods_unidentified]}]}
says: Ask who writes.
"""

FAULTS = [
    ("group: contact", "groop: contact", 10, "'groop' is no field of a red flag. Did you mean"),
    ("key: invented", "key: other", 1, "the key is 'other'"),
    ('weight: "1"', 'weight: "3"', 11, "from 1 to 2: no flag alone is a review"),
    ('weight: "1"', "weight: two", 11, "weight is a whole number"),
    ("about: personal_email", "about: spfs_named", 9, "about is one of the facts of 'when'"),
    ("[personal_email,", "[personal_mail,", 12, "'personal_mail' is no fact. Did you mean"),
    ("needs: deal", "needs: history", 8, "its facts need deal, not history"),
    ("needs: deal", "needs: nothing", 8, "'nothing' is no needs"),
    ("{all:", "{most:", 12, "'most' is no field of a condition"),
    ("  source_read: read", "  source_read: heard", 7, "'heard' is no source_read"),
    ("https://paper.example/", "paper.example", 6, "begins with https://"),
    ("says: Ask who writes.\n", "", 1, "a red flag lacks 'says'"),
    ('"2023-03-02"', "yesterday", 5, "date is a day"),
]


def test_a_good_file_is_read_whole() -> None:
    rule = parse_rule(parse_yaml(GOOD, file="x.yaml"), key="invented", review_from=3)
    assert (rule.weight, rule.group, rule.needs) == (1, "contact", "deal")
    assert rule.when.holds(lambda fact: fact in {"personal_email", "goods_unidentified"})
    assert not rule.when.holds(lambda fact: fact == "personal_email")


@pytest.mark.parametrize(("good", "bad", "line", "says"), FAULTS)
def test_a_fault_is_told_with_its_line(good: str, bad: str, line: int, says: str) -> None:
    text = GOOD.replace(good, bad)
    assert text != GOOD
    node = parse_yaml(text, file="x.yaml")
    with pytest.raises(ResourceError) as caught:
        parse_rule(node, key="invented", review_from=3)
    assert caught.value.where == f"x.yaml:{line}"
    assert says in str(caught.value)


def test_what_is_only_recalled_weighs_no_more_than_one() -> None:
    text = GOOD.replace("source_read: read", "source_read: recalled").replace('"1"', '"2"')
    with pytest.raises(ResourceError, match="only recalled weighs 1"):
        parse_rule(parse_yaml(text, file="x.yaml"), key="invented", review_from=3)


def test_every_packaged_rule_is_read_and_every_fact_is_used() -> None:
    rules = load_rules()
    assert len(rules.rules) == 19
    used = {rule.about for rule in rules.rules}
    circumstances = {"goods_high_priority", "goods_unidentified", "route_of_concern"}
    circumstances |= {"destination_outside_coalition", "letter_of_credit"}
    assert used | circumstances == set(FACTS)
    assert all(fact.what for fact in FACTS.values())


def test_no_flag_alone_is_a_review() -> None:
    rules = load_rules()
    assert all(0 < rule.weight < rules.review_from for rule in rules.rules)
    assert rules.get("third-country-payer").weight == 2


def test_a_folder_of_ones_own_is_read_and_its_faults_are_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read"):
        load_rules(tmp_path)
    (tmp_path / "sum.yaml").write_text('review_from: "3"\nwhy: Invented.\n', encoding="utf-8")
    load_rules.cache_clear()
    with pytest.raises(ResourceError, match="no red flag is there"):
        load_rules(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "invented.yaml").write_text(GOOD, encoding="utf-8")
    load_rules.cache_clear()
    assert [rule.key for rule in load_rules(tmp_path).rules] == ["invented"]
    (tmp_path / "sum.yaml").write_text('review_from: "one"\nwhy: Invented.\n', encoding="utf-8")
    load_rules.cache_clear()
    with pytest.raises(ResourceError, match="review_from is a whole number above 1"):
        load_rules(tmp_path)
    load_rules.cache_clear()
