"""Which segments does a file have, one after the other?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.deals.edifact.separators import DEFAULT, LEVEL_B, Separators, parse_advice, stops
from witting.deals.lines import BOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.lines import ByteStream

MAX_SEGMENT = 1 << 20
"""Bytes. The standard allows some 35,000 in a free text; one without end is not loaded."""

_CHUNK = 1 << 16
_PADDING = " \t\r\n\x00\x1a"
_BOM = BOM.decode("latin-1")
_ADVICE = 11
"""``UNA``, its six signs and a line break."""
_WIDTHS = range(32, 257)
_BREAK = re.compile(r"\r?\n")
_NEXT = re.compile(r"\r?\n(?=UN[BH][^A-Za-z0-9\s]|UNA[^A-Za-z0-9\s])")
"""Where a message begins although the one before it was not ended."""


@dataclass(frozen=True, slots=True)
class RawSegment:
    """One segment as it stands in the file, a letter for each byte, without its terminator.

    Args:
        text: Its text; empty where it was passed over.
        separators: What parts it.
        problem: What is wrong with it, or None.
    """

    text: str
    separators: Separators
    problem: str | None = None

    @property
    def tag(self) -> str:
        """What stands before the first separator."""
        return re.split(r"[^A-Za-z0-9]", self.text, maxsplit=1)[0].upper()


def iter_segments(stream: ByteStream) -> Iterator[RawSegment]:
    """Every segment in turn, holding no more than one; the advice (UNA) is none of them."""
    splitter = _Splitter()
    while data := stream.read(_CHUNK):
        yield from splitter.feed(data.decode("latin-1"))
    yield from splitter.close()


class _Splitter:
    """Cuts text into segments; its state carries over from chunk to chunk."""

    def __init__(self) -> None:
        self._separators = DEFAULT
        self._is_advised = False
        self._is_wrapped: bool | None = None
        self._text = ""
        self._lost = 0

    def feed(self, text: str) -> Iterator[RawSegment]:
        if self._is_wrapped is None:
            self._is_wrapped = _is_wrapped(text)
        self._text += _BREAK.sub("", text) if self._is_wrapped else text
        yield from self._cut(is_last=False)

    def close(self) -> Iterator[RawSegment]:
        yield from self._cut(is_last=True)
        rest = self._text.strip(_PADDING)
        if rest or self._lost:
            yield self._segment(rest, "the file ends within this segment, which may be cut.")

    def _cut(self, *, is_last: bool) -> Iterator[RawSegment]:
        at = 0
        while True:
            at = self._begin(at, is_last=is_last)
            end = self._end(at)
            if end is None:
                break
            text = self._text[at:end]
            if "\nUN" in text and (found := _NEXT.search(text)) is not None:
                what = "the segment has no end before the next message: it may be cut."
                yield self._segment(text[: found.start()], what)
                at += found.end()
                continue
            yield self._segment(text, None)
            at = end + len(self._separators.terminator)
        self._text = self._text[at:]
        if len(self._text) > MAX_SEGMENT:
            # A release before the cut would be lost, which no longer matters.
            self._lost += len(self._text)
            self._text = ""

    def _begin(self, at: int, *, is_last: bool) -> int:
        """Where the next segment begins; takes an advice on the way, and knows UNB's own signs."""
        while True:
            start = at
            while at < len(self._text) and self._text[at] in _PADDING:
                at += 1
            if self._text.startswith(_BOM, at):
                at += len(_BOM)
            word = self._text[at : at + 3]
            if word == "UNA" and not self._lost and (is_last or len(self._text) - at >= _ADVICE):
                self._separators, used = parse_advice(self._text[at + 3 : at + _ADVICE].ljust(6))
                self._is_advised = True
                at += 3 + used
            elif at == start or at >= len(self._text):
                break
        sign = self._text[at + 3 : at + 4]
        if word == "UNB" and not self._is_advised:
            self._separators = DEFAULT
        if word in ("UNB", "UNH") and sign == LEVEL_B.element and self._separators is DEFAULT:
            self._separators = LEVEL_B
        if word in ("UNB", "UNZ"):
            self._is_advised = False
        return at

    def _end(self, at: int) -> int | None:
        if self._text.startswith("UNA", at) and not self._lost and len(self._text) - at < _ADVICE:
            return None
        pattern = stops(self._separators)
        for found in pattern.finditer(self._text, at):
            if found[0] == self._separators.terminator:
                return found.start()
        return None

    def _segment(self, text: str, problem: str | None) -> RawSegment:
        if self._lost:
            size, self._lost = self._lost + len(text), 0
            what = f"a segment has {size:,} bytes, more than any has; it was not read."
            return RawSegment("", self._separators, what)
        return RawSegment(text, self._separators, problem)


def _is_wrapped(head: str) -> bool:
    """Whether the lines are records of one length, which part words anywhere."""
    lines = _BREAK.split(head)[:-1]
    widths = {len(line) for line in lines}
    ends = all(line.rstrip().endswith(DEFAULT.terminator) for line in lines)
    return len(lines) > 1 and len(widths) == 1 and widths.pop() in _WIDTHS and not ends
