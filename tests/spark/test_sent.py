"""What tasks have of a screener opens the lists of the run, or says that they are others."""

from __future__ import annotations

import datetime as dt
import pickle
import shutil
import zipfile
from typing import TYPE_CHECKING

import orjson
import pytest

from witting.errors import HomeError
from witting.screening.batch import BatchScreener
from witting.screening.signs import Signs
from witting.spark.archive import pack, unpacked
from witting.spark.sent import SentScreener

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2025, 5, 1)


def sent(screener: BatchScreener) -> SentScreener:
    return SentScreener(pickle.dumps(screener), None, orjson.dumps(screener.basis()))


def test_tasks_of_one_process_share_what_is_open(demo_home: Path) -> None:
    first, second = (sent(BatchScreener(home=demo_home, as_of=DAY, today=DAY)) for _ in range(2))
    assert len(pickle.dumps(first)) < 2_000
    assert first.open() is pickle.loads(pickle.dumps(second)).open()


def test_other_lists_on_an_executor_are_an_error(demo_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    task = sent(BatchScreener(home=home, as_of=DAY, today=DAY))
    shutil.rmtree(home / "lists" / "us.ofac.sdn")
    with pytest.raises(
        HomeError,
        match=r"an executor has other lists than the machine .*: .*us\.ofac\.sdn.* there, .*null",
    ):
        task.open()


def test_an_executor_gets_what_is_read_and_neither_cases_nor_downloads(
    demo_home: Path, tmp_path: Path
) -> None:
    home, history = tmp_path / "home", tmp_path / "history.jsonl"
    shutil.copytree(demo_home, home)
    history.write_text('{"id": "H-1", "date": "2025-01-02"}')
    (home / "downloads").mkdir()
    for name in ("desk.sqlite", "desk.sqlite-wal", "downloads/un.xml"):
        (home / name).touch()
    old = home / "lists" / "us.ofac.sdn" / "2020-01-01"
    shutil.copytree(next((home / "lists" / "us.ofac.sdn").glob("2*")), old)
    meta = orjson.loads((old / "meta.json").read_bytes())
    (old / "meta.json").write_bytes(orjson.dumps({**meta, "published": "2020-01-01"}))
    screener = BatchScreener(home=home, as_of=DAY, today=DAY, signs=Signs(history_file=history))
    with zipfile.ZipFile(pack(screener)) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "there")
    assert not [name for name in names if "sqlite" in name or "downloads" in name]
    assert [name for name in names if "2020-01-01" in name] == [
        "home/lists/us.ofac.sdn/2020-01-01/meta.json"  # it does not speak that day
    ]
    there = unpacked(screener, tmp_path / "there")
    assert there.basis() == screener.basis()
    assert there.signs.history_file == tmp_path / "there" / "signs" / "0" / "history.jsonl"
