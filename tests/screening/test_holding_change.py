"""A replay says which holding of a listed owner began or ended."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Deal, Entity, ListRecord, Party
from witting.owners.store import OwnersStore
from witting.screening import Screener, days_between, replay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DEAL = Deal("D", parties=(Party(role="buyer", name="Amber Trading"),))
TURBINE = Entity("us.ofac.sdn:1", "Company", {"name": ("Ivolginsk Turbine Works",)}, "us.ofac.sdn")
MEASURE = {
    "entity": ("us.ofac.sdn:1",), "program": ("RUSSIA-EO14024",), "provisions": ("Block",),
    "startDate": ("2013-01-01",),
}  # fmt: skip


@pytest.fixture
def causes(tmp_path: Path) -> Callable[[str], list[tuple[str, str, str]]]:
    """Day, kind and text of all causes from May to July 2025, by rows of holdings."""
    sanction = Entity("us.ofac.sdn:1#s", "Sanction", MEASURE, "us.ofac.sdn")
    SnapshotStore(tmp_path).write(
        "us.ofac.sdn",
        [ListRecord((TURBINE, sanction), where="1")],
        published=dt.date(2025, 1, 1),
        source="made up",
        build_index=build_index,
    )

    def ask(rows: str) -> list[tuple[str, str, str]]:
        path = tmp_path / "own.csv"
        path.write_text(f"owner,asset,share,kind,from,to\n{rows}\n", encoding="utf-8")
        OwnersStore(tmp_path).add(path, form="csv", added=dt.date(2025, 1, 1))
        days = days_between(dt.date(2025, 5, 1), dt.date(2025, 7, 31))
        spans = replay(Screener(tmp_path), DEAL, days=days, perspective="us_person")
        return [(str(span.first), item.kind, item.text) for span in spans for item in span.causes]

    return ask


def test_a_holding_that_begins_and_ends(
    causes: Callable[[str], list[tuple[str, str, str]]],
) -> None:
    rows = "Ivolginsk Turbine Works,Amber Trading,60%,,2025-06-01,2025-07-04"
    held = "60% of Amber Trading from 2025-06-01 until 2025-07-04 (own.csv line 2)."
    assert causes(rows) == [
        ("2025-06-01", "holding", f"Ivolginsk Turbine Works has {held}"),
        ("2025-07-05", "holding", f"Ivolginsk Turbine Works had {held}"),
    ]


def test_a_month_begins_perhaps_and_then_for_sure(
    causes: Callable[[str], list[tuple[str, str, str]]],
) -> None:
    rows = "Ivolginsk Turbine Works,Amber Trading,60%,,2025-06,"
    perhaps, surely = causes(rows)
    held = "60% of Amber Trading from 2025-06-01"
    assert perhaps == (
        "2025-06-01",
        "holding",
        f"Ivolginsk Turbine Works has 0% to {held} (own.csv line 2).",
    )
    assert surely == (
        "2025-06-30",
        "holding",
        f"Ivolginsk Turbine Works has {held}, surely from 2025-06-30 (own.csv line 2).",
    )


def test_control_and_a_holding_in_the_middle_of_a_chain(
    causes: Callable[[str], list[tuple[str, str, str]]],
) -> None:
    rows = "Ivolginsk Turbine Works,Amber Trading,,control,2025-06-01,"
    controls = "is in control of Amber Trading from 2025-06-01 (own.csv line 2)."
    assert causes(rows) == [("2025-06-01", "holding", f"Ivolginsk Turbine Works {controls}")]
    rows = "Ivolginsk Turbine Works,Mid,50%,,,2025-06-30\nMid,Amber Trading,80%,,,"
    assert causes(rows) == [
        (
            "2025-07-01",
            "holding",
            "Ivolginsk Turbine Works had 50% of Mid until 2025-06-30 (own.csv line 2).",
        )
    ]
