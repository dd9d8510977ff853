"""What every request goes through, over real HTTP."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from fastapi import APIRouter, Request
from tests.serving.running import KEY, Running, running, wait_ready

from witting.cases import Role, User, open_store
from witting.errors import HomeError, InputError
from witting.serving import Limits, Log, SignedIn, build_app, open_desk, read_limits
from witting.serving.bucket import Buckets
from witting.serving.familiar import Familiar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.serving import Desk

ROLES = {
    "GET /open": None,
    "GET /view": Role.VIEWER,
    "POST /decide": Role.APPROVER,
    "GET /fault": None,
    "GET /home": None,
    "POST /body": None,
}


def _router() -> APIRouter:
    router = APIRouter()

    @router.get("/open")
    async def _open() -> dict[str, str]:
        return {}

    @router.get("/view")
    async def _view(user: SignedIn, limit: int = 1) -> dict[str, object]:
        return {"name": user.name, "limit": limit}

    @router.post("/decide")
    async def _decide(user: SignedIn) -> dict[str, str]:
        return {"name": user.name}

    @router.get("/fault")
    async def _fault() -> None:
        raise RuntimeError("Ivan Petrov was looked for")

    @router.get("/home")
    async def _home() -> None:
        raise HomeError("the disk is full.", where="desk.sqlite", remedy="Free some space.")

    @router.post("/body")
    async def _body(request: Request) -> int:
        return len(await request.body())

    return router


class Everyone:
    """Two keys and one session."""

    def lookup_key(self, secret: str) -> User | None:
        roles = {"see": Role.VIEWER, "approve": Role.APPROVER}
        return _user(secret, roles[secret]) if secret in roles else None

    def lookup_session(self, token: str) -> User | None:
        return _user("ada", Role.APPROVER) if token == "t" else None


def _user(name: str, role: Role) -> User:
    return User(name, frozenset({role}), is_active=True, created=_noon())


def _desk(home: Path, log: io.BytesIO) -> Desk:
    limits = Limits(body_mb=1, strangers=600)
    return open_desk(
        home, accounts=Everyone(), limits=limits, log=Log(_noon, log), clock=_noon, first_key=KEY
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    log = io.BytesIO()
    desk = _desk(tmp_path_factory.mktemp("empty"), log)
    with running(desk, log, routers=[_router()], roles=ROLES) as started:
        yield started


def test_a_server_without_lists_is_up_but_not_ready(server: Running) -> None:
    with server.client(None) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        answer = client.get("/readyz")
    assert answer.status_code == 503
    error = answer.json()["error"]
    assert error["code"] == "not_ready"
    assert error["message"] in ("no list is loaded.", "the lists are being opened.")
    assert error["remedy"]


def test_where_the_database_is_stays_in_the_log(tmp_path: Path) -> None:
    """Neither its path nor its words; whoever runs the server finds both in the log."""
    store = open_store(None, home=tmp_path, clock=_noon)
    store.close()
    for file in tmp_path.glob("desk.sqlite*"):
        file.write_bytes(b"nothing that a database would write" * 200)
    router = APIRouter()

    @router.get("/ping")
    def _ping() -> None:
        store.ping()

    log = io.BytesIO()
    desk = _desk(tmp_path, log)
    roles: dict[str, Role | None] = {"GET /ping": None}
    with running(desk, log, routers=[router], roles=roles) as at, at.client(None) as client:
        answer = client.get("/ping")
    assert answer.status_code == 503
    assert answer.json()["error"]["message"] == "the database of the desk does not answer."
    assert "put back a copy" in answer.json()["error"]["remedy"]
    assert str(tmp_path) not in answer.text
    assert str(tmp_path) in log.getvalue().decode()


def test_every_error_is_the_same_object(server: Running) -> None:
    with server.client() as client:
        answers = [
            client.get("/nowhere"),
            client.post("/open"),
            client.get("/view?limit=many"),
            client.get("/fault"),
            client.get("/home"),
            client.post("/body", content=b" " * 1_000_001),
        ]
    codes = ["not_found", "wrong_method", "bad_request", "fault", "unavailable", "too_large"]
    assert [answer.json()["error"]["code"] for answer in answers] == codes
    for answer in answers:
        error = answer.json()["error"]
        assert error.keys() == {"code", "message", "where", "remedy", "request_id"}
        assert error["request_id"] == answer.headers["x-request-id"]
        assert error["message"] in answer.json()["detail"]
    assert answers[2].json()["error"]["where"] == "limit"
    assert answers[4].json()["error"]["remedy"] == "Free some space."


def test_a_body_of_unknown_length_is_cut_off_too(server: Running) -> None:
    with server.client() as client:
        answer = client.post("/body", content=(b"0" * 100_000 for _ in range(12)))
        assert answer.json()["error"]["code"] == "too_large"
        assert client.post("/body", content=b"0" * 1_000_000).json() == 1_000_000


def test_the_log_tells_routes_and_never_what_was_asked(server: Running) -> None:
    with server.client() as client:
        client.get("/view?q=Secret+Person", headers={"X-Request-ID": "mine-1"})
        client.get("/entities/Secret")
        client.get("/fault")
    text = server.log.getvalue().decode()
    lines = [json.loads(line) for line in text.splitlines()]
    mine = next(line for line in lines if line.get("request_id") == "mine-1")
    assert (mine["method"], mine["route"], mine["status"]) == ("GET", "/view", 200)
    assert "Secret" not in text
    assert "Petrov" not in text
    assert KEY not in text
    assert any(line["event"] == "fault" and line["error"] == "RuntimeError" for line in lines)


def test_an_id_that_could_break_a_log_is_replaced(server: Running) -> None:
    with server.client() as client:
        answer = client.get("/open", headers={"X-Request-ID": 'a" b'})
    assert answer.headers["x-request-id"] != 'a" b'


def test_of_two_ids_the_first_counts(server: Running) -> None:
    with server.client() as client:
        answer = client.get("/open", headers=[("X-Request-ID", "one"), ("X-Request-ID", "two")])
    assert answer.headers["x-request-id"] == "one"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "ApiKey wrong"}, 401),
        ({"Authorization": "Basic see"}, 401),
        ({"Authorization": "ApiKey see"}, 403),
        ({"Authorization": "ApiKey approve"}, 200),
        ({"Authorization": "bearer approve"}, 200),
        ({"Authorization": f"Bearer {KEY}"}, 200),
        ({"Cookie": "witting_session=t"}, 200),
        ({"Cookie": "witting_session=u"}, 401),
        ({"Cookie": "witting_session=t", "Origin": "https://evil.example"}, 403),
        ({"Cookie": "witting_session=t", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Cookie": "witting_session=t", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Authorization": "ApiKey approve", "Origin": "https://evil.example"}, 200),
    ],
)
def test_roles_are_asked_for(server: Running, headers: dict[str, str], status: int) -> None:
    with server.client(None) as client:
        assert client.post("/decide", headers=headers).status_code == status


def test_a_page_cannot_be_framed_sniffed_or_kept(server: Running) -> None:
    with server.client(None) as client:
        headers = client.get("/open").headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-witting-version"]


def test_figures_are_for_who_may_see_them(server: Running) -> None:
    with server.client(None) as client:
        assert client.get("/metrics").status_code == 401
    with server.client("see") as client:
        page = client.get("/metrics").text
    assert 'witting_requests_total{method="GET",route="/metrics",status="401"}' in page


def test_a_route_without_a_role_does_not_start(tmp_path: Path) -> None:
    desk = _desk(tmp_path, io.BytesIO())
    with pytest.raises(ValueError, match="GET /open"):
        build_app(desk, [_router()], roles={})
    with pytest.raises(ValueError, match="GET /gone"):
        build_app(desk, [_router()], roles={**ROLES, "GET /gone": None})


def test_who_asks_too_often_waits() -> None:
    now = [0.0]
    buckets = Buckets(lambda: now[0])
    assert [buckets.take("a", per_minute=3) for _ in range(3)] == [0, 0, 0]
    assert buckets.take("a", per_minute=3) == pytest.approx(20)
    assert buckets.take("b", per_minute=3) == 0
    now[0] = 20.0
    assert buckets.take("a", per_minute=3) == 0
    assert buckets.take("a", per_minute=3) > 0


def test_ever_new_callers_fill_no_memory() -> None:
    buckets = Buckets(lambda: 0.0)
    for number in range(30_000):
        buckets.take(str(number), per_minute=3)
    assert len(buckets._left) <= 10_000


def test_over_http_the_answer_says_when_to_come_back(tmp_path: Path) -> None:
    log = io.BytesIO()
    desk = open_desk(tmp_path, limits=Limits(strangers=2), log=Log(_noon, log), first_key=KEY)
    with (
        running(desk, log, routers=[_router()], roles=ROLES) as started,
        started.client(None) as client,
    ):
        answers = [client.get("/open") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) > 0
    assert answers[2].json()["error"]["code"] == "too_many_requests"


class Asked(Everyone):
    """The same, and what was asked about."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.tokens: list[str] = []

    def lookup_key(self, secret: str) -> User | None:
        self.keys.append(secret)
        return super().lookup_key(secret)

    def lookup_session(self, token: str) -> User | None:
        self.tokens.append(token)
        return super().lookup_session(token)


