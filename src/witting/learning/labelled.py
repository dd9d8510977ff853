"""Which labelled lines does a file hold, and which of its rows are none?

CSV with a header, or JSON lines: the columns ``text`` and ``code``, and if there are any
``part_number`` and ``manufacturer``. A row that is none is an issue; the others are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from witting.deals.cells import iter_rows, split_row
from witting.deals.jsontext import parse_json
from witting.deals.lines import iter_lines
from witting.deals.reading import shown
from witting.errors import InputError
from witting.learning.goods_line import GoodsLine
from witting.learning.label import read_label
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from witting.deals.lines import Line

NEEDED = ("text", "code")
KNOWN = (*NEEDED, "part_number", "manufacturer")
DELIMITERS = (",", ";", "\t", "|")
_REMEDY = "Give CSV with the columns text and code, or JSON lines with these keys, in UTF-8."
_BINARY = "\x00"


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """One line of goods whose code is known.

    Args:
        line: Its words.
        code: A heading of four digits or a subheading of six, of HS 2022.
        at: The line of the file.
    """

    line: GoodsLine
    code: str
    at: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a file holds: its lines, in their order, and what could not be used."""

    lines: tuple[LabelledLine, ...]
    issues: tuple[Issue, ...]


def read_labelled(path: Path) -> Labelled:
    """The labelled lines of a file.

    Raises:
        InputError: The file is missing, a folder, empty, no text in UTF-8, or lacks a column.
    """
    lines: list[LabelledLine] = []
    issues: list[Issue] = []
    try:
        with path.open("rb") as file:
            for found in _read(file, where=path.name):
                if isinstance(found, Issue):
                    issues.append(found)
                else:
                    lines.append(found)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}."
        raise InputError(what, where=str(path)) from error
    return Labelled(tuple(lines), tuple(issues))


def _read(file: BinaryIO, *, where: str) -> Iterator[LabelledLine | Issue]:
    lines = iter_lines(file)
    first = next((line for line in lines if line.text.strip() or line.is_lost), None)
    if first is None:
        raise InputError("the file is empty.", where=where, remedy=_REMEDY)
    if first.problem or _BINARY in first.text:
        what = first.problem or "this is no text in UTF-8."
        raise InputError(what, where=f"{where} line {first.number}", remedy=_REMEDY)
    if first.text.lstrip().startswith("{"):
        rows = _json_rows(chain([first], lines), where)
    else:
        rows = _csv_rows(first, lines, where)
    for row in rows:
        yield row if isinstance(row, Issue) else _labelled(*row, where=where)


def _csv_rows(
    header: Line, lines: Iterator[Line], where: str
) -> Iterator[tuple[int, Mapping[str, str]] | Issue]:
    mark = max(DELIMITERS, key=lambda mark: len(set(_names(header.text, mark)) & set(KNOWN)))
    names = _names(header.text, mark)
    _check(names, where=f"{where} line {header.number}")
    for row in iter_rows(lines, mark, columns=len(names)):
        place = f"{where} line {row.number}"
        surplus = any(cell.strip() for cell in row.cells[len(names) :])
        if row.is_lost or row.problems:
            yield Issue(place, f"{row.problems[0].rstrip('.')}; the row was left out.")
        elif surplus:
            yield Issue(place, "the row has more cells than the header; it was left out.")
        else:
            yield row.number, dict(zip(names, row.cells, strict=False))


def _names(header: str, mark: str) -> list[str]:
    cells, _ = split_row(header, mark)
    return [cell.strip().casefold().replace(" ", "_") for cell in cells]


def _check(names: Sequence[str], *, where: str) -> None:
    missing = [name for name in NEEDED if name not in names]
    if missing:
        what = f"there is no column {' and '.join(missing)} among {shown(', '.join(names))}."
        raise InputError(what, where=where, remedy=_REMEDY)
    if twice := [name for name in KNOWN if names.count(name) > 1]:
        raise InputError(f"the column {twice[0]} is there twice.", where=where, remedy=_REMEDY)


def _json_rows(
    lines: Iterator[Line], where: str
) -> Iterator[tuple[int, Mapping[str, str]] | Issue]:
    for line in lines:
        place = f"{where} line {line.number}"
        if line.problem:
            yield Issue(place, f"{line.problem.rstrip('.')}; the line was left out.")
        elif line.text.strip():
            try:
                value = parse_json(line.text)
            except ValueError as error:
                yield Issue(place, f"this is no JSON ({error}); the line was left out.")
                continue
            if isinstance(value, dict):
                own = {name: value[name] for name in KNOWN if value.get(name) is not None}
                yield line.number, {name: str(cell) for name, cell in own.items()}
            else:
                yield Issue(place, "this is no JSON object; the line was left out.")


def _labelled(number: int, row: Mapping[str, str], *, where: str) -> LabelledLine | Issue:
    place = f"{where} line {number}"
    line = GoodsLine(row.get("text", ""), row.get("part_number", ""), row.get("manufacturer", ""))
    if not any(letter.isalnum() for letter in line.text):
        return Issue(place, "the text holds no letters and no digits; the row was left out.")
    label = read_label(row.get("code", ""))
    if label.problem:
        return Issue(f"{place}, code", f"{label.problem}; the row was left out.")
    return LabelledLine(line, label.code, number)
