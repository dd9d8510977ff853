"""A licence's file is read whole or refused with the line of its fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from witting.errors import ResourceError
from witting.regimes.licence_file import parse_licence
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from witting.regimes import Licence

GOOD = """\
key: xx.gl.1
title: Invented licence
legal_basis:
  instrument: Invented regulations
  article: General License 1
  source: https://law.example/gl
legal_text: Oil and medicine are allowed.
lifts:
  - provision: xx.act.s1
  - provision: xx.act.s3
    from: 2024-03-01
    to: null
    review: >-
      it is another order
parties:
  - {entity: "us.ofac.sdn:1", name: Bank, from: 2024-01-01, to: null, source: "https://law.example/gl1"}
goods: ["2709", "30"]
roles: [debtor_agent]
editions:
  - name: General License 1
    from: 2024-01-01
    to: 2024-06-30
    clears_by: facts
    source: https://law.example/gl1
    source_read: read
  - name: General License 1A
    from: 2024-09-01
    to: null
    known_to: 2025-01-01
    clears_by: statement
    conditions:
      - the deal winds down
      - nothing goes to the Central Bank
    source: https://law.example/gl1a
    source_read: secondary
reviewed_by: null
reviewed_on: null
notes: null
"""

CASES = Path(__file__).parent / "cases_licence_faults.yaml"


def read(text: str) -> Licence:
    node = parse_yaml(text, file="gl.yaml")
    return parse_licence(node, key="xx.gl.1", provisions=("xx.act.s1", "xx.act.s3"))


def faults() -> list[dict[str, Any]]:
    found = parse_yaml(CASES.read_text(encoding="utf-8"), file=CASES.name).plain()
    assert isinstance(found, list)
    return found


def test_a_good_file_is_read_whole() -> None:
    licence = read(GOOD)
    assert [str(window) for window in licence.in_force] == [
        "2024-01-01 to 2024-06-30",
        "from 2024-09-01",
    ]
    first, second = licence.editions
    assert (first.clears_by, first.conditions, first.known_to) == ("facts", (), None)
    assert second.conditions == ("the deal winds down", "nothing goes to the Central Bank")
    assert second.known_to == date(2025, 1, 1)
    assert licence.lift_of("xx.act.s3", date(2024, 2, 29)) is None
    lift = licence.lift_of("xx.act.s3", date(2024, 3, 1))
    assert lift is not None
    assert lift.to_review
    assert licence.parties[0].entity == "us.ofac.sdn:1"
    assert licence.roles == ("debtor_agent",)
    assert licence.to_dict()["kind"] == "licence"


@pytest.mark.parametrize(
    ("codes", "is_covered"),
    [
        (["270900"], True),
        (["2709"], True),
        (["3004", "300490"], True),
        (["2709", "8482"], False),
        (["271012"], False),
        (["27"], False),
        (["27090000"], True),
    ],
)
def test_codes_are_compared_level_by_level(codes: list[str], *, is_covered: bool) -> None:
    assert read(GOOD).covers_goods(codes) is is_covered


def test_a_gap_says_what_was_before_and_what_comes() -> None:
    licence = read(GOOD)
    assert licence.edition_on(date(2024, 7, 1)) is None
    assert licence.gap_on(date(2024, 7, 1)) == (
        "Invented licence: no edition is in force on 2024-07-01 (General License 1 ended with "
        "2024-06-30; General License 1A begins on 2024-09-01)."
    )


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault["why"])
def test_a_fault_is_named_with_its_line(fault: dict[str, Any]) -> None:
    assert GOOD.count(fault["instead_of"]) == 1, "the case must change one place"
    with pytest.raises(ResourceError) as caught:
        read(GOOD.replace(fault["instead_of"], fault["stands"]))
    assert fault["says"] in str(caught.value)
    assert caught.value.where == f"gl.yaml:{fault['line']}"
