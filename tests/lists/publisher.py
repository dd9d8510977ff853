"""A publisher's server that can behave badly: real HTTP on this machine, nothing mocked.

A file is served as a well-behaved server does (ETag, Last-Modified, ranges, conditions), unless a
behaviour is queued for it: each request takes the next one from the queue, the last one stays.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    Behaviour = Callable[["Handler", "Published"], None]

MODIFIED = "Fri, 03 May 2024 14:00:00 GMT"


@dataclass
class Published:
    """One file as its publisher has it."""

    data: bytes
    etag: str | None = '"v1"'
    modified: str | None = MODIFIED
    behaviours: deque[Behaviour] = field(default_factory=deque)

    def headers(self) -> dict[str, str]:
        named = {"ETag": self.etag, "Last-Modified": self.modified}
        return {name: value for name, value in named.items() if value is not None}


class Publisher(ThreadingHTTPServer):
    """The server; ``requests`` has what was asked: path and headers, in order."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, Published] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.release = threading.Event()
        self.halfway = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def publish(self, name: str, data: bytes, *behaviours: Behaviour, **facts: Any) -> Published:
        self.files[f"/{name}"] = Published(data, behaviours=deque(behaviours), **facts)
        return self.files[f"/{name}"]

    def asked(self, header: str) -> list[str | None]:
        """The value of one header in each request so far."""
        return [headers.get(header.casefold()) for _, headers in self.requests]

    def handle_error(self, *_: object) -> None:
        """A client that goes away in the middle is what these tests are about."""

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release.set()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: Publisher

    def do_GET(self) -> None:
        self.server.requests.append(
            (self.path, {name.casefold(): value for name, value in self.headers.items()})
        )
        file = self.server.files.get(self.path)
        if file is None:
            say(404)(self, Published(b""))
            return
        if len(file.behaviours) > 1:
            behaviour = file.behaviours.popleft()
        else:
            behaviour = file.behaviours[0] if file.behaviours else well
        behaviour(self, file)

    def send(self, status: int, data: bytes, headers: dict[str, str], *, upto: int = -1) -> None:
        """Announces all of the data, and sends it up to a byte."""
        self.send_response_only(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data if upto < 0 else data[:upto])
        if upto >= 0:
            self.close_connection = True

    def missing(self, file: Published) -> bytes:
        """What the request's range asks for; the whole where it asks for none."""
        return file.data[self.start(file) :]

    def start(self, file: Published) -> int:
        wanted = self.headers.get("Range", "")
        fresh = self.headers.get("If-Range") in {file.etag, file.modified}
        return int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and fresh else 0

    def head_of(self, file: Published) -> tuple[int, dict[str, str]]:
        start, size = self.start(file), len(file.data)
        if not start:
            return 200, file.headers()
        return 206, {**file.headers(), "Content-Range": f"bytes {start}-{size - 1}/{size}"}

    def log_message(self, *_: object) -> None:
        """Tests are silent."""


def well(handler: Handler, file: Published) -> None:
    """As RFC 9110 has it."""
    if file.etag and handler.headers.get("If-None-Match") == file.etag:
        handler.send_response(304)
        handler.end_headers()
        return
    if handler.start(file) >= len(file.data) > 0:
        handler.send(416, b"", {"Content-Range": f"bytes */{len(file.data)}"})
        return
    status, headers = handler.head_of(file)
    handler.send(status, handler.missing(file), headers)


def without_ranges(handler: Handler, file: Published) -> None:
    handler.send(200, file.data, file.headers())


def half(handler: Handler, file: Published) -> None:
    """Announces what is missing, sends half of it and hangs up."""
    status, headers = handler.head_of(file)
    rest = handler.missing(file)
    handler.send(status, rest, headers, upto=len(rest) // 2)


def half_without_ranges(handler: Handler, file: Published) -> None:
    handler.send(200, file.data, file.headers(), upto=len(file.data) // 2)


def half_in_chunks(handler: Handler, file: Published) -> None:
    """Half of it, chunked, without a length and without the last chunk."""
    _chunked(handler, file, [file.data[: len(file.data) // 2]], is_ended=False)


def cut_in_chunks(handler: Handler, file: Published) -> None:
    """Half of it, chunked, ended as if that were all: no client can see that."""
    _chunked(handler, file, [file.data[: len(file.data) // 2]], is_ended=True)


def in_chunks(handler: Handler, file: Published) -> None:
    _chunked(handler, file, [file.data[:5], file.data[5:]], is_ended=True)


def then_waits(handler: Handler, file: Published) -> None:
    """Sends half, says so, and goes on when it is told to."""
    middle = len(file.data) // 2
    handler.send(200, file.data, file.headers(), upto=middle)
    handler.wfile.flush()
    handler.server.halfway.set()
    handler.server.release.wait(20)
    handler.close_connection = False
    handler.wfile.write(file.data[middle:])


def never(handler: Handler, file: Published) -> None:
    """Does not answer."""
    del file
    handler.server.release.wait(20)
    handler.close_connection = True


def hangs_up(handler: Handler, file: Published) -> None:
    """Closes without a word."""
    del file
    handler.close_connection = True


def other_range(handler: Handler, file: Published) -> None:
    """Answers a range with bytes from the beginning, and says so."""
    if "Range" not in handler.headers:
        well(handler, file)
        return
    size = len(file.data)
    headers = {**file.headers(), "Content-Range": f"bytes 0-{size - 1}/{size}"}
    handler.send(206, file.data, headers)


def say(status: int, body: bytes = b"", /, **headers: str) -> Behaviour:
    """Answers with this status; ``Retry_After`` is the header Retry-After."""

    def behave(handler: Handler, file: Published) -> None:
        del file
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        handler.send(status, body, named)

    return behave


def encoded(encoding: str, data: bytes) -> Behaviour:
    """Sends these bytes as compressed, whatever was asked for."""

    def behave(handler: Handler, file: Published) -> None:
        handler.send(200, data, {**file.headers(), "Content-Encoding": encoding})

    return behave


def _chunked(handler: Handler, file: Published, pieces: list[bytes], *, is_ended: bool) -> None:
    handler.send_response(200)
    for name, value in {**file.headers(), "Transfer-Encoding": "chunked"}.items():
        handler.send_header(name, value)
    handler.end_headers()
    for piece in pieces:
        handler.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
    if is_ended:
        handler.wfile.write(b"0\r\n\r\n")
    handler.close_connection = True
