"""A model of the home is used in screening, and the assessment names it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.errors import HomeError
from witting.goods.clue import Clue, Kind
from witting.learning import ModelStore
from witting.model import Deal, GoodsItem, Reliance
from witting.regimes import load_regimes
from witting.screening import Screener
from witting.screening.facts import find
from witting.screening.goods_finding import identify_item

if TYPE_CHECKING:
    from pathlib import Path

    from witting.learning import Lesson
    from witting.screening.query_search import QuerySearch

DAY = dt.date(2025, 5, 1)
DEAL = {
    "id": "D-1",
    "goods": [{"part_number": "QM32F407V NORVEKIA"}],
    "route": {"origin": "CN", "final_destination": "KG"},
}


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    (home / "lists").symlink_to(demo_home / "lists")
    return home


def test_goods_that_nobody_knows_are_told_by_what_was_learned(home: Path, lesson: Lesson) -> None:
    before = Screener(home).screen(DEAL, as_of=DAY)
    assert "learned" not in before.to_dict()["versions"]
    model = ModelStore(home).add("own", lesson, issues=(), source="lines.csv", learned=DAY)
    after = Screener(home).screen(DEAL, as_of=DAY)
    assert after.to_dict()["versions"]["learned"] == {"own": model.version}
    [goods] = [each for each in after.findings if each.kind == "goods"]
    assert goods.evidence["chpl_tier"] == "1"
    assert "learned declarations 'own'" in goods.explanation
    again = Screener(home).screen(DEAL, as_of=DAY)
    assert again.to_dict() == after.to_dict()


def test_a_damaged_model_stops_before_any_work_is_done(home: Path, lesson: Lesson) -> None:
    model = ModelStore(home).add("own", lesson, issues=(), source="lines.csv", learned=DAY)
    (model.folder / "ends.npy").unlink()
    with pytest.raises(HomeError, match="learned model"):
        Screener(home).require_lists(DAY)


def test_no_licence_rests_on_what_was_learned_alone(search: QuerySearch) -> None:
    item = GoodsItem(part_number="QM32F407V", manufacturer="Norvekia")
    deal = Deal(id="D-2", goods=(item,), relies_on=(Reliance(licence="us.gl.6"),))
    tiles = Clue(Kind("learned:690721", "tiles", ("690721",)), 0.99, "part_number", 0, 9, "like")
    known = (identify_item(item, (tiles,)),)
    assert known[0].status == "identified"
    statements = [
        [each.to_dict() for each in found if each.kind == "licence"]
        for found in (
            find(deal, search, load_regimes(), goods=known),
            find(deal, search, load_regimes()),
        )
    ]
    assert statements[0]
    assert statements[0] == statements[1]
