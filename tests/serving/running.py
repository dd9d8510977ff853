"""A real server on a port of its own, for tests that speak HTTP with it."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import uvicorn

from witting.serving import build_app

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator, Sequence

    from fastapi import APIRouter

    from witting.serving import Desk, Direct, Roles

KEY = "a-key-for-tests"
SECONDS = 240
"""So long it may take until functions are compiled on a machine that has none yet."""


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    url: str
    log: io.BytesIO

    def client(self, key: str | None = KEY) -> httpx.Client:
        headers = {"Authorization": f"ApiKey {key}"} if key else {}
        return httpx.Client(base_url=self.url, headers=headers, timeout=SECONDS)


@contextlib.contextmanager
def running(
    desk: Desk,
    log: io.BytesIO,
    *,
    routers: Sequence[APIRouter] = (),
    roles: Roles | None = None,
    direct: Sequence[Direct] = (),
) -> Iterator[Running]:
    """Runs the application until the test is done."""
    app = build_app(desk, routers, roles=roles or {}, direct=direct)
    config = uvicorn.Config(app, port=0, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_until(lambda: server.started)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Running(f"http://127.0.0.1:{port}", log)
    finally:
        server.should_exit = True
        thread.join(SECONDS)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Until something is so."""
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def wait_ready(server: Running) -> None:
    """Until lists are open."""
    with server.client() as client:
        wait_until(lambda: client.get("/readyz").status_code == httpx.codes.OK)
