"""How does a chain leave the store, and can whoever has the file alone check it?

JSON lines in ASCII: a header with the head of the chain, then each event, then the documents. An
export of some cases has all events, and of the others no content: the chain holds, and nobody's
data goes along.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from witting.cases.audit import read_chain, read_documents, read_head
from witting.cases.canonical import document_bytes, read_json
from witting.cases.document_check import DocumentCheck
from witting.cases.event import Event
from witting.cases.expected_rows import ExpectedRows
from witting.cases.moment import moment_text
from witting.cases.settings import SETTINGS_CHANGED
from witting.cases.verification import ChainCheck
from witting.errors import InputError
from witting.version import VERSION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from witting.cases.verification import ChainReport, Head

FORMAT = "witting.chain"


def chain_lines(
    connection: Connection, *, cases: Collection[int] | None, now: dt.datetime
) -> Iterator[bytes]:
    """The whole chain, with the contents and documents of these cases, or of all.

    Yields:
        Each line, some at a time: a desk of ten years does not fit into memory.
    """
    head = read_head(connection)
    facts = {"count": head.count, "head": head.digest, "exported": moment_text(now)}
    wanted = sorted(cases) if cases is not None else None
    yield _line({"format": FORMAT, "version": 1, "witting": VERSION, **facts, "cases": wanted})
    for event in read_chain(connection):
        yield _line({"event": _shown(event, cases)})
    for case, digest, body in read_documents(connection, cases):
        text = base64.b64encode(body or b"").decode()
        yield _line({"document": {"case": case, "digest": digest, "body": text}})


def verify_chain_file(
    path: Path, *, expected: Head | None = None, watch: Callable[[Event], None] | None = None
) -> ChainReport:
    """Finds what was altered, taken out, put in, moved or cut off, with the file alone.

    And what could not have been: an event by somebody who had not the right to it, what one person
    did that takes two, a change that such an event does not make. In a file of some cases nobody's
    rights can be told; what the people of other cases did is not in it.

    Args:
        path: What :func:`chain_lines` made.
        expected: A head that was kept elsewhere.
        watch: Is told each event.

    Raises:
        InputError: The file cannot be read, or is no exported chain.
    """
    lines = _lines(path)
    header = next(lines, None)
    if header is None or header.get("format") != FORMAT:
        raise InputError(
            "this is no exported chain.",
            where=path.name,
            remedy="Make one with `witting cases export --output FILE.jsonl`.",
        )
    cases = _cases(header, where=path.name)
    check = ChainCheck(expected, cases)
    papers = DocumentCheck(check.blame)
    expectation = ExpectedRows(check.blame, is_part=cases is not None)

    def follow(event: Event) -> None:
        if watch:
            watch(event)
        papers.expect(event)
        expectation.add(event)

    for line in lines:
        if "event" in line:
            _check_event(line["event"], check, follow)
        elif "document" in line:
            _check_document(line["document"], check, papers)
        else:
            check.blame(0, "a line of the file cannot be read.")
    check.end(count=header.get("count", -1), digest=str(header.get("head")))
    papers.end()
    return replace(check.report(), is_part=cases is not None)


def _shown(event: Event, cases: Collection[int] | None) -> dict[str, Any]:
    found = event.to_dict()
    # What was purged is shown in every file: without it the file would look torn.
    if cases is not None and event.case not in cases and event.kind not in _FOR_ALL:
        found["content"] = found["salt"] = None
    return found


_FOR_ALL = frozenset({"purged", SETTINGS_CHANGED})


def _cases(header: dict[str, Any], *, where: str) -> list[int] | None:
    """Whose contents the file has; None where it has those of all."""
    found = header.get("cases")
    if found is None or (isinstance(found, list) and all(type(item) is int for item in found)):
        return found
    raise InputError(
        "the first line names cases that are none.",
        where=where,
        remedy="Export the chain again with `witting cases export --output FILE.jsonl`.",
    )


def _check_event(data: Any, check: ChainCheck, follow: Callable[[Event], None]) -> None:
    try:
        event = Event.from_dict(data)
    except (KeyError, TypeError, ValueError):
        check.blame(0, "a line that should be an event is none.")
        return
    with check.reading(event):
        check.add(event)
        follow(event)


def _check_document(data: Any, check: ChainCheck, papers: DocumentCheck) -> None:
    try:
        body = base64.b64decode(data["body"], validate=True)
        papers.find(data["case"], data["digest"], body)
    except (KeyError, TypeError, binascii.Error):
        check.blame(0, "a line that should be a document is none.")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Each line as an object; empty for one that is none."""
    try:
        with path.open("rb") as file:
            for line in file:
                try:
                    found = read_json(line)
                except (ValueError, RecursionError):
                    found = None
                yield found if isinstance(found, dict) else {}
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}.", where=str(path)) from error


def _line(row: dict[str, Any]) -> bytes:
    return document_bytes(row) + b"\n"
