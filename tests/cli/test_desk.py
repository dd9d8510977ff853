"""The desk that a command opens lives by the days of its place."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from tests.cases.deals import assess, deal

from witting.cases import machine
from witting.cli.desk import opened_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAR_EAST = "X-23:59"
"""Almost always a day ahead of Greenwich."""


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("Windows does not set a zone for one process")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", FAR_EAST)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_east")
def test_an_answer_of_yesterday_takes_no_place_of_todays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Tokyo it is today for nine hours in which Greenwich has yesterday."""
    monkeypatch.setenv("WITTING_HOME", str(tmp_path))
    today, one, by = dt.datetime.now().astimezone().date(), deal(1), machine("tests")
    with opened_desk(None) as store:
        case = store.receive(one, assess(one, as_of=today), by=by)
        yesterday = assess(one, "clear", as_of=today - dt.timedelta(days=1))
        assert store.receive(one, yesterday, by=by).assessed == case.assessed
        assert store.case(case.id).assessment.as_of == today
