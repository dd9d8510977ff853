"""What a server began to measure ends with it."""

from __future__ import annotations

import datetime as dt
import io
import os
from typing import TYPE_CHECKING

import pytest
from tests.serving.running import wait_until

from witting.serving import Log
from witting.serving.measuring import Measuring

if TYPE_CHECKING:
    from pathlib import Path


def _now() -> dt.datetime:
    return dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def _is_done(measuring: Measuring) -> bool:
    return measuring.last is not None and not measuring.last.is_running


def test_it_ends_with_the_server_and_leaves_no_report(tmp_path: Path) -> None:
    measuring = Measuring(tmp_path, Log(_now, io.BytesIO()), _now)
    output = tmp_path / "validation.json"
    assert measuring.last is None
    assert measuring.start(sample=9, output=output)
    assert not measuring.start(sample=9, output=output)
    measuring.stop()
    wait_until(lambda: _is_done(measuring))
    assert measuring.last is not None
    assert (measuring.last.started, measuring.last.trouble != "") == (_now(), True)
    assert list(tmp_path.iterdir()) == []


def test_no_key_goes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is told of the home and of nothing else that is the server's own."""
    if not os.path.isdir("/proc/self"):  # noqa: PTH112  # a place of the system, not of ours
        pytest.skip("only Linux shows the environment of a process")
    monkeypatch.setenv("WITTING_API_KEY", "a-key-of-the-test")
    measuring = Measuring(tmp_path, Log(_now, io.BytesIO()), _now)
    assert measuring.start(sample=9, output=tmp_path / "validation.json")
    wait_until(lambda: measuring._process is not None)
    process = measuring._process
    assert process is not None
    with open(f"/proc/{process.pid}/environ", "rb") as file:  # noqa: PTH123  # likewise
        environment = file.read()
    measuring.stop()
    wait_until(lambda: _is_done(measuring))
    assert b"a-key-of-the-test" not in environment
