"""The line that shows that a long job still runs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from witting.cli.work_line import WorkLine

JOB = """
import sys, time
from witting.cli.work_line import WorkLine
with WorkLine() as line:
    for _ in line.track(range(3), label="reading"):
        pass
    time.sleep(float(sys.argv[1]))  # silent, as a build of an index is
print("done")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(("seconds", "is_shown"), [(1.6, True), (0, False)])
def test_a_terminal_sees_it_after_a_second(*, seconds: float, is_shown: bool) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-W", "error", "-c", JOB, str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as job:
        os.close(theirs)
        out, _ = job.communicate(timeout=30)
    shown = b""
    try:
        while chunk := os.read(ours, 1000):
            shown += chunk
    except OSError:  # Linux says so when the other end is closed.
        pass
    finally:
        os.close(ours)
    assert out == b"done\n"
    assert (b"reading 3" in shown) is is_shown


def test_a_pipe_sees_nothing_and_gets_every_item(capsys: pytest.CaptureFixture[str]) -> None:
    with WorkLine() as line:
        assert list(line.track("abc", label="reading")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""
