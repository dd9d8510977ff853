"""Measures and acts that a text names, and the act that an announcement means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.scoring import read

from witting.regimes import load_regimes
from witting.screening.text_law import laws_announced, laws_of

if TYPE_CHECKING:
    from witting.reading import TextReading


def named(text: str) -> list[str]:
    return [one.name for one in read(text).measures]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("under Executive Order 14114", ["Executive Order 14114"]),
        ("E.O. 14024, as amended by EO 14114", ["Executive Order 14024", "Executive Order 14114"]),
        ("Council Regulation (EU) No 833/2014", ["Regulation (EU) 833/2014"]),
        ("Verordnung (EU) Nr. 269/2014", ["Regulation (EU) 269/2014"]),
        ("General License 8L expires", ["General License 8L"]),
        ("15 CFR 746.5 and 31 CFR part 587", ["15 CFR 746.5", "31 CFR 587"]),
        ("fears of secondary sanctions", ["secondary sanctions"]),
        ("вторичные санкции США", ["secondary sanctions"]),
        ("the oil price cap", ["price cap"]),
        ("an order of 14114 bolts", []),
    ],
)
def test_measures_are_known_by_name_and_number(text: str, names: list[str]) -> None:
    assert named(f"A headline of some words\n\nThe paper speaks of it: {text}.") == names


DECEMBER = (
    "In December, the Treasury Department announced it would impose secondary sanctions on banks "
    "that help Russia."
)


def announced(reading: TextReading) -> list[str]:
    return [one.act for one in reading.announcements]


def test_the_december_announcement_is_executive_order_14114() -> None:
    reading = read(f"Banks worry about the law\n\n{DECEMBER}")
    assert announced(reading) == ["Executive Order 14114 of 22 December 2023"]
    laws = laws_announced(reading.announcements[0], load_regimes())
    assert {"us.eo14024.s11.a-ii", "us.eo14024.s11.a-ii.items"} <= {law.key for law in laws}
    assert {law.since for law in laws} == {"2023-12-22"}


@pytest.mark.parametrize(
    ("date", "is_meant"),
    [("16 May 2024", True), ("30 November 2023", False), ("16 May 2025", False)],
)
def test_a_month_without_a_year_is_the_last_before_the_text(date: str, is_meant: bool) -> None:
    reading = read(f"Banks worry about the law\n\n{date}\n\n{DECEMBER}")
    assert bool(reading.announcements) == is_meant


@pytest.mark.parametrize(
    "text",
    [
        DECEMBER.replace("December", "March"),
        DECEMBER.replace("the Treasury Department", "the Foreign Office"),
        DECEMBER.replace("secondary sanctions", "new taxes"),
        DECEMBER.replace("In December", "In December 2021"),
    ],
)
def test_another_month_body_or_measure_is_another_act(text: str) -> None:
    assert announced(read(f"Banks worry about the law\n\n{text}")) == []


def test_an_act_by_its_number_leads_to_its_provisions() -> None:
    [measure] = read(
        "A headline of some words\n\nIt rests on Regulation (EU) No 833/2014."
    ).measures
    keys = {law.key for law in laws_of(measure, load_regimes())}
    assert "eu.833-2014.art5ac" in keys
    assert all(key.startswith("eu.") for key in keys)
