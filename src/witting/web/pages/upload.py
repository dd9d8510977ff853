"""How is a deal file brought to the desk?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from witting.cases import Attachment
from witting.deals.customs import load_mappings
from witting.errors import InputError
from witting.model import PERSPECTIVES
from witting.report.wording import PERSPECTIVES as PERSPECTIVE_WORDS
from witting.report.wording import say
from witting.screening import DEFAULT_PERSPECTIVE
from witting.serving import (
    EditionHere,
    SignedIn,
    StoreHere,
    get_desk,
    get_mapping,
    read_own_mapping,
    shown_name,
)
from witting.web.faults import FAULTS, file_fault
from witting.web.form import FormState, SentHere, state_of
from witting.web.intake import How, receive_file
from witting.web.page import respond, see

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.responses import HTMLResponse

    from witting.cases import Case
    from witting.deals.customs import TableMapping
    from witting.serving import Problem
    from witting.web.form import Sent

router = APIRouter(include_in_schema=False)
_DAYS = ("today", "deal")


@router.get("/desk/upload")
def ask(request: Request) -> Response:
    """The form."""
    return _page(request, FormState("upload"))


@router.post("/desk/upload")
def take(
    request: Request, store: StoreHere, edition: EditionHere, user: SignedIn, sent: SentHere
) -> Response:
    """Reads, screens and keeps; then the case, or all of them where the files had several deals."""
    faults = _faults(sent)
    mapping, mapping_paper = None, _paper(sent, "mapping_file")
    try:
        mapping = _mapping(sent.text("mapping"), mapping_paper)
    except InputError as error:
        field = "mapping_file" if mapping_paper else "mapping"
        faults[field] = f"{error.where}: {error.what} {error.remedy}".strip()
    how = How(
        by=user,
        perspective=sent.text("perspective") or DEFAULT_PERSPECTIVE,
        as_of="deal" if sent.text("as_of") == "deal" else _day(sent.text("as_of")) or edition.day,
        mapping=mapping,
        mapping_paper=mapping_paper,
    )
    cases: list[Case] = []
    for paper in () if faults else _papers(sent, "file"):
        try:
            cases += receive_file(paper, how=how, store=store, screener=edition.screener)
        except InputError as error:
            faults = {"file": f"{paper.name}: {error.what} {error.remedy}".strip()}
    if faults:
        return _page(request, state_of("upload", sent, faults), cases=cases, status=422)
    if len(cases) == 1:
        return see(f"/desk/cases/{cases[0].id}?done=received")
    return _page(request, FormState("upload"), cases=cases)


def ask_again(request: Request, problem: Problem) -> Response:
    """The form with why nothing came through: the files are too large, or no list is loaded."""
    form = FormState("upload", faults={"file": file_fault(request, problem)})
    return _page(request, form, status=problem.status_code)


def _papers(sent: Sent, field: str) -> Iterator[Attachment]:
    for file in sent.files.get(field, ()):
        yield Attachment(shown_name(file.filename or ""), file.content_type or "", file.file.read())


def _paper(sent: Sent, field: str) -> Attachment | None:
    return next(_papers(sent, field), None)


def _mapping(name: str, paper: Attachment | None) -> TableMapping | None:
    """The mapping that was chosen or brought; None where it is told by the header.

    Raises:
        InputError: There is no such mapping, or it breaks the rules.
    """
    if paper is not None:
        return read_own_mapping(paper.content, paper.name)
    return get_mapping(name) if name else None


def _faults(sent: Sent) -> dict[str, str]:
    faults = {}
    if not sent.files.get("file"):
        faults["file"] = FAULTS["no_file"]
    given = sent.text("as_of")
    if given and given not in _DAYS and _day(given) is None:
        faults["as_of"] = FAULTS["no_day"]
    if sent.text("perspective") not in ("", *PERSPECTIVES):
        faults["perspective"] = FAULTS["no_perspective"]
    if sent.text("mapping") and sent.files.get("mapping_file"):
        faults["mapping_file"] = FAULTS["two_mappings"]
    return faults


def _page(
    request: Request, form: FormState, *, cases: list[Case] | None = None, status: int = 200
) -> HTMLResponse:
    editions = get_desk(request).editions
    return respond(
        request,
        "upload.html",
        trouble=None if editions.is_ready else editions.trouble(),
        status=status,
        form=form,
        cases=cases or [],
        perspectives=[(key, say(PERSPECTIVE_WORDS, key)) for key in PERSPECTIVES],
        mappings=[(mapping.name, mapping.title) for mapping in load_mappings()],
        chosen=form.given.get("perspective", DEFAULT_PERSPECTIVE),
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
