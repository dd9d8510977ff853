"""Which deals do an e-mail and what is attached to it describe?"""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from typing import TYPE_CHECKING

from witting.deals.container.file_name import said_by_name, with_file_name
from witting.deals.container.header import read_headers
from witting.deals.container.inner import lost_file
from witting.deals.container.mail_part import read_parts_of_mail
from witting.deals.paper import read_paper
from witting.errors import DealFileError
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.container.header import Headers
    from witting.deals.container.inner import Inner
    from witting.deals.container.mail_part import MailParts
    from witting.deals.lines import ByteStream
    from witting.deals.paper import PaperDraft
    from witting.model import Deal

FORMAT = "email"
MAX_MESSAGE = 256 << 20
"""Bytes of one message."""

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]")
_OF_MAIL = frozenset(
    b"from to cc subject date received message-id mime-version return-path delivered-to "
    b"content-type reply-to sender dkim-signature x-mailer".split()
)
_SURE = frozenset(b"received message-id mime-version return-path delivered-to".split())
_BETWEEN = re.compile(rb"From \S+.{0,200}\d{4}")
_HEAD_LINES = 200


def is_mail(head: bytes) -> bool:
    """Whether the beginning of a file is the headers of an e-mail."""
    names: list[bytes] = []
    for line in head.lstrip().splitlines()[:_HEAD_LINES]:
        if not line.strip():
            break
        if line[:1] in b" \t" and names:
            continue
        found = _HEADER.match(line + b" ")
        if found is None:
            return False
        names.append(found[1].lower())
    known = _OF_MAIL.intersection(names)
    is_sure = bool(known & _SURE) and len(known) > 1
    return is_sure or known >= {b"from", b"to", b"subject"}


def is_mailbox(head: bytes) -> bool:
    """Whether the beginning of a file is that of many e-mails (mbox)."""
    first, _, rest = head.lstrip().partition(b"\n")
    return _BETWEEN.match(first) is not None and is_mail(rest)


def read_mailbox(stream: ByteStream, name: str, inner: Inner) -> Iterator[Deal]:
    """The deals of each message of a mailbox, one message at a time.

    Source: RFC 4155, application/mbox, appendix A.
    """
    number = 0
    lines: list[bytes] = []
    is_blank = True
    while line := stream.readline(1 << 20):
        if is_blank and _BETWEEN.match(line):
            if lines:
                yield from _of_mailbox(lines, name, number, inner)
            number += 1
            lines = []
        else:
            lines.append(line[1:] if line.startswith(b">From ") else line)
        is_blank = not line.strip()
    if lines:
        yield from _of_mailbox(lines, name, number, inner)


def _of_mailbox(lines: list[bytes], name: str, number: int, inner: Inner) -> Iterator[Deal]:
    within = f"{name}/message {number}"
    try:
        yield from read_mail(b"".join(lines), within, inner)
    except DealFileError as error:
        yield lost_file(within, error.what)


def read_mail(data: bytes, name: str, inner: Inner) -> Iterator[Deal]:
    """The deal of the message itself, and the deals of what is attached.

    Who sent it is a party without a role; to whom it was sent is in the texts.

    Raises:
        DealFileError: It is too large, or its parts stand too deep in each other.
    """
    if len(data) > MAX_MESSAGE:
        what = f"the e-mail has more than {MAX_MESSAGE >> 20} MiB."
        raise DealFileError(what, where=name, remedy="Save what is attached, and give that.")
    try:
        message = message_from_bytes(data)
        parts = read_parts_of_mail(message)
    except RecursionError as error:
        what = "the parts of the e-mail stand too deep in each other."
        raise DealFileError(what, where=name, remedy="Save what is attached.") from error
    headers = read_headers(message)
    for deal in read_paper(
        parts.body,
        file=name,
        form=FORMAT,
        place="message",
        is_prose=True,
        prepare=lambda draft: _prepare(draft, headers, parts),
    ):
        yield deal if deal.parties else _of_nobody(deal, name)
    for file in parts.files:
        within = f"{name}/{file.name}"
        if file.is_furniture:
            continue  # Said with the message.
        if problem := inner.take(file.content) or file.problem:
            yield from with_file_name([lost_file(within, problem)], file.name)
        else:
            yield from with_file_name(inner.read(file.content, within), file.name)


def _of_nobody(deal: Deal, name: str) -> Deal:
    """The deal of a message with an address alone for a sender, which says so."""
    what = (
        "the e-mail names nobody: its sender is told by no more than an address, and no label in "
        "it names a party. Its words were kept as texts."
    )
    issue = Issue(f"{name} message", what, unread=True)
    return replace(deal, issues=(*deal.issues, issue))


def _prepare(draft: PaperDraft, headers: Headers, parts: MailParts) -> None:
    """What the headers say, before the body is read."""
    draft.kind = FORMAT
    if headers.message_id:
        draft.called = headers.message_id
        draft.add_reference("message", headers.message_id)
    if headers.day:
        draft.add_day("issue", headers.day.isoformat(), label="Date")
    for sender, header in headers.senders:
        draft.add_party({"name": sender}, role=None, label=header)
    for line in headers.lines:
        draft.add_text(line, label="headers")
    draft.add_text("\n".join(parts.beside), label="page")
    if not any(map(str.strip, parts.body)):
        draft.issue("", "the body of the e-mail is empty.", unread=not headers.lines)
    for problem in (*headers.problems, *parts.problems):
        draft.issue("", problem, unread=True)
    for file in parts.files:
        if file.is_furniture:
            draft.issue(file.name, "it is a picture in the body; it was not looked at.")
            draft.add_text(said_by_name(file.name), label=file.name)
