"""Which rows and columns does a bank's own list have, be it CSV, a spreadsheet or JSON?"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.errors import ListFileError
from witting.lists.account import Tally
from witting.lists.csv_table import CsvTable, find_file
from witting.lists.own_list_json import parse_document
from witting.lists.spreadsheet import read_sheet
from witting.lists.xml import refuse_html
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Mapping as Table

    from witting.lists.account import FileAccount
    from witting.lists.mapping_parts import Mapping
    from witting.lists.source import ListSource, SourceFile

_SUFFIXES = {"csv": (".csv", ".txt", ".tsv"), "xlsx": (".xlsx", ".ods", ".xls"), "json": (".json",)}
MAX_CELL = 1 << 20
"""No cell of a list has 1 MiB."""
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row: its place, and the texts in each cell; several where JSON has an array."""

    where: str
    cells: Table[str, tuple[str, ...]]

    def texts(self, column: str) -> tuple[str, ...]:
        """What stands in a column; nothing where the cell is empty."""
        return self.cells.get(column, ())


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A list's rows, what to say about the file, and the day that it says itself."""

    rows: tuple[OwnRow, ...]
    remarks: tuple[Issue | FileAccount, ...]
    published: str | None = None


def read_own_table(source: ListSource, mapping: Mapping) -> OwnTable:
    """Reads the file that the mapping is for.

    Raises:
        ListFileError: There is no such file, it is in another format or truncated, or it lacks a
            column that the mapping names.
    """
    layout = mapping.layout
    expected = f"the {layout.format.upper()} file that {mapping.where} describes"
    suffixes = _SUFFIXES[layout.format]
    files = source.with_suffix(*suffixes) if len(source.files) > 1 else source.files
    names = (
        (layout.file,) if layout.file else tuple(file.name for file in files[:1] if not files[1:])
    )
    file = find_file(source, names=names, suffix=suffixes[0], expected=expected)
    read = {"csv": _read_csv, "xlsx": _read_spreadsheet, "json": _read_json}[layout.format]
    table = read(file, mapping, expected)
    if not table.rows:
        raise ListFileError(f"the file has no rows; expected {expected}.", where=file.name)
    return table


def _read_csv(file: SourceFile, mapping: Mapping, expected: str) -> OwnTable:
    layout = mapping.layout
    table = CsvTable(
        file,
        required=mapping.columns,
        expected=expected,
        delimiter=layout.delimiter,
        header_row=layout.header_row,
    )
    rows = tuple(
        OwnRow(row.where, {name: _cell(text, row.where) for name, text in row.cells.items()})
        for row in table.rows()
    )
    remarks: list[Issue | FileAccount] = [*_unmapped(file, table.columns, mapping)]
    return OwnTable(rows, (*remarks, *table.close()))


def _read_spreadsheet(file: SourceFile, mapping: Mapping, expected: str) -> OwnTable:
    layout, tally = mapping.layout, Tally(file.name)
    columns: tuple[str, ...] | None = None
    rows = []
    for number, cells in read_sheet(file, sheet=layout.sheet):
        where = f"{file.name} row {number}"
        if number < layout.header_row:
            continue
        if columns is None:
            columns = tuple(cell.strip() for cell in cells)
            _require(columns, mapping, where, expected)
            twice = next((name for name in columns if name and columns.count(name) > 1), None)
            if twice is not None:
                raise ListFileError(f"the column {twice!r} is there twice.", where=where)
            continue
        if any(cell.strip() for cell in cells[len(columns) :]):
            what = f"the row has {len(cells)} cells, the header {len(columns)}."
            raise ListFileError(what, where=where, remedy="Give each column a title.")
        named = zip(columns, cells, strict=False)
        rows.append(OwnRow(where, {name: _cell(text, where) for name, text in named if name}))
        tally.use()
    unmapped = tuple(_unmapped(file, columns or (), mapping))
    return OwnTable(tuple(rows), (*unmapped, tally.close(len(rows))))


