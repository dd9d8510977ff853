"""How well does the name filter do, by its last validation?"""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Response

from witting.cases import Role
from witting.web.bench import Bench, BenchHere
from witting.web.faults import FAULTS
from witting.web.form import FormState, SentHere, state_of
from witting.web.page import respond, see
from witting.web.validation_view import FILE, read_report, view_validation

router = APIRouter(include_in_schema=False)
SAMPLE, MOST = 150, 5_000
"""Names that are asked for where nobody says how many, and at most."""


@router.get("/desk/validation")
def validation(bench: BenchHere) -> Response:
    """The report that is in the home, or how to make one."""
    return _page(bench)


@router.post("/desk/validation")
def measure(bench: BenchHere, sent: SentHere) -> Response:
    """Measures it anew in a process of its own, unless that is done already."""
    sample = sent.number("sample")
    if not 1 <= sample <= MOST:
        faults = {"sample": FAULTS["no_sample"]}
        return _page(bench, form=state_of("measure", sent, faults), status=422)
    measuring, output = bench.desk.measuring, bench.desk.home / FILE
    if not measuring.start(sample=sample, output=output):
        return _page(bench, status=409)
    return see("/desk/validation?done=measuring")


def _page(bench: Bench, *, form: FormState | None = None, status: int = 200) -> Response:
    home = bench.desk.home
    report = read_report(home)
    return respond(
        bench.request,
        "validation.html",
        status=status,
        view=view_validation(report, home) if report is not None else None,
        file=FILE,
        measured=_written(bench) if report is not None else None,
        last=bench.desk.measuring.last,
        can_measure=bench.user.may(Role.ADMIN),
        form=form or FormState("measure"),
        sample=SAMPLE,
    )


def _written(bench: Bench) -> dt.datetime | None:
    """When the report came into the home; None where it has gone meanwhile."""
    try:
        seconds = (bench.desk.home / FILE).stat().st_mtime
    except OSError:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
