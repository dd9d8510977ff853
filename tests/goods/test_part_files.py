"""Are the files of part numbers and makers whole, and are their faults told with the line?"""

from __future__ import annotations

import re
import time

import pytest

from witting.errors import ResourceError
from witting.goods.clue import SURE
from witting.goods.maker_files import load_makers, parse_makers
from witting.goods.part_clues import part_clues
from witting.goods.part_family import ANY
from witting.goods.part_files import load_part_families, parse_families
from witting.goods.part_words import bare
from witting.resources import parse_yaml

FAMILIES = load_part_families().families

KIND = """kinds:
  - key: things
    what: things
    codes: ["848210"]
    source: ours
    families:
      - {is: things, starts: TH, example: TH1}
"""
GROUP = """groups:
  - key: makers
    what: things
    codes: ["8482"]
    likely: "0.5"
    makers:
      acme: [Acme, Acme Bearings]
"""


def test_every_family_takes_its_own_example() -> None:
    for family in FAMILIES:
        assert family.fit(bare(family.example)), (family.where, family.example)


def test_a_number_that_is_sure_by_itself_is_told_by_itself() -> None:
    for family in FAMILIES:
        if family.alone == "sure" and ANY not in family.starts and bare(family.example).isalnum():
            found = part_clues(None, family.example)
            assert any(clue.strength >= SURE for clue in found), (family.where, family.example)


def test_every_family_of_a_maker_is_told_beside_him() -> None:
    makers = load_makers().by_key
    for family in FAMILIES:
        for maker in family.makers:
            found = part_clues(None, family.example, makers[maker].names[0])
            assert any(clue.strength >= SURE for clue in found), (family.where, maker)


def test_there_are_many_makers_with_names_of_their_own() -> None:
    makers = load_makers().by_key
    assert len(makers) >= 350
    owners: dict[str, str] = {}
    for maker in makers.values():
        for name in maker.names:
            assert owners.setdefault(bare(name), maker.key) == maker.key, name


def test_no_pattern_takes_long_on_numbers_made_to_hurt() -> None:
    tails = ["0" * 60, "A" * 60, "A0" * 30, "0A" * 30, "00A" * 20, "R0" * 30, "X0" * 30]
    began = time.process_time()
    for family in FAMILIES:
        for start in family.starts:
            for tail in tails:
                family.fit(f"{'' if start == ANY else start}{tail}!")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("what: things\n", "wat: things\n", 3, "'wat' is unknown"),
        ('"848210"', '"848219"', 4, "'848219' is no subheading"),
        ("    source: ours\n", "", 2, "missing: source"),
        ("starts: TH,", "starts: TH, then: '(',", 7, "no regular expression"),
        ("starts: TH,", "starts: TH, makers: nobody,", 7, "no maker 'nobody'"),
        ("starts: TH,", "starts: TH, alone: perhaps,", 7, "no value of alone 'perhaps'"),
        ("starts: TH,", "starts: any,", 7, "needs its makers"),
        ("starts: TH,", "begins: TH,", 7, "'begins' is unknown"),
        ("example: TH1", "example: ''", 7, "a text is expected"),
    ],
)
def test_a_fault_in_a_file_of_families_is_told(old: str, new: str, line: int, told: str) -> None:
    text = KIND.replace(old, new)
    with pytest.raises(ResourceError, match=re.escape(told)) as caught:
        list(parse_families(parse_yaml(text, file="parts.yaml"), makers={"acme"}))
    assert caught.value.where == f"parts.yaml:{line}"


def test_a_kind_given_twice_is_a_fault() -> None:
    text = KIND + KIND.removeprefix("kinds:\n")
    with pytest.raises(ResourceError, match="given twice"):
        list(parse_families(parse_yaml(text, file="parts.yaml"), makers=()))


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("what: things\n", "wat: things\n", 3, "'wat' is unknown"),
        ('"8482"', '"8499"', 4, "'8499' is no subheading"),
        ('"0.5"', '"2"', 5, "a share above 0"),
        ('"0.5"', '"much"', 5, "a share above 0"),
        ("[Acme, Acme Bearings]", "[]", 7, "a name is expected"),
    ],
)
def test_a_fault_in_the_makers_is_told(old: str, new: str, line: int, told: str) -> None:
    text = GROUP.replace(old, new)
    with pytest.raises(ResourceError, match=re.escape(told)) as caught:
        list(parse_makers(parse_yaml(text, file="makers.yaml")))
    assert caught.value.where == f"makers.yaml:{line}"


def test_a_maker_in_two_groups_is_a_fault() -> None:
    text = GROUP + GROUP.removeprefix("groups:\n")
    with pytest.raises(ResourceError, match="given twice, first on line 7"):
        list(parse_makers(parse_yaml(text, file="makers.yaml")))
