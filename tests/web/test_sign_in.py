"""Who signs in, from where, and what ends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
from tests.web.running import SETUP, RunningDesk

from witting.cases import Role
from witting.cases.sign_in import FREE
from witting.serving import COOKIE
from witting.web.known_browser import BROWSER

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGN_IN = "/desk/sign-in"


def add(desk: RunningDesk, name: str) -> str:
    password = f"a long password of {name}"
    desk.store.users.add(name, password, [Role.VIEWER], SETUP)
    return password


def enter(desk: RunningDesk, client: httpx.Client, name: str, password: str) -> httpx.Response:
    return desk.send(client, SIGN_IN, {"name": name, "password": password})


def cookie_of(client: httpx.Client, name: str = COOKIE) -> str:
    return next(str(cookie.value) for cookie in client.cookies.jar if cookie.name == name)


def shown(answer: httpx.Response, name: str) -> str:
    """The page without what is of this visit alone."""
    text = re.sub(r'name="csrf" value="[0-9a-f]+"', "", answer.text.replace(name, "NAME"))
    return re.sub(r"\d+ seconds", "SECONDS", text)


def guesses(desk: RunningDesk, name: str) -> Iterator[tuple[int, str]]:
    for _ in range(FREE + 1):
        answer = enter(desk, desk.visit(), name, "is it this one?")
        yield answer.status_code, shown(answer, name)


def test_guesses_lock_nobody_out_who_signed_in_before_and_tell_no_names(desk: RunningDesk) -> None:
    password = add(desk, "head.of.compliance")
    known = desk.visit()
    assert enter(desk, known, "head.of.compliance", password).status_code == 303
    said = [*guesses(desk, "head.of.compliance")]
    assert said == [*guesses(desk, "head.of.nothing.xx")]
    assert said[0] != said[-1]
    stranger = enter(desk, desk.visit(), "head.of.compliance", password)
    assert "Too many sign-ins from here failed." in stranger.text
    assert enter(desk, known, "head.of.compliance", password).status_code == 303


def test_a_new_sign_in_ends_the_session_that_the_browser_had(desk: RunningDesk) -> None:
    password = add(desk, "rosa")
    client = desk.visit()
    enter(desk, client, "rosa", password)
    before = cookie_of(client)
    client.get("/desk")
    answer = desk.send(client, SIGN_IN, {"name": "rosa", "password": password}, page="/desk")
    assert answer.status_code == httpx.codes.SEE_OTHER
    assert cookie_of(client) != before
    assert desk.store.sessions.lookup(before) is None
    assert client.get("/desk").status_code == httpx.codes.OK


def test_another_role_or_password_ends_every_session(desk: RunningDesk) -> None:
    password = add(desk, "sam")
    ada = desk.signed_in("ada")
    changes = (
        {"what": "role", "role": "analyst"},
        {"what": "password", "password": "four words and a comma"},
    )
    for change in changes:
        clients = [desk.visit(), desk.visit()]
        for client in clients:
            assert enter(desk, client, "sam", password).status_code == httpx.codes.SEE_OTHER
        desk.send(ada, "/desk/settings/users/sam", change, page="/desk/settings")
        for client in clients:
            assert client.get("/desk").headers["location"].startswith(SIGN_IN)
        password = change.get("password", password)


def test_a_browser_is_known_by_a_cookie_that_opens_no_door(desk: RunningDesk) -> None:
    password = add(desk, "tess")
    client = desk.visit()
    enter(desk, client, "tess", password)
    other = desk.visit()
    other.cookies.set(BROWSER, cookie_of(client, BROWSER))
    assert other.get("/desk").headers["location"].startswith(SIGN_IN)
    assert cookie_of(client, BROWSER).encode() not in desk.log.getvalue()
