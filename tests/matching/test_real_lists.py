"""Exact names of a real list are found; clean names of real people are not."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index, open_index
from witting.lists import un_sc
from witting.lists.source import read_source
from witting.matching import match
from witting.model import ListRecord, Query

if TYPE_CHECKING:
    from pathlib import Path

    from witting.index import ListIndex
    from witting.matching import Match


@pytest.fixture(scope="module")
def un(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> ListIndex:
    source = read_source(shared / "lists/un_sc/2026-08-01/consolidated.xml")
    records = un_sc.read(source, list_name="un.sc")
    folder = tmp_path_factory.mktemp("un.sc")
    build_index((item for item in records if isinstance(item, ListRecord)), folder)
    return open_index(folder)


def screen(index: ListIndex, name: str) -> list[Match]:
    query = Query(name=name)
    hits = (match(query, index.listing(position)) for position in index.propose(query))
    return [hit for hit in hits if hit is not None]


def test_every_name_of_the_un_s_list_is_found(un: ListIndex) -> None:
    doubtful = total = 0
    for position in range(len(un)):
        listing = un.listing(position)
        for name in listing.names:
            query = Query(name=name.text)
            assert position in un.propose(query), name
            hit = match(query, listing)
            assert hit is not None, name
            assert hit.score >= 0.97, name
            total += 1
            doubtful += hit.certainty == "possible" and name.kind != "weak"
    assert total > 3000
    # Lone given names, abbreviations and names of two short words want a look.
    assert doubtful / total < 0.1


@pytest.mark.parametrize("file", ["negatives_global.csv", "negatives_us.csv"])
def test_clean_names_are_not_on_it(un: ListIndex, shared: Path, file: str) -> None:
    with (shared / "names" / file).open(encoding="utf-8", newline="") as lines:
        names = [row["full_name"] for row in csv.DictReader(lines)][:500]
    hits = [hit for name in names for hit in screen(un, name)]
    assert all(hit.certainty == "possible" for hit in hits)
    assert len(hits) <= 3
