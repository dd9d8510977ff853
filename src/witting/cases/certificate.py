"""Who was looked for and not found, when, in which lists, so that anybody can check it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from witting.cases.chain_file import verify_chain_file
from witting.cases.event import Event
from witting.cases.fingerprint import LISTED
from witting.cases.moment import moment_text
from witting.cases.papers import ASSESSED
from witting.cases.verification import ChainCheck, ChainReport, Head, Trouble
from witting.errors import CaseError, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = "witting.nil-search"
STATEMENT = (
    "None of those looked for was found on the lists, in their versions and with the thresholds "
    "named here. What could not be checked is named, too."
)
_NOT_NIL = frozenset({*LISTED, "ownership"})


_FRAME = frozenset({"format", "version", "event", "head"})
"""What a certificate holds beside what it says."""


def build_certificate(event: Event, head: Head) -> dict[str, Any]:
    """The certificate of one search.

    Args:
        event: Of an assessment, or of a search by name.
        head: Of the chain, at or after the event.

    Raises:
        CaseError: Somebody was found, nobody was looked for by name, or no list was looked in.
    """
    what = _refusal(event)
    if what:
        raise CaseError(what, where=f"event {event.seq}")
    return {
        "format": FORMAT,
        "version": 1,
        **_told(event),
        "event": event.to_dict(),
        "head": {"count": head.count, "digest": head.digest},
    }


def verify_certificate(
    certificate: Mapping[str, Any], chain: Path, *, expected: Head | None = None
) -> ChainReport:
    """Checks a certificate against an exported chain, with the two files alone.

    The chain must be whole, go through the head that the certificate names, and hold the event; the
    event must say what the certificate says. The content of the event is the certificate's own, so
    an export that withholds it will do.

    Args:
        certificate: What :func:`build_certificate` made.
        chain: An exported one.
        expected: A head that was kept elsewhere, which the chain must go through, too.

    Raises:
        InputError: One of them cannot be read or is something else.
    """
    event, head = _read(certificate)
    found: list[Event] = []

    def watch(one: Event) -> None:
        if one.seq == event.seq:
            found.append(one)

    report = verify_chain_file(chain, expected=head, watch=watch)
    check = ChainCheck()
    if expected is not None:
        kept = verify_chain_file(chain, expected=expected)
        for trouble in kept.troubles:
            if trouble not in report.troubles:
                check.blame(trouble.seq, trouble.what)
    with check.reading(event):
        if not event.is_sealed or not event.is_content_whole or event.content is None:
            check.blame(event.seq, "the event in the certificate was altered.")
        elif _refusal(event):
            check.blame(event.seq, "the event is no search that found nobody.")
        elif set(certificate) != {*_FRAME, *_told(event)} or any(
            certificate.get(name) != value for name, value in _told(event).items()
        ):
            check.blame(event.seq, "the certificate says something else than its event.")
        if [one.digest for one in found] != [event.digest]:
            check.blame(event.seq, "the chain has another event here, or none.")
    troubles: tuple[Trouble, ...] = (*report.troubles, *check.report().troubles)
    return replace(report, is_whole=not troubles, troubles=troubles)


def _told(event: Event) -> dict[str, Any]:
    return {"statement": STATEMENT, **_facts(event)}


def _facts(event: Event) -> dict[str, Any]:
    """What the certificate says, in the order of the question: who, when, where, how."""
    content = event.content or {}
    versions = content["versions"]
    return {
        "case": event.case,
        "looked_for": content["looked_for"],
        "looked_at": moment_text(event.at),
        "looked_by": event.by,
        "as_of": content["as_of"],
        "lists": versions["lists"],
        "thresholds": versions["thresholds"],
        "regimes": versions["regimes"],
        "witting": versions["witting"],
        "not_checked": content["not_checked"],
    }


def _refusal(event: Event) -> str:
    """Why there is no certificate; empty where there is."""
    if event.kind not in {*ASSESSED, "searched"}:
        return "this event is no search."
    facts, content = _facts(event), event.content or {}
    if any(item["kind"] in _NOT_NIL for item in content["findings"]):
        return "somebody was found, so there is no certificate that nobody was."
    if not facts["looked_for"]:
        return "nobody was looked for by name."
    return "" if facts["lists"] else "no list was looked in."


def _read(certificate: Mapping[str, Any]) -> tuple[Event, Head]:
    try:
        if certificate["format"] != FORMAT:
            raise InputError("this is no certificate of a nil search.", where="certificate")
        head = certificate["head"]
        return Event.from_dict(certificate["event"]), Head(head["count"], head["digest"])
    except (KeyError, TypeError, ValueError) as error:
        raise InputError("this is no certificate of a nil search.", where="certificate") from error
