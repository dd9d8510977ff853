"""Where in a file does one message end and the next begin?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.lines import MAX_LINE, iter_lines
from witting.deals.reading import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.lines import ByteStream, Line

MAX_MESSAGE = MAX_LINE
"""Characters. The network carries 10,000; a file without an end of a message is not loaded."""

_START = re.compile(r"(?=\{1:[A-Z]\d\d)")
_ACKNOWLEDGED = re.compile(r"\{1:[A-Z]21")
_REFUSED = re.compile(r"\{451:1\}")
_REASON = re.compile(r"\{405:([^{}]*)\}")
_NEXT = re.compile(r"\s*(?:\{[234]:|:(?:20|27|15A):)")
_SEPARATED = re.compile(r"(?:^|(?<=\}))\s*\$\s*\Z")
_PADDING = str.maketrans("", "", "\x01\x03\x1a")
"""Signs of the DOS and of the PCC format around a message."""


@dataclass(slots=True)
class Piece:
    """The text of one message, as it stands in the file.

    Args:
        number: The message's, from 1.
        line: Where it begins.
        lines: Its lines without their ends.
        problems: What is wrong with it so far.
    """

    number: int
    line: int
    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    size: int = 0
    is_over: bool = False

    def add(self, text: str) -> None:
        """Adds a line, unless the message is longer than any may be."""
        if self.size > MAX_MESSAGE:
            return
        self.size += len(text) + 1
        self.lines.append(text[:MAX_MESSAGE])
        if self.size > MAX_MESSAGE:
            what = f"the message has more than {MAX_MESSAGE:,} characters; the rest was not read."
            self.problems.append(what)
        mark = text.strip()
        if mark.startswith("-}") or (mark == "-" and not self.has_block):
            self.is_over = True

    @property
    def has_block(self) -> bool:
        """Whether block 4 was opened, so that a line of ``-}`` and not one of ``-`` is its end."""
        return any("{4:" in line for line in self.lines[:20])

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing but blanks."""
        return not any(map(str.strip, self.lines))


def iter_pieces(stream: ByteStream) -> Iterator[Piece]:
    """Every message of the stream in turn, holding no more than one.

    A message begins with its block 1, behind a ``$`` of an RJE file, or behind the end of the one
    before it. The network's acknowledgement (F21) before a message is no message; that it was
    refused is a problem of the message.
    """
    refusal: str | None = None
    number = 0
    for piece in _split(stream):
        text = piece.lines[0] if piece.lines else ""
        if _ACKNOWLEDGED.match(text.lstrip()):
            refusal = _refusal("\n".join(piece.lines))
            continue
        number += 1
        piece.number = number
        if refusal:
            piece.problems.append(refusal)
        refusal = None
        yield piece


def _refusal(text: str) -> str | None:
    if not _REFUSED.search(text):
        return None
    reason = _REASON.search(text)
    why = f" ({shown(reason[1])})" if reason else ""
    return f"the network refused this message{why}: it was not delivered."


def _split(stream: ByteStream) -> Iterator[Piece]:
    piece = Piece(0, 1)
    for line in iter_lines(stream):
        for part in line.text.translate(_PADDING).split("\r"):
            for text, is_first in _parts(part):
                if is_first or (piece.is_over and _NEXT.match(text)):
                    if not piece.is_blank:
                        yield piece
                    piece = Piece(0, line.number)
                if not piece.lines and not text.strip():
                    continue
                if not piece.lines:
                    piece.line = line.number
                piece.add(text)
        _note(line, piece)
    if not piece.is_blank or piece.problems:
        yield piece


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a line, and whether a message begins with each."""
    is_first = False
    for part in _START.split(text):
        begins = is_first or part.startswith("{1:")
        is_first = False
        if part.lstrip().startswith("$"):
            begins, part = True, part.lstrip()[1:]  # noqa: PLW2901  # what is left of it
        if found := _SEPARATED.search(part):
            yield part[: found.start()], begins
            yield "", True
        elif part or begins or text == "":
            yield part, begins


def _note(line: Line, piece: Piece) -> None:
    if line.problem:
        piece.problems.append(f"line {line.number}: {line.problem}")
