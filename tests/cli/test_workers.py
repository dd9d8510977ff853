"""``witting match`` for a large file, on several cores: one answer for each row, or an error."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from witting.cli.workers import read_quota, usable_cores

if TYPE_CHECKING:
    from collections.abc import Callable

    Start = Callable[..., subprocess.Popen[bytes]]

RUN = (sys.executable, "-m", "witting", "match", "--as-of", "2025-05-01", "--format", "jsonl")
CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")
needs_unix = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL and no groups")
needs_proc = pytest.mark.skipif(
    not CHILDREN.exists(), reason="only Linux tells who the workers are"
)


@pytest.fixture
def start(demo_home: Path) -> Start:
    """Starts the command over the demo's lists, in a process group of its own."""

    def _start(*arguments: object, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*RUN, *map(str, arguments)],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "WITTING_HOME": str(demo_home)},
            start_new_session=True,
        )

    return _start


def rows(count: int) -> bytes:
    """A table in which every hundredth name is on a list."""
    names = ["Keremet Bank" if place % 100 == 7 else "Lisboa Confecoes" for place in range(count)]
    return "".join(
        ["id,name\n", *(f"{place},{name}\n" for place, name in enumerate(names))]
    ).encode()


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """1,600 names."""
    path = tmp_path / "names.csv"
    path.write_bytes(rows(1_600))
    return path


def at_work(start: Start, output: Path) -> subprocess.Popen[bytes]:
    """Two workers with names to look up, and no end of the input yet: they cannot be done."""
    process = start(
        "--input", "/dev/stdin", "--output", output, "--workers", 2, stdin=subprocess.PIPE
    )
    assert process.stdin is not None
    process.stdin.write(rows(1_600))
    process.stdin.flush()
    return process


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    """Its worker processes, once it has two that are at work."""
    for _ in range(6_000):
        text = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii")
        found = [
            int(child)
            for child in text.split()
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
        if len(found) == 2:
            return found
        time.sleep(0.02)
    raise AssertionError("no workers were started")


def is_alive(process_id: int) -> bool:
    """Whether it runs; one that is dead and not yet buried does not."""
    try:
        status = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def assert_gone(process_ids: list[int]) -> None:
    for _ in range(6_000):
        if not any(map(is_alive, process_ids)):
            return
        time.sleep(0.02)
    raise AssertionError("a worker lives on")


def test_two_processes_say_what_one_says(start: Start, names: Path) -> None:
    said = [start("--input", names, "--workers", count).communicate() for count in (1, 2)]
    assert said[0] == said[1]
    lines = [json.loads(line) for line in said[0][0].splitlines()]
    assert [line["id"] for line in lines] == [str(place) for place in range(1_600)]
    assert [line["id"] for line in lines if line["matches"]] == [
        str(place) for place in range(7, 1_600, 100)
    ]


@needs_unix
def test_a_pipe_is_read_as_a_file_is(start: Start, names: Path, tmp_path: Path) -> None:
    output = tmp_path / "matches.jsonl"
    process = start(
        "--input", "/dev/stdin", "--output", output, "--workers", 2, stdin=subprocess.PIPE
    )
    _, told = process.communicate(names.read_bytes())
    assert f"1600 names, 16 of them with a match. Written to {output}." in told.decode()
    assert len(output.read_bytes().splitlines()) == 1_600
    assert process.returncode == 1


@needs_unix
def test_one_worker_answers_each_row_as_it_comes(start: Start) -> None:
    process = start("--input", "/dev/stdin", "--workers", 1, stdin=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"name\n")
    for name in ("Keremet Bank", "Lisboa Confecoes"):
        process.stdin.write(f"{name}\n".encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["name"] == name
    process.communicate()
    assert process.returncode == 1


@needs_proc
def test_a_killed_worker_is_an_error_and_leaves_no_file(start: Start, tmp_path: Path) -> None:
    output = tmp_path / "matches.jsonl"
    process = at_work(start, output)
    workers = workers_of(process)
    os.kill(workers[0], signal.SIGKILL)
    _, told = process.communicate(rows(1_600).split(b"\n", 1)[1])
    assert "a process that shared the work ended before it was done (ended by SIGKILL)" in (
        told.decode()
    )
    assert (process.returncode, list(tmp_path.iterdir())) == (3, [])
    assert_gone(workers)


@needs_proc
def test_an_interrupt_ends_all_and_says_so_once(start: Start, tmp_path: Path) -> None:
    output = tmp_path / "matches.jsonl"
    process = at_work(start, output)
    workers = workers_of(process)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert told.decode().split() == ["witting:", "interrupted."]
    assert (process.returncode, list(tmp_path.iterdir())) == (130, [])
    assert_gone(workers)


@needs_proc
@pytest.mark.parametrize("by", ["SIGKILL", "SIGTERM"])
def test_workers_do_not_outlive_the_command(start: Start, by: str) -> None:
    process = start("--input", "/dev/stdin", "--workers", 2, stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(rows(1_600))
    process.stdin.flush()
    workers = workers_of(process)
    process.send_signal(signal.Signals[by])
    process.communicate()
    assert process.returncode == -signal.Signals[by]
    assert_gone(workers)


@needs_unix
def test_a_reader_that_goes_away_ends_it_quietly(start: Start, names: Path) -> None:
    process = start("--input", names, "--workers", 2)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


def test_a_fault_deep_in_the_file_comes_after_the_answers_before_it(
    start: Start, names: Path
) -> None:
    names.write_bytes(rows(1_000) + b"1000,Testov, Pyotr\n")
    said, told = start("--input", names, "--workers", 2).communicate()
    assert len(said.splitlines()) == 1_000
    assert "names.csv line 1002: the row has 1 cells more than the header" in told.decode()


def test_a_container_has_the_cores_of_its_quota(tmp_path: Path) -> None:
    path = tmp_path / "cpu.max"
    for text, cores in (("150000 100000\n", 2), ("max 100000\n", None), ("", None), ("1 0", None)):
        path.write_text(text, encoding="ascii")
        assert read_quota(path) == cores
    assert read_quota(tmp_path / "none") is None
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)
