"""What do the headers of an e-mail say?"""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from witting.deals.charset import decode_text

if TYPE_CHECKING:
    import datetime as dt
    from email.message import Message

_SENDERS = ("from", "sender", "reply-to")
_SHOWN = (
    *("from", "sender", "reply-to", "to", "cc", "bcc", "subject"),
    *("resent-from", "resent-sender", "resent-to", "resent-cc", "resent-bcc", "mail-followup-to"),
    *("apparently-to", "x-original-to", "x-original-from", "disposition-notification-to"),
    *("organization", "organisation", "x-organization", "comments", "keywords", "thread-topic"),
    *("content-description", "x-sender", "x-subject"),
)
"""Headers whose words are kept as texts: they may name somebody."""
MAX_HEADER = 20_000
"""Letters of a header. A message to two hundred people has some ten thousand."""


@dataclass(frozen=True, slots=True)
class Headers:
    """What they say.

    Args:
        lines: ``From: Anna <anna@example.org>``, one for each header that may name somebody.
        senders: Names of those who sent it, with the header's name.
        message_id: What the message is called, or None.
        day: Of the message, or None.
        problems: What could not be understood.
    """

    lines: tuple[str, ...]
    senders: tuple[tuple[str, str], ...]
    message_id: str | None
    day: dt.date | None
    problems: tuple[str, ...]


def read_headers(message: Message) -> Headers:
    """The headers of the message; never raises."""
    raw = [(name, _raw(value)) for name, value in message.raw_items()]
    values = [(name, decode_words(value)) for name, value in raw]
    problems = [
        f"the header {name} has more than {MAX_HEADER:,} letters; the others were not read."
        for name, value in raw
        if len(value) > MAX_HEADER and name.lower() in _SHOWN
    ]
    dates = [value for name, value in values if name.lower() == "date"]
    day = _day(dates[0]) if dates else None
    if dates and day is None:
        problems.append(f"{dates[0][:80]!r} is no date; it was not read.")
    return Headers(
        lines=tuple(
            f"{name}: {value}" for name, value in values if name.lower() in _SHOWN and value.strip()
        ),
        senders=tuple(_senders(raw)),
        message_id=next((v.strip()[:200] for n, v in values if n.lower() == "message-id"), None),
        day=day,
        problems=tuple(problems),
    )


def _raw(value: object) -> str:
    return " ".join(str(value).split())


def _senders(raw: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The names of the senders, each once; an address alone names nobody."""
    found: dict[str, str] = {}
    for name, value in raw:
        if name.lower() not in _SENDERS:
            continue
        try:
            pairs = getaddresses([value[:MAX_HEADER]])
        except (ValueError, IndexError, TypeError):
            continue  # The header's words are kept as a text whatever they are.
        for shown, _ in pairs:
            words = decode_words(shown).strip(" \"'")
            if any(map(str.isalpha, words)) and "@" not in words:
                found.setdefault(words, name)
    return list(found.items())


def decode_words(text: str) -> str:
    """A header's text without its coding (RFC 2047); broken coding stays as it is."""
    text = text[:MAX_HEADER]
    try:
        pieces = decode_header(text)
    except (HeaderParseError, binascii.Error, ValueError):
        pieces = [(text, None)]
    return "".join(_decoded(piece, charset) for piece, charset in pieces).replace("\n", " ")


def _decoded(piece: bytes | str, charset: str | None) -> str:
    raw = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
    return decode_text(raw, charset)[0]


def _day(text: str) -> dt.date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
