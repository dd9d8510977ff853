"""What did somebody write into a form, and what is wrong with it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from witting.serving import Problem
from witting.web.csrf import check_token

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

MOST_FIELDS = 2_000
DIGITS = 9
LONGEST = 1_000_000
"""Characters of one field, which are more than anybody writes."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came, its token checked.

    Args:
        values: Every field with all its values.
        files: The files of each field; a field in which none was chosen has none.
    """

    values: Mapping[str, tuple[str, ...]]
    files: Mapping[str, tuple[UploadFile, ...]]

    def text(self, name: str) -> str:
        """A field without blanks around it; empty where there is none."""
        return next(iter(self.values.get(name, ())), "").strip()

    def secret(self, name: str) -> str:
        """A password as it was written, blanks and all."""
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field, such as of rows that are ticked."""
        return self.values.get(name, ())

    def number(self, name: str) -> int:
        """A hidden number, such as a version; 0 where it is none, which agrees with nothing."""
        return whole_number(self.text(name))


def whole_number(text: str) -> int:
    """The number; 0 where the text is none."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return int(text) if is_number else 0


@dataclass(frozen=True, slots=True)
class FormState:
    """What a form shows again.

    Args:
        name: Tells its fields from those of other forms of the page.
        given: What was written, by field.
        faults: A sentence for each field that must be put right.
    """

    name: str
    given: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


def state_of(name: str, sent: Sent, faults: Mapping[str, str]) -> FormState:
    """The form with what was written, and with what is wrong."""
    given = {key: values[0] for key, values in sent.values.items() if values}
    return FormState(name, given, faults)


async def _read(request: Request) -> AsyncIterator[Sent]:
    """The form; its files are there until the answer is made."""
    try:
        form = await request.form(max_files=100, max_fields=MOST_FIELDS, max_part_size=LONGEST)
    except Problem:
        raise
    except (MultiPartException, HTTPException, ValueError) as error:
        raise Problem(
            "bad_request",
            "the form cannot be read.",
            remedy="Open the page again and send the form from there.",
        ) from error
    try:
        sent = request.state.sent = _sort(form)
        check_token(request, sent.text("csrf"))
        yield sent
    finally:
        await form.close()


FREE_TEXTS = ("reason", "text")
"""Fields that somebody writes sentences into."""


async def written_in(request: Request) -> tuple[str, ...]:
    """The sentences of a form that could not be taken, so that nobody writes them twice.

    Only those of the desk's own pages: nobody else is to say anything on one of them.
    """
    origin = request.headers.get("origin", "").partition("://")[2]
    if request.method != "POST" or not origin or origin != request.headers.get("host"):
        return ()
    sent = getattr(request.state, "sent", None)
    if sent is None:
        try:
            async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
                sent = _sort(form)
        except (Problem, MultiPartException, HTTPException, RuntimeError, ValueError):
            return ()
    return tuple(filter(None, map(sent.text, FREE_TEXTS)))


def _sort(form: FormData) -> Sent:
    values: dict[str, list[str]] = {}
    files: dict[str, list[UploadFile]] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                files.setdefault(name, []).append(value)
        else:
            values.setdefault(name, []).append(value)
    return Sent(
        {name: tuple(own) for name, own in values.items()},
        {name: tuple(own) for name, own in files.items()},
    )


SentHere = Annotated[Sent, Depends(_read)]
"""The form of a request, as a route's parameter; one that is not ours ends the request."""
