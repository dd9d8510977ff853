"""Which rows, by designation, does a table of a UK list have: ``.xlsx``, ``.ods`` or ``.csv``?"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Tally
from witting.lists.listed_day import parse_day
from witting.lists.spreadsheet import is_spreadsheet, read_sheet
from witting.lists.uk_rows import Row, make_row, map_header
from witting.lists.xml import refuse_html
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.lists.source import ListSource, SourceFile

MAX_PREAMBLE = 10
"""Rows before the header in which it must appear."""

_TELLING = (
    ("given names", {"name_1", "name"}),
    ("aliases", {"name_type"}),
    ("addresses", {"address_1"}),
    ("identifiers", {"registration"}),
    ("birth dates", {"birth_date"}),
)
"""What a table of the UK Sanctions List may have no column for, each by those that tell."""

_DAY = re.compile(r"\d{1,2}[/-]\w+[/-]\d{4}|\d{4}-\d{2}-\d{2}")


@dataclass(slots=True)
class UkTable:
    """Rows by the value of the key column, in the order they first appear."""

    groups: dict[str, list[Row]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    account: FileAccount = field(default_factory=lambda: FileAccount("", 0, 0))
    published: str | None = None


def read_uk_table(
    source: ListSource,
    *,
    names: Sequence[str],
    key: str,
    required: Sequence[str],
    expected: str,
    is_simple: bool = False,
) -> UkTable:
    """Reads the one table of a source.

    Args:
        source: A file, or a folder with one such file in it.
        names: File names without ending that are preferred where there are several.
        key: Our field that says to which designation a row belongs.
        required: Our fields that must have a column.
        expected: What the file should be, for messages.
        is_simple: Whether the list has a simple form with one name for each designation.

    Raises:
        ListFileError: There is no such table.
    """
    file = find_table(source, names=names, expected=expected)
    refuse_html(file, expected=expected)
    is_csv = not is_spreadsheet(file)
    lines = _read_csv(file) if is_csv else read_sheet(file)
    preamble, number, header = _find_header(lines, file=file, key=key, expected=expected)
    fields = map_header(
        header, where=f"{file.name} row {number}", required=required, expected=expected
    )
    table = UkTable(published=_published(preamble))
    if table.published is None:
        what = "no day stands above the header, so the file does not say when it was published."
        table.issues.append(Issue(f"{file.name} row 1", what))
    if is_simple:
        table.issues.extend(_gaps(fields, where=f"{file.name} row {number}"))
    if is_csv:
        lines = _whole_rows(lines, header, file=file)
        table.issues.extend(_open_end(file))
    _group(table, lines, file=file, fields=fields, key=key)
    if not table.groups:
        raise ListFileError(f"the table has no rows; expected {expected}.", where=file.name)
    return table


def find_table(source: ListSource, *, names: Sequence[str], expected: str) -> SourceFile:
    """The file that holds the list.

    Raises:
        ListFileError: There is none, or it cannot be said which.
    """
    files = source.with_suffix(".xlsx", ".ods", ".xls", ".csv")
    if not files and len(source.files) == 1:
        return source.files[0]
    named = [
        file
        for file in files
        if file.name.rpartition(".")[0].casefold() in {name.casefold() for name in names}
    ]
    for found in (named, files):
        if len(found) == 1:
            return found[0]
    there = ", ".join(file.name for file in source.files)
    raise ListFileError(f"expected {expected}; there are {there}.", remedy="Give that file alone.")


def _gaps(fields: Sequence[str], *, where: str) -> Iterator[Issue]:
    lacking = [what for what, telling in _TELLING if telling.isdisjoint(fields)]
    if lacking:
        form = "it is the simple form of the list" if "name_type" not in fields else "columns lack"
        yield Issue(where, f"{form}, so these are missing: {', '.join(lacking)}.")


def _open_end(file: SourceFile) -> Iterator[Issue]:
    if not file.data.endswith((b"\n", b"\r", b'"', b"\x1a")):
        what = "the file does not end with a line break; its last row may be cut."
        yield Issue(file.name, what)


def _whole_rows(
    lines: Iterator[tuple[int, list[str]]], header: Sequence[str], *, file: SourceFile
) -> Iterator[tuple[int, list[str]]]:
    """The same; in CSV, unlike in a spreadsheet, every row has as many cells as the header."""
    for number, cells in lines:
        what = ""
        if len(cells) < len(header):
            what = f"the row has {len(cells)} cells, the header {len(header)}"
        elif cells == list(header):
            what = "the header is there again"
        if what:
            raise ListFileError(
                f"{what}.",
                where=f"{file.name} row {number}",
                remedy="The file may be cut off, have lost a comma, or be joined of two; download "
                "it again.",
            )
        yield number, cells


def _group(
    table: UkTable,
    lines: Iterator[tuple[int, list[str]]],
    *,
    file: SourceFile,
    fields: Sequence[str],
    key: str,
) -> None:
    tally = Tally(file.name)
    entries = 0
    for number, cells in lines:
        entries += 1
        row = make_row(fields, cells, where=f"{file.name} row {number}")
        if group := row.cells.get(key):
            table.groups.setdefault(" ".join(group.split()), []).append(row)
            tally.use()
        else:
            tally.ignore("a row without an id")
            table.issues.append(Issue(row.where, f"the row has no {key}; it was left out."))
    table.account = tally.close(entries)


def _find_header(
    lines: Iterator[tuple[int, list[str]]], *, file: SourceFile, key: str, expected: str
) -> tuple[list[str], int, list[str]]:
    preamble: list[str] = []
    for number, cells in lines:
        titles = [cell for cell in cells if cell.strip()]
        if key in map_header(titles, where=file.name, required=(), expected=expected):
            return preamble, number, cells
        preamble += titles
        if number > MAX_PREAMBLE:
            break
    raise ListFileError(
        f"no header row is among the first {MAX_PREAMBLE}; expected {expected}.", where=file.name
    )


def _published(preamble: Sequence[str]) -> str | None:
    days = (parse_day(found[0]) for text in preamble for found in _DAY.finditer(text))
    return next((day for day in days if day), None)


def _read_csv(file: SourceFile) -> Iterator[tuple[int, list[str]]]:
    if (nul := file.data.find(b"\x00")) >= 0:
        line = file.data.count(b"\n", 0, nul) + 1
        what = "the file is binary or UTF-16."
        where = f"{file.name} line {line}"
        raise ListFileError(what, where=where, remedy="Download the file again.")
    reader = csv.reader(io.StringIO(file.text(), newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise ListFileError(
            f"the CSV is broken ({error}).",
            where=f"{file.name} line {reader.line_num}",
            remedy="Download the file again.",
        ) from error
