"""The ownership rows of real cases, their sentences made into holdings."""

from __future__ import annotations

import csv
import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Assessment, Deal, Entity, ListRecord, Party
from witting.owners.store import OwnersStore
from witting.screening import Screener

if TYPE_CHECKING:
    from pathlib import Path

LISTED = {"X": "Ivolginsk Turbine Works", "Y": "Zhdanov Optics Bureau", "L": "Dubrava Radio House"}
UNLISTED = {"A": "Amber Trading", "B": "Beryl Logistics", "C": "Coral Machinery"}
NAMES = {**LISTED, **UNLISTED}
LISTS = {"X": ("us.ofac.sdn", "RUSSIA-EO14024"), "Y": ("us.ofac.sdn", "NPWMD")}
LISTS["L"] = ("us.bis.entity-list", "Entity List")
CLAUSE = re.compile(r"(?:(\w(?: and \w)*) (?:each )?(owns|own|controls) )(.*?)(?=;|$)")
"""``X owns 50% A and 10% B``, ``A and B each own 25% C``."""


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "regime/cases.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["case_id"].startswith("OW-")]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    for name in {name for name, _ in LISTS.values()}:
        records = [record(key, *LISTS[key]) for key in LISTS if LISTS[key][0] == name]
        SnapshotStore(folder).write(
            name, records, published=dt.date(2013, 1, 1), source="made up", build_index=build_index
        )
    return folder


def record(key: str, name: str, program: str) -> ListRecord:
    own_id = f"{name}:{key}"
    sanction = {
        "entity": (own_id,), "program": (program,), "provisions": ("Block",),
        "startDate": ("2013-01-01",),
    }  # fmt: skip
    own = Entity(own_id, "Company", {"name": (NAMES[key],)}, name)
    return ListRecord((own, Entity(f"{own_id}#s", "Sanction", sanction, name)), where=key)


def holdings(text: str) -> list[tuple[str, str, str, str]]:
    """Owner, asset, share and kind of each holding in a case's sentence."""
    if "Y 25%" in text:  # "X 25% + Y 25% of A, different programs"
        return [(owner, "A", f"{share}%", "") for owner, share in re.findall(r"(\w) (\d+)%", text)]
    if text.startswith("X controls A"):  # "X controls A but owns 40%"
        return [("X", "A", "", "control"), ("X", "A", "40%", "")]
    if "Entity List party" in text or text.startswith("same ownership"):
        return [("L", "A", "50%", "")]
    return [
        (owner, asset, f"{share}%", "")
        for owners, _, what in CLAUSE.findall(text)
        for owner in owners.split(" and ")
        for share, asset in re.findall(r"(\d+)% (\w)", what)
    ]


def ask(home: Path, row: dict[str, str], tmp_path: Path, asset: str, who: str) -> Assessment:
    lines = [
        f"{NAMES[owner]},{NAMES[held]},{share},{kind}"
        for owner, held, share, kind in holdings(row["aliases"])
    ]
    assert lines, row["aliases"]
    path = tmp_path / "case.csv"
    path.write_text("owner,asset,share,kind\n" + "\n".join(lines) + "\n", encoding="utf-8")
    OwnersStore(home).add(path, form="csv", added=dt.date(2026, 1, 1))
    deal = Deal("D", parties=(Party(role="buyer", name=NAMES[asset]),))
    return Screener(home).screen(deal, as_of=dt.date.fromisoformat(row["date"]), perspective=who)


def test_each_case_of_the_fifty_percent_rule(
    rows: list[dict[str, str]], home: Path, tmp_path: Path
) -> None:
    own = [row for row in rows if row["expected"].startswith("OWN:")]
    assert len(own) == 6
    for row in own:
        expected = row["expected"].removeprefix("OWN:")
        found = re.search(r"\((\w)", expected)
        asset = found[1] if found else "A"
        assessment = ask(home, row, tmp_path, asset, "us_person")
        effects = {item.effect for item in assessment.exposures if item.code == "US-50PCT"}
        if expected.startswith("BLOCKED"):
            assert effects == {"prohibited"}, row["case_id"]
        elif "REVIEW" in expected:
            assert effects == {"review"}, row["case_id"]
        else:
            assert effects == set(), row["case_id"]


def test_each_case_of_the_affiliates_rule(
    rows: list[dict[str, str]], home: Path, tmp_path: Path
) -> None:
    own = [row for row in rows if "BIS-AFFILIATE" in row["expected"]]
    assert len(own) == 3
    for row in own:
        assessment = ask(home, row, tmp_path, "A", "exporter")
        effects = {item.effect for item in assessment.exposures if item.code == "BIS-AFFILIATE"}
        is_alert = row["expected"].startswith("ALERT")
        assert effects == ({"licence_required"} if is_alert else {"review"}), row["case_id"]
