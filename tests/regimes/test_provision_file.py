"""A provision's file is read whole or refused with the line of its fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from witting.errors import ResourceError
from witting.regimes.provision_file import parse_provision
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from witting.regimes import Provision

GOOD = """\
key: xx.act.s1
title: An invented act
code: EU-AF
legal_basis:
  instrument: Invented Act
  article: section 1
  source: https://law.example/act
source_read: read
in_force:
  - {from: 2024-01-01, to: 2024-06-30}
  - {from: 2024-09-01, to: null}
legal_text: Nobody may
  sell anything to the listed.
variants:
  - from: 2024-01-01
    to: 2024-06-30
    condition:
      measure: {list: [un.sc], provision: [Asset freeze]}
  - from: 2024-09-01
    to: null
    reading: Now everyone on the list counts.
    source: https://law.example/reading
    source_read: recalled
    condition:
      listed: {list: [un.sc]}
    review:
      - condition: {route: {concern: [target]}}
        note: look at the place.
effects:
  - perspective: [non_us_bank, us_person, eu_operator, uk_person]
    effect: prohibited
    consequence: A fine.
  - perspective: [exporter]
    effect: none
reviewed_by: null
reviewed_on: null
notes: null
"""

CASES = Path(__file__).parent / "cases_faults.yaml"


def read(text: str) -> Provision:
    return parse_provision(parse_yaml(text, file="act.yaml"), key="xx.act.s1")


def faults() -> list[dict[str, Any]]:
    found = parse_yaml(CASES.read_text(encoding="utf-8"), file=CASES.name).plain()
    assert isinstance(found, list)
    return found


def test_a_good_file_is_read_whole() -> None:
    provision = read(GOOD)
    assert provision.legal_text == "Nobody may sell anything to the listed."
    assert str(provision.legal_basis) == "Invented Act, section 1"
    assert [str(window) for window in provision.in_force] == [
        "2024-01-01 to 2024-06-30",
        "from 2024-09-01",
    ]
    first, second = provision.variants
    assert (first.source, first.source_read) == ("https://law.example/act", "read")
    assert (second.source, second.source_read) == ("https://law.example/reading", "recalled")
    assert second.reading == "Now everyone on the list counts."
    assert second.rulings["us_person"].consequence == "A fine."
    assert second.rulings["exporter"].effect == "none"
    assert provision.variant_on(date(2024, 7, 1)) is None
    assert provision.window_on(date(2024, 8, 31)) is None
    assert provision.variant_on(date(2024, 9, 1)) == second


def test_one_variant_without_days_holds_whenever_the_provision_does() -> None:
    text = GOOD.replace(
        GOOD[GOOD.index("variants:") : GOOD.index("effects:")],
        "variants:\n  - condition: {listed: {list: [un.sc]}}\n",
    )
    provision = read(text)
    assert tuple(variant.window for variant in provision.variants) == provision.in_force


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault["why"])
def test_a_fault_is_named_with_its_line(fault: dict[str, Any]) -> None:
    assert GOOD.count(fault["instead_of"]) == 1, "the case must change one place"
    with pytest.raises(ResourceError) as caught:
        read(GOOD.replace(fault["instead_of"], fault["stands"]))
    assert caught.value.where == f"act.yaml:{fault['line']}"
    assert fault["says"] in str(caught.value)
