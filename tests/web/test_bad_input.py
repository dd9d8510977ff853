"""What is wrong is said beside the field, and what was written stays."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import count
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.web.running import SETUP, running_desk, token_in

from witting.cases import SETTING_LIMITS
from witting.screening import demo_deals
from witting.web.faults import FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.web.running import RunningDesk

NUMBERS = count(1)
_UNPROCESSABLE = httpx.codes.UNPROCESSABLE_ENTITY


@pytest.fixture
def case(desk: RunningDesk) -> int:
    """A case of the test's own."""
    return _own_case(desk)


def _own_case(desk: RunningDesk) -> int:
    deal = list(demo_deals())[6]
    return desk.receive(replace(deal, id=f"own {next(NUMBERS)}"))


def _beside(answer: httpx.Response) -> list[str]:
    return re.findall(r'<p class="fault-line" id="[^"]+-fault">([^<]+)</p>', answer.text)


@pytest.mark.parametrize(
    ("act", "fields", "fault"),
    [
        ("decide", {"action": "hold", "reason": "  "}, "no_reason"),
        ("decide", {"reason": "because"}, "no_action"),
        ("judge", {"finding": "f1", "reason": "because"}, "no_value"),
        ("judge", {"finding": "f1", "value": "positive", "alike": "yes"}, "no_reason_alike"),
        ("comment", {"text": "\n"}, "no_text"),
        ("attach", {}, "no_file"),
        ("assign", {"to": "anna", "due": "31.7.2026"}, "no_day"),
        ("allow", {"finding": "f1", "reason": "another firm"}, "no_until"),
        ("allow", {"finding": "f1", "until": "2026-07-31"}, "no_reason_given"),
    ],
)
def test_what_lacks_is_said_beside_its_field(
    act: str, fields: dict[str, object], fault: str, case: int, desk: RunningDesk
) -> None:
    client = desk.signed_in("boris")
    version = desk.store.case(case).version
    fields = {"version": version, **fields}
    answer = desk.send(client, f"/desk/cases/{case}/{act}", fields, page=f"/desk/cases/{case}")
    assert answer.status_code == _UNPROCESSABLE
    assert FAULTS[fault] in _beside(answer)
    assert 'aria-invalid="true"' in answer.text or fault == "no_value"
    for text in (str(fields.get(name, "")).strip() for name in ("reason", "due")):
        assert text in answer.text
    assert desk.store.case(case).version == version


@pytest.mark.parametrize("until", ["2001-01-01", "2099-01-01"])
def test_an_allowance_that_has_ended_or_never_ends_is_said_beside_its_day(
    until: str, case: int, desk: RunningDesk
) -> None:
    client, page = desk.signed_in("boris"), f"/desk/cases/{case}"
    form = {"version": 1, "finding": "f1", "reason": "another firm", "until": until}
    answer = desk.send(client, f"{page}/allow", form, page=page)
    assert answer.status_code == _UNPROCESSABLE
    assert _beside(answer) == ["An allowance ends in the future, within five years."]
    assert f'value="{until}" aria-invalid="true"' in answer.text


def test_a_second_decision_on_what_was_seen_before_says_so(case: int, desk: RunningDesk) -> None:
    anna, boris = desk.signed_in("anna"), desk.signed_in("boris")
    seen = {"version": desk.store.case(case).version}
    page = f"/desk/cases/{case}"
    first = desk.send(anna, f"{page}/assign", {**seen, "to": "anna"}, page=page)
    assert first.status_code == httpx.codes.SEE_OTHER
    form = {**seen, "action": "hold", "reason": "what boris wrote"}
    second = desk.send(boris, f"{page}/decide", form, page=page)
    assert second.status_code == httpx.codes.CONFLICT
    assert "Somebody changed the case" in second.text
    assert "what boris wrote" in second.text
    again = {**form, "version": desk.store.case(case).version}
    third = desk.send(boris, f"{page}/decide", again, page=page)
    assert third.status_code == httpx.codes.SEE_OTHER


