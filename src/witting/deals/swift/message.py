"""What does a message say of itself: its type, its sender, its receiver, its fields?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from witting.deals.reading import shown
from witting.deals.swift.field import Field, split_fields
from witting.deals.swift.guess import guess_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.deals.swift.piece import Piece

_BLOCK_4 = re.compile(r"\{4:")
_END = re.compile(r"^[ \t]*-\}|-\}(?=[ \t]*(?:\{[5S]:|$))", re.MULTILINE)
_ALONE_END = re.compile(r"^[ \t]*-\}?[ \t]*$", re.MULTILINE)
_BLOCK = re.compile(r"\{([1235S]):((?:[^{}]|\{[^{}]*\})*)\}")
_CUT_TRAILER = re.compile(r"\{[5S]:[^\n{]*(?:\{[^\n{]*)?\Z")
_TERMINAL = re.compile(r"[A-Z]{6}[A-Z0-9]{6}", re.IGNORECASE)
_INPUT = re.compile(r"I(\d{3})(\w{12})")
_OUTPUT = re.compile(r"O(\d{3})\d{4}(\d{6})(\w{12})")
_COVER = "{119:COV}"
_UETR = re.compile(r"\{121:\s*([0-9a-f-]{36})\s*\}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Args:
        type: Such as ``103`` or ``202COV``; empty where it cannot be told.
        sender: The sending bank's BIC, or None.
        receiver: The receiving bank's BIC, or None.
        uetr: The unique end-to-end transaction reference of block 3, or None.
        sent: The day it was sent as YYMMDD, where the header says it.
        fields: Those of block 4, in their order.
        problems: What is wrong with it as a whole, so that something of it may be lost.
        notes: What else is to be said of it.
    """

    type: str
    sender: str | None
    receiver: str | None
    uetr: str | None
    sent: str | None
    fields: tuple[Field, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def parse_message(piece: Piece) -> Message:
    """The message of a piece of a file, whatever is missing of it."""
    text = "\n".join(piece.lines)
    header, body, trailer, problems = _cut(text)
    before, fields = split_fields(body)
    if before:
        problems.append(f"{shown(before)} stands before the first field; it was not read.")
    if not fields:
        problems.append("the message has no field; nothing of it was read.")
    blocks = {found[1]: found[2] for found in _BLOCK.finditer(header)}
    told, sender, receiver, sent = _read_header(blocks, problems)
    if _COVER in blocks.get("3", "") and told in ("202", "205"):
        told = f"{told}COV"
    uetr = _UETR.search(blocks.get("3", ""))
    notes = []
    if not told and fields:
        told, note = guess_type([field.tag for field in fields])
        notes.append(note)
    problems += _leftover(trailer)
    return Message(
        type=told,
        sender=sender,
        receiver=receiver,
        uetr=uetr[1].lower() if uetr else None,
        sent=sent,
        fields=_placed(fields, told),
        problems=(*piece.problems, *problems),
        notes=tuple(notes),
    )


def _cut(text: str) -> tuple[str, str, str, list[str]]:
    """Header, text and trailer, and what is wrong with them."""
    opened = _BLOCK_4.search(text)
    if opened is None and text.lstrip().startswith("{"):
        return text, "", "", ["the message has no block 4, so no text; the file may be cut here."]
    if opened is None:
        end = _ALONE_END.search(text)
        return "", text[: end.start()] if end else text, text[end.end() :] if end else "", []
    header, body = text[: opened.start()], text[opened.end() :]
    end = _END.search(body)
    if end is None:
        what = "block 4 has no end (-}): the message may be cut, and its last field with it."
        return header, body, "", [what]
    return header, body[: end.start()], body[end.end() :], []


def _read_header(
    blocks: dict[str, str], problems: list[str]
) -> tuple[str, str | None, str | None, str | None]:
    """Type, sender, receiver and day of blocks 1 and 2."""
    own = _bic(blocks["1"][3:15], "block 1", problems) if "1" in blocks else None
    header = blocks.get("2")
    if header is None:
        return "", own, None, None
    if found := _INPUT.match(header):
        return found[1], own, _bic(found[2], "block 2", problems), None
    if found := _OUTPUT.match(header):
        return found[1], _bic(found[3], "block 2", problems), own, found[2]
    problems.append(f"block 2 ({shown(header)}) says no type of message.")
    return "", own, None, None


def _bic(terminal: str, where: str, problems: list[str]) -> str | None:
    """The BIC in the address of a terminal, whose ninth sign names the terminal alone."""
    if not _TERMINAL.fullmatch(terminal):
        problems.append(f"{where} names no bank: {shown(terminal)}.")
        return None
    branch = terminal[9:].upper()
    return terminal[:8].upper() + ("" if branch == "XXX" else branch)


def _leftover(trailer: str) -> list[str]:
    """What stands behind the text and is no block; a trailer that is cut names nobody."""
    rest = _CUT_TRAILER.sub("", _BLOCK.sub("", trailer)).strip(" \t\r\n${}")
    if not any(map(str.isalnum, rest)):
        return []
    return [f"{shown(rest)} stands behind the end of the message; it was not read."]


def _placed(fields: Sequence[Field], told: str) -> tuple[Field, ...]:
    """The fields with their sequences, and counted within these."""
    sequence = "A" if told == "101" or told.endswith("COV") else ""
    seen: dict[tuple[str, str], int] = {}
    placed = []
    for field in fields:
        if told == "101" and field.tag == "21":
            sequence = "B"
            seen.clear()
        elif told.endswith("COV") and field.number == "50":
            sequence = "B"
        elif field.number == "15" and field.option:
            sequence = field.option.upper()
        key = (sequence, field.tag)
        seen[key] = seen.get(key, 0) + 1
        placed.append(replace(field, sequence=sequence, count=seen[key]))
    return tuple(placed)
