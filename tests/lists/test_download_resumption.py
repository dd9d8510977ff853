"""A download that was broken off goes on where it stopped, or starts anew."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.lists import publisher as serving
from tests.lists.download_desk import DATA, NAME, OTHER, TOTAL, Desk

if TYPE_CHECKING:
    from tests.lists.publisher import Publisher


def test_a_dropped_line_goes_on_where_it_stopped(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, serving.half, serving.well)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert publisher.asked("Range") == [None, f"bytes={TOTAL // 2}-"]
    assert publisher.asked("If-Range") == [None, '"v1"']
    assert desk.pauses == [1]
    assert desk.sizes == sorted(desk.sizes)


def test_without_an_etag_the_date_says_which_version_goes_on(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish(NAME, DATA, serving.half, serving.well, etag=None)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert publisher.asked("If-Range") == [None, serving.MODIFIED]


@pytest.mark.parametrize("etag", [None, 'W/"v1"'])
def test_a_version_without_a_firm_name_starts_anew(
    desk: Desk, publisher: Publisher, etag: str | None
) -> None:
    publisher.publish(NAME, DATA, serving.half, serving.well, etag=etag, modified=None)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert publisher.asked("Range") == [None, None]


def test_a_line_that_always_drops_but_moves_on_gets_there(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, *[serving.half] * 12, serving.well)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert len(publisher.requests) == 13
    assert set(desk.pauses) == {1}


def test_a_line_that_never_gets_further_is_given_up(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, serving.half_without_ranges)
    error = desk.refuses(publisher)
    assert "5 times in a row" in error.what
    assert "goes on there" in error.remedy
    assert desk.pauses == [1, 2, 4, 8]
    assert desk.part.stat().st_size == TOTAL // 2
    publisher.publish(NAME, DATA)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert publisher.asked("Range")[-1] == f"bytes={TOTAL // 2}-"


def test_half_a_file_in_chunks_without_a_length_is_noticed(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish(NAME, DATA, serving.half_in_chunks, serving.well)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert desk.pauses == [1]
    assert publisher.asked("Range")[-1] == f"bytes={TOTAL // 2}-"


def test_a_file_in_chunks_is_whole(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, serving.in_chunks)
    assert desk.fetch(publisher).path.read_bytes() == DATA


def test_a_server_that_ignores_ranges_starts_anew(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, serving.half, serving.without_ranges)
    assert desk.fetch(publisher).path.read_bytes() == DATA


def test_a_wrong_range_is_not_put_together(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, serving.half, serving.other_range)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert desk.troubles[-1] == "the publisher answered with other bytes than those asked for"
    assert publisher.asked("Range") == [None, f"bytes={TOTAL // 2}-", None]


def test_a_file_that_changes_in_between_starts_anew(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, serving.half_without_ranges)
    desk.refuses(publisher)
    publisher.publish(NAME, OTHER, etag='"v2"')
    assert desk.fetch(publisher).path.read_bytes() == OTHER


def test_a_server_that_goes_on_with_another_version_is_not_believed(
    desk: Desk, publisher: Publisher
) -> None:
    rest = OTHER[TOTAL // 2 :]
    crossing = serving.say(
        206,
        rest,
        ETag='"v2"',
        Content_Range=f"bytes {TOTAL // 2}-{len(OTHER) - 1}/{len(OTHER)}",
    )
    publisher.publish(NAME, DATA, serving.half, crossing, serving.well)
    assert desk.fetch(publisher).path.read_bytes() == DATA


def test_a_part_of_another_address_is_no_beginning(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, serving.half_without_ranges)
    desk.refuses(publisher)
    publisher.publish("mirror/list.csv", OTHER)
    download = desk.fetch(publisher, address=f"{publisher.address}/mirror/list.csv")
    assert download.path.read_bytes() == OTHER
    assert publisher.asked("Range")[-1] is None


def test_a_part_that_lacks_nothing_is_used_if_it_is_still_the_version(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish(NAME, DATA, serving.half_without_ranges)
    desk.refuses(publisher)
    desk.part.write_bytes(DATA)  # killed between the last byte and the rename
    publisher.publish(NAME, DATA)
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert publisher.asked("If-None-Match")[-1] == '"v1"'


def test_a_part_that_is_too_long_starts_anew(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA, serving.half_without_ranges)
    desk.refuses(publisher)
    desk.part.write_bytes(DATA + b"more")
    publisher.publish(NAME, DATA)
    assert desk.fetch(publisher).path.read_bytes() == DATA


KILLED = """
import sys, time
from pathlib import Path
from witting.lists.download import Downloader, RemoteFile

class Silent:
    def received(self, name, *, size, total): pass
    def pausing(self, name, *, what, seconds): pass

Downloader(
    Path(sys.argv[1]), wait=time.sleep, clock=time.monotonic, watcher=Silent()
).fetch(RemoteFile("list.csv", sys.argv[2]))
"""


def test_a_killed_download_goes_on_and_the_file_before_stays(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish(NAME, OTHER, etag='"v0"')
    before = desk.fetch(publisher)
    publisher.publish(NAME, DATA, serving.then_waits)
    address = f"{publisher.address}/{NAME}"
    command = [sys.executable, "-c", KILLED, str(desk.folder), address]
    with subprocess.Popen(command) as process:
        assert publisher.halfway.wait(20)
        until = time.monotonic() + 20
        while not desk.part.exists() or desk.part.stat().st_size < TOTAL // 2:
            assert time.monotonic() < until
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert before.path.read_bytes() == OTHER
    assert json.loads((desk.folder / f"{NAME}.part.json").read_text())["etag"] == '"v1"'
    publisher.publish(NAME, DATA)
    download = desk.fetch(publisher)
    assert download.path.read_bytes() == DATA
    assert download.is_new
    assert publisher.asked("Range")[-1] == f"bytes={TOTAL // 2}-"
