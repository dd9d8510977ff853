"""How long a download waits for a publisher in trouble, and when it gives up."""

from __future__ import annotations

import pytest
from tests.lists import publisher as serving
from tests.lists.download_desk import DATA, NAME, TOTAL, Desk
from tests.lists.publisher import Publisher

from witting.lists.patience import Patience


def test_a_server_in_trouble_is_asked_again(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(
        NAME, DATA, serving.say(500), serving.say(503), serving.hangs_up, serving.well
    )
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert desk.pauses == [1, 2, 4]
    assert desk.troubles[0] == "the publisher answered 500 Internal Server Error"


@pytest.mark.parametrize(
    ("after", "pause"),
    [("7", 7.0), ("Fri, 03 May 2030 14:00:30 GMT", 30.0), ("soon", 1.0), ("-5", 1.0)],
)
def test_a_publisher_that_asks_to_wait_is_waited_for(
    desk: Desk, publisher: Publisher, after: str, pause: float
) -> None:
    busy = serving.say(429, Retry_After=after, Date="Fri, 03 May 2030 14:00:00 GMT")
    publisher.publish(NAME, DATA, busy, serving.well)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert desk.pauses == [pause]


@pytest.mark.parametrize("after", ["3600", "Fri, 03 May 2030 15:00:00 GMT"])
def test_a_publisher_that_asks_to_wait_long_is_not(
    desk: Desk, publisher: Publisher, after: str
) -> None:
    busy = serving.say(429, Retry_After=after, Date="Fri, 03 May 2030 14:00:00 GMT")
    publisher.publish(NAME, DATA, busy)
    assert "asks to wait for 3600 seconds" in desk.refuses(publisher).what
    assert desk.pauses == []


def test_a_server_that_never_answers_is_given_up(desk: Desk, publisher: Publisher) -> None:
    desk.patience = Patience(attempts=2, read=0.1)
    publisher.publish(NAME, DATA, serving.never)
    assert desk.refuses(publisher).what == "the server went silent, 2 times in a row."


def test_a_server_that_stops_in_the_middle_is_asked_for_the_rest(
    desk: Desk, publisher: Publisher
) -> None:
    desk.patience = Patience(read=0.2)
    publisher.publish(NAME, DATA, serving.then_waits, serving.well)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert desk.troubles == ["the server went silent"]
    assert publisher.asked("Range") == [None, f"bytes={TOTAL // 2}-"]


def test_a_file_that_comes_too_slowly_is_left_for_the_next_run(
    desk: Desk, publisher: Publisher
) -> None:
    desk.patience = Patience(overall=10)
    desk.tick = 6
    publisher.publish(NAME, DATA, serving.half)
    error = desk.refuses(publisher)
    assert "after 10 seconds" in error.what
    assert desk.part.exists()


def test_nobody_listens(desk: Desk) -> None:
    with Publisher() as server:
        pass
    assert "no connection came about" in desk.refuses(server).what
    assert desk.pauses == [1, 2, 4, 8]


@pytest.mark.parametrize(
    ("status", "remedy"), [(401, "by hand"), (403, "--from"), (404, "--from"), (418, "--from")]
)
def test_a_refusal_is_not_repeated(
    desk: Desk, publisher: Publisher, status: int, remedy: str
) -> None:
    publisher.publish(NAME, DATA, serving.say(status))
    error = desk.refuses(publisher)
    assert str(status) in error.what
    assert remedy in error.remedy
    assert error.where == f"{publisher.address}/{NAME}"
    assert len(publisher.requests) == 1
