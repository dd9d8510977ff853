"""Which deals do the SWIFT MT messages of a file describe?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.parse import unread_deal
from witting.deals.swift.condition import add_conditions
from witting.deals.swift.draft import Draft
from witting.deals.swift.header_bank import add_header_banks
from witting.deals.swift.joining import ReadMessage, ask_for_envelopes, join_credits
from witting.deals.swift.kind import load_kind
from witting.deals.swift.message import parse_message
from witting.deals.swift.piece import iter_pieces
from witting.deals.swift.taking import REFERENCES, set_day, take
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.lines import ByteStream
    from witting.deals.swift.field import Field
    from witting.deals.swift.message import Message
    from witting.model import Deal


NO_REFERENCE = frozenset({"NONREF", "NOREF", "NONE", "NOTPROVIDED", "NEW"})
"""What stands where the standard asks for a reference and there is none."""


def read_swift(stream: ByteStream, file: str) -> Iterator[Deal]:
    """The deal of each message, one by one; that of each transfer of an MT 101.

    A letter of credit and what continues or amends it directly behind it are one deal.
    """
    yield from join_credits(ask_for_envelopes(_read(stream, file)))


def _read(stream: ByteStream, file: str) -> Iterator[ReadMessage]:
    for piece in iter_pieces(stream):
        place = f"message {piece.number}"
        message = parse_message(piece)
        if message.fields:
            yield from _read_message(message, file=file, place=place)
        else:
            source = Source(file, f"swift.mt{message.type.lower()}", place)
            what = " ".join(message.problems)
            deal = unread_deal(what, source=source, where=f"{file} {place}")
            yield ReadMessage(deal, "", ("",), None, None)


def _read_message(message: Message, *, file: str, place: str) -> Iterator[ReadMessage]:
    is_envelope = message.type == "798"
    told, message = _told(message)
    kind = load_kind(told)[0]
    transfers = _transfers(message)
    for number, fields in enumerate(transfers, start=1):
        where = f"{place}, transfer {number}" if len(transfers) > 1 else place
        draft = Draft(message, kind, fields, file=file, place=where)
        own = _reference(message, fields)
        references = tuple(text for tag in ("21", "23") for text in _texts(fields, tag))
        _fill(draft)
        _refer(draft)
        yield ReadMessage(
            deal=draft.build(
                reference=own if len(transfers) == 1 else _of_transfer(own, references)
            ),
            type=told,
            references=(own or "", *references),
            part=next(iter(_texts(fields, "27")), None),
            amount_tag=draft.amount_tag,
            envelope_part=next(iter(_texts(fields, "27A")), None) if is_envelope else None,
        )


def _told(message: Message) -> tuple[str, Message]:
    """The type by which the fields are read: that within an envelope; and what is said of it."""
    if message.type == "798":
        inner = next((item.text.strip() for item in message.fields if item.tag == "12"), "")
        return (inner if load_kind(inner)[1] else "798"), message
    if not message.type or load_kind(message.type)[1]:
        return message.type, message
    what = (
        f"MT {message.type} is not known to this version; its fields were read by what they "
        "usually mean, and its parties have no role."
    )
    return message.type, replace(message, notes=(*message.notes, what))


def _fill(draft: Draft) -> None:
    """All that the message says, and what it lacks."""
    message = draft.message
    for problem in message.problems:
        draft.issue("", problem, unread=True)
    for note in message.notes:
        draft.issue("", note, unread=not message.type)
    for item in draft.fields:
        take(item, draft)
    add_header_banks(draft)
    add_conditions(draft)
    if message.sent and not any(tag in draft.days for tag in draft.kind.date):
        set_day("", message.sent, draft, label="block 2")
    _ask_for_missing(draft)


def _refer(draft: Draft) -> None:
    """The numbers that the message calls the deal by."""
    if draft.message.uetr:
        draft.add_reference("uetr", draft.message.uetr)
    for item in draft.fields:
        scheme = draft.kind.references.get(item.tag)
        if scheme is None and item.tag in REFERENCES:
            scheme = "transaction"
        value = " ".join(item.text.split())
        if scheme and any(map(str.isalnum, value)) and value.upper() not in NO_REFERENCE:
            draft.add_reference(scheme, value)


def _ask_for_missing(draft: Draft) -> None:
    there = {name for item in draft.fields for name in (item.tag, item.number)}
    for needed in draft.kind.needs:
        if needed not in there:
            what = f"the message has no field {needed}, which it must have: it may be cut."
            draft.issue("", what, unread=True)
    for wanted in draft.kind.wants:
        if wanted not in there:
            draft.issue("", f"the message has no field {wanted}.")


def _transfers(message: Message) -> list[tuple[Field, ...]]:
    """The fields of each transfer of an MT 101, with those that hold for all; else all fields."""
    starts = [
        place
        for place, item in enumerate(message.fields)
        if message.type == "101" and item.tag == "21"
    ]
    if not starts:
        return [message.fields]
    shared, ends = message.fields[: starts[0]], [*starts[1:], len(message.fields)]
    return [(*shared, *message.fields[start:end]) for start, end in zip(starts, ends, strict=True)]


def _reference(message: Message, fields: Sequence[Field]) -> str | None:
    """What the message calls itself; an envelope is called by what is in it."""
    own = _texts(fields, "20")
    return (own[-1] if message.type == "798" else own[0]) if own else None


def _of_transfer(batch: str | None, references: Sequence[str]) -> str | None:
    return "/".join(filter(None, (batch, *references[:1]))) or None


def _texts(fields: Sequence[Field], tag: str) -> list[str]:
    return [text for item in fields if item.tag == tag and (text := " ".join(item.text.split()))]
