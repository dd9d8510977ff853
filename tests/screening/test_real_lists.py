"""Exact names of a real list are found; clean names of real people are not."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore, un_sc
from witting.lists.source import read_source
from witting.model import ListRecord
from witting.screening import Screener
from witting.screening.watchlists import Watchlists

if TYPE_CHECKING:
    from pathlib import Path

    from witting.matching import Match

DAY = dt.date(2026, 8, 1)


@pytest.fixture(scope="module")
def home(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the UN's list alone."""
    folder = tmp_path_factory.mktemp("un.sc")
    source = read_source(shared / "lists/un_sc/2026-08-01/consolidated.xml")
    records = un_sc.read(source, list_name="un.sc")
    store = SnapshotStore(folder)
    rows = (item for item in records if isinstance(item, ListRecord))
    store.write("un.sc", rows, published=DAY, source="un.sc", build_index=build_index)
    return folder


@pytest.fixture(scope="module")
def screener(home: Path) -> Screener:
    return Screener(home)


def found(screener: Screener, name: str) -> list[Match]:
    return screener.match(name, as_of=DAY, limit=10_000)


def test_every_name_of_the_un_s_list_is_found(home: Path, screener: Screener) -> None:
    (watchlist,) = Watchlists(home).on(DAY)
    (part,) = watchlist.parts
    doubtful = total = 0
    for listing in map(part.listing, range(len(part))):
        for name in listing.names:
            (hit,) = [hit for hit in found(screener, name.text) if hit.listing.id == listing.id]
            assert hit.score >= 0.9, name
            total += 1
            doubtful += hit.certainty == "possible" and name.kind != "weak"
    assert total > 3000
    # Lone given names, abbreviations and names of two short words want a look.
    assert doubtful / total < 0.1


@pytest.mark.parametrize("file", ["negatives_global.csv", "negatives_us.csv"])
def test_clean_names_are_not_on_it(screener: Screener, shared: Path, file: str) -> None:
    with (shared / "names" / file).open(encoding="utf-8", newline="") as lines:
        names = [row["full_name"] for row in csv.DictReader(lines)][:500]
    hits = [hit for name in names for hit in found(screener, name)]
    assert all(hit.certainty == "possible" for hit in hits)
    assert len(hits) <= 3
