"""Which values does a cell such as ``(1) Moscow (2) Kyiv`` hold?"""

from __future__ import annotations

import re

_MARK = re.compile(
    r"(?<![\w)])\(\s*(\d{1,2})\s*(?:(?:-|–|to)\s*(\d{1,2})\s*)?\)(?:\s*to\s*\((\d{1,2})\))?"
)
_LETTER = re.compile(r"(?<!\S)\(?([a-z])\)\s*")
_EDGES = " \t\r\n\u00a0.;,"
MAX_PLACES = 99


def split_enumerated(text: str) -> tuple[str, ...]:
    """The values by their place: the second is at index 1, and empty where it is left out.

    ``(1) a (2) b`` gives a and b; ``(1) to (3) a (4) b`` and ``(1-3) a (4) b`` give a three times,
    then b. Text without such marks is one value. Full stops and blanks around a value go.

    Args:
        text: One cell.
    """
    marks = _marks(text)
    if not marks or text[: marks[0].start()].strip(_EDGES):
        cleaned = text.strip()
        return (cleaned,) if cleaned else ()
    values: dict[int, str] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = text[mark.end() : following.start() if following else len(text)].strip(_EDGES)
        for place in range(int(mark[1]), _last(mark) + 1):
            values[place] = "" if value in ("-", "–") else value
    return tuple(values.get(place, "") for place in range(1, max(values) + 1))


def _marks(text: str) -> list[re.Match[str]]:
    """The marks that count on from 1; a number in brackets within a value does not."""
    marks: list[re.Match[str]] = []
    following = 1
    for mark in _MARK.finditer(text):
        if int(mark[1]) == following:
            marks.append(mark)
            following = _last(mark) + 1
    return marks


def _last(mark: re.Match[str]) -> int:
    return min(max(int(mark[1]), int(mark[2] or mark[3] or 0)), MAX_PLACES)


def split_lettered(text: str) -> tuple[str, ...]:
    """The values of ``a) Haji b) Mullah`` in order; text without such marks is one value."""
    pieces = _LETTER.split(text)
    letters = pieces[1::2]
    if (
        pieces[0].strip(_EDGES)
        or letters != [chr(97 + n) for n in range(len(letters))]
        or not letters
    ):
        cleaned = text.strip()
        return (cleaned,) if cleaned else ()
    return tuple(value.strip(_EDGES) for value in pieces[2::2])
