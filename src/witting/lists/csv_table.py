"""Which rows does a CSV file with a header have, and is the file whole?"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Tally
from witting.lists.xml import refuse_html
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.lists.account import FileAccount
    from witting.lists.source import ListSource, SourceFile

MAX_LINE = 1 << 20
"""The longest lines of published lists have some 10 KiB; one of 1 MiB is no row."""

_OTHER_SIGNS = {";": "semicolon", "\t": "tabulator", "|": "upright bar", ",": "comma"}
_REMEDY = "Download the file again from its publisher."


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its place, and its cells by column; an empty cell is the empty string."""

    where: str
    cells: Mapping[str, str]


class CsvTable:
    """A file whose header is known; its rows are read when asked for.

    Args:
        file: The file.
        required: Columns that it must have.
        expected: What the file should be, such as ``trade.gov's consolidated.csv``.
        delimiter: What stands between the cells.
        header_row: The line of the header, from 1; what stands above is left out.

    Raises:
        ListFileError: It is HTML, binary, not UTF-8, has no such header, or a line is too long.
    """

    __slots__ = ("_delimiter", "_entries", "_expected", "_file", "_reader", "_tally", "columns")

    def __init__(
        self,
        file: SourceFile,
        *,
        required: Sequence[str],
        expected: str,
        delimiter: str = ",",
        header_row: int = 1,
    ) -> None:
        self._file, self._expected, self._delimiter = file, expected, delimiter
        self._reader = csv.reader(self._text(), strict=True, delimiter=delimiter)
        self._tally = Tally(file.name)
        self.columns = self._header(header_row, required)
        self._entries = _count_rows(file.text(), above=self._reader.line_num, delimiter=delimiter)

    def rows(self) -> Iterator[CsvRow]:
        """The rows that are not blank, once; each counts as used when it is handed out.

        Raises:
            ListFileError: A row has too many or too few cells, or the file ends in the middle.
        """
        width = len(self.columns)
        while (cells := self._next()) is not None:
            if not any(cell.strip() for cell in cells):
                # A line without a delimiter and without a letter is no row at all.
                if len(cells) > 1:
                    self._tally.ignore("a blank row")
                continue
            where = self._where()
            if len(cells) != width:
                raise self._wrong_width(cells)
            self._tally.use()
            yield CsvRow(where, dict(zip(self.columns, cells, strict=True)))

    def close(self) -> Iterator[Issue | FileAccount]:
        """After the last row: the account, and an issue where the last row may be cut."""
        if not self._file.data.endswith((b"\n", b"\r", b'"', b"\x1a")):
            what = "the file does not end with a line break; its last row may be cut."
            yield Issue(self._where(), what)
        yield self._tally.close(self._entries)

    def _text(self) -> io.StringIO:
        refuse_html(self._file, expected=self._expected)
        if (nul := self._file.data.find(b"\x00")) >= 0:
            line = self._file.data.count(b"\n", 0, nul) + 1
            raise self._unlike("the file is binary or UTF-16", line)
        for number, line_bytes in enumerate(io.BytesIO(self._file.data), 1):
            if len(line_bytes) > MAX_LINE:
                raise self._unlike(f"the line has {len(line_bytes):,} bytes", number)
        return io.StringIO(self._file.text(), newline="")

    def _header(self, header_row: int, required: Sequence[str]) -> tuple[str, ...]:
        cells: list[str] | None = []
        while self._reader.line_num < header_row and cells is not None:
            cells = self._next()
        columns = tuple(cell.strip() for cell in cells or ())
        if not any(columns):
            raise self._unlike("there is no header", header_row)
        missing = [name for name in required if name not in columns]
        if missing:
            raise self._unlike(self._lacks(columns, missing), header_row)
        twice = next((name for name in columns if columns.count(name) > 1), None)
        if twice is not None:
            raise self._unlike(f"the header names the column {twice!r} twice", header_row)
        return columns

    def _lacks(self, columns: Sequence[str], missing: Sequence[str]) -> str:
        what = f"the header lacks {', '.join(map(repr, missing))}; it has {_shown(columns)}"
        other = next(
            (
                sign
                for sign in _OTHER_SIGNS
                if sign != self._delimiter and len(columns) == 1 and sign in columns[0]
            ),
            None,
        )
        return f"{what}, as if a {_OTHER_SIGNS[other]} stood between the cells" if other else what

    def _next(self) -> list[str] | None:
        line = self._reader.line_num + 1
        try:
            return next(self._reader, None)
        except csv.Error as error:
            what = "the file ends inside quotes" if "unexpected end" in str(error) else str(error)
            raise self._unlike(f"the row cannot be read ({what})", line) from error

    def _wrong_width(self, cells: Sequence[str]) -> ListFileError:
        what = f"the row has {len(cells)} cells, the header {len(self.columns)}"
        if len(cells) < len(self.columns) and self._next() is None:
            what = f"the file ends too early: its last row has {len(cells)} cells, "
            what += f"the header {len(self.columns)}"
        return self._unlike(what, self._reader.line_num)

    def _where(self) -> str:
        return f"{self._file.name} line {self._reader.line_num}"

    def _unlike(self, what: str, line: int) -> ListFileError:
        return ListFileError(
            f"{what}; expected {self._expected}.",
            where=f"{self._file.name} line {line}",
            remedy=_REMEDY,
        )


def find_file(
    source: ListSource, *, names: Sequence[str], suffix: str, expected: str
) -> SourceFile:
    """The one file of a source that holds the list.

    Raises:
        ListFileError: There is none, or it cannot be said which.
    """
    if named := source.find(*names):
        return named
    files = source.with_suffix(suffix) or source.files
    if len(files) == 1:
        return files[0]
    there = ", ".join(file.name for file in source.files)
    raise ListFileError(f"expected {expected}; there are {there}.", remedy="Give that file alone.")


def _shown(columns: Sequence[str]) -> str:
    names = ", ".join(repr(name[:60]) for name in columns[:40])
    return f"{names}, …" if len(columns) > 40 else names  # noqa: PLR2004  # a message stays readable


def _count_rows(text: str, *, above: int, delimiter: str) -> int:
    """Rows by their line breaks outside quotes, without the csv module and the lines above."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", above)
    # A quote opens a cell only at its start; elsewhere it is a letter like others.
    quoted = re.compile(rf'(?<![^{re.escape(delimiter)}\n])"(?:[^"]|"")*"')
    rest = quoted.sub(_stand_in, lines[-1]) if len(lines) > above else ""
    return sum(1 for line in rest.split("\n") if line.replace(delimiter, "x").strip())


def _stand_in(quoted: re.Match[str]) -> str:
    return "x" if quoted[0].strip('"').strip() else ""
