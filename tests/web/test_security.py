"""Nobody makes the desk do what they may not, and nothing in a deal acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.web.running import SETUP, USERS, password_of, token_in

from witting.cases import Role, User
from witting.deals import parse_deal
from witting.serving import COOKIE
from witting.web import ROLES
from witting.web.preferences import local_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.web.running import RunningDesk

EVIL = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{71234*3}}</textarea></title>'
PLACES = {"case_id": "1", "seq": "999", "allowance_id": "999", "name": "us.ofac.sdn"}
REFUSED = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)


def _address(route: str) -> tuple[str, str]:
    method, _, path = route.partition(" ")
    return method, re.sub(r"\{(\w+)\}", lambda found: PLACES[found[1]], path)


def _may(name: str, needed: Role | None) -> bool:
    user = User(name, frozenset({USERS[name]}), is_active=True, created=None)  # type: ignore[arg-type]  # nobody asks
    return needed is None or user.may(Role(needed.value))


@pytest.mark.parametrize("name", [None, *USERS])
def test_each_role_gets_its_pages_and_no_other(name: str | None, desk: RunningDesk) -> None:
    client = desk.signed_in(name) if name else desk.visit()
    for route, needed in ROLES.items():
        if route == "POST /desk/sign-out":
            continue
        method, address = _address(route)
        # Without a token a form is refused, so nothing is changed; whoever lacks the role is
        # told that first.
        answer = client.request(method, address)
        said = answer.text
        lacks_role = "takes the role" in said
        if name is None and needed is not None:
            assert answer.status_code in {*REFUSED, httpx.codes.SEE_OTHER}, route
        elif name is not None:
            assert lacks_role is not _may(name, needed), route
        assert answer.status_code != httpx.codes.INTERNAL_SERVER_ERROR, route


def test_every_form_needs_the_token_of_its_own_session(desk: RunningDesk) -> None:
    anna, boris = desk.signed_in("anna"), desk.signed_in("boris")
    foreign = token_in(boris.get("/desk").text)
    before = desk.store.case(1).version
    for route in ROLES:
        method, address = _address(route)
        if method != "POST":
            continue
        for token in ("", "0" * 64, foreign, "é"):
            answer = anna.post(address, data={"csrf": token, "text": "x", "reason": "x"})
            assert answer.status_code == httpx.codes.FORBIDDEN, (route, token)
    assert desk.store.case(1).version == before
    assert anna.get("/desk").status_code == httpx.codes.OK


def test_a_form_from_another_site_is_refused(desk: RunningDesk) -> None:
    client = desk.signed_in("anna")
    token = token_in(client.get("/desk").text)
    answer = client.post(
        "/desk/cases/1/comment",
        data={"csrf": token, "text": "planted"},
        headers={"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"},
    )
    assert answer.status_code == httpx.codes.FORBIDDEN


def test_a_session_is_new_at_each_sign_in_and_ends_at_the_sign_out(desk: RunningDesk) -> None:
    client = desk.visit()
    client.cookies.set(COOKIE, "planted-by-somebody-else")
    desk.send(client, "/desk/sign-in", {"name": "vera", "password": password_of("vera")})
    tokens = [cookie.value for cookie in client.cookies.jar if cookie.name == COOKIE]
    first = tokens[-1]
    assert first != "planted-by-somebody-else"
    stolen = desk.visit()
    stolen.cookies.set(COOKIE, str(first))
    assert stolen.get("/desk").status_code == httpx.codes.OK
    desk.send(stolen, "/desk/sign-out", {}, page="/desk")
    late = desk.visit()
    late.cookies.set(COOKIE, str(first))
    assert late.get("/desk").status_code == httpx.codes.SEE_OTHER


def test_the_cookies_are_kept_from_scripts_and_other_sites(desk: RunningDesk) -> None:
    client = desk.visit()
    form = {"name": "vera", "password": password_of("vera")}
    for answer in (client.get("/desk/sign-in"), desk.send(client, "/desk/sign-in", form)):
        for cookie in answer.headers.get_list("set-cookie"):
            assert "HttpOnly" in cookie
            assert "SameSite=lax" in cookie


def test_the_policy_of_a_page_allows_nothing_that_stands_in_it(desk: RunningDesk) -> None:
    headers = desk.signed_in("vera").get("/desk").headers
    assert "unsafe" not in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_a_wrong_password_says_the_same_of_everybody(desk: RunningDesk) -> None:
    said = []
    for name in ("vera", "nobody-of-this-name", EVIL):
        answer = desk.send(desk.visit(), "/desk/sign-in", {"name": name, "password": "x"})
        assert answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY
        assert EVIL not in answer.text
        said.append(re.findall(r'class="fault-line"[^>]*>([^<]+)', answer.text))
    assert said[0] == said[1] == said[2] != []


def test_whoever_signs_in_is_led_to_a_page_of_this_server_alone(desk: RunningDesk) -> None:
    for place in ("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", ""):
        assert local_address(place) == "/desk"
        form = {"name": "vera", "password": password_of("vera"), "next": place}
        answer = desk.send(desk.visit(), "/desk/sign-in", form)
        assert answer.headers["location"] == "/desk"
    assert local_address("/desk/cases/7?done=judged") == "/desk/cases/7?done=judged"


def test_markup_in_every_field_of_a_deal_is_shown_and_not_obeyed(
    sign_in: Callable[[str], Page], desk: RunningDesk
) -> None:
    number = desk.receive(parse_deal(_evil_deal(), where="deal"))
    page = sign_in("boris")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(f"/desk/cases/{number}")
    page.get_by_label("Your comment").fill(EVIL)
    page.get_by_role("button", name="Comment").click()
    page.get_by_text("Hold", exact=True).click()
    page.get_by_label("Reason", exact=True).first.fill(EVIL)
    page.get_by_role("button", name="Propose").click()
    page.get_by_label("Attach a file").set_input_files(
        {"name": f"{EVIL}.html", "mimeType": "text/html", "buffer": EVIL.encode()}
    )
    page.get_by_role("button", name="Attach", exact=True).click()
    for address in (
        f"/desk/cases/{number}",
        "/desk?status=any",
        "/desk/audit",
        "/desk/search?q=img",
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.locator("img, iframe, object, main script").count() == 0, address
        assert page.locator("[onerror], [onload], [style]").count() == 0, address
    page.goto(f"/desk/cases/{number}")
    assert "onerror=alert(1)" in page.locator("main").inner_text()
    assert "213702" not in page.locator("#comments").inner_text()
    assert dialogs == []


def test_markup_in_what_is_asked_for_is_shown_and_not_obeyed(desk: RunningDesk) -> None:
    client = desk.signed_in("ada")
    for address in ("/desk", "/desk/search", "/desk/lists/us.ofac.sdn", "/desk/sign-in"):
        names = ("q", "text", "who", "code", "list", "country", "born", "before", "after", "next")
        answer = client.get(address, params=dict.fromkeys((*names, "done", "sort"), EVIL))
        assert answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR
        assert "<img src=x" not in answer.text
        assert "<script>alert" not in answer.text


def test_an_attachment_is_kept_and_never_shown(desk: RunningDesk) -> None:
    client = desk.signed_in("anna")
    name = "../../../etc/passwd\r\nX-Planted: yes.html"
    files = [("file", (name, b"<script>alert(1)</script>", "text/html"))]
    sent = desk.send(client, "/desk/cases/2/attach", {}, page="/desk/cases/2", files=files)
    assert sent.status_code == httpx.codes.SEE_OTHER
    paper = desk.store.case(2).attachments[-1]
    assert "/" not in paper.name
    answer = client.get(f"/desk/cases/2/attachments/{paper.seq}")
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "x-planted" not in answer.headers
    assert client.get(f"/desk/cases/3/attachments/{paper.seq}").status_code == httpx.codes.NOT_FOUND


@pytest.mark.parametrize("name", ["..%2f..%2fpyproject.toml", "..", "base.html", "desk.css/.."])
def test_only_the_files_that_pages_name_are_served(name: str, desk: RunningDesk) -> None:
    answer = desk.visit().get(f"/desk/static/{name}")
    assert answer.status_code in {httpx.codes.NOT_FOUND, httpx.codes.SEE_OTHER}
    assert "[project]" not in answer.text


def test_sql_in_a_filter_finds_nothing_and_breaks_nothing(desk: RunningDesk) -> None:
    client = desk.signed_in("vera")
    for text in ("' OR 1=1 --", '"; DROP TABLE cases; --', "%", "_", "\\", "\0", "a" * 100_000):
        for name in ("text", "who", "code", "list", "status", "verdict", "sort", "page"):
            answer = client.get("/desk", params={name: text[:4000]})
            assert answer.status_code == httpx.codes.OK
    assert desk.store.case(1).case.id == 1


def _evil_deal() -> dict[str, object]:
    money = {"amount": "1.00", "currency": "USD"}
    party = {
        "name": f"Sberbank of Russia {EVIL}",
        "address": EVIL,
        "country": "RU",
        "role": "seller",
        "identifiers": {"bic": "SABRRUMM", "registration": EVIL},
    }
    goods = {
        "description": f"Ball bearings {EVIL}",
        "hs_code": "8482.10",
        "part_number": EVIL,
        "manufacturer": EVIL,
        "quantity": EVIL,
        "value": money,
    }
    route = {
        "origin": EVIL,
        "port_of_loading": EVIL,
        "transshipment": [EVIL],
        "port_of_discharge": EVIL,
        "final_destination": "RU",
    }
    return {
        "id": EVIL,
        "date": "2025-05-01",
        "kind": EVIL,
        "parties": [party, {**party, "role": "vessel", "birth_date": EVIL}],
        "goods": [goods],
        "route": route,
        "amount": money,
        "purpose": f"{EVIL} Joint Stock Company Izhevsk Electromechanical Plant Kupol",
        "text": [EVIL, f"{EVIL} KUPOL"],
        EVIL: EVIL,
    }


def test_whoever_changes_their_password_signs_in_anew(desk: RunningDesk) -> None:
    name, old, new = "quentin", "correct horse battery one", "correct horse battery two"
    desk.store.users.add(name, old, [Role.VIEWER], SETUP)
    client = desk.visit()
    desk.send(client, "/desk/sign-in", {"name": name, "password": old})
    for form, field in (({"old": "wrong", "new": new}, "old"), ({"old": old, "new": "x"}, "new")):
        answer = desk.send(client, "/desk/password", form, page="/desk/password")
        assert answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY
        assert f'id="password-{field}-fault"' in answer.text
        assert old not in answer.text
        assert new not in answer.text
    done = desk.send(client, "/desk/password", {"old": old, "new": new}, page="/desk/password")
    assert done.headers["location"] == "/desk/sign-in?done=password"
    assert client.get("/desk").status_code == httpx.codes.SEE_OTHER
    assert desk.store.users.verify(name, old) is None
    assert desk.store.users.verify(name, new) is not None