def test_nobody_agrees_with_their_own_proposal(case: int, desk: RunningDesk) -> None:
    boris, page = desk.signed_in("boris"), f"/desk/cases/{case}"
    form = {"version": desk.store.case(case).version, "action": "release", "reason": "harmless"}
    desk.send(boris, f"{page}/decide", form, page=page)
    shown = boris.get(page).text
    assert "You proposed it" in shown
    assert 'value="yes">Agree' not in shown
    forced = {"version": desk.store.case(case).version, "agreed": "yes"}
    answer = desk.send(boris, f"{page}/approve", forced, page=page)
    assert answer.status_code == httpx.codes.FORBIDDEN
    assert desk.store.case(case).case.status == "proposed"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "photo.jpg"),
        ("empty.txt", b"", "empty.txt"),
        ("../../evil.jsonl", b"{broken", "evil.jsonl"),
        ("bomb.zip", b"PK\x03\x04" + b"\0" * 100, "bomb.zip"),
        ("<i>100%s.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, "&lt;i&gt;100%s.jpg"),
    ],
)
def test_an_unknown_format_is_said_beside_the_file(
    name: str, content: bytes, said: str, desk: RunningDesk
) -> None:
    client = desk.signed_in("anna")
    before = desk.store.queue().total
    answer = desk.send(
        client,
        "/desk/upload",
        {"as_of": "today"},
        page="/desk/upload",
        files=[("file", (name, content, "application/octet-stream"))],
    )
    if answer.status_code != httpx.codes.SEE_OTHER:
        assert answer.status_code == _UNPROCESSABLE
        assert _beside(answer)[0].startswith(said)
        assert desk.store.queue().total == before
    else:
        # A broken line is a deal with an issue: nothing that was sent is lost.
        assert name.endswith(".jsonl")
        assert desk.store.queue().total == before + 1


def test_an_upload_without_a_file_or_with_another_day_says_so(desk: RunningDesk) -> None:
    client = desk.signed_in("anna")
    form = {"as_of": "yesterday", "perspective": "martian"}
    answer = desk.send(client, "/desk/upload", form, page="/desk/upload")
    assert set(_beside(answer)) == {
        FAULTS["no_file"],
        FAULTS["no_day"],
        FAULTS["no_perspective"],
    }


@pytest.mark.parametrize("case_id", ["0", "999999", "99999999999999999999", "-1", "x"])
def test_a_case_that_is_not_there_is_a_page_that_says_so(case_id: str, desk: RunningDesk) -> None:
    client = desk.signed_in("vera")
    answer = client.get(f"/desk/cases/{case_id}")
    assert answer.status_code in {httpx.codes.NOT_FOUND, httpx.codes.BAD_REQUEST}
    assert "That did not work" in answer.text
    assert client.get(f"/desk/cases/{case_id}/export").status_code in {404, 400}


def test_lists_that_cannot_be_compared_are_said(desk: RunningDesk) -> None:
    client = desk.signed_in("vera")
    for days, status in (
        ({"before": "soon", "after": "2025-06-02"}, _UNPROCESSABLE),
        ({"before": "1999-01-01", "after": "2025-06-02"}, _UNPROCESSABLE),
        ({"before": "2024-05-16", "after": "2025-06-02"}, httpx.codes.OK),
    ):
        assert client.get("/desk/lists/us.ofac.sdn", params=days).status_code == status
    assert client.get("/desk/lists/no.such.list").status_code == httpx.codes.NOT_FOUND


def test_bulk_says_what_lacks_and_does_what_it_can(desk: RunningDesk) -> None:
    client = desk.signed_in("anna")
    own = _own_case(desk)
    box = f"{own}:{desk.store.case(own).version}"
    for fields, fault in (
        ({}, "nothing_chosen"),
        ({"what": "assign"}, "nothing_ticked"),
        ({"what": "hold", "case": box}, "no_reason"),
    ):
        answer = desk.send(client, "/desk/bulk", fields, page="/desk")
        assert answer.status_code == _UNPROCESSABLE
        assert FAULTS[fault] in _beside(answer)
    stale = {"what": "assign", "to": "anna", "case": [f"{own}:999", "nonsense", box]}
    answer = desk.send(client, "/desk/bulk", stale, page="/desk")
    assert answer.status_code == _UNPROCESSABLE
    assert f"case {own}" in answer.text
    assert desk.store.case(own).case.assignee == "anna"


