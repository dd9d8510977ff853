"""``witting screen`` into a folder: all cores, folders of files, kills and damaged input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

DAY = ("--as-of", "2025-05-01")
LISTED = "OJSC Keremet Bank"
SMALL = (
    "from witting.deals import batch_reader; from witting.report import folder;"
    "batch_reader.BATCH = 10; folder.BATCHES = 2;"
    "from witting.cli import main; main()"
)
"""The command with parts so small that there are many."""


def deal(number: int) -> dict[str, Any]:
    name = LISTED if number % 50 == 0 else f"Lisboa Confecoes {number % 40} Lda"
    return {
        "id": f"D-{number}",
        "parties": [{"name": name, "country": "PT"}],
        "goods": [{"description": "cotton shirts", "hs_code": "6205.20"}],
    }


def write_lines(path: Path, start: int, end: int) -> Path:
    path.write_bytes(b"".join(orjson.dumps(deal(n)) + b"\n" for n in range(start, end)))
    return path


def read(folder: Path) -> list[dict[str, Any]]:
    parts = sorted(folder.glob("part-*.parquet"))
    return [row for part in parts for row in pq.read_table(part).to_pylist()]


@pytest.fixture
def run(demo_home: Path) -> Callable[..., Result]:
    def _run(*arguments: object) -> Result:
        return CliRunner().invoke(
            group, [str(argument) for argument in arguments], env={"WITTING_HOME": str(demo_home)}
        )

    return _run


def test_a_folder_has_what_one_process_writes_as_lines(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "deals.jsonl", 0, 60)
    lines = run("screen", path, *DAY).stdout.splitlines()
    result = run("screen", path, *DAY, "--output", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 1
    assert "60 deals: 2 exposed, 0 review, 58 clear." in result.stderr
    rows = read(tmp_path / "out")
    assert [row["assessment"] for row in rows] == lines
    assert [row["deal"] for row in rows if row["verdict"] == "exposed"] == ["D-0", "D-50"]


def test_a_folder_of_files_is_read_by_their_names_and_one_that_is_none_is_named(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    write_lines(folder / "b" / "late.jsonl", 3, 5)
    write_lines(folder / "a.jsonl", 1, 3)
    (folder / "_SUCCESS").touch()
    pq.write_table(pa.table({"colour": ["red"]}), folder / "c.parquet")
    (folder / "d.parquet").write_bytes(b"PAR1 and no end")
    result = run("screen", folder, *DAY, "--output", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 3  # something could not be read
    assert "c.parquet: no column is known among colour" in result.stderr
    assert "d.parquet: the Parquet file is broken or cut off" in result.stderr
    assert "2 parts of the input were passed over" in result.stderr
    assert [row["deal"] for row in read(tmp_path / "out")] == ["D-1", "D-2", "D-3", "D-4"]
    assert (
        len(json.loads((tmp_path / "out" / "_summary.json").read_text())["skipped"]) == 2
    )  # as said


def test_a_complete_run_is_not_done_again(run: Callable[..., Result], tmp_path: Path) -> None:
    path = write_lines(tmp_path / "deals.jsonl", 1, 5)
    run("screen", path, *DAY, "--output", tmp_path / "out", "--workers", 1)
    before = (tmp_path / "out" / "part-00000.parquet").stat().st_mtime_ns
    result = run("screen", path, *DAY, "--output", tmp_path / "out", "--workers", 1)
    assert (result.exit_code, "is complete" in result.stderr) == (0, True)
    assert (tmp_path / "out" / "part-00000.parquet").stat().st_mtime_ns == before


def test_a_run_of_today_keeps_the_day_on_which_it_began_whatever_the_clock_says(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path, output = write_lines(tmp_path / "deals.jsonl", 1, 5), tmp_path / "out"
    run("screen", path, "--output", output, "--workers", 1)
    began = json.loads((output / "_run.json").read_text())
    (output / "_run.json").write_text(json.dumps({**began, "today": "2025-06-03"}))
    for part in (output / "_summary.json", output / "part-00000.parquet"):
        part.unlink()
    run("screen", path, "--output", output, "--workers", 1)
    assert {str(row["as_of"]) for row in read(output)} == {"2025-06-03"}


def test_another_input_is_refused(run: Callable[..., Result], tmp_path: Path) -> None:
    path = write_lines(tmp_path / "deals.jsonl", 1, 5)
    run("screen", path, *DAY, "--output", tmp_path / "out", "--workers", 1)
    write_lines(path, 1, 6)
    result = run("screen", path, *DAY, "--output", tmp_path / "out", "--workers", 1)
    assert isinstance(result.exception, InputError)
    assert "rests on other files" in str(result.exception)


def test_workers_are_for_a_folder(run: Callable[..., Result], tmp_path: Path) -> None:
    path = write_lines(tmp_path / "deals.jsonl", 1, 5)
    assert run("screen", path, *DAY, "--workers", 2).exit_code == 2  # usage


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no process groups to kill")
def test_a_killed_run_goes_on_and_ends_as_if_it_had_not_been_killed(
    demo_home: Path, tmp_path: Path
) -> None:
    write_lines(tmp_path / "deals.jsonl", 0, 1_000)
    command = [sys.executable, "-c", SMALL, "screen", "deals.jsonl", *DAY, "--workers", "2"]
    environment = {**os.environ, "WITTING_HOME": str(demo_home)}

    def start(output: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*command, "--output", output],
            cwd=tmp_path,
            env=environment,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    killed = start("out")
    while not (tmp_path / "out" / "part-00003.parquet").exists():
        assert killed.poll() is None, killed.communicate()[1]
        time.sleep(0.01)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    done = len(list((tmp_path / "out").glob("part-*.parquet")))
    assert not (tmp_path / "out" / "_summary.json").exists(), "it was killed too late"
    again, whole = start("out"), start("whole")
    told, _ = again.communicate()[1].decode(), whole.communicate()
    assert (again.returncode, whole.returncode) == (1, 1)
    assert f"{20 * done:,} deals are done" in told
    parts = sorted((tmp_path / "whole").glob("part-*.parquet"))
    assert len(parts) == 50  # of twenty deals each
    for part in parts:
        assert part.read_bytes() == (tmp_path / "out" / part.name).read_bytes()
