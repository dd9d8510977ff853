"""What another language makes of a name adds to what was found, and takes nothing from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.watch.invented import Entry, write_list

from witting.model import Query
from witting.screening import Screener
from witting.screening.query_search import best_of_each

if TYPE_CHECKING:
    from pathlib import Path

    from witting.screening.query_search import Hit

SDN, DAY = "us.ofac.sdn", dt.date(2024, 2, 20)
NAME = "Eternal Tchaika"


@pytest.fixture
def hit(tmp_path: Path) -> Hit:
    """A sure one."""
    ship = Entry(f"{SDN}:1", (NAME,), "Vessel", ("RUSSIA-EO14024", "Block"))
    write_list(tmp_path, SDN, [ship], DAY)
    [(watchlist, match)] = Screener(tmp_path).search_on(DAY).search(Query(name=NAME))
    assert match.certainty == "strong"
    return 0, watchlist, replace(match, score=0.98)


@pytest.mark.parametrize(
    ("certainty", "score", "is_taken"),
    [("possible", 0.99, False), ("strong", 0.97, False), ("strong", 0.99, True)],
)
def test_a_sure_match_is_not_given_up_for_a_reading(
    hit: Hit, certainty: str, score: float, *, is_taken: bool
) -> None:
    number, watchlist, match = hit
    read = replace(match, certainty=certainty, score=score)
    found = best_of_each([hit], [(number, watchlist, read)], query_name=NAME, read_as="Chaika")
    [(_, _, kept)] = found
    assert kept.read_as == ("Chaika" if is_taken else None)
