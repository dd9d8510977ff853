"""What happens to a download when the publisher, the line or the process fails."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from tests.lists import publisher as serving
from tests.lists.publisher import Publisher

from witting.errors import DownloadError, HomeError
from witting.lists.download import Downloader, RemoteFile
from witting.lists.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.lists.download import Download

NAME = "list.csv"
DATA = b"id,name\n" + b"".join(b"%d,OOO Primer %d\n" % (number, number) for number in range(5000))
OTHER = DATA.replace(b"Primer", b"Obrazec")
TOTAL = len(DATA)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher() as server:
        yield server


@dataclass
class Desk:
    """A downloader whose pauses cost no time and are written down, as is what it tells."""

    folder: Path
    patience: Patience = field(default_factory=lambda: Patience(read=5))
    now: float = 0.0
    tick: float = 0.0
    pauses: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        self.now += self.tick
        return self.now

    def received(self, name: str, *, size: int, total: int | None) -> None:
        assert name
        assert total is None or size <= total
        self.sizes.append(size)

    def pausing(self, name: str, *, what: str, seconds: float) -> None:
        assert name
        assert seconds >= 0
        self.troubles.append(what)

    def fetch(self, server: Publisher, name: str = NAME, *, address: str | None = None) -> Download:
        downloader = Downloader(
            folder=self.folder,
            wait=self.wait,
            clock=self.clock,
            watcher=self,
            patience=self.patience,
            user_agent="witting-test",
        )
        return downloader.fetch(RemoteFile(name, address or f"{server.address}/{name}"))

    def refuses(self, server: Publisher, name: str = NAME, **facts: str) -> DownloadError:
        with pytest.raises(DownloadError) as caught:
            self.fetch(server, name, **facts)
        return caught.value

    @property
    def part(self) -> Path:
        return self.folder / f"{NAME}.part"

    def names(self) -> list[str]:
        return sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.*"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "downloads")


def test_a_file_is_fetched_whole(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA)
    download = desk.fetch(publisher)
    assert download.path.read_bytes() == DATA
    assert download.size == TOTAL
    assert download.is_new
    assert download.modified is not None
    assert download.modified.isoformat() == "2024-05-03T14:00:00+00:00"
    assert desk.pauses == []
    assert publisher.asked("Accept-Encoding") == ["identity"]
    assert publisher.asked("User-Agent") == ["witting-test"]
    assert desk.names() == [f"files/{NAME}", f"{NAME}.json"]


def test_an_unchanged_file_is_not_sent_again(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA)
    first = desk.fetch(publisher)
    again = desk.fetch(publisher)
    assert publisher.asked("If-None-Match") == [None, '"v1"']
    assert publisher.asked("If-Modified-Since") == [None, serving.MODIFIED]
    assert not again.is_new
    assert (again.digest, again.size, again.modified) == (first.digest, first.size, first.modified)


def test_a_changed_file_takes_the_place_of_the_one_before(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA)
    desk.fetch(publisher)
    publisher.publish(NAME, OTHER, etag='"v2"')
    download = desk.fetch(publisher)
    assert download.is_new
    assert download.path.read_bytes() == OTHER


def test_a_server_without_conditions_sends_the_same_again_and_it_is_seen(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish(NAME, DATA, etag=None, modified=None)
    assert desk.fetch(publisher).is_new
    again = desk.fetch(publisher)
    assert not again.is_new
    assert again.modified is None


@pytest.mark.parametrize("fault", ["the file is gone", "a byte fell over", "no note", "bad note"])
def test_what_is_kept_is_not_trusted_blindly(desk: Desk, publisher: Publisher, fault: str) -> None:
    publisher.publish(NAME, DATA)
    download = desk.fetch(publisher)
    note = desk.folder / f"{NAME}.json"
    match fault:
        case "the file is gone":
            download.path.unlink()
        case "a byte fell over":
            download.path.write_bytes(DATA.replace(b"Primer 17", b"Primer 71"))
        case "no note":
            note.unlink()
        case _:
            note.write_text('{"version": {"address": 3}}')
    assert desk.fetch(publisher).path.read_bytes() == DATA
    assert publisher.asked("If-None-Match") == [None, None]


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


PAGES = {
    "html": b"<!DOCTYPE html><html><body>We will be back</body></html>",
    "html after a comment": b"\xef\xbb\xbf<!-- wall -->\n<html lang='en'></html>",
    "cloud": b'<?xml version="1.0"?><Error><Code>BlobNotFound</Code></Error>',
    "json": b'{"message": "limit exceeded"}',
    "empty": b"",
    "blank": b" \n",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("name", ["list.csv", "list.xml", "list.xlsx", "LIST.ZIP"])
def test_a_page_with_status_200_is_not_the_file(
    desk: Desk, publisher: Publisher, name: str, page: bytes
) -> None:
    good = {"list.csv": DATA, "list.xml": b"<LIST/>"}.get(name, b"PK\x03\x04 and so on")
    publisher.publish(name, good)
    before = desk.fetch(publisher, name)
    publisher.publish(name, page, etag='"page"')
    error = desk.refuses(publisher, name)
    assert f"expected {name}" in error.what
    assert before.path.read_bytes() == good
    publisher.publish(name, good)
    assert not desk.fetch(publisher, name).is_new
    assert desk.names() == sorted([f"files/{name}", f"{name}.json"])


def test_xml_that_is_no_error_message_is_taken(desk: Desk, publisher: Publisher) -> None:
    data = b'<?xml version="1.0" encoding="utf-8"?>\n<!-- 2024 --><ErrorFree><Error/></ErrorFree>'
    publisher.publish("list.xml", data)
    assert desk.fetch(publisher, "list.xml").path.read_bytes() == data


COMPRESSED = {
    "gzip": gzip.compress(DATA),
    "x-gzip": gzip.compress(DATA),
    "deflate": zlib.compress(DATA),
    "deflate bare": zlib.compress(DATA)[2:-4],
}


@pytest.mark.parametrize("kind", COMPRESSED)
def test_a_server_that_compresses_unasked_is_understood(
    desk: Desk, publisher: Publisher, kind: str
) -> None:
    publisher.publish(NAME, DATA, serving.encoded(kind.partition(" ")[0], COMPRESSED[kind]))
    download = desk.fetch(publisher)
    assert download.path.read_bytes() == DATA
    assert download.size == TOTAL
    assert desk.names() == [f"files/{NAME}", f"{NAME}.json"]


@pytest.mark.parametrize(
    ("encoding", "data", "what"),
    [
        ("br", b"\x0b\x02", "compressed as 'br'"),
        ("gzip", DATA, "compression is broken"),
        ("gzip", gzip.compress(DATA)[:-20], "ends too early"),
    ],
)
def test_a_compression_that_cannot_be_undone_is_refused(
    desk: Desk, publisher: Publisher, encoding: str, data: bytes, what: str
) -> None:
    publisher.publish(NAME, DATA, serving.encoded(encoding, data))
    assert what in desk.refuses(publisher).what
    assert desk.names() == []


def test_a_file_larger_than_any_list_is_refused_before_it_comes(
    desk: Desk, publisher: Publisher
) -> None:
    def endless(handler: serving.Handler, file: serving.Published) -> None:
        handler.send(200, b"", {**file.headers(), "Content-Length": str(2 << 30)}, upto=0)

    publisher.publish(NAME, DATA, endless)
    assert "more than 1024 MiB" in desk.refuses(publisher).what


def test_a_redirect_is_followed(desk: Desk, publisher: Publisher) -> None:
    publisher.publish("moved", b"", serving.say(302, Location=f"/{NAME}"))
    publisher.publish(NAME, DATA)
    download = desk.fetch(publisher, address=f"{publisher.address}/moved")
    assert download.path.read_bytes() == DATA
    assert download.address.endswith("/moved")


@pytest.mark.parametrize("target", ["http://lists.example/list.csv", "ftp://127.0.0.1/list.csv"])
def test_a_redirect_to_where_the_line_is_open_to_others_is_refused(
    desk: Desk, publisher: Publisher, target: str
) -> None:
    publisher.publish(NAME, b"", serving.say(302, Location=target))
    error = desk.refuses(publisher)
    assert error.where == target or "ftp" in error.what
    assert len(publisher.requests) == 1


def test_a_redirect_in_a_circle_is_refused(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, b"", serving.say(302, Location=f"/{NAME}"))
    assert "redirects" in desk.refuses(publisher).what
    assert desk.pauses == []


@pytest.mark.parametrize("address", ["http://lists.example/a", "ftp://a/b", "list.csv", "http://["])
def test_an_address_that_is_not_safe_is_not_asked(
    desk: Desk, publisher: Publisher, address: str
) -> None:
    assert desk.refuses(publisher, address=address).where
    assert desk.pauses == []


def test_name_and_password_of_a_mirror_are_used_and_never_kept(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish(NAME, DATA, serving.say(403), serving.well)
    address = publisher.address.replace("//", "//clerk:s3cret@") + f"/{NAME}"
    assert "s3cret" not in str(desk.refuses(publisher, address=address))
    assert "s3cret" not in desk.fetch(publisher, address=address).address
    assert "s3cret" not in (desk.folder / f"{NAME}.json").read_text()
    assert publisher.asked("Authorization") == ["Basic Y2xlcms6czNjcmV0"] * 2


def test_the_proxy_of_the_environment_is_used(
    desk: Desk, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", publisher.address)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    publisher.files["http://mirror.example/list.csv"] = serving.Published(DATA)
    downloader = Downloader(desk.folder, wait=desk.wait, clock=desk.clock, watcher=desk)
    remote = RemoteFile(NAME, "http://mirror.example/list.csv", is_given=True)
    assert downloader.fetch(remote).path.read_bytes() == DATA
    assert [path for path, _ in publisher.requests] == ["http://mirror.example/list.csv"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110  # a constant
def test_a_full_disk_is_said_and_loses_nothing(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA)
    before = desk.fetch(publisher)
    publisher.publish(NAME, OTHER, etag='"v2"')
    (desk.folder / f"{NAME}.part.json.new").symlink_to("/dev/full")
    with pytest.raises(HomeError, match="No space left"):
        desk.fetch(publisher)
    assert before.path.read_bytes() == DATA


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