def test_settings_refuse_what_cannot_be(desk: RunningDesk) -> None:
    ada = desk.signed_in("ada")
    settings, secret = "/desk/settings", "long enough to pass"
    for address, fields in (
        (settings, {"retention_years": "1", "session_hours": "12"}),
        (f"{settings}/users", {"name": "Ünfit name", "password": secret, "role": "viewer"}),
        (f"{settings}/users", {"name": "carl", "password": "x", "role": "viewer"}),
        (f"{settings}/users", {"name": "carl", "password": secret, "role": "king"}),
        (f"{settings}/users/ada", {"what": "disable"}),
        (f"{settings}/keys", {"name": "", "role": "viewer"}),
    ):  # fmt: skip
        answer = desk.send(ada, address, fields, page=settings)
        assert answer.status_code == _UNPROCESSABLE, fields
        assert 'class="fault-line"' in answer.text, fields
    for address in ("keys/gone/revoke", "users/gone"):
        gone = desk.send(ada, f"{settings}/{address}", {"what": "disable"}, page=settings)
        assert gone.status_code == _UNPROCESSABLE
        assert 'role="alert">There is no such' in gone.text
    assert {user.name for user in desk.store.users.list()} >= {"ada", "anna"}
    assert "carl" not in {user.name for user in desk.store.users.list()}
    assert desk.store.settings.four_eyes


def test_who_guesses_passwords_is_told_to_wait(desk: RunningDesk) -> None:
    client, said = desk.visit(), FAULTS["wrong_password"]
    for _ in range(30):
        form = {"name": "guessed", "password": "a guess"}
        answer = desk.send(client, "/desk/sign-in", form)
        assert answer.status_code == _UNPROCESSABLE
        [said] = _beside(answer)
        if said != FAULTS["wrong_password"]:
            break
    assert said != FAULTS["wrong_password"]
    assert "try" in said.lower()


def test_files_that_are_too_large_are_said_beside_their_field(case: int, desk: RunningDesk) -> None:
    client = desk.signed_in("anna")
    files = [("file", ("big.bin", b"0" * 25_000_001, "application/octet-stream"))]
    for address, page in (
        ("/desk/upload", "/desk/upload"),
        (f"/desk/cases/{case}/attach", f"/desk/cases/{case}"),
    ):
        answer = desk.send(client, address, {}, page=page, files=files)
        assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
        assert _beside(answer) == [FAULTS["too_large"] % {"mb": 25}]
        assert "Sign out" in answer.text
    assert not desk.store.case(case).attachments
    odd = client.post("/desk/cases/x/attach", files=dict(files), data={"csrf": "0"})
    assert odd.status_code in {httpx.codes.NOT_FOUND, httpx.codes.BAD_REQUEST}
    assert desk.visit().post("/desk/upload", files=dict(files)).status_code == 401


def test_a_home_without_lists_is_said_on_the_form_for_files(
    desk_without_lists: RunningDesk,
) -> None:
    desk = desk_without_lists
    client = desk.signed_in("anna")
    page = client.get("/desk/upload").text
    assert "No deal can be screened yet." in page
    assert "No list is loaded." in page
    assert "witting lists update" in page
    files = [("file", ("deal.jsonl", b'{"id": "D-1"}', "text/plain"))]
    answer = desk.send(client, "/desk/upload", {}, page="/desk/upload", files=files)
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    [said] = _beside(answer)
    assert said.startswith("No list is loaded. Run")


def test_what_was_ticked_in_a_filtered_queue_stays_where_it_was_refused(desk: RunningDesk) -> None:
    """The filter, the choice and the reason stay; what was done is not ticked to be done twice."""
    boris, cases = desk.signed_in("boris"), [_own_case(desk) for _ in range(2)]
    versions = [desk.store.case(number).version for number in cases]
    desk.store.judge(cases[1], "f1", "unsure", reason="", by=SETUP, expected_version=versions[1])
    back = "/desk?text=own&sort=-age"
    boxes = [f"{number}:{version}" for number, version in zip(cases, versions, strict=True)]
    form = {"case": boxes, "what": "hold", "reason": "until the papers are here", "back": back}
    answer = desk.send(boris, "/desk/bulk", form, page=back)
    assert answer.status_code == _UNPROCESSABLE
    assert desk.store.case(cases[0]).case.status == "proposed"
    assert 'name="text" value="own"' in answer.text
    assert 'name="sort" value="-age"' in answer.text
    assert "until the papers are here" in answer.text
    ticked = re.findall(r'name="case" value="(\d+):\d+"[^>]* checked', answer.text)
    assert ticked == [str(cases[1])]
    nothing = {"case": boxes[1], "what": "assign", "to": "anna", "back": back}
    refused = desk.send(boris, "/desk/bulk", nothing, page=back)
    assert '<option value="assign" selected>' in refused.text
    assert '<option value="anna" selected>' in refused.text


