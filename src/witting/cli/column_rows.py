"""What does a CSV file of names or of goods ask for, row by row?"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import click

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import TextIO

DELIMITERS = (",", ";", "\t", "|")
MAX_LINE = 1 << 20
"""Characters; no row has a thousandth of it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are read.

    Args:
        known: Their labels.
        needed: The one without which there is nothing to ask.
        thing: What a row is about, in one word.
    """

    known: tuple[str, ...]
    needed: str
    thing: str


NAMES = Columns(("name", "schema", "country", "birth_date", "id"), needed="name", thing="name")
GOODS = Columns(
    ("text", "hs_code", "part_number", "manufacturer", "id"), needed="text", thing="text"
)


def read_rows(path: Path, columns: Columns) -> Iterator[Mapping[str, str]]:
    """Each row as column to text, in order; only known columns, empty cells left out.

    Raises:
        InputError: The file is missing, not UTF-8, lacks the needed column, or holds a cell that
            nothing of the kind can be.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = _iter_lines(file, columns, where=path.name)
            header = next(lines, "")
            # Not rewound: a pipe cannot be.
            rows = csv.DictReader(
                chain([header], lines), delimiter=_delimiter_of(header, columns), strict=True
            )
            yield from _read(rows, columns, where=path.name)
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror or error}.", where=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte 0x{error.object[error.start]:02X} is not UTF-8.",
            where=path.name,
            remedy="Save the file as UTF-8.",
        ) from error


def _iter_lines(file: TextIO, columns: Columns, *, where: str) -> Iterator[str]:
    """The lines; one without an end, as of /dev/zero, is not taken for a row."""
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise InputError(
                f"the line has more than {MAX_LINE:,} characters.",
                where=f"{where} line {number}",
                remedy=f"Give a CSV file with one {columns.thing} on each line.",
            )
        yield line


def _delimiter_of(header: str, columns: Columns) -> str:
    """The delimiter by which most columns are known."""

    def known(delimiter: str) -> int:
        return sum(_label(cell) in columns.known for cell in header.split(delimiter))

    return max(DELIMITERS, key=known)


def _label(cell: str) -> str:
    return cell.strip().strip('"').casefold().replace(" ", "_")


def _read(
    rows: csv.DictReader[str], columns: Columns, *, where: str
) -> Iterator[Mapping[str, str]]:
    try:
        names = {_label(label or ""): label for label in rows.fieldnames or ()}
        _refuse_twice(rows.fieldnames or (), columns, where=where)
        if not names:
            raise InputError(
                "the file is empty.",
                where=where,
                remedy=f"Its first line names the columns: {', '.join(columns.known)}.",
            )
        if columns.needed not in names:
            among = ", ".join(map(str, rows.fieldnames or ()))
            raise InputError(
                f"there is no column {columns.needed!r} among {among}.",
                where=where,
                remedy=f"Give the columns these names: {', '.join(columns.known)}.",
            )
        unknown = [label for name, label in names.items() if name not in columns.known]
        if unknown:
            click.echo(f"witting: {where}: not read: column {', '.join(unknown)}.", err=True)
        known = {name: label for name, label in names.items() if name in columns.known}
        for row in rows:
            _refuse_surplus(row, columns, where=f"{where} line {rows.line_num}")
            cells = {name: (row[label] or "").strip() for name, label in known.items()}
            yield {name: text for name, text in cells.items() if text}
    except csv.Error as error:
        raise InputError(
            f"this is no valid CSV: {error}.",
            where=f"{where} line {rows.line_num}",
            remedy="Look for a quote that is not closed, or a cell of more than 128 KiB.",
        ) from error


def _refuse_twice(header: Iterable[str], columns: Columns, *, where: str) -> None:
    labels = [_label(cell or "") for cell in header]
    for name in columns.known:
        if labels.count(name) > 1:
            raise InputError(
                f"the column {name!r} is there twice.",
                where=where,
                remedy="Take one of the two away.",
            )


def _refuse_surplus(row: Mapping[str | None, object], columns: Columns, *, where: str) -> None:
    """A comma in a cell without quotes cuts it, and something else would be looked for."""
    surplus = row.get(None)
    if isinstance(surplus, list) and any(surplus):
        raise InputError(
            f"the row has {len(surplus)} cells more than the header.",
            where=where,
            remedy=f"Put quotes around a {columns.thing} that holds the sign between the cells.",
        )
