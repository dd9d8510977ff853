"""Which values does a JSON file have that is no JSON lines?

An array of deals, one deal over many lines, or several of them one after the other. The values
are found by their brackets, without holding more than one, so that a file of many gigabytes can be
read and a broken value does not take the others with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.deals.lines import BOM, MAX_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.lines import ByteStream

_CHUNK = 1 << 18
# A string that ends within the chunk is passed over at once. Of another one the quote alone is
# found; it is left at its closing quote, and a backslash takes the next byte with it.
_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_BETWEEN = re.compile(_STRING + rb'|["\[\]{},]', re.DOTALL)
_WITHIN = re.compile(_STRING + rb'|["\[\]{}]', re.DOTALL)
_INSIDE = re.compile(rb'\\.|"', re.DOTALL)
_OPEN, _CLOSE = frozenset((b"{", b"[")), frozenset((b"}", b"]"))
MAX_DEPTH = 10_000
"""Brackets in each other. No JSON that is read has a tenth of it, and to look at a hundred million
brackets one by one takes a minute."""


@dataclass(frozen=True, slots=True)
class Value:
    """The text of one value.

    Args:
        line: Where it starts, from 1.
        raw: Its bytes; empty where it was passed over.
        size: How many bytes it has.
        is_open: Whether the file ends within it; without a size, within the array around it.
        is_bottomless: Whether its brackets stand too deep in each other, and what follows is not
            looked at.
    """

    line: int
    raw: bytes
    size: int
    is_open: bool = False
    is_bottomless: bool = False


def iter_values(stream: ByteStream, *, limit: int = MAX_LINE) -> Iterator[Value]:
    """Every element of an array at the top, and every other value at the top."""
    scanner = _Scanner(limit)
    first = True
    while not scanner.is_bottomless and (chunk := stream.read(_CHUNK)):
        yield from scanner.feed(chunk.removeprefix(BOM) if first else chunk)
        first = False
    yield from scanner.close()


class _Scanner:
    """Cuts bytes into values; its state carries over from chunk to chunk."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._depth = 0
        self._in_array = False
        self._in_string = False
        self._carry = b""
        self._line = 1
        self._start_line = 1
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[Value]:
        data = self._carry + chunk
        self._carry = b""
        taken = at = 0
        while at < len(data) and not self.is_bottomless:
            pattern = _INSIDE if self._in_string else _WITHIN if self._depth else _BETWEEN
            found = pattern.search(data, at)
            if found is None:
                if self._in_string and data.endswith(b"\\"):
                    self._carry = b"\\" if _odd_backslashes(data, at) else b""
                break
            mark, at = found[0], found.end()
            if self._in_string:
                self._in_string = mark != b'"'
            elif mark.startswith(b'"'):
                self._in_string = len(mark) == 1
            else:
                if not self._depth:
                    # What stands before a bracket or comma is a value of its own, or nothing.
                    self._add(data[taken : found.start()])
                    taken = found.start()
                    yield from self._emit()
                ends = self._bracket(mark)
                if ends is not None:
                    if ends:
                        self._add(data[taken:at])
                        yield from self._emit()
                    taken = at
        self._add(data[taken : len(data) - len(self._carry)])

    @property
    def is_bottomless(self) -> bool:
        """Whether brackets stand too deep in each other to go on."""
        return self._depth > MAX_DEPTH

    def close(self) -> Iterator[Value]:
        self._add(self._carry)
        yield from self._emit(is_open=self._in_string or self._depth > 0)
        if self._in_array and not self._depth and not self._in_string:
            yield Value(self._line, b"", 0, is_open=True)

    def _bracket(self, mark: bytes) -> bool | None:
        """Whether the mark ends a value (True), or is part of none (False), or of one (None)."""
        if mark == b"[" and not self._depth and not self._in_array:
            self._in_array = True
            return False
        if mark in _OPEN:
            self._depth += 1
            return None
        if mark == b",":
            return None if self._depth else False
        if self._depth:
            self._depth -= 1
            return None if self._depth else True
        self._in_array = False
        return False

    def _add(self, piece: bytes) -> None:
        if not self._size:
            stripped = piece.lstrip()
            self._line += piece.count(b"\n", 0, len(piece) - len(stripped))
            self._start_line = self._line
            piece = stripped
        self._line += piece.count(b"\n")
        self._size += len(piece)
        if self._size <= self._limit:
            self._parts.append(piece)
        else:
            self._parts.clear()

    def _emit(self, *, is_open: bool = False) -> Iterator[Value]:
        if self._size:
            raw = b"".join(self._parts).rstrip() if self._size <= self._limit else b""
            yield Value(self._start_line, raw, self._size, is_open, self.is_bottomless)
        self._parts, self._size = [], 0


def _odd_backslashes(data: bytes, start: int) -> bool:
    tail = data[start:]
    return bool((len(tail) - len(tail.rstrip(b"\\"))) % 2)