def test_what_was_chosen_stays_chosen_where_it_was_refused(case: int, desk: RunningDesk) -> None:
    boris, page = desk.signed_in("boris"), f"/desk/cases/{case}"
    stale = {"version": 0, "reason": "what boris wrote"}
    ids = re.findall(r'<option value="(f\d+)"', boris.get(page).text)
    assert ids
    allow = {**stale, "finding": ids[-1], "until": "2027-07-31"}
    refused = desk.send(boris, f"{page}/allow", allow, page=page).text
    assert f'<option value="{ids[-1]}" selected>' in refused
    assert re.search(r'<details open>\s*<summary><strong id="allow-head">', refused)
    assign = {"version": 0, "to": "vera", "due": "2027-07-31"}
    assert '<option value="vera" selected>' in desk.send(boris, f"{page}/assign", assign).text
    judge = {**stale, "finding": "f1", "value": "unsure", "alike": "yes"}
    _own_case(desk)
    assert 'name="alike" value="yes" checked' in desk.send(boris, f"{page}/judge", judge).text


def test_a_filter_that_is_no_longer_offered_is_still_the_one_that_is_shown(
    desk: RunningDesk,
) -> None:
    page = desk.signed_in("anna").get("/desk?list=xx.gone&who=somebody.gone&late=yes").text
    assert '<option value="xx.gone" selected>' in page
    assert '<option value="somebody.gone" selected>' in page
    assert '<input type="hidden" name="late" value="yes">' in page


def test_settings_of_an_old_page_undo_nobody_elses(desk: RunningDesk) -> None:
    """Two admins have the page open: the second keeps what the first did, and is told."""
    ada, page = desk.signed_in("ada"), "/desk/settings"
    before = desk.store.settings
    seen = {
        "seen_four_eyes": "yes", "seen_retention_years": before.retention_years,
        "seen_session_hours": before.session_hours,
    }  # fmt: skip
    chosen = {"retention_years": before.retention_years, "session_hours": 7}
    desk.store.change_settings(SETUP, retention_years=30)
    refused = desk.send(ada, page, {**seen, **chosen}, page=page)
    assert refused.status_code == _UNPROCESSABLE
    assert "Somebody changed the settings meanwhile." in _beside(refused)[0]
    assert (desk.store.settings.four_eyes, desk.store.settings.retention_years) == (True, 30)
    assert 'value="30"' in refused.text
    now = {**seen, "seen_retention_years": 30, "four_eyes": "yes"}
    wrong = desk.send(ada, page, {**now, **chosen, "retention_years": 3}, page=page)
    assert 'name="retention_years" min="5" max="100" value="3" aria-invalid="true"' in wrong.text
    assert 'name="session_hours" min="1" max="168" value="7"' in wrong.text
    kept = desk.send(ada, page, {**now, **chosen}, page=page)
    assert kept.status_code == httpx.codes.SEE_OTHER
    assert desk.store.settings == replace(before, session_hours=7)
    desk.store.change_settings(SETUP, session_hours=before.session_hours)


@pytest.mark.parametrize("origin", ["own", "another", "none"])
def test_what_was_written_is_shown_though_the_session_is_over(
    origin: str, case: int, desk: RunningDesk
) -> None:
    """To be copied; but no other site says anything on a page of the desk."""
    client, page = desk.signed_in("anna"), f"/desk/cases/{case}"
    form = {"csrf": token_in(client.get(page).text), "text": "An hour of <b>work</b>."}
    desk.store.sessions.close(client.cookies["witting_session"])
    origins = {"own": desk.url, "another": "https://elsewhere.example", "none": ""}
    headers = {"origin": origins[origin]} if origins[origin] else {}
    answer = client.post(f"{page}/comment", data=form, headers=headers)
    assert answer.status_code == httpx.codes.UNAUTHORIZED
    assert ("An hour of &lt;b&gt;work&lt;/b&gt;." in answer.text) == (origin == "own")
    assert "<b>work" not in answer.text
    again = desk.signed_in("anna")
    stale = again.post(f"{page}/comment", data=form, headers=headers)
    assert stale.status_code == httpx.codes.FORBIDDEN
    assert ("An hour of" in stale.text) == (origin == "own")


