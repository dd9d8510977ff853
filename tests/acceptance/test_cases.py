"""Do the listed parties of real cases, and the unlisted ones, get the answers they must?"""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.model import Deal, Party

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from witting.screening import Screener

TODAY = dt.date(2026, 11, 25)
MONTH = dt.timedelta(days=31)
LISTED = ("US", "FI", "EU", "UK")
Table = dict[str, dict[str, str]]


def rows(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[dict[str, str]]:
    return [row for row in rows(shared, "regime/cases.csv") if row["case_id"][:2] in LISTED]


@pytest.fixture(scope="module")
def misses(table: Callable[[str], Table]) -> Table:
    return table("misses.yaml")


def deal_of(case: dict[str, str]) -> Deal:
    country = case["country"].split("/")[0].casefold() or None
    return Deal(
        id=case["case_id"], parties=(Party(role="seller", name=case["name"], country=country),)
    )


def codes_of(case: dict[str, str]) -> list[str]:
    """``ALERT:US-SDN14024|EU-AF`` to its codes; remarks behind a code are no part of it."""
    expected = case["expected"].removeprefix("ALERT:").split("|")
    return [code.split("(")[0].split()[0] for code in expected]


def snapshot_near(day: dt.date, days: list[dt.date]) -> dt.date | None:
    return next((found for found in days if day <= found <= day + MONTH), None)


def found_codes(screener: Screener, deal: Deal, day: dt.date) -> set[str]:
    return {exposure.code for exposure in screener.screen(deal, as_of=day).exposures}


def test_each_case_yields_one_of_its_codes_on_the_newest_lists(
    screener: Screener, cases: list[dict[str, str]], misses: Table
) -> None:
    missed = {
        case["case_id"]
        for case in cases
        if not found_codes(screener, deal_of(case), TODAY).intersection(codes_of(case))
    }
    print(f"newest lists: {len(cases) - len(missed)} of {len(cases)}; missed: {sorted(missed)}")
    assert missed == set(misses["newest"])


def test_each_case_yields_its_first_code_on_an_sdn_snapshot_near_its_day(
    screener: Screener, cases: list[dict[str, str]], misses: Table, real_home: Path
) -> None:
    days = sorted(
        dt.date.fromisoformat(path.name)
        for path in (real_home / "lists/us.ofac.sdn").iterdir()
        if path.is_dir()
    )
    asked, missed = 0, set()
    for case in cases:
        day = snapshot_near(dt.date.fromisoformat(case["date"]), days)
        if day is None or not codes_of(case)[0].startswith("US-"):
            continue
        asked += 1
        if codes_of(case)[0] not in found_codes(screener, deal_of(case), day):
            missed.add(case["case_id"])
    print(f"snapshots near the day: {asked - len(missed)} of {asked}; missed: {sorted(missed)}")
    assert asked > 20
    assert missed == set(misses["near"])


def plain_names(shared: Path) -> Iterator[str]:
    """500 of each table, spread over it."""
    for name in ("names/negatives_global.csv", "names/negatives_us.csv"):
        table = rows(shared, name)
        yield from (row["full_name"] for row in table[:: len(table) // 500][:500])


def test_a_thousand_unlisted_names_expose_nobody(screener: Screener, shared: Path) -> None:
    names = list(plain_names(shared))
    assert len(names) == 1000
    verdicts: dict[str, list[str]] = {"exposed": [], "review": [], "clear": []}
    for place, name in enumerate(names):
        deal = Deal(id=str(place), parties=(Party(role="buyer", name=name),))
        assessment = screener.screen(deal, as_of=TODAY)
        verdict = assessment.verdict
        if verdict == "review" and not assessment.findings:
            verdict = "clear"  # Only the age of the lists is in doubt.
        verdicts[verdict].append(name)
    print({verdict: len(found) for verdict, found in verdicts.items()})
    assert verdicts["exposed"] == []
    assert len(verdicts["review"]) <= 5, verdicts["review"]
