"""What is done about a case?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from witting.cases import Attachment
from witting.serving import EditionHere, end_of_day, get_desk, shown_name
from witting.web.bench import Bench, BenchHere
from witting.web.case_answer import Step, show_case, take
from witting.web.case_view import CaseForms
from witting.web.faults import FAULTS, file_fault
from witting.web.form import FormState, SentHere, whole_number

if TYPE_CHECKING:
    from witting.serving import Problem

router = APIRouter(include_in_schema=False)


@router.post("/desk/cases/{case_id}/judge")
def judge(bench: BenchHere, sent: SentHere, case_id: int) -> Response:
    """Keeps what was said of a finding, and of the same elsewhere where that is asked for."""
    store, by = bench.store, bench.user
    finding, value, reason = (sent.text(name) for name in ("finding", "value", "reason"))
    is_alike = bool(sent.text("alike"))
    faults = {} if value else {"value": FAULTS["no_value"]}
    if is_alike and not reason:
        faults["reason"] = FAULTS["no_reason_alike"]

    def act() -> None:
        version = sent.number("version")
        store.judge(case_id, finding, value, reason=reason, by=by, expected_version=version)
        if is_alike:
            store.judge_alike(case_id, finding, value, reason=reason, by=by)

    anchor = finding if finding.isalnum() else ""
    return take(bench, case_id, sent, Step(f"judge:{finding}", "judged", act, faults, anchor))


@router.post("/desk/cases/{case_id}/decide")
def decide(bench: BenchHere, sent: SentHere, case_id: int) -> Response:
    """Decides, or proposes to where two must agree."""
    action, reason = sent.text("action"), sent.text("reason")
    faults = {} if action else {"action": FAULTS["no_action"]}
    if not reason:
        faults["reason"] = FAULTS["no_reason"]
    is_proposal = bench.store.settings.four_eyes and action != "escalate"

    def act() -> None:
        version = sent.number("version")
        bench.store.decide(case_id, action, reason=reason, by=bench.user, expected_version=version)

    done = "proposed" if is_proposal else "decided"
    return take(bench, case_id, sent, Step("decide", done, act, faults))


@router.post("/desk/cases/{case_id}/approve")
def approve(bench: BenchHere, sent: SentHere, case_id: int) -> Response:
    """Agrees with what another proposed, or sends it back."""
    is_agreed, reason = sent.text("agreed") == "yes", sent.text("reason")
    faults = {} if is_agreed or reason else {"reason": FAULTS["no_reason_given"]}

    def act() -> None:
        version = sent.number("version")
        bench.store.approve(
            case_id, is_agreed=is_agreed, reason=reason, by=bench.user, expected_version=version
        )

    done = "approved" if is_agreed else "sent_back"
    return take(bench, case_id, sent, Step("approve", done, act, faults))


@router.post("/desk/cases/{case_id}/reopen")
def reopen(bench: BenchHere, sent: SentHere, case_id: int) -> Response:
    """Opens a closed case again."""
    reason = sent.text("reason")
    faults = {} if reason else {"reason": FAULTS["no_reason_given"]}

    def act() -> None:
        version = sent.number("version")
        bench.store.reopen(case_id, reason=reason, by=bench.user, expected_version=version)

    return take(bench, case_id, sent, Step("reopen", "reopened", act, faults))


@router.post("/desk/cases/{case_id}/assign")
def assign(bench: BenchHere, sent: SentHere, case_id: int) -> Response:
    """Says whose work it is, and until when; a day means its end."""
    given, to = sent.text("due"), sent.text("to") or None
    due = _end_of(given, bench.now)
    faults = {"due": FAULTS["no_day"]} if given and due is None else {}

    def act() -> None:
        version, before = sent.number("version"), bench.store.case(case_id).case.due
        # The form has the day alone: whoever gives the work away leaves the hour as it is.
        is_same = due and before and before.astimezone(due.tzinfo).date() == due.date()
        until = before if is_same else due
        bench.store.assign(case_id, to=to, due=until, by=bench.user, expected_version=version)

    return take(bench, case_id, sent, Step("assign", "assigned", act, faults))


@router.post("/desk/cases/{case_id}/comment")
def comment(bench: BenchHere, sent: SentHere, case_id: int) -> Response:
    """Keeps a comment."""
    text = sent.text("text")
    faults = {} if text else {"text": FAULTS["no_text"]}

    def act() -> None:
        bench.store.comment(case_id, text, bench.user)

    return take(bench, case_id, sent, Step("comment", "commented", act, faults, "comments"))


@router.post("/desk/cases/{case_id}/attach")
def attach(bench: BenchHere, sent: SentHere, case_id: int) -> Response:
    """Keeps a file with the case."""
    file = next(iter(sent.files.get("file", ())), None)
    faults = {} if file else {"file": FAULTS["no_file"]}

    def act() -> None:
        assert file is not None
        name, media_type = shown_name(file.filename or ""), file.content_type or ""
        bench.store.attach(case_id, Attachment(name, media_type, file.file.read()), bench.user)

    return take(bench, case_id, sent, Step("attach", "attached", act, faults, "files"))


def attach_again(request: Request, problem: Problem) -> Response:
    """The case with why no file came through."""
    desk, user = get_desk(request), request.state.user
    assert desk.store is not None
    form = FormState("attach", faults={"file": file_fault(request, problem)})
    return show_case(
        Bench(request, desk, desk.store, user),
        whole_number(request.path_params["case_id"]),
        forms=CaseForms({"attach": form}),
        status=problem.status_code,
    )


@router.post("/desk/cases/{case_id}/allow")
def allow(bench: BenchHere, sent: SentHere, case_id: int) -> Response:
    """Says that a party is not the listed one, until a day."""
    finding, reason = sent.text("finding"), sent.text("reason")
    until = _end_of(sent.text("until"), bench.now)
    faults = {} if reason else {"reason": FAULTS["no_reason_given"]}
    if until is None:
        faults["until"] = FAULTS["no_until"]

    def act() -> None:
        assert until is not None
        version = sent.number("version")
        bench.store.allow(
            case_id, finding, reason=reason, until=until, by=bench.user, expected_version=version
        )

    done = "allowance_proposed" if bench.store.settings.four_eyes else "allowed"
    return take(bench, case_id, sent, Step("allow", done, act, faults))


@router.post("/desk/cases/{case_id}/rescreen")
def rescreen(bench: BenchHere, edition: EditionHere, sent: SentHere, case_id: int) -> Response:
    """Screens the deal with the lists and the law of today; the earlier assessments stay."""

    def act() -> None:
        file = bench.store.case(case_id)
        perspective = file.assessment.perspective
        assessment = edition.screener.screen(file.deal, as_of=edition.day, perspective=perspective)
        bench.store.rescreen(case_id, assessment, bench.user, seen=file.events[-1].seq)

    return take(bench, case_id, sent, Step("screen", "screened", act))


def _end_of(text: str, now: dt.datetime) -> dt.datetime | None:
    """The end of a day, in the zone of the server."""
    try:
        return end_of_day(dt.date.fromisoformat(text), now)
    except ValueError:
        return None
