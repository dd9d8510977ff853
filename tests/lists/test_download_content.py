"""What comes with status 200 is the file whole, or is not taken for it."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import pytest
from tests.lists import publisher as serving
from tests.lists.download_desk import DATA, NAME, TOTAL, Desk

if TYPE_CHECKING:
    from tests.lists.publisher import Publisher


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
