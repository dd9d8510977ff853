"""What a team does all day: bulk work, identical findings, allowing, settings, screening again."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict, replace
from itertools import count
from typing import TYPE_CHECKING

import httpx
from tests.web.running import SETUP

from witting.cases import Role
from witting.screening import demo_deals

if TYPE_CHECKING:
    from tests.web.running import RunningDesk

NUMBERS = count(1)
DONE = httpx.codes.SEE_OTHER


def _cases(desk: RunningDesk, number: int) -> list[int]:
    """So many cases about the same listed exporter."""
    deal = list(demo_deals())[6]
    return [desk.receive(replace(deal, id=f"work {next(NUMBERS)}")) for _ in range(number)]


def _version(desk: RunningDesk, case: int) -> int:
    return desk.store.case(case).version


def test_what_is_ticked_is_assigned_and_decided_at_once(desk: RunningDesk) -> None:
    anna, cases = desk.signed_in("anna"), _cases(desk, 2)
    boxes = [f"{case}:{_version(desk, case)}" for case in cases]
    form = {"what": "assign", "to": "anna", "case": boxes, "back": "/desk?who=me"}
    assigned = desk.send(anna, "/desk/bulk", form, page="/desk")
    assert assigned.headers["location"] == "/desk?who=me&done=bulk"
    assert {desk.store.case(case).case.assignee for case in cases} == {"anna"}
    boxes = [f"{case}:{_version(desk, case)}" for case in cases]
    form = {"what": "hold", "reason": "the exporter is listed", "case": boxes}
    assert desk.send(anna, "/desk/bulk", form, page="/desk").status_code == DONE
    assert {desk.store.case(case).case.proposed for case in cases} == {"hold"}


def test_identical_findings_are_judged_at_once_and_counted(desk: RunningDesk) -> None:
    anna, cases = desk.signed_in("anna"), _cases(desk, 3)
    page = f"/desk/cases/{cases[0]}"
    assert "identical finding" in anna.get(page).text
    form = {"finding": "f1", "value": "positive", "alike": "yes", "reason": "the same number"}
    version = {"version": _version(desk, cases[0])}
    sent = desk.send(anna, f"{page}/judge", {**form, **version}, page=page)
    assert sent.headers["location"].endswith("?done=judged#f1")
    for case in cases:
        judged = desk.store.case(case).findings[0].judgement
        assert judged is not None
        assert (judged.value, judged.by) == ("positive", "anna")
    figures = anna.get("/desk/figures").text
    assert "us.ofac.sdn" in figures
    assert re.search(r"\d+% to \d+%", figures)


def test_a_party_is_allowed_and_the_allowance_ends_again(desk: RunningDesk) -> None:
    boris, [case] = desk.signed_in("boris"), _cases(desk, 1)
    page, until = f"/desk/cases/{case}", dt.datetime.now(dt.UTC).date() + dt.timedelta(days=90)
    form = {"version": _version(desk, case), "finding": "f1", "reason": "another firm",
            "until": until.isoformat()}  # fmt: skip
    assert desk.send(boris, f"{page}/allow", form, page=page).status_code == DONE
    assert "another firm" in boris.get("/desk/allowed").text
    assert "allowed" in boris.get(page).text
    number = desk.store.allowances()[0].id
    agree = f"/desk/allowed/{number}/approve"
    own = desk.send(boris, agree, {"agreed": "yes"}, page="/desk/allowed")
    assert own.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert "not the second pair of eyes" in own.text
    assert desk.store.allowances()[0].approved is None
    ada = desk.signed_in("ada")
    silent = desk.send(ada, agree, {"agreed": "no"}, page="/desk/allowed")
    assert silent.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert desk.send(ada, agree, {"agreed": "yes"}, page="/desk/allowed").status_code == DONE
    assert desk.store.allowances()[0].approved_by == "ada"
    assert "agreed:" in boris.get("/desk/allowed").text
    revoke = f"/desk/allowed/{number}/revoke"
    refused = desk.send(boris, revoke, {"reason": ""}, page="/desk/allowed")
    assert refused.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    ended = desk.send(boris, revoke, {"reason": "a mistake"}, page="/desk/allowed")
    assert ended.status_code == DONE
    assert desk.store.allowances()[0].ended is not None
    again = desk.send(boris, revoke, {"reason": "twice"}, page="/desk/allowed?x")
    assert again.status_code in {DONE, httpx.codes.UNPROCESSABLE_ENTITY}


def test_screened_again_a_case_keeps_what_was_said_before(desk: RunningDesk) -> None:
    anna, [case] = desk.signed_in("anna"), _cases(desk, 1)
    page = f"/desk/cases/{case}"
    form = {"version": _version(desk, case)}
    assert desk.send(anna, f"{page}/rescreen", form, page=page).status_code == DONE
    assert len(desk.store.case(case).assessments) == 2
    text = anna.get(page).text
    assert "Screened again" in text
    assert "Received and screened" in text
    assert text.count("<title>") >= 2, "the verdict over time is drawn"


def test_a_closed_case_is_opened_again_with_a_reason(desk: RunningDesk) -> None:
    anna, boris, [case] = desk.signed_in("anna"), desk.signed_in("boris"), _cases(desk, 1)
    page = f"/desk/cases/{case}"
    form = {"version": _version(desk, case), "action": "reject", "reason": "listed"}
    desk.send(anna, f"{page}/decide", form, page=page)
    sent_back = {"version": _version(desk, case), "agreed": "no", "reason": "which listing?"}
    desk.send(boris, f"{page}/approve", sent_back, page=page)
    assert desk.store.case(case).case.status == "reopened"
    desk.send(anna, f"{page}/decide", {**form, "version": _version(desk, case)}, page=page)
    agreed = {"version": _version(desk, case), "agreed": "yes"}
    desk.send(boris, f"{page}/approve", agreed, page=page)
    assert desk.store.case(case).case.status == "closed"
    form = {"version": _version(desk, case), "reason": "the listing is withdrawn"}
    desk.send(anna, f"{page}/reopen", form, page=page)
    assert desk.store.case(case).case.status == "reopened"
    assert "Opened again" in anna.get(page).text


def test_a_proposal_that_news_overtook_is_history(desk: RunningDesk) -> None:
    """Nobody can agree to it, so the page must not say that it is proposed; nor agreed, later."""
    anna, boris, [case] = desk.signed_in("anna"), desk.signed_in("boris"), _cases(desk, 1)
    page = f"/desk/cases/{case}"
    form = {"action": "release", "reason": "another firm"}
    for number, kind in enumerate(("Proposed", "Agreed")):
        form["version"] = str(_version(desk, case))
        desk.send(anna, f"{page}/decide", form, page=page)
        if kind == "Agreed":
            agreed = {"version": _version(desk, case), "agreed": "yes"}
            desk.send(boris, f"{page}/approve", agreed, page=page)
        heading = f'id="decided-head">{kind}: Release'
        assert heading in anna.get(page).text
        file = desk.store.case(case)
        news = replace(
            file.findings[0].finding,
            id=f"f9{number}",
            evidence={**file.findings[0].finding.evidence, "caption": f"NEWS {number}"},
        )
        found = replace(file.assessment, findings=(*file.assessment.findings, news))
        desk.store.rescreen(case, found, SETUP)
        assert desk.store.case(case).case.status == "reopened"
        shown = anna.get(page).text
        assert "decided-head" not in shown
        assert "another firm" in shown, "the history has it"
    escalated = {"action": "escalate", "reason": "too big", "version": _version(desk, case)}
    desk.send(anna, f"{page}/decide", escalated, page=page)
    assert 'id="decided-head">Decided: Escalate' in anna.get(page).text


def test_nobody_is_counted_what_they_cannot_agree_to(desk: RunningDesk) -> None:
    boris, ada, [case] = desk.signed_in("boris"), desk.signed_in("ada"), _cases(desk, 1)

    def counted(client: httpx.Client) -> int:
        found = re.search(r"<b>([\d,]+)</b>to agree to", client.get("/desk").text)
        assert found
        return int(found[1].replace(",", ""))

    before = counted(boris), counted(ada)
    form = {"action": "hold", "reason": "until the papers are here", "version": 1}
    desk.send(boris, f"/desk/cases/{case}/decide", form, page=f"/desk/cases/{case}")
    assert (counted(boris), counted(ada)) == (before[0], before[1] + 1)
    address = "/desk?status=proposed&agree=yes"
    assert f'href="/desk/cases/{case}"' in ada.get(address).text
    assert f'href="/desk/cases/{case}"' not in boris.get(address).text


def test_the_hour_that_a_case_is_due_at_stays_as_it_is_given_on(desk: RunningDesk) -> None:
    """The form has the day alone; a system that asks over HTTP may have said the hour."""
    anna, [case] = desk.signed_in("anna"), _cases(desk, 1)
    page, noon = f"/desk/cases/{case}", dt.datetime(2027, 5, 3, 12, tzinfo=dt.UTC)
    desk.store.assign(case, to="anna", due=noon, by=SETUP, expected_version=1)
    form = {"version": 2, "to": "boris", "due": "2027-05-03"}
    desk.send(anna, f"{page}/assign", form, page=page)
    found = desk.store.case(case).case
    assert (found.assignee, found.due) == ("boris", noon)
    desk.send(anna, f"{page}/assign", {**form, "version": 3, "due": "2027-05-04"}, page=page)
    assert desk.store.case(case).case.due == dt.datetime(2027, 5, 4, 23, 59, tzinfo=dt.UTC)


def test_an_admin_keeps_users_keys_and_settings(desk: RunningDesk) -> None:
    ada, page = desk.signed_in("ada"), "/desk/settings"
    user = {"name": "clara", "password": "correct horse battery clara", "role": "viewer"}
    assert desk.send(ada, f"{page}/users", user, page=page).status_code == DONE
    assert desk.signed_in("clara").get("/desk").status_code == httpx.codes.OK
    promoted = {"what": "role", "role": "analyst"}
    assert desk.send(ada, f"{page}/users/clara", promoted, page=page).status_code == DONE
    roles = {user.name: user.roles for user in desk.store.users.list()}
    assert roles["clara"] == frozenset({Role.ANALYST})
    for what in ("disable", "enable", "disable"):
        desk.send(ada, f"{page}/users/clara", {"what": what}, page=page)
    assert not next(user for user in desk.store.users.list() if user.name == "clara").is_active
    key = desk.send(ada, f"{page}/keys", {"name": "bank-system", "role": "viewer"}, page=page)
    secret = re.search(r'id="secret">([^<]+)<', key.text)
    assert secret is not None
    assert desk.store.keys.lookup(secret[1]) is not None
    assert secret[1] not in ada.get(page).text
    desk.send(ada, f"{page}/keys/bank-system/revoke", {}, page=page)
    assert desk.store.keys.lookup(secret[1]) is None
    seen = {f"seen_{name}": value for name, value in asdict(desk.store.settings).items()}
    changed = {"four_eyes": "yes", "retention_years": "12", "session_hours": "8", **seen}
    assert desk.send(ada, page, changed, page=page).status_code == DONE
    assert desk.store.settings.retention_years == 12


def test_a_filter_shows_what_it_says(desk: RunningDesk) -> None:
    client, [case] = desk.signed_in("vera"), _cases(desk, 1)
    title = desk.store.case(case).case.deal_id
    for query, is_shown in (
        ("", True),
        ("?verdict=exposed&list=us.ofac.sdn&code=US-SDN14024", True),
        ("?verdict=clear", False),
        ("?status=closed", False),
        ("?who=nobody&sort=-age", True),
        ("?who=me", False),
        ("?late=yes", False),
        ("?text=Wu+Han+Sensor", True),
        ("?page=99", False),
    ):
        assert (title in client.get(f"/desk{query}").text) is is_shown, query
