"""Batches of deals in Arrow give what a screener gives for each deal, in any process."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from witting.deals import parse_deal
from witting.errors import DealFileError
from witting.screening import Screener
from witting.screening.batch import BatchScreener
from witting.screening.encoding import encode
from witting.screening.flat import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2025, 5, 1)
DEALS: list[dict[str, Any]] = [
    {"id": "A", "date": "2025-04-02", "parties": [{"role": "buyer", "name": "OJSC Keremet Bank"}]},
    {"id": "B", "date": None, "parties": [{"role": "buyer", "name": "Lisboa Confecoes Lda"}]},
    {"id": "C", "date": "2024-01-02", "parties": None},
]


@pytest.fixture
def screener(demo_home: Path) -> BatchScreener:
    return BatchScreener(home=demo_home, as_of=DAY, today=DAY)


def texts(batches: list[pa.RecordBatch]) -> list[Any]:
    return [text for batch in batches for text in batch.column("assessment").to_pylist()]


def test_a_batch_has_the_assessment_of_each_deal(screener: BatchScreener, demo_home: Path) -> None:
    answers = list(screener([pa.RecordBatch.from_pylist(DEALS)]))
    plain = Screener(demo_home)
    assert [batch.schema for batch in answers] == [SCHEMA]
    assert texts(answers) == [
        encode(plain.screen(parse_deal(deal), as_of=DAY)).decode() for deal in DEALS
    ]


def test_another_process_opens_the_index_by_its_place(screener: BatchScreener) -> None:
    rows = pa.RecordBatch.from_pylist(DEALS)
    first = texts(list(screener([rows])))
    data = pickle.dumps(screener)
    assert len(data) < 2_000
    assert texts(list(pickle.loads(data)([rows.slice(0, 1), rows.slice(1)]))) == first


def test_a_deal_without_a_day_has_the_day_of_the_run_and_not_of_the_clock(demo_home: Path) -> None:
    screener = BatchScreener(home=demo_home, as_of="deal", today=dt.date(2025, 6, 7))
    [batch] = screener([pa.RecordBatch.from_pylist(DEALS[:2])])
    assert batch.column("as_of").to_pylist() == [dt.date(2025, 4, 2), dt.date(2025, 6, 7)]


NAMELESS: list[dict[str, Any]] = [
    {
        "id": None,
        "parties": [{"role": "buyer", "name": f"Praha Sklo {number} sro"}],
        "colour": "red",
    }
    for number in range(4)
]
FLAT: list[dict[str, Any]] = [
    {"deal_id": "A", "buyer_name": "Praha Sklo sro", "goods_description": "glass", "colour": "red"},
    {"deal_id": "A", "buyer_name": "Praha Sklo sro", "goods_description": "sand", "colour": "red"},
    {"deal_id": "A", "buyer_name": "Aarhus Kabler", "goods_description": "cable", "colour": "red"},
    {"deal_id": None, "buyer_name": "OJSC Keremet Bank", "goods_description": "", "colour": "red"},
    {"deal_id": None, "buyer_name": "Lisboa Lda", "goods_description": "", "colour": "red"},
]


@pytest.mark.parametrize("deals", [DEALS, NAMELESS, FLAT, [*DEALS, *DEALS]])
def test_an_answer_is_the_same_in_whatever_batches_its_rows_come(
    screener: BatchScreener, deals: list[dict[str, Any]]
) -> None:
    rows = pa.RecordBatch.from_pylist(deals)
    whole = texts(list(screener([rows])))
    assert texts(list(screener(rows.slice(at, 1) for at in range(len(rows))))) == whole
    assert texts(list(screener([rows.slice(0, 2), rows.slice(2, 0), rows.slice(2)]))) == whole


def test_rows_without_an_id_are_told_apart(screener: BatchScreener) -> None:
    [batch] = screener([pa.RecordBatch.from_pylist(NAMELESS)])
    names = batch.column("deal").to_pylist()
    assert len(set(names)) == len(NAMELESS)
    assert all(str(name).startswith("deal ") for name in names)


def test_rows_that_contradict_are_deals_of_their_own_and_say_so(screener: BatchScreener) -> None:
    rows = pa.Table.from_batches(screener([pa.RecordBatch.from_pylist(FLAT)])).to_pylist()
    assert [row["deal"] for row in rows[:2]] == ["A", "A"]
    assert "another deal has the same id; both were kept." in rows[1]["assessment"]
    assert "another deal has the same id" not in rows[0]["assessment"]


def test_rows_of_which_nothing_is_known_are_refused(screener: BatchScreener) -> None:
    with pytest.raises(DealFileError, match="no column is known among colour"):
        list(screener([pa.RecordBatch.from_pylist([{"colour": "red"}])]))
