"""``/screen``: does this deal expose us?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from witting.api.body import parse_json
from witting.api.own import Given, Id, own_answer, parse_as_of, parse_day
from witting.cases import Attachment, Role
from witting.deals import parse_deal, unknown_fields
from witting.deals.parse import KEYS
from witting.report.jsonlines import encode
from witting.screening import DEFAULT_PERSPECTIVE
from witting.serving import (
    DeskHere,
    EditionHere,
    Problem,
    SignedIn,
    StoreHere,
    get_mapping,
    read_own_mapping,
    read_upload,
    shown,
    shown_name,
)
from witting.serving.upload import MOST_DEALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.cases import CaseStore, User
    from witting.deals.customs import TableMapping
    from witting.model import Assessment, Deal
    from witting.serving import Edition

router = APIRouter(tags=["Screening"])
Perspective = Literal["non_us_bank", "us_person", "eu_operator", "uk_person", "exporter"]
_FORM = "multipart/form-data"
_SHAPE = "The shape of a deal is in docs/deals.md."
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"type": "object"},
                "example": {"id": "D-1", "parties": [{"role": "buyer", "name": "Acme LLC"}]},
            },
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            _FORM: {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "mapping": {"type": "string", "format": "binary"},
                    },
                }
            },
        },
    }
}


class Asked(Given):
    """How deals are to be judged."""

    as_of: str = "today"
    lists_as_of: str | None = None
    perspective: Perspective = DEFAULT_PERSPECTIVE  # type: ignore[assignment]  # one of them
    keep: bool = False
    name: str = "upload"
    mapping: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """The deals of one file, or of a JSON body, which is no file."""

    deals: list[Deal]
    paper: Attachment | None = None


@router.post("/screen", summary="Does this deal expose us?", openapi_extra=_BODY)
async def screen(
    request: Request,
    asked: Annotated[Asked, Query()],
    edition: EditionHere,
    desk: DeskHere,
    user: SignedIn,
) -> Response:
    """Screens deals and answers with their assessments, in their order.

    The body is JSON: a deal, or an object with `deals`, as docs/deals.md has them. Any other kind
    of body is a file in any of the formats of docs/deals.md, which is told by its content; `name`
    is what to call it. A form may bring several files. `mapping` names a mapping of the package for
    tables; in a form the file `mapping` is one of your own. With `keep=true` each deal becomes a
    case.
    """
    if asked.keep and not user.may(Role.ANALYST):
        raise Problem("not_allowed", "to keep a deal takes the role analyst.", where="keep")
    store = desk.store if asked.keep else None
    if asked.keep and store is None:
        raise Problem("not_found", "this server keeps no cases.", where="keep")
    brought = await _brought(request, asked.name)

    def work() -> dict[str, Any]:
        mapping = _mapping(asked.mapping, brought.mapping)
        sent = [_read(file, mapping) for file in brought.files]
        return _Screening(asked, edition, user, store, brought.mapping).run(sent)

    return own_answer(await run_in_threadpool(work), edition)


@dataclass(frozen=True, slots=True)
class Brought:
    """The files of a request, and the mapping for those that are tables."""

    files: list[Attachment]
    mapping: Attachment | None = None


async def _brought(request: Request, name: str) -> Brought:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        return Brought([Attachment(shown_name(name), kind, await request.body())])
    files: dict[str, list[Attachment]] = {}
    async with request.form(max_files=100, max_fields=100) as form:
        for field, file in form.multi_items():
            if isinstance(file, UploadFile):
                paper = Attachment(shown_name(file.filename or name), _FILE, await file.read())
                files.setdefault("mapping" if field == "mapping" else "file", []).append(paper)
    mappings = files.get("mapping", [])
    if not files.get("file"):
        raise Problem("bad_request", "the form has no file.", where="file")
    if len(mappings) > 1:
        raise Problem("bad_request", "there are several mappings.", where="mapping")
    return Brought(files["file"], next(iter(mappings), None))


_FILE = "application/octet-stream"


def _mapping(name: str, paper: Attachment | None) -> TableMapping | None:
    """The mapping that was named or brought; None where it is told by the header."""
    if paper is None:
        return get_mapping(name) if name else None
    if name:
        message = "a mapping is named or brought, not both."
        raise Problem("bad_request", message, where="mapping")
    return read_own_mapping(paper.content, paper.name)


def _read(file: Attachment, mapping: TableMapping | None) -> Sent:
    if file.media_type == "application/json":
        return Sent([*_deals(parse_json(file.content))])
    if not file.content:
        raise Problem("bad_request", "there is no file.", where="body")
    deals = read_upload(file.content, file.name, mapping=mapping)
    return Sent(deals, replace(file, media_type=file.media_type or _FILE))


def _deals(body: object) -> Iterator[Deal]:
    """The deals of a JSON body; a field that is none is refused and not passed over."""
    is_many = isinstance(body, dict) and "deals" in body
    given = _only_deals(body) if isinstance(body, dict) and is_many else body
    deals = given if isinstance(given, list) else [given]
    if not deals:
        where = "deals" if is_many else "body"
        raise Problem("bad_request", "there is no deal in it.", where=where, remedy=_SHAPE)
    if not all(isinstance(deal, dict) and deal for deal in deals):
        message = "the body is a deal, or an object with deals."
        raise Problem("bad_request", message, where="body", remedy=_SHAPE)
    if len(deals) > MOST_DEALS:
        raise Problem("bad_request", f"there are more than {MOST_DEALS:,} deals.", where="deals")
    for place, deal in enumerate(deals):
        _check_fields(deal, where=f"deals[{place}]." if isinstance(given, list) else "")
        yield parse_deal(deal, where=f"deals[{place}]")


def _only_deals(body: dict[str, object]) -> object:
    for name in sorted(body.keys() - {"deals"}):
        remedy = "Beside deals there is nothing: how they are judged stands in the address."
        raise _unknown(name, remedy=remedy)
    return body["deals"]


def _check_fields(deal: Mapping[str, object], *, where: str) -> None:
    for name in unknown_fields(deal):
        near = get_close_matches(name, KEYS, n=1)
        known = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(KEYS)}."
        raise _unknown(f"{where}{name}", remedy=known)


def _unknown(name: str, *, remedy: str) -> Problem:
    message = "this field is not known, and is not passed over in silence."
    return Problem("bad_request", message, where=shown(name), remedy=remedy)


class _Screening:
    def __init__(
        self,
        asked: Asked,
        edition: Edition,
        user: User,
        store: CaseStore | None,
        mapping: Attachment | None,
    ) -> None:
        self._edition, self._user, self._store = edition, user, store
        self._mapping = mapping
        self._as_of = parse_as_of(asked.as_of, edition)
        self._lists_as_of = (
            parse_day(asked.lists_as_of, where="lists_as_of") if asked.lists_as_of else None
        )
        self._perspective = asked.perspective

    def run(self, sent: list[Sent]) -> dict[str, Any]:
        assessments, cases = list[orjson.Fragment](), list[int]()
        for file in sent:
            seen = self._store.audit.head.count if self._store else None
            screened = [(deal, self._assess(deal)) for deal in file.deals]
            assessments += [orjson.Fragment(encode(assessment)) for _, assessment in screened]
            if self._store is not None:
                # A file of many deals is kept once, with the first of them.
                found = self._store.receive_many(
                    screened, by=self._user, source=file.paper, seen=seen
                )
                cases += [case.id for case in found]
                if self._mapping is not None:
                    self._store.attach(found[0].id, self._mapping, self._user)
        kept = {"cases": cases} if self._store is not None else {}
        return {"assessments": assessments, **kept}

    def _assess(self, deal: Deal) -> Assessment:
        return self._edition.screener.screen(
            deal,
            as_of=self._as_of,
            lists_as_of=self._lists_as_of,
            perspective=self._perspective,
        )


@router.get("/assessments/{case_id}/{seq}", summary="One assessment of a case, in full")
def get_assessment(case_id: Id, seq: Id, edition: EditionHere, store: StoreHere) -> Response:
    """An assessment as it was made then; `/assessments?case=` has the numbers."""
    found = orjson.Fragment(encode(store.assessment(case_id, seq)))
    return own_answer({"assessment": found}, edition)


class Wanted(Given):
    """Whose assessments."""

    case: Id


@router.get("/assessments", summary="All assessments of a case, in short")
def list_assessments(
    wanted: Annotated[Wanted, Query()], edition: EditionHere, store: StoreHere
) -> Response:
    """Every assessment that was made of a case's deal, the newest first."""
    found = store.case(wanted.case).assessments
    rows = [
        {
            "seq": item.seq,
            "at": item.at,
            "by": item.by,
            "as_of": item.as_of,
            "perspective": item.perspective,
            "verdict": item.verdict,
            "versions": item.versions,
            "is_standing": item.is_standing,
        }
        for item in found
    ]
    return own_answer({"case": wanted.case, "assessments": rows}, edition)
