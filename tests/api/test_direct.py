"""The short way to a route answers as the framework's own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from tests.api.conftest import key_of, noon
from tests.serving.running import KEY, running, wait_ready

from witting import api
from witting.cases import Role
from witting.serving import Limits, Log, open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx
    from tests.serving.running import Running

QUERY = {"queries": {"q": {"schema": "Company", "properties": {"name": ["Keremet Bank"]}}}}
APART = {"date", "x-request-id"}
"""Headers that differ from one answer to the next."""


@pytest.fixture(scope="module")
def long_way(demo_home: Path) -> Iterator[Running]:
    log = io.BytesIO()
    desk = open_desk(
        demo_home, limits=Limits(body_mb=2), log=Log(noon, log), clock=noon, first_key=KEY
    )
    with running(desk, log, routers=api.routers(), roles=api.ROLES) as started:
        wait_ready(started)
        yield started


@pytest.mark.parametrize(
    "asked",
    [
        {"json": QUERY},
        {"json": QUERY, "params": {"limit": 1, "threshold": 0.99}},
        {"json": QUERY, "params": {"limt": 1}},
        {"json": QUERY, "headers": {"Authorization": "ApiKey wrong"}},
        {"json": QUERY, "headers": {"Authorization": ""}},
        {"json": QUERY, "url": "/match/nowhere"},
        {"json": QUERY, "url": "/match/us.ofac.sdn"},
        {"json": QUERY, "url": "/match/us%2Eofac.sdn"},
        {"json": QUERY, "url": "/match/"},
        {"json": QUERY, "url": "/match/a/b"},
        {"json": QUERY, "url": "/match/a%2Fb"},
        {"json": QUERY, "method": "PUT"},
        {"method": "GET"},
        {"content": b"{"},
        {"content": b"0" * 2_000_001},
        {"json": {"queries": {}}},
    ],
    ids=range(16),
)
def test_both_ways_say_the_same(server: Running, long_way: Running, asked: dict[str, Any]) -> None:
    answers = []
    for where in (server, long_way):
        with where.client() as client:
            answers.append(client.request(**{"method": "POST", "url": "/match/default", **asked}))
    short, long = answers
    assert short.status_code == long.status_code
    assert _body(short) == _body(long)
    assert _headers(short) == _headers(long)


def test_roles_hold_on_the_short_way(server: Running) -> None:
    for role in Role:
        with server.client(key_of(role)) as client:
            assert client.post("/match/default", json=QUERY).status_code == 200
    with server.client(None) as client:
        assert client.post("/match/default", json=QUERY).status_code == 401
    assert '"route":"/match/{dataset}"' in server.log.getvalue().decode()


def _body(answer: httpx.Response) -> Any:
    found = answer.json()
    if "error" in found:
        del found["error"]["request_id"]
    return found


def _headers(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in APART}
