"""A file is fetched from its publisher's address and kept, and only when it is new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.lists import publisher as serving
from tests.lists.download_desk import DATA, NAME, OTHER, TOTAL, Desk

from witting.errors import HomeError
from witting.lists.download import Downloader, RemoteFile

if TYPE_CHECKING:
    from tests.lists.publisher import Publisher


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_and_loses_nothing(desk: Desk, publisher: Publisher) -> None:
    publisher.publish(NAME, DATA)
    before = desk.fetch(publisher)
    publisher.publish(NAME, OTHER, etag='"v2"')
    (desk.folder / f"{NAME}.part.json.new").symlink_to("/dev/full")
    with pytest.raises(HomeError, match="No space left"):
        desk.fetch(publisher)
    assert before.path.read_bytes() == DATA
