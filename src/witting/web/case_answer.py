"""What does the browser get after something was done to a case, or was not?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.errors import (
    CaseError,
    ConflictError,
    InputError,
    MissingError,
    NotAllowedError,
    ReasonError,
)
from witting.serving import Problem
from witting.web.case_view import CaseForms, view_case
from witting.web.faults import said
from witting.web.form import state_of
from witting.web.page import respond, see
from witting.web.people import analysts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastapi import Response

    from witting.web.bench import Bench
    from witting.web.form import Sent

MOST = 2**31
"""No case has a greater number; no database takes one."""
_CONFLICT, _NOT_ALLOWED, _WRONG = 409, 403, 422


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a form asks to be done to a case.

    Args:
        form: The form's name; that of a finding behind ``judge:``.
        done: What is said afterwards, by its key in DONE.
        act: Does it.
        faults: What is wrong with the form already, by its fields.
        anchor: Where on the page the reader goes on.
    """

    form: str
    done: str
    act: Callable[[], object]
    faults: Mapping[str, str] = field(default_factory=dict)
    anchor: str = ""


def take(bench: Bench, case_id: int, sent: Sent, step: Step) -> Response:
    """Does it and shows the case; or shows what was written, with what is wrong with it.

    Raises:
        Problem: There is no such case.
    """
    faults, trouble, status = dict(step.faults), "", _WRONG
    if not faults:
        try:
            step.act()
        except ReasonError as error:
            faults["reason"] = said(error)
        except (CaseError, InputError) as error:
            if error.where in sent.values:
                faults[error.where] = said(error)
            else:
                trouble, status = said(error), _status(error)
        else:
            anchor = f"#{step.anchor}" if step.anchor else ""
            return see(f"/desk/cases/{case_id}?done={step.done}{anchor}")
    name, _, finding = step.form.partition(":")
    state = state_of(f"{name}-{finding}" if finding else name, sent, faults)
    forms = CaseForms(judge={finding: state}) if finding else CaseForms({name: state})
    return show_case(bench, case_id, forms=forms, trouble=trouble, status=status)


def show_case(
    bench: Bench,
    case_id: int,
    *,
    forms: CaseForms | None = None,
    trouble: str = "",
    status: int = 200,
) -> Response:
    """The page of the case as it is now.

    Raises:
        Problem: There is no such case.
    """
    if not 0 < case_id < MOST:
        raise Problem("not_found", "there is no such case.")
    try:
        file = bench.store.case(case_id)
    except MissingError as error:
        raise Problem("not_found", error.what, where=error.where) from error
    settings, forms = bench.store.settings, forms or CaseForms()
    values = view_case(
        file, user=bench.user, settings=settings, now=bench.now, say=bench.say, wanted=forms.judge
    )
    return respond(
        bench.request,
        "case.html",
        status=status,
        **values,
        forms=forms,
        trouble=trouble,
        people=analysts(bench.store),
    )


def _status(error: CaseError | InputError) -> int:
    if isinstance(error, ConflictError):
        return _CONFLICT
    return _NOT_ALLOWED if isinstance(error, NotAllowedError) else _WRONG