def test_a_browser_shows_what_was_written_when_the_session_is_over(
    sign_in: Callable[[str], Page], case: int, desk: RunningDesk
) -> None:
    page = sign_in("anna")
    page.goto(f"/desk/cases/{case}")
    page.get_by_label("Your comment").fill("An hour of work.")
    [token] = [item for item in page.context.cookies() if item.get("name") == "witting_session"]
    desk.store.sessions.close(token.get("value", ""))
    page.get_by_role("button", name="Comment", exact=True).click()
    shown = page.get_by_label("What you wrote was not kept.")
    assert shown.input_value() == "An hour of work."
    assert desk.store.case(case).comments == ()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_all_times_is_no_fault(day: str, case: int, desk: RunningDesk) -> None:
    client, page = desk.signed_in("boris"), f"/desk/cases/{case}"
    fields = {"version": desk.store.case(case).version, "to": "anna", "due": day}
    answer = desk.send(client, f"{page}/assign", fields, page=page)
    assert answer.status_code == _UNPROCESSABLE
    assert desk.store.case(case).case.due is None


def test_a_day_is_that_of_the_server_wherever_it_stands(demo_home: Path, tmp_path: Path) -> None:
    """Its end is the next day in London; the form must not move it on each time it is sent."""
    zone = timezone(-timedelta(hours=8))
    with running_desk(demo_home, tmp_path, deals=1, clock=lambda: datetime.now(zone)) as desk:
        boris, page = desk.signed_in("boris"), "/desk/cases/1"
        for version in (1, 2):
            form = {"version": version, "to": "anna", "due": "2027-12-31"}
            desk.send(boris, f"{page}/assign", form, page=page)
            assert 'name="due" value="2027-12-31"' in boris.get(page).text
        due = desk.store.case(1).case.due
        assert due is not None
        assert due.astimezone(zone).isoformat() == "2027-12-31T23:59:00-08:00"
        assert "2027-12-31" in desk.signed_in("vera").get(page).text
        form = {"version": 3, "finding": "f1", "reason": "another", "until": "2027-12-31"}
        desk.send(boris, f"{page}/allow", form, page=page)
        assert "2027-12-31" in boris.get("/desk/allowed").text
        opened = desk.store.case(1).case.opened.astimezone(zone)
        assert f'{opened:%Y-%m-%d %H:%M UTC-08:00}"' in boris.get(page).text
        desk.leave()


def test_a_date_of_birth_that_is_none_is_told_beside_its_field(desk: RunningDesk) -> None:
    client, asked = desk.signed_in("anna"), {"q": "Keremet Bank", "born": "1952-13-45"}
    [told] = _beside(client.get("/desk/search", params=asked))
    assert told.startswith("This is no date")
    assert not _beside(client.get("/desk/search", params={**asked, "born": "1952-11"}))


@pytest.mark.parametrize("far", ["99999999999999999999", "0", "-7", "ten", ""])
@pytest.mark.parametrize("name", ["retention_years", "session_hours"])
def test_a_number_out_of_its_range_is_told_beside_it(
    name: str, far: str, desk: RunningDesk
) -> None:
    client, page, before = desk.signed_in("ada"), "/desk/settings", desk.store.settings
    given = {"four_eyes": "yes", "retention_years": "10", "session_hours": "12", name: far}
    answer = desk.send(client, page, given, page=page)
    assert answer.status_code == _UNPROCESSABLE
    [told] = _beside(answer)
    least, most = SETTING_LIMITS[name]
    assert f"from {least} to {most} " in told
    assert f'value="{far}"' in answer.text
    assert desk.store.settings == before


