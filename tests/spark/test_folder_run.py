"""``witting screen --engine spark`` writes what one machine writes, whatever dies meanwhile."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.spark.conftest import read, write_lines, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

DAY = ("--as-of", "2025-05-01")
PATIENCE = 240


def executors() -> list[int]:
    """The processes of the executors that this process started."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in words and is_ours(int(place.parent.name)):
            found.append(int(place.parent.name))
    return found


def is_ours(pid: int) -> bool:
    while pid > 1:
        if pid == os.getpid():
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


@pytest.mark.usefixtures("spark")
def test_a_killed_executor_changes_nothing(run: Callable[..., Result], tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_lines(folder / "a.jsonl", 1, 2_500)
    write_rows(folder / "b.parquet", 2_500, 3_700)
    with (folder / "a.jsonl").open("ab") as file:
        file.write(b'{"id": "cut", "parties": [{"na')
    pq.write_table(pa.table({"colour": ["red"]}), folder / "c.parquet")
    damage(folder / "b.parquet")
    one = run("screen", folder, *DAY, "--output", tmp_path / "one", "--workers", 1)
    killed: list[int] = []

    def kill() -> None:
        limit = time.monotonic() + PATIENCE
        while not list((tmp_path / "many").glob("part-*")) and time.monotonic() < limit:
            time.sleep(0.05)
        for pid in executors()[:1]:
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    thread = threading.Thread(target=kill)
    thread.start()
    many = run("screen", folder, *DAY, "--output", tmp_path / "many", "--engine", "spark")
    thread.join()
    assert (many.exit_code, one.exit_code) == (3, 3), (many.stderr, many.exception)
    assert len(killed) == 1
    assert read(tmp_path / "many") == read(tmp_path / "one")
    summaries = [
        orjson.loads((tmp_path / name / "_summary.json").read_bytes()) for name in ("one", "many")
    ]
    assert [summary.pop("parts") for summary in summaries] == [1, 14]
    assert summaries[0] == summaries[1]
    assert len(summaries[0]["skipped"]) == 2  # c.parquet, and some rows of b.parquet
    assert summaries[0]["repeated_ids"] > 2_500
    assert "c.parquet: no column is known among colour" in many.stderr


def damage(path: Path) -> None:
    """Breaks the third row group of a Parquet file."""
    group = pq.read_metadata(path).row_group(2)
    data = bytearray(path.read_bytes())
    start = group.column(0).dictionary_page_offset or group.column(0).data_page_offset
    data[start : start + 40] = bytes(40)
    path.write_bytes(data)
