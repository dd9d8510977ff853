"""Which cells does a row of a delimited file have?

By RFC 4180, and with a second, lenient reading for what breaks it: quotes inside of quotes
(``"OOO "Vector""``), a quote that is never closed, text behind a closing quote.
"""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.lines import Line

State = Literal["whole", "open", "broken"]

MAX_LINES = 1_000
MAX_CHARACTERS = 1 << 20
"""A quoted cell that runs on for longer was not closed where it should have been."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a delimited file: first line, cells, and what is wrong with it.

    It is open where the file ends in its last cell, with neither a line break nor a quote there.
    """

    number: int
    cells: list[str]
    problems: tuple[str, ...] = ()
    is_lost: bool = False
    is_open: bool = False


def split_row(text: str, delimiter: str) -> tuple[list[str], State]:
    """The cells of a row by RFC 4180, and whether its quotes are closed and in their place.

    Source: RFC 4180, section 2; blanks around a quoted cell are let pass.
    """
    if '"' not in text:
        return text.split(delimiter), "whole"
    cells = _split_strictly(text, delimiter)
    return (cells, "whole") if cells is not None else split_quoted_row(text, delimiter)


def _split_strictly(text: str, delimiter: str) -> list[str] | None:
    """The same five times as fast, or None where a blank, a line end or a quote is out of place."""
    if text.startswith(" ") or f"{delimiter} " in text or text.endswith(("\r", "\n")):
        return None
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def split_quoted_row(text: str, delimiter: str) -> tuple[list[str], State]:
    """As :func:`split_row`, sign by sign."""
    cells: list[str] = []
    at = 0
    while True:
        start = _skip_blanks(text, at, delimiter)
        if not text.startswith('"', start):
            end = text.find(delimiter, at)
            cells.append(text[at:] if end < 0 else text[at:end])
        else:
            close = _closing_quote(text, start + 1)
            if close < 0:
                return cells, "open"
            cells.append(text[start + 1 : close].replace('""', '"'))
            end = _skip_blanks(text, close + 1, delimiter)
            if end < len(text) and not text.startswith(delimiter, end):
                return cells, "broken"
            end = -1 if end >= len(text) else end
        if end < 0:
            return cells, "whole"
        at = end + len(delimiter)


def split_row_leniently(text: str, delimiter: str) -> list[str]:
    """The cells where only a quote beside a delimiter, or at an end, opens and closes."""
    cells: list[str] = []
    at = 0
    while at <= len(text):
        close = text.find(f'"{delimiter}', at + 1) if text.startswith('"', at) else -2
        if close == -1 and text.endswith('"') and len(text) > at + 1:
            close = len(text) - 1
        if close >= 0:
            cells.append(text[at + 1 : close].replace('""', '"'))
            at = close + 1 + len(delimiter)
            continue
        end = text.find(delimiter, at)
        cells.append(text[at:] if end < 0 else text[at:end])
        at = len(text) + 1 if end < 0 else end + len(delimiter)
    return cells


def iter_rows(lines: Iterator[Line], delimiter: str, *, columns: int) -> Iterator[Row]:
    """Every row that is not empty. No line is lost to a quote that is not closed.

    Args:
        lines: The lines after the header.
        delimiter: What separates cells.
        columns: How many cells a row should have: a row over several lines is believed only where
            it has as many.
    """
    waiting: deque[Line] = deque()
    while True:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return
        if line.is_lost:
            yield Row(line.number, [], (line.problem or "",), is_lost=True)
            continue
        row = _row(line, lines, waiting, delimiter=delimiter, columns=columns)
        if any(cell.strip(" \t\x1a") for cell in row.cells):
            yield row


def _row(
    line: Line, lines: Iterator[Line], waiting: deque[Line], *, delimiter: str, columns: int
) -> Row:
    cells, state = split_row(line.text, delimiter)
    problems = (line.problem,) if line.problem else ()
    if state == "whole":
        return Row(line.number, cells, problems, is_open=_is_open(line))
    if state == "open":
        joined = _join(line, lines, waiting, delimiter=delimiter)
        if joined is not None and len(joined.cells) == columns:
            return joined
        if joined is not None:
            waiting.extendleft(reversed(joined.lines[1:]))
        what = "a quote is opened and not closed"
    else:
        what = "a quote stands inside of a quoted cell"
    cells = split_row_leniently(line.text, delimiter)
    return Row(line.number, cells, (*problems, f"{what}; the line was read on its own."))


def _is_open(line: Line) -> bool:
    return line.is_open and not line.text.rstrip(" \t\x1a").endswith('"')


@dataclass(frozen=True, slots=True)
class _Joined(Row):
    lines: tuple[Line, ...] = ()


def _join(
    first: Line, lines: Iterator[Line], waiting: deque[Line], *, delimiter: str
) -> _Joined | None:
    """The row over several lines, or what was looked at without finding its end."""
    taken = [first]
    size = len(first.text)
    parts = [first.text]
    while len(taken) < MAX_LINES and size < MAX_CHARACTERS:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            break
        taken.append(line)
        if line.is_lost:
            break
        parts.append(line.text)
        size += len(line.text)
        if '"' not in line.text:
            continue
        cells, state = split_row("\n".join(parts), delimiter)
        if state == "whole":
            problems = tuple(item.problem for item in taken if item.problem)
            return _Joined(
                first.number, cells, problems, is_open=_is_open(line), lines=tuple(taken)
            )
        if state == "broken":
            break
    return _Joined(first.number, [], lines=tuple(taken))


def _skip_blanks(text: str, at: int, delimiter: str) -> int:
    while at < len(text) and text[at] == " " and delimiter != " ":
        at += 1
    return at


def _closing_quote(text: str, at: int) -> int:
    while (close := text.find('"', at)) >= 0:
        if not text.startswith('""', close):
            return close
        at = close + 2
    return -1