def test_a_table_that_needs_a_mapping_is_told_what_to_do(desk: RunningDesk) -> None:
    files = [("file", ("ours.csv", b"Alfa,Beta\nRossi,Cuscinetti\n", "text/csv"))]
    client = desk.signed_in("anna")
    answer = desk.send(client, "/desk/upload", {}, page="/desk/upload", files=files)
    assert answer.status_code == httpx.codes.SEE_OTHER, _beside(answer)
    number = int(re.findall(r"/desk/cases/(\d+)", answer.headers["location"])[0])
    told = " ".join(issue.what for issue in desk.store.case(number).deal.issues)
    assert "a mapping with --mapping FILE, on the review pages below the field for files" in told
    assert "Cuscinetti" in " ".join(desk.store.case(number).deal.text)


MAPPING = b"""title: Our ledger
parties:
- {role: buyer, name: [Feld K], country: [Feld L]}
goods:
  description: [Feld W]
"""
LEDGER = b"Feld K;Feld L;Feld W;Lfd\nWu Han Handel;CN;Lager;1\n"


def _bring(
    desk: RunningDesk, fields: dict[str, object], *mappings: bytes, table: bytes = LEDGER
) -> httpx.Response:
    files = [("file", ("ledger.csv", table, "text/csv"))]
    files += [("mapping_file", ("our <own>.yaml", text, "text/yaml")) for text in mappings]
    client = desk.signed_in("anna")
    return desk.send(client, "/desk/upload", fields, page="/desk/upload", files=files)


def test_a_table_is_read_by_a_mapping_that_is_brought_with_it(desk: RunningDesk) -> None:
    answer = _bring(desk, {}, MAPPING)
    assert answer.status_code == httpx.codes.SEE_OTHER, _beside(answer)
    number = int(re.findall(r"/desk/cases/(\d+)", answer.headers["location"])[0])
    file = desk.store.case(number)
    assert [party.name for party in file.deal.parties] == ["Wu Han Handel"]
    assert file.deal.source
    assert file.deal.source.format == "csv.our <own>"
    assert [paper.name for paper in file.attachments] == ["ledger.csv", "our <own>.yaml"]


@pytest.mark.parametrize(
    ("fields", "mapping", "said"),
    [
        ({}, b"title: x\nparties: 3\n", "our <own>.yaml, line 2: a list is expected."),
        ({}, b"a: &a [x]\nb: *a\n", "our <own>.yaml, line 1: an alias stands for this."),
        ({}, b"\xff\xfe\x00", "our <own>.yaml"),
        ({}, b"", "our <own>.yaml: the file is empty."),
        ({}, b"x" * 1_100_000, "our <own>.yaml: this has more than 1 MiB"),
        ({"mapping": "volza"}, MAPPING, FAULTS["two_mappings"]),
        ({"mapping": "no_such"}, b"", "our <own>.yaml"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said_beside_its_field(
    fields: dict[str, object], mapping: bytes, said: str, desk: RunningDesk
) -> None:
    before = desk.store.queue().total
    answer = _bring(desk, fields, mapping)
    assert answer.status_code == _UNPROCESSABLE
    [found] = _beside(answer)
    assert html.unescape(found).startswith(said)
    assert 'name="mapping_file" accept=".yaml,.yml" aria-invalid="true"' in answer.text
    assert re.search(r"<details open>\s*<summary>A table that is not recognised", answer.text)
    assert desk.store.queue().total == before


def test_a_mapping_of_the_package_is_chosen_by_its_name(desk: RunningDesk) -> None:
    page = desk.signed_in("anna").get("/desk/upload").text
    assert '<option value="volza">Volza, shipments (volza)</option>' in page
    unknown = _bring(desk, {"mapping": "no_such"})
    assert "mapping: there is no such mapping. There are: brazil_bill" in _beside(unknown)[0]
    other = _bring(desk, {"mapping": "volza"}, table=b"buyer_name,goods\nWu Han Handel,x\n")
    [said] = _beside(other)
    assert "no line at the beginning is a header with the columns of the mapping" in said
    assert '<option value="volza" selected>' in other.text
    table = b"Shipper Name,Product Description\nWu Han Handel,bearings\n"
    answer = _bring(desk, {"mapping": "volza"}, table=table)
    assert answer.status_code == httpx.codes.SEE_OTHER, _beside(answer)
