"""The zone of the machine is the one of each day, not the one of now."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.local_zone import LocalZone, local_moment, local_now
from witting.serving import end_of_day

if TYPE_CHECKING:
    from collections.abc import Iterator

BERLIN, NEW_YORK = "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0"
HERE = LocalZone()

pytestmark = pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="Windows does not set a zone for one process"
)


@pytest.fixture(params=[BERLIN, NEW_YORK, "UTC0"])
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.usefixtures("zone")
@given(seconds=st.integers(0, 2**31 - 1))
def test_every_moment_comes_back(seconds: int) -> None:
    """Also in the hour that comes twice, and as the system itself says it."""
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    here = moment.astimezone(HERE)
    assert here.astimezone(dt.UTC) == moment
    system = moment.astimezone()
    assert (here.utcoffset(), here.tzname()) == (system.utcoffset(), system.tzname())


@pytest.mark.parametrize("zone", [BERLIN], indirect=True)
@pytest.mark.usefixtures("zone")
def test_the_end_of_a_day_in_summer_is_the_same_day_though_it_is_winter_now() -> None:
    now = dt.datetime(2026, 1, 15, 9, tzinfo=HERE)
    end = end_of_day(dt.date(2026, 7, 1), now)
    assert end.astimezone(dt.UTC) == dt.datetime(2026, 7, 1, 21, 59, tzinfo=dt.UTC)
    assert end.astimezone(dt.UTC).astimezone(HERE).date() == dt.date(2026, 7, 1)


@pytest.mark.parametrize("zone", [NEW_YORK], indirect=True)
@pytest.mark.usefixtures("zone")
def test_the_log_says_it_with_its_distance() -> None:
    moment = dt.datetime(2026, 7, 1, 9, tzinfo=HERE)
    assert orjson.dumps(moment) == b'"2026-07-01T09:00:00-04:00"'
    assert abs(local_now() - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)


@pytest.mark.usefixtures("zone")
def test_a_moment_of_the_log_is_now_and_here() -> None:
    before = local_now()
    moment = local_moment()
    assert before <= moment <= local_now()
    assert moment.utcoffset() == before.utcoffset()
