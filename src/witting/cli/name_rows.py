"""Which names does a CSV file ask for?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import click

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COLUMNS = ("name", "schema", "country", "birth_date", "id")
DELIMITERS = (",", ";", "\t", "|")


def read_name_rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Each row as column to text, in order; only COLUMNS, empty cells left out.

    Raises:
        InputError: The file is missing, not UTF-8, has no column ``name``, or holds a cell that
            no name can be.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = _delimiter_of(file.readline())
            file.seek(0)
            rows = csv.DictReader(file, delimiter=delimiter, strict=True)
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
            cells = {name: (row[label] or "").strip() for name, label in known.items()}
            yield {name: text for name, text in cells.items() if text}
    except csv.Error as error:
        raise InputError(
            f"this is no valid CSV: {error}.",
            where=f"{where} line {rows.line_num}",
            remedy="Look for a quote that is not closed, or a cell of more than 128 KiB.",
        ) from error
