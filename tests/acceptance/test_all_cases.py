"""Every row of the case table as a deal: parties, addresses, goods, routes and licences.

The deals are written from the rows by rule. Rows about ownership are left to the roll-up. What
differs from the row stands in ``differing.yaml`` with the cause.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from witting.model import Deal, GoodsItem, Party, Reliance, Route
from witting.regimes import load_regimes
from witting.screening import Screener

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from witting.model import Assessment

Row = dict[str, str]
TODAY = dt.date(2026, 11, 25)
NOT_OURS = frozenset({"US-50PCT", "BIS-AFFILIATE"})
"""Codes that rest on ownership."""
BINDING = frozenset({"prohibited", "secondary_sanctions", "licence_required"})
BANKS = ("Gazprombank", "Rosneft", "Sovcombank")
"""Who of the row's words is the blocked party of a licensed deal; the last where none is named."""
LISTED_NAMES = {
    "Gazprombank": "Gazprombank Joint Stock Company",
    "Rosneft": "Open Joint-Stock Company Rosneft Oil Company",
    "Sovcombank": "Sovcombank Open Joint Stock Company",
}
EXEMPTIONS = {"IEEPA exempt": "us.exempt.information"}
ROUTE = re.compile(r"^([A-Z]{2})-([A-Z]{2})$")
SPELLINGS: tuple[dict[str, str], ...] = (
    {},
    {"Room": "Rm", "Road": "Rd", "Street": "St", "/F": "th Floor"},
    {"Rd": "Road", "RM": "Room", ",": " ", ".": ""},
)


