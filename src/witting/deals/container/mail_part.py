"""What are the parts of an e-mail: its body, and what is attached?"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING

from witting.deals.charset import decode_text
from witting.deals.container.header import decode_words
from witting.deals.container.html_text import lines_of_html
from witting.deals.container.inner import shown_name
from witting.deals.container.rtf import MARK, read_rtf_text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PARTS = 2_000
"""Parts of one message."""
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
_TNEF_MARK = b"\x78\x9f\x3e\x22"


@dataclass(slots=True)
class Attached:
    """A file that is attached.

    Args:
        name: As the message calls it; made up where it does not.
        content: Its bytes.
        problem: Why it cannot be read, or None.
        is_furniture: Whether it is a picture that the body shows, such as a logo.
    """

    name: str
    content: bytes
    problem: str | None = None
    is_furniture: bool = False


@dataclass(slots=True)
class MailParts:
    """The parts.

    Args:
        body: Lines of the plain text, or of the page where there is none.
        beside: Lines that the page has and the plain text has not.
        files: What is attached.
        problems: What is wrong with the message's structure.
    """

    body: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    files: list[Attached] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_parts_of_mail(message: Message) -> MailParts:
    """All the parts, in their order."""
    parts = MailParts()
    pages: list[str] = []
    for number, part in enumerate(_leaves(message, parts), start=1):
        if number > MAX_PARTS:
            what = f"it has more than {MAX_PARTS:,} parts; the others were not read."
            parts.problems.append(what)
            break
        parts.problems += [_defect(defect, f"part {number}") for defect in part.defects]
        content = _content(part)
        if _is_body(part) and content.lstrip().startswith(MARK):
            text_of_rtf = read_rtf_text(content.lstrip())
            pages += text_of_rtf.lines
            problem = text_of_rtf.problem
            parts.problems += [f"part {number}: {problem}"] if problem else []
        elif _is_body(part):
            text, problem = decode_text(content, _charset(part))
            parts.problems += [f"part {number}: {problem}"] if problem else []
            if part.get_content_subtype() == "html":
                pages += lines_of_html(text)
            else:
                parts.body += text.splitlines()
        else:
            parts.files.append(_attached(part, content, number))
            if described := decode_words(str(part.get("Content-Description", ""))):
                parts.beside.append(described)
    _join(parts, pages)
    return parts


def _leaves(message: Message, parts: MailParts) -> Iterator[Message]:
    """The parts that hold no others; a message that is attached is one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        children = part.get_payload()
        if isinstance(children, list) and part.get_content_maintype() == "multipart":
            parts.problems += [_defect(defect, "the message") for defect in part.defects]
            waiting += [child for child in reversed(children) if isinstance(child, Message)]
        else:
            yield part


def _is_body(part: Message) -> bool:
    is_text = part.get_content_type() in ("text/plain", "text/html", "text/rtf")
    return is_text and part.get_content_disposition() != "attachment" and not _file_name(part)


def _file_name(part: Message) -> str:
    try:
        return decode_words(part.get_filename() or "")
    except (LookupError, ValueError, TypeError, AttributeError, IndexError):
        return ""  # A name in a coding that is broken; one is made up.


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, TypeError):
        return None


def _content(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        try:
            return b"\n".join(child.as_bytes() for child in inner if isinstance(child, Message))
        except (LookupError, ValueError, TypeError, AttributeError):
            return b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attached(part: Message, content: bytes, number: int) -> Attached:
    kind = part.get_content_type()
    ending = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""
    name = shown_name(_file_name(part) or f"part {number}{ending}")
    problem = None
    if kind in _TNEF or content.startswith(_TNEF_MARK):
        problem = (
            "it is a container of Outlook (TNEF) that is not read; ask for the message in plain "
            "text, with its files attached."
        )
    elif not content.strip():
        problem = "it is empty."
    is_shown = part.get("Content-ID") is not None or part.get_content_disposition() == "inline"
    is_furniture = part.get_content_maintype() == "image" and is_shown
    return Attached(name, content, problem, is_furniture)


def _defect(defect: object, place: str) -> str:
    words = "".join(
        f" {sign.lower()}" if sign.isupper() else sign for sign in type(defect).__name__
    )
    return f"{place} is not well-formed ({words.removesuffix(' defect').strip()})."


def _join(parts: MailParts, pages: list[str]) -> None:
    """The page beside a plain text is its twin; only what it says more is kept."""
    if not any(map(str.strip, parts.body)):
        parts.body = pages
        return
    said = {"".join(line.split()) for line in parts.body}
    whole = "".join("".join(line.split()) for line in parts.body)
    for line in pages:
        word = "".join(line.split())
        if word and word not in said and word not in whole:
            parts.beside.append(" ".join(line.split()))
