"""Which names does a CSV file ask for?"""

from __future__ import annotations

import csv
from itertools import chain
from typing import TYPE_CHECKING

import click

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import TextIO

COLUMNS = ("name", "schema", "country", "birth_date", "id")
DELIMITERS = (",", ";", "\t", "|")
MAX_LINE = 1 << 20
"""Characters; no name has a thousandth of it."""


def read_name_rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Each row as column to text, in order; only COLUMNS, empty cells left out.

    Raises:
        InputError: The file is missing, not UTF-8, has no column ``name``, or holds a cell that
            no name can be.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = _iter_lines(file, where=path.name)
            header = next(lines, "")
            # Not rewound: a pipe cannot be.
            rows = csv.DictReader(
                chain([header], lines), delimiter=_delimiter_of(header), strict=True
            )
            yield from _read(rows, where=path.name)
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


def _iter_lines(file: TextIO, *, where: str) -> Iterator[str]:
    """The lines; one without an end, as of /dev/zero, is not taken for a row."""
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise InputError(
                f"the line has more than {MAX_LINE:,} characters.",
                where=f"{where} line {number}",
                remedy="Give a CSV file with one name on each line.",
            )
        yield line


def _delimiter_of(header: str) -> str:
    """The delimiter by which most columns are known."""

    def known(delimiter: str) -> int:
        return sum(_label(cell) in COLUMNS for cell in header.split(delimiter))

    return max(DELIMITERS, key=known)


def _label(cell: str) -> str:
    return cell.strip().strip('"').casefold().replace(" ", "_")


def _read(rows: csv.DictReader[str], *, where: str) -> Iterator[Mapping[str, str]]:
    try:
        names = {_label(label or ""): label for label in rows.fieldnames or ()}
        _refuse_twice(rows.fieldnames or (), where=where)
        if "name" not in names:
            raise InputError(
                f"there is no column 'name' among {', '.join(map(str, rows.fieldnames or ()))}.",
                where=where,
                remedy=f"Give the columns these names: {', '.join(COLUMNS)}.",
            )
        unknown = [label for name, label in names.items() if name not in COLUMNS]
        if unknown:
            click.echo(f"witting: {where}: not read: column {', '.join(unknown)}.", err=True)
        known = {name: label for name, label in names.items() if name in COLUMNS}
        for row in rows:
            _refuse_surplus(row, where=f"{where} line {rows.line_num}")
            cells = {name: (row[label] or "").strip() for name, label in known.items()}
            yield {name: text for name, text in cells.items() if text}
    except csv.Error as error:
        raise InputError(
            f"this is no valid CSV: {error}.",
            where=f"{where} line {rows.line_num}",
            remedy="Look for a quote that is not closed, or a cell of more than 128 KiB.",
        ) from error


def _refuse_twice(header: Iterable[str], *, where: str) -> None:
    labels = [_label(cell or "") for cell in header]
    for name in COLUMNS:
        if labels.count(name) > 1:
            raise InputError(
                f"the column {name!r} is there twice.",
                where=where,
                remedy="Take one of the two away.",
            )


def _refuse_surplus(row: Mapping[str | None, object], *, where: str) -> None:
    """A comma in a name without quotes cuts it, and the wrong name would be looked for."""
    surplus = row.get(None)
    if isinstance(surplus, list) and any(surplus):
        raise InputError(
            f"the row has {len(surplus)} cells more than the header.",
            where=where,
            remedy="Put quotes around a name that holds the sign between the cells.",
        )