def test_guesses_of_one_address_end_before_the_database(tmp_path: Path) -> None:
    """Keys and sessions that were right are asked about as ever, from the same address, too."""
    log, asked = io.BytesIO(), Asked()
    limits = Limits(strangers=3)
    desk = open_desk(tmp_path, accounts=asked, limits=limits, log=Log(_noon, log), first_key=KEY)
    with (
        running(desk, log, routers=[_router()], roles=ROLES) as started,
        started.client(None) as client,
    ):

        def view(headers: dict[str, str]) -> int:
            return client.get("/view", headers=headers).status_code

        right = ({"Authorization": "ApiKey see"}, {"Cookie": "witting_session=t"})
        assert [view(headers) for headers in right * 4] == [200] * 8
        assert asked.keys == ["see"]
        guesses = [{"Authorization": f"ApiKey guess {number}"} for number in range(4)]
        assert [view(headers) for headers in guesses] == [401, 401, 401, 429]
        assert view({"Cookie": "witting_session=guess"}) == 429
        assert asked.keys == ["see", "guess 0", "guess 1", "guess 2"]
        assert set(asked.tokens) == {"t"}
        assert [view(headers) for headers in right] == [200, 200]


def test_a_key_that_was_taken_back_is_a_guess_like_any_other() -> None:
    familiar = Familiar()
    familiar.note("a key", is_right=True)
    assert familiar.knows("a key")
    familiar.note("a key", is_right=False)
    assert not familiar.knows("a key")
    for number in range(30_000):
        familiar.note(str(number), is_right=True)
    assert len(familiar._right) <= 10_000
    assert familiar.knows("29999")


