"""Which rows does one of OFAC's CSV files have, with or without a header?"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Fields, Tally
from witting.lists.xml import refuse_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.lists.account import FileAccount
    from witting.lists.source import SourceFile

NULLS = ("-0-",)
MAX_LINE = 1 << 16
"""No row of OFAC's is near 64 KiB, so a longer line is no row of this format."""

# A quote opens a field only at its start; elsewhere it is a letter like others.
_QUOTED = re.compile(rb'(?<![^,\r\n\xbf])"(?:[^"]|"")*"')
_END = "\x1a"
_DOWNLOAD = "Download the file again from https://ofac.treasury.gov ."


@dataclass(frozen=True, slots=True)
class Layout:
    """What one kind of file looks like: its columns in order, and what it is called in messages."""

    title: str
    columns: tuple[str, ...]

    @property
    def expected(self) -> str:
        """The layout as a sentence."""
        columns = ", ".join(self.columns)
        return f"{self.title} with {len(self.columns)} columns between commas ({columns})"


PRIMARY = Layout(
    "OFAC's primary file",
    (
        "ent_num",
        "name",
        "type",
        "program",
        "title",
        "call_sign",
        "vessel_type",
        "tonnage",
        "grt",
        "vessel_flag",
        "vessel_owner",
        "remarks",
    ),
)
ALIASES = Layout("OFAC's file of aliases", ("ent_num", "alt_num", "type", "name", "remarks"))
ADDRESSES = Layout(
    "OFAC's file of addresses", ("ent_num", "add_num", "address", "city", "country", "remarks")
)
COMMENTS = Layout("OFAC's file of continued remarks", ("ent_num", "remarks"))
_HEADER_WORDS = {
    "sdnname": "name",
    "altname": "name",
    "sdntype": "type",
    "alttype": "type",
    "vesstype": "vessel_type",
    "vessflag": "vessel_flag",
    "vessowner": "vessel_owner",
    "citystateprovincepostalcode": "city",
    "addremarks": "remarks",
    "altremarks": "remarks",
    "comments": "remarks",
    "remarksextended": "remarks",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its entry's number, its fields, the raw remarks, and its place."""

    number: str
    fields: Fields
    remarks: str
    where: str


class Table:
    """One file's rows, read at once, and what became of them.

    Raises:
        ListFileError: It is HTML, binary, not UTF-8, has other columns, or ends too early.
    """

    __slots__ = ("_count", "_tally", "is_closed", "rows")

    def __init__(self, file: SourceFile, layout: Layout) -> None:
        self.rows = list(_read_rows(file, layout))
        # Without a line break at its end, nothing says that the last row is whole.
        self.is_closed = file.data.endswith((b"\n", b"\r", b"\x1a"))
        self._tally = Tally(file.name)
        self._count = _count_rows(file.data, has_header=_has_header(file.data))
        if not self.rows:
            raise _unlike(file, layout, "the file has no rows", 1)

    def use(self, rows: int = 1) -> None:
        """So many more rows went into records."""
        self._tally.use(rows)

    def ignore(self, reason: str) -> None:
        """One more row was left out for this reason."""
        self._tally.ignore(reason)

    def close(self) -> FileAccount:
        """The account of the file."""
        return self._tally.close(self._count)


def _read_rows(file: SourceFile, layout: Layout) -> Iterator[Row]:
    text = _text(file, layout)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: Sequence[str] = layout.columns
    start = 1
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            if not cells or (len(cells) == 1 and not cells[0].strip(f"{_END} \t")):
                continue
            if line == 1 and _is_header(cells):
                columns = _map_header(file, layout, cells)
            elif len(cells) != len(columns):
                raise _wrong_count(file, layout, cells, line, is_last=start > text.count("\n"))
            else:
                yield _row(file, layout, dict(zip(columns, cells, strict=True)), line)
    except csv.Error as error:
        what = "the file ends inside quotes" if "unexpected end" in str(error) else str(error)
        raise _unlike(file, layout, f"the row cannot be read ({what})", start) from error


def _text(file: SourceFile, layout: Layout) -> str:
    refuse_html(file, expected=layout.expected)
    if (nul := file.data.find(b"\x00")) >= 0:
        line = file.data.count(b"\n", 0, nul) + 1
        raise _unlike(file, layout, "the file is binary or UTF-16", line)
    for number, line_bytes in enumerate(io.BytesIO(file.data), 1):
        if len(line_bytes) > MAX_LINE:
            raise _unlike(file, layout, f"the line has {len(line_bytes):,} bytes", number)
    return file.text()


def _row(file: SourceFile, layout: Layout, cells: dict[str, str], line: int) -> Row:
    where = f"{file.name} line {line}"
    number = cells.pop("ent_num").strip()
    if not (number.isascii() and number.isdigit()):
        raise _unlike(file, layout, f"{number[:60]!r} is no entry number", line)
    if "-0-".startswith(last := list(cells.values())[-1].strip()) and last not in ("", "-0-"):
        raise _unlike(file, layout, "the file ends too early, inside its last row", line)
    remarks = cells.pop("remarks", "")
    remarks = "" if remarks.strip() in NULLS else remarks
    return Row(number, Fields(cells, where=where, nulls=NULLS), remarks, where)


def _is_header(cells: Sequence[str]) -> bool:
    return _key(cells[0]) in ("entnum", "uid")


def _has_header(data: bytes) -> bool:
    first = data.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace")
    return _is_header(first.split(","))


def _map_header(file: SourceFile, layout: Layout, cells: Sequence[str]) -> Sequence[str]:
    known = {_key(name): name for name in layout.columns} | _HEADER_WORDS | {"uid": "ent_num"}
    columns = [known.get(_key(cell), cell.strip()) for cell in cells]
    missing = [name for name in layout.columns if name not in columns]
    if missing:
        raise _unlike(file, layout, f"the header lacks {', '.join(missing)}", 1)
    if len(set(columns)) != len(columns):
        raise _unlike(file, layout, "the header names a column twice", 1)
    return columns


def _key(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold())


def _count_rows(data: bytes, *, has_header: bool) -> int:
    """Rows by their line breaks outside quotes; the csv module is not asked."""
    lines = _QUOTED.sub(b"", data).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    rows = sum(1 for line in lines if line.strip(b" \t\x1a\xef\xbb\xbf"))
    return rows - has_header


def _wrong_count(
    file: SourceFile, layout: Layout, cells: Sequence[str], line: int, *, is_last: bool
) -> ListFileError:
    counted = f"{len(cells)} columns" if len(cells) != 1 else "1 column"
    what = f"the row has {counted}"
    if is_last and line > 1:
        what = f"the file ends too early: its last row has {counted}"
    elif len(cells) == 1 and any(mark in cells[0] for mark in ";\t|"):
        what += ", as if another sign than the comma stood between them"
    return _unlike(file, layout, what, line)


def _unlike(file: SourceFile, layout: Layout, what: str, line: int) -> ListFileError:
    return ListFileError(
        f"{what}; expected {layout.expected}.", where=f"{file.name} line {line}", remedy=_DOWNLOAD
    )
