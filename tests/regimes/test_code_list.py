"""A list of codes is read whole or refused with the line of its fault, and names goods by level."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.errors import ResourceError
from witting.goods.nomenclature import load_nomenclature
from witting.regimes import Naming, load_regimes
from witting.regimes.code_list_file import parse_code_list
from witting.resources import ROOT, parse_yaml

if TYPE_CHECKING:
    from witting.regimes import CodeList

GOOD = """\
key: xx.codes.annex
title: An invented annex
legal_basis: {instrument: Invented Act, article: Annex, source: "https://law.example/act"}
source_read: read
as_of: 2024-12-05
codes:
  whole:
    - "72"
    - 8471 8473
  parts:
    "8482": 10 20
    "8542": "31"
reviewed_by: null
reviewed_on: null
notes: null
"""

CASES = Path(__file__).parent / "cases_code_list_faults.yaml"
SUBHEADINGS = sorted(load_nomenclature().editions)
CODES = st.sampled_from(SUBHEADINGS).flatmap(
    lambda code: st.sampled_from([code, code[:5], code[:4], code[:2]])
)


def read(text: str) -> CodeList:
    return parse_code_list(parse_yaml(text, file="annex.yaml"), key="xx.codes.annex")


def faults() -> list[dict[str, Any]]:
    found = parse_yaml(CASES.read_text(encoding="utf-8"), file=CASES.name).plain()
    assert isinstance(found, list)
    return found


def test_a_good_file_is_read_whole() -> None:
    found = read(GOOD)
    assert found.codes == {"72", "8471", "8473", "848210", "848220", "854231"}
    assert found.as_of == date(2024, 12, 5)
    assert str(found.legal_basis) == "Invented Act, Annex"


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault["why"])
def test_a_fault_is_named_with_its_line(fault: dict[str, Any]) -> None:
    assert GOOD.count(fault["instead_of"]) == 1, "the case must change one place"
    with pytest.raises(ResourceError) as caught:
        read(GOOD.replace(fault["instead_of"], fault["stands"]))
    assert caught.value.where == f"annex.yaml:{fault['line']}"
    assert fault["says"] in str(caught.value)


@pytest.mark.parametrize(
    ("codes", "naming"),
    [
        (["720851"], Naming.SURELY),
        (["8471"], Naming.SURELY),
        (["848210"], Naming.SURELY),
        (["8482"], Naming.PERHAPS),
        (["84821"], Naming.PERHAPS),
        (["84"], Naming.PERHAPS),
        (["848230"], Naming.NOT),
        (["7301"], Naming.NOT),
        (["847"], Naming.PERHAPS),
        (["100199", "848210"], Naming.SURELY),
        (["100199", "8482"], Naming.PERHAPS),
        ([], Naming.NOT),
    ],
)
def test_a_list_names_goods_level_by_level(codes: list[str], naming: Naming) -> None:
    assert read(GOOD).naming(codes) is naming


@given(code=CODES)
def test_naming_is_what_all_subheadings_below_say(code: str) -> None:
    """The slow twin: every subheading that the code may stand for, one by one."""
    for found in load_regimes().code_lists:
        below = [item for item in SUBHEADINGS if item.startswith(code)]
        named = [any(item.startswith(own) for own in found.codes) for item in below]
        if found.naming([code]) is Naming.SURELY:
            assert all(named)
        elif found.naming([code]) is Naming.NOT:
            assert not any(named)
        else:
            assert len(code) < 6


@pytest.mark.parametrize("supplement", ["4", "7"])
def test_the_supplements_name_what_the_regulation_does(shared: Path, supplement: str) -> None:
    path = shared / "goods" / f"ear_746_supp{supplement}_2024-12-05.csv"
    with path.open(encoding="utf-8", newline="") as file:
        asked = {row["hs6"] for row in csv.DictReader(file)}
    found = load_regimes().find_code_list(f"us.codes.ear-746-{supplement}")
    assert found is not None
    now = {code for code, editions in load_nomenclature().editions.items() if "2022" in editions}
    named = {code for code in now | asked if found.naming([code]) is Naming.SURELY}
    assert named == asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A provision that asks for a list of codes under review, and the list."""
    target = tmp_path / "regimes"
    for name in ("eu/833-2014.art3c.yaml", "eu/codes/833-2014-xi.yaml"):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "regimes" / name, target / name)
    return target


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_list_that_is_not_there_is_refused_with_its_line(folder: Path) -> None:
    edit(folder / "eu/833-2014.art3c.yaml", "eu.codes.833-2014-xi]", "eu.codes.833-2014-xl]")
    with pytest.raises(ResourceError, match="is no code_list") as caught:
        load_regimes(folder)
    assert str(caught.value.where).startswith("regimes/eu/833-2014.art3c.yaml:")
    assert "eu.codes.833-2014-xi" in str(caught.value)


def test_a_list_that_is_only_recalled_may_stand_under_review_alone(folder: Path) -> None:
    assert "source_read: recalled" in (folder / "eu/codes/833-2014-xi.yaml").read_text("utf-8")
    text = (folder / "eu/833-2014.art3c.yaml").read_text(encoding="utf-8")
    head, rest = text.split("variants:\n")
    _, tail = rest.split("effects:\n")
    full = "  - condition: {goods: {code_list: [eu.codes.833-2014-xi]}}\n"
    (folder / "eu/833-2014.art3c.yaml").write_text(
        f"{head}variants:\n{full}effects:\n{tail}", encoding="utf-8"
    )
    with pytest.raises(ResourceError, match="only recalled, so it may stand under 'review' alone"):
        load_regimes(folder)


def test_no_provision_that_goes_by_code_yields_more_than_a_review() -> None:
    for provision in load_regimes().provisions:
        for variant in provision.variants:
            assert "named by code" not in str(variant.condition), provision.key