@dataclass(frozen=True)
class Case:
    """A deal, and on which day and by which lists it is judged."""

    deal: Deal
    day: dt.date
    us_alone: bool = False
    lists_day: dt.date | None = None


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[Row]:
    with (shared / "regime/cases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def us_screener(real_home: Path) -> Screener:
    return Screener(real_home, lists=("us.ofac.sdn",))


@pytest.fixture(scope="module")
def differing(table: Callable[[str], dict[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    return table("differing.yaml")


def codes_of(row: Row) -> set[str]:
    """``ALERT:US-SDN14024|EU-AF(…)`` to its codes, without those of ownership."""
    expected = row["expected"].partition(":")[2].split("|")
    return {code.split("(")[0].split()[0] for code in expected if code} - NOT_OURS


def listed_case(row: Row) -> Case:
    """A listed party sells; where its goods are a code of the row, they go to Russia."""
    country = row["country"].split("/")[0].casefold() or None
    address = row["aliases"].partition("address ")[2] or None
    party = Party(role="consignee", name=row["name"], country=country, address=address)
    goods: tuple[GoodsItem, ...] = ()
    if "US-CRITICAL-ITEM" in row["expected"]:
        code = row["hs_codes"].removeprefix("inferred:").split(";")[0]
        goods = (GoodsItem(description=row["goods"], hs_code=code),)
    route = Route(final_destination="ru") if goods else Route()
    return Case(Deal(row["case_id"], parties=(party,), goods=goods, route=route), TODAY)


def address_cases(row: Row) -> Iterator[Case]:
    """An unlisted party at the address, as written and in three other spellings."""
    spellings = [row["name"], row["name"].upper()]
    for words in SPELLINGS[1:]:
        text = row["name"]
        for old, new in words.items():
            text = text.replace(old, new)
        spellings.append(text)
    for number, address in enumerate(spellings):
        party = Party(
            role="buyer", name="Harvest Moon Trading Limited", country="hk", address=address
        )
        yield Case(Deal(f"{row['case_id']}-{number}", parties=(party,)), TODAY)


def negative_case(row: Row) -> Case:
    """The deal of a row that must not alert, or only so far."""
    day = dt.date.fromisoformat(row["date"])
    licences = [f"us.gl.{number}" for number in re.findall(r"\bGL (\d+)", row["program"])]
    licences += [key for words, key in EXEMPTIONS.items() if words in row["program"]]
    known = {licence.key for licence in load_regimes().licences}
    stated = tuple(Reliance(key, row["name"]) for key in dict.fromkeys(licences) if key in known)
    deal = Deal(
        row["case_id"],
        parties=(_party(row, licensed=bool(stated)),),
        goods=tuple(_goods(row)),
        route=_route(row),
        purpose=row["name"],
        relies_on=stated,
    )
    named = any(word in row["name"] for word in BANKS)
    return Case(deal, day, us_alone=bool(stated), lists_day=TODAY if named else None)


def _party(row: Row, *, licensed: bool) -> Party:
    if "listed" in row["program"] or "delisted" in row["program"]:
        name = row["name"].split(", later")[0].split(" after ")[0].split(" (")[0]
        return Party(role="creditor_agent", name=name, country=row["country"].casefold())
    if licensed:
        word = next((word for word in BANKS if word in row["name"]), BANKS[-1])
        return Party(role="creditor_agent", name=LISTED_NAMES[word])
    return Party(role="buyer", name="Harvest Moon Trading Limited")


def _goods(row: Row) -> Iterator[GoodsItem]:
    code = row["hs_codes"].split(";")[0]
    if row["goods"] or code:
        yield GoodsItem(description=row["goods"] or None, hs_code=code or None)


def _route(row: Row) -> Route:
    if found := ROUTE.match(row["country"]):
        return Route(origin=found[1].casefold(), final_destination=found[2].casefold())
    has_goods = bool(row["goods"] or row["hs_codes"])
    return Route(final_destination="ru" if has_goods and "to Russia" in row["name"] else None)


def assess(case: Case, screener: Screener, us_screener: Screener) -> Assessment:
    asked = us_screener if case.us_alone else screener
    return asked.screen(case.deal, as_of=case.day, lists_as_of=case.lists_day)


def answer_of(assessment: Assessment) -> str:
    """``ALERT``, ``REVIEW`` or ``CLEAR``; a list that is missing or old is no answer."""
    if any(item.effect in BINDING for item in assessment.exposures):
        return "ALERT"
    reasons = [text for text in assessment.why if not text.startswith("Not checked: lists.")]
    is_clear = all(text.startswith(("No ", "f")) for text in reasons)
    return "CLEAR" if is_clear and not assessment.exposures else "REVIEW"


def test_every_code_of_a_listed_party_holds(
    rows: list[Row], screener: Screener, differing: dict[str, dict[str, str]]
) -> None:
    missed: dict[str, set[str]] = {}
    asked = [row for row in rows if row["case_id"][:2] in ("US", "FI", "EU", "UK")]
    for row in asked:
        case = listed_case(row)
        found = {item.code for item in screener.screen(case.deal, as_of=case.day).exposures}
        if lacking := codes_of(row) - found:
            missed[row["case_id"]] = lacking
    print(f"listed parties: {len(asked) - len(missed)} of {len(asked)} with every code; {missed}")
    assert set(missed) == set(differing["listed"])


def test_every_listed_address_is_found_in_four_spellings(
    rows: list[Row], screener: Screener, differing: dict[str, dict[str, str]]
) -> None:
    missed = []
    for row in rows:
        for case in address_cases(row) if row["case_id"].startswith("AD") else ():
            found = {item.code for item in screener.screen(case.deal, as_of=case.day).exposures}
            if "BIS-ADDR" not in found:
                missed.append(f"{case.deal.id} {case.deal.parties[0].address}")
    print(f"addresses missed: {missed}")
    assert {item.split("-")[1] for item in missed} == set(differing["addresses"])


def test_what_must_not_alert_does_not(
    rows: list[Row], screener: Screener, us_screener: Screener, differing: dict[str, dict[str, str]]
) -> None:
    wrong: dict[str, str] = {}
    asked = [row for row in rows if row["case_id"].startswith("NG")]
    for row in asked:
        assessment = assess(negative_case(row), screener, us_screener)
        found, expected = answer_of(assessment), row["expected"].split(":")[0].split()[0]
        lacking = codes_of(row) - {item.code for item in assessment.exposures}
        if found != expected or (expected == "ALERT" and lacking):
            wrong[row["case_id"]] = f"{found}: {assessment.why[:1]}"
    print(f"negatives: {len(asked) - len(wrong)} of {len(asked)} as written; {wrong}")
    assert set(wrong) == set(differing["negatives"])


def test_a_licensed_deal_is_no_longer_cleared_once_its_licence_is_over(
    rows: list[Row], us_screener: Screener
) -> None:
    for row in rows:
        case = negative_case(row)
        if not case.deal.relies_on or row["expected"] != "CLEAR":
            continue
        early = replace(case, day=dt.date(2022, 3, 1))
        assert answer_of(assess(early, us_screener, us_screener)) != "CLEAR", row["case_id"]