def test_what_was_no_guess_is_given_back() -> None:
    buckets = Buckets(lambda: 0.0)
    for _ in range(3):
        assert buckets.take("a", per_minute=1) == 0
        buckets.give_back("a", per_minute=1)
    buckets.give_back("a", per_minute=1)
    buckets.give_back("nobody", per_minute=1)
    assert [buckets.take(name, per_minute=1) > 0 for name in ("a", "a", "nobody")] == [0, 1, 0]


def _noon() -> datetime:
    return datetime(2025, 5, 1, 12, tzinfo=UTC)


def test_limits_come_from_the_environment() -> None:
    assert read_limits({"WITTING_BODY_MB": "3"}).body_bytes == 3_000_000
    assert read_limits({}) == Limits()
    for wrong in ("0", "-1", "many", "1e3", "٣", "9" * 30):
        with pytest.raises(InputError, match="WITTING_REQUESTS"):
            read_limits({"WITTING_REQUESTS": wrong})


def test_lists_that_come_later_are_taken_up(demo_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    log = io.BytesIO()
    desk = open_desk(home, limits=Limits(reload_seconds=1), log=Log(_noon, log), clock=_noon)
    with running(desk, log, roles={}) as started, started.client(None) as client:
        assert client.get("/readyz").status_code == 503
        (home / "lists").symlink_to(demo_home / "lists")
        wait_ready(started)
    assert b"lists_taken_up" in log.getvalue()
