"""A listed Russian name is found in the letters of other languages, and the officer is told how."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Entity, ListRecord
from witting.screening import open_screener

if TYPE_CHECKING:
    from pathlib import Path

    from witting.screening import Screener

DAY = dt.date(2025, 5, 1)
LISTED = "Mikhail Chikhanovich KHORADINOV"


@pytest.fixture
def screener(tmp_path: Path) -> Screener:
    person = Entity("us.ofac.sdn:1", "Person", {"name": (LISTED,)}, "us.ofac.sdn")
    SnapshotStore(tmp_path).write(
        "us.ofac.sdn",
        [ListRecord((person,), where="1")],
        published=DAY,
        source="one",
        build_index=build_index,
    )
    return open_screener(home=tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "Michail Tschichanowitsch Choradinow",
        "Michail Tsjichanovitsj Choradinov",
        "Michail Tjichanovitj Choradinov",
        "Michaił Czichanowicz Choradinow",
        "Michail Čichanovič Choradinov",
        "Mixail Čixanovič Xoradinov",
        "Mikhaïl Tchikhanovitch Khoradinov",
        "Mihail Çihanoviç Horadinov",
    ],
)
def test_it_is_the_same_name(screener: Screener, name: str) -> None:
    (found,) = screener.match(name, as_of=DAY)
    assert (found.query_name, found.certainty) == (name, "strong")
    assert sum(item.effect for item in found.features) == pytest.approx(found.score)


def test_how_it_was_read_is_told(screener: Screener) -> None:
    (found,) = screener.match("Michail Choradinow", as_of=DAY)
    assert "Read as 'Mikhail Khoradinov'" in found.explanation


def test_a_name_as_listed_is_not_read_otherwise(screener: Screener) -> None:
    (found,) = screener.match(LISTED, as_of=DAY)
    assert found.read_as is None
