"""``/cases``: which deals wait for somebody, and what was decided about them?"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from witting.api.case_row import case_row, file_row
from witting.api.own import Given, Id, Moment, begin_of, end_of, own_answer
from witting.cases import Attachment, CaseFilter, Page, Status
from witting.serving import DeskHere, EditionHere, SignedIn, StoreHere

router = APIRouter(tags=["Cases"])
Version = Annotated[int, Field(ge=0, le=2**31 - 1, strict=True)]
Text = Annotated[str, Field(max_length=10_000)]
Verdict = Literal["exposed", "review", "clear"]
Action = Literal["release", "hold", "reject", "escalate"]
Judged = Literal["positive", "negative", "unsure"]


class Paper(Response):
    """A file to be saved."""

    media_type = "application/octet-stream"


class QueueAsked(Given):
    """Which cases, in which order."""

    status: Annotated[list[Status], Field(default_factory=list)]
    verdict: Annotated[list[Verdict], Field(default_factory=list)]
    decision: Annotated[list[Action], Field(default_factory=list)]
    assignee: str | None = None
    unassigned: bool = False
    code: str | None = None
    list_: Annotated[str | None, Field(alias="list")] = None
    text: Annotated[str, Field(max_length=500)] = ""
    due_before: Moment | None = None
    opened_from: Moment | None = None
    opened_before: Moment | None = None
    sort: str = "weight"
    limit: Annotated[int, Field(ge=1, le=500)] = 50
    offset: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0


class Judging(Given):
    """Whether a finding is right."""

    finding: str
    value: Judged
    reason: Text
    expected_version: Version


class JudgingAlike(Given):
    """Whether a finding is right, wherever it stands."""

    finding: str
    value: Judged
    reason: Text


class Deciding(Given):
    """What becomes of a deal."""

    action: Action
    reason: Text
    expected_version: Version


class Approving(Given):
    """Whether the second pair of eyes agrees."""

    agreed: Annotated[bool, Field(strict=True)]
    reason: Text
    expected_version: Version


class Reopening(Given):
    """Why a case is open again."""

    reason: Text
    expected_version: Version


class Assigning(Given):
    """Whose work it is, and until when."""

    to: str | None = None
    due: Moment | None = None
    expected_version: Version


class Commenting(Given):
    """What somebody notes."""

    text: Text


class Allowing(Given):
    """Who is known not to be the listed one."""

    finding: str
    reason: Text
    until: Moment
    expected_version: Version


@router.get("/cases", summary="The queue")
def queue(
    asked: Annotated[QueueAsked, Query()], edition: EditionHere, store: StoreHere, desk: DeskHere
) -> Response:
    """A page of cases, the heaviest first; `-` before a sort turns it round.

    A day stands for its beginning.
    """
    wanted = CaseFilter(
        status=tuple(asked.status),
        verdict=tuple(asked.verdict),
        decision=tuple(asked.decision),
        assignee=asked.assignee,
        is_unassigned=asked.unassigned,
        code=asked.code,
        list=asked.list_,
        text=asked.text,
        due_before=begin_of(asked.due_before, desk),
        opened_from=begin_of(asked.opened_from, desk),
        opened_before=begin_of(asked.opened_before, desk),
    )
    page = store.queue(wanted, asked.sort, Page(asked.limit, asked.offset))
    body = {"total": page.total, "limit": asked.limit, "offset": asked.offset}
    return own_answer({"cases": [case_row(item) for item in page.items], **body}, edition)


@router.get("/cases/{case_id}", summary="One case, in full")
def get_case(case_id: Id, edition: EditionHere, store: StoreHere) -> Response:
    """The deal, its newest assessment, what was said and decided, and every event."""
    return own_answer(file_row(store.case(case_id)), edition)


@router.get(
    "/cases/{case_id}/attachments/{seq}",
    summary="A paper of a case",
    response_class=Paper,
)
def get_attachment(case_id: Id, seq: Id, store: StoreHere) -> Response:
    """The paper as it came, to be saved and not to be shown."""
    paper: Attachment = store.attachment(case_id, seq)
    return Paper(
        paper.content,
        headers={"Content-Disposition": f'attachment; filename="case-{case_id}-{seq}"'},
    )


@router.post("/cases/{case_id}/judge", summary="Was this finding right?")
def judge(
    case_id: Id, given: Judging, edition: EditionHere, store: StoreHere, user: SignedIn
) -> Response:
    """Says `positive`, `negative` or `unsure` of one finding, with a reason."""
    case = store.judge(
        case_id,
        given.finding,
        given.value,
        reason=given.reason,
        by=user,
        expected_version=given.expected_version,
    )
    return own_answer({"case": case_row(case)}, edition)


@router.post("/cases/{case_id}/judge-alike", summary="The same wherever it waits")
def judge_alike(
    case_id: Id, given: JudgingAlike, edition: EditionHere, store: StoreHere, user: SignedIn
) -> Response:
    """Says it of the same finding in every case that waits."""
    done = store.judge_alike(case_id, given.finding, given.value, reason=given.reason, by=user)
    return own_answer({"judged": done}, edition)


@router.post("/cases/{case_id}/decide", summary="What becomes of the deal?")
def decide(
    case_id: Id, given: Deciding, edition: EditionHere, store: StoreHere, user: SignedIn
) -> Response:
    """`release`, `hold`, `reject` or `escalate`, with a reason.

    Where two pairs of eyes are asked for it is proposed, and another user approves it.
    """
    case = store.decide(
        case_id,
        given.action,
        reason=given.reason,
        by=user,
        expected_version=given.expected_version,
    )
    return own_answer({"case": case_row(case)}, edition)


@router.post("/cases/{case_id}/approve", summary="Does the second pair of eyes agree?")
def approve(
    case_id: Id, given: Approving, edition: EditionHere, store: StoreHere, user: SignedIn
) -> Response:
    """Agrees to what is proposed, or declines it; whoever proposed it cannot agree."""
    case = store.approve(
        case_id,
        is_agreed=given.agreed,
        reason=given.reason,
        by=user,
        expected_version=given.expected_version,
    )
    return own_answer({"case": case_row(case)}, edition)


@router.post("/cases/{case_id}/reopen", summary="Open a closed case again")
def reopen(
    case_id: Id, given: Reopening, edition: EditionHere, store: StoreHere, user: SignedIn
) -> Response:
    """A closed case waits for a decision again."""
    case = store.reopen(
        case_id, reason=given.reason, by=user, expected_version=given.expected_version
    )
    return own_answer({"case": case_row(case)}, edition)


@router.post("/cases/{case_id}/assign", summary="Whose work is it?")
def assign(  # the framework hands in each by its name
    *,
    case_id: Id,
    given: Assigning,
    edition: EditionHere,
    store: StoreHere,
    user: SignedIn,
    desk: DeskHere,
) -> Response:
    """Gives the case to a user, with a time or a day until whose end, or to nobody."""
    case = store.assign(
        case_id,
        to=given.to,
        due=end_of(given.due, desk) if given.due else None,
        by=user,
        expected_version=given.expected_version,
    )
    return own_answer({"case": case_row(case)}, edition)


@router.post("/cases/{case_id}/comment", summary="Note something")
def comment(
    case_id: Id, given: Commenting, edition: EditionHere, store: StoreHere, user: SignedIn
) -> Response:
    """Adds a comment, and answers with the number of its event."""
    return own_answer({"seq": store.comment(case_id, given.text, user)}, edition)


@router.post("/cases/{case_id}/rescreen", summary="Screen the deal anew")
def rescreen(case_id: Id, edition: EditionHere, store: StoreHere, user: SignedIn) -> Response:
    """Screens the deal as of today, and keeps every earlier assessment."""
    file = store.case(case_id)
    assessment = edition.screener.screen(
        file.deal, as_of=edition.day, perspective=file.assessment.perspective
    )
    case = store.rescreen(case_id, assessment, user, seen=file.events[-1].seq)
    return own_answer({"case": case_row(case)}, edition)


@router.post("/cases/{case_id}/allow", summary="This party is not the listed one")
def allow(  # likewise
    *,
    case_id: Id,
    given: Allowing,
    edition: EditionHere,
    store: StoreHere,
    user: SignedIn,
    desk: DeskHere,
) -> Response:
    """Puts the party of a finding on the allow-list until a time or a day's end, with a reason.

    Where two pairs of eyes are asked for it waits, and another user approves it.
    """
    allowance = store.allow(
        case_id,
        given.finding,
        reason=given.reason,
        until=end_of(given.until, desk),
        by=user,
        expected_version=given.expected_version,
    )
    return own_answer({"allowance": allowance}, edition)