def _read_json(file: SourceFile, mapping: Mapping, expected: str) -> OwnTable:
    layout = mapping.layout
    refuse_html(file, expected=expected)
    document = parse_document(file, expected=expected)
    array = _follow(document, layout.path)
    if not isinstance(array, list) or not all(isinstance(item, dict) for item in array):
        path = ".".join(layout.path) or "the document"
        there = ", ".join(document) if isinstance(document, dict) else type(document).__name__
        what = f"{path!r} is no array of objects; the document has {there[:300]}"
        raise ListFileError(f"{what}; expected {expected}.", where=file.name)
    counted = _follow(document, layout.count) if layout.count else len(array)
    if counted != len(array):
        what = f"the document says {counted} entries and has {len(array)}; it may be truncated."
        raise ListFileError(what, where=file.name, remedy="Get the file again.")
    places = (f"{file.name} {'.'.join(layout.path)}[{number}]" for number in range(len(array)))
    rows = tuple(
        OwnRow(where, dict(_flat(item, where=where)))
        for where, item in zip(places, array, strict=True)
    )
    columns = tuple(dict.fromkeys(name for row in rows for name in row.cells))
    if rows:
        _require(columns, mapping, file.name, expected)
    tally = Tally(file.name)
    tally.use(len(rows))
    published = _follow(document, layout.published) if layout.published else None
    issues = (*_outside(file, document, mapping), *_unmapped(file, columns, mapping))
    day = published if isinstance(published, str) else None
    return OwnTable(rows, (*issues, tally.close(len(array))), day)


def _follow(document: Any, path: Sequence[str]) -> Any:
    for key in path:
        document = document.get(key) if isinstance(document, dict) else None
    return document


def _flat(
    item: dict[str, Any], before: str = "", *, where: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Cells by their path; objects in an array put their texts together."""
    for key, value in item.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            yield from _flat(value, f"{name}.", where=where)
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            inner: dict[str, tuple[str, ...]] = {}
            for one in value:
                for path, texts in _inner(one, f"{name}.", where=where):
                    inner[path] = inner.get(path, ()) + texts
            yield from inner.items()
        else:
            many = value if isinstance(value, list) else [value]
            yield name, tuple(text for one in many for text in _cell(_text(one), where))


def _inner(one: Any, before: str, *, where: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    return _flat(one, before, where=where) if isinstance(one, dict) else iter(())


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def _cell(text: str, where: str) -> tuple[str, ...]:
    if len(text) > MAX_CELL:
        raise ListFileError(f"a cell has {len(text):,} letters, which no list has.", where=where)
    if _HALF.search(text):
        raise ListFileError(
            "a cell has half a letter (a surrogate without its other half).",
            where=where,
            remedy="Export the list again, as UTF-8.",
        )
    return (text.strip(),) if text.strip() else ()


def _require(columns: Sequence[str], mapping: Mapping, where: str, expected: str) -> None:
    missing = [name for name in mapping.columns if name not in columns]
    if missing:
        there = ", ".join(map(repr, columns))
        raise ListFileError(
            f"the file lacks {', '.join(map(repr, missing))}; it has {there[:1000]}; "
            f"expected {expected}.",
            where=where,
            remedy=f"Correct the names in {mapping.where}, or give the file that it is for.",
        )


def _unmapped(file: SourceFile, columns: Sequence[str], mapping: Mapping) -> Iterator[Issue]:
    for name in columns:
        if name and name not in mapping.columns and name not in mapping.ignore:
            what = f"the column is neither used nor under 'ignore' in {mapping.where}; "
            yield Issue(f"{file.name}, {name}", f"{what}it was left out.")


def _outside(file: SourceFile, document: Any, mapping: Mapping) -> Iterator[Issue]:
    layout = mapping.layout
    taken = {path[0] for path in (layout.path, layout.published, layout.count) if path}
    for key in document if isinstance(document, dict) else ():
        if key not in taken and key not in layout.ignore:
            what = f"the key is neither used nor under 'ignore_outside' in {mapping.where}."
            yield Issue(f"{file.name}, {key}", what)
