"""What becomes of a run whose streams are closed or full, or that the system stops."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from witting.cli.complaint import explain
from witting.interrupts import interrupts_wait

RUN = (sys.executable, "-c", "from witting.cli import main; main()")
needs_unix = pytest.mark.skipif(os.name == "nt", reason="Windows has no /dev/full and no >&-")


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text("id,date,buyer_name\nD-1,2024-05-16,Ёлка\n" * 500, encoding="utf-8")
    return path


def run(*arguments: object, redirect: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirect}', "sh", *RUN, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )


@needs_unix
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_full_disk_behind_standard_output_is_told_on_one_line(deals: Path, form: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    result = run("parse", deals, "--format", form, redirect=">/dev/full")
    assert result.returncode == 3
    assert "No space left on device. Free some space" in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr


@needs_unix
@pytest.mark.parametrize("redirect", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_closed_stream_does_not_change_the_exit_status(
    deals: Path, form: str, redirect: str
) -> None:
    result = run("parse", deals, "--format", form, redirect=redirect)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


@needs_unix
def test_a_reader_that_goes_away_is_no_verdict_and_no_error_message(deals: Path) -> None:
    process = subprocess.Popen(
        [*RUN, "parse", str(deals), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@needs_unix
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_terminal_that_lacks_a_letter_stops_nothing(deals: Path, form: str) -> None:
    result = run("parse", deals, "--format", form, PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert ("????" if form == "table" else "D-1") in result.stdout


@needs_unix
def test_a_name_too_long_for_the_system_is_told(deals: Path) -> None:
    result = run("lists", "status", WITTING_HOME=f"/tmp/{'x' * 300}")
    assert (result.returncode, "File name too long" in result.stderr) == (3, True)
    result = run("parse", deals, deals.with_name("y" * 300))
    assert (result.returncode, "File name too long" in result.stderr) == (3, True)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (MemoryError(), "not enough memory"),
        (RecursionError(), "nested too deeply"),
        (PermissionError(errno.EACCES, "Permission denied", "a.csv"), "a.csv: Permission denied"),
        (OSError(errno.ENOSPC, "No space left on device"), "the output cannot be written"),
        (OSError(errno.EIO, "Input/output error"), "cannot be read or written: Input/output error"),
        (KeyError("x"), "a fault of witting's own: KeyError: 'x'"),
    ],
)
def test_what_python_and_the_system_say_is_said_in_words(error: Exception, says: str) -> None:
    assert says in explain(error)


def test_a_fault_names_its_place() -> None:
    def broken() -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError) as caught:
        broken()
    assert f"({__name__}, line " in explain(caught.value)


INTERRUPTED = """
import signal, sys
from witting.cli import main

def interrupt(number, frame):
    while frame is not None and frame.f_code is not main.__code__:
        frame = frame.f_back
    if frame is None:  # The command line has not begun.
        signal.setitimer(signal.ITIMER_REAL, 0.01)
    else:
        signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGALRM, interrupt)
signal.setitimer(signal.ITIMER_REAL, float(sys.argv.pop(1)))
main()
"""


@needs_unix
@pytest.mark.parametrize("seconds", ["1", "0.3", "0.05"])
def test_an_interrupt_at_any_moment_ends_in_130(deals: Path, seconds: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, seconds, "parse", *[str(deals)] * 2000]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert (ended.returncode, b"Traceback" in ended.stderr) == (130, False)


def test_an_interrupt_while_modules_are_loaded_is_felt_at_the_end() -> None:
    done = []

    def load() -> None:
        with interrupts_wait():
            signal.raise_signal(signal.SIGINT)
            done.append("loaded")

    with pytest.raises(KeyboardInterrupt):
        load()
    assert done == ["loaded"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
