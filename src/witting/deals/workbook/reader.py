"""Which deals do the sheets of a spreadsheet hold?"""

from __future__ import annotations

from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from witting.deals.guessed_header import guess_header
from witting.deals.header import MAX_PREAMBLE, find_header, read_header
from witting.deals.table import Table
from witting.deals.workbook.archive import Archive
from witting.deals.workbook.kept_rows import kept_rows
from witting.deals.workbook.kind import OLE
from witting.deals.workbook.ods import CONTENT, read_ods
from witting.deals.workbook.xls import read_xls
from witting.deals.workbook.xlsx import BOOK, read_xlsx
from witting.errors import DealFileError
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from witting.deals.customs import TableMapping
    from witting.deals.header import HeaderRows
    from witting.deals.workbook.sheet import Cell, Sheet
    from witting.model import Deal

MOST_WAITING = 1 << 25
"""Characters beside the rows of sheets that wait for the next deal in memory."""

_Row = tuple[int, list["Cell"]]


def read_workbook(
    path: Path | BinaryIO, name: str, *, mapping: TableMapping | None = None
) -> Iterator[Deal]:
    """The deals of every sheet that has a known header, one by one.

    Args:
        path: The file, an XLSX, ODS or XLS, by its path or open.
        name: Its name, for places.
        mapping: The mapping that the user gives for it; without it, a bundled one that fits.

    Raises:
        DealFileError: It is broken, a bomb, locked with a password, or no sheet holds a table or a
            known column.
    """
    with path.open("rb") if isinstance(path, Path) else nullcontext(path) as file:
        yield from _read(file, name, mapping)


def _read(file: BinaryIO, name: str, mapping: TableMapping | None) -> Iterator[Deal]:
    is_old = file.read(len(OLE)) == OLE
    file.seek(0)
    if is_old:
        yield from _deals("xls", partial(_xls, file, name), name, mapping)
        return
    with closing(Archive(file, name)) as archive:
        if CONTENT in archive:
            yield from _deals("ods", partial(read_ods, archive), name, mapping)
        elif BOOK in archive:
            yield from _deals("xlsx", partial(read_xlsx, archive), name, mapping)
        else:
            what = "the ZIP archive holds no spreadsheet's contents."
            raise DealFileError(what, where=name, remedy="Save the sheet as CSV.")


def _xls(file: BinaryIO, name: str) -> Iterator[Sheet]:
    file.seek(0)
    return read_xls(file, name)


def _deals(
    kind: str, sheets: Callable[[], Iterable[Sheet]], name: str, mapping: TableMapping | None
) -> Iterator[Deal]:
    """The deals of the sheets; where no heading of any is known, those of tables all the same."""
    book = _Book(name, kind, mapping)
    yield from book.deals(sheets())
    if book.is_unknown:
        guessed = _Book(name, kind, mapping, is_guessed=mapping is None)
        yield from guessed.deals(sheets())
        if guessed.is_unknown:
            raise book.no_column()


@dataclass(frozen=True, slots=True)
class _Header:
    """The header's labels, its first row's number, how many rows it takes, and those before it."""

    labels: list[str]
    number: int
    height: int
    before: int


class _Book:
    """Reads sheet after sheet, and tells of those that it does not."""

    def __init__(
        self, name: str, kind: str, mapping: TableMapping | None, *, is_guessed: bool = False
    ) -> None:
        self._name = name
        self._is_guessed = is_guessed
        self._kind = kind
        self._mapping = mapping
        self._notes: list[Issue] = []
        self._texts: list[str] = []
        self._waiting = 0
        self._unread: list[str] = []
        self._is_empty = True

    def deals(self, sheets: Iterable[Sheet]) -> Iterator[Deal]:
        """The deals. What a sheet without any says goes with the next deal, or with the last.

        What a sheet says beside its cells goes with its own last deal.
        """
        last: Deal | None = None
        for sheet in sheets:
            of_sheet: Deal | None = None
            for deal in self._deals_of(sheet):
                if last is not None:
                    yield last
                last = of_sheet = self._told(deal)
            self._take_beside(sheet)
            if of_sheet is not None:
                last = self._told(of_sheet)
        if last is not None:
            self._is_empty = False
            yield self._told(last)

    @property
    def is_unknown(self) -> bool:
        """Whether there are sheets with words, and no heading of them is known."""
        return self._is_empty and bool(self._unread)

    def _told(self, deal: Deal) -> Deal:
        """The deal with what is still to be said, which no other is told."""
        if not self._notes and not self._texts:
            return deal
        told = replace(deal, text=(*deal.text, *self._texts), issues=(*self._notes, *deal.issues))
        self._notes, self._texts, self._waiting = [], [], 0
        return told

    def _keep(self, texts: Iterable[str], sheet: Sheet) -> None:
        """Keeps texts for the next deal, as many as may wait for one."""
        was_full = self._waiting > MOST_WAITING
        for text in texts:
            self._waiting += len(text)
            if self._waiting <= MOST_WAITING:
                self._texts.append(text)
        if self._waiting > MOST_WAITING and not was_full:
            what = (
                f"more than {MOST_WAITING:,} characters stand beside the deals; not all were kept."
            )
            self._notes.append(Issue(f"{self._name} sheet {sheet.name!r}", what, unread=True))

    def _deals_of(self, sheet: Sheet) -> Iterator[Deal]:
        first = list(islice(sheet.rows, MAX_PREAMBLE + 1))
        header = _find_header(first, self._mapping)
        if header is None and self._is_guessed:
            header = _guess(first)
        where = f"{self._name} sheet {sheet.name!r}"
        if header is None:
            self._tell_unread(first, sheet, where)
            return
        if sheet.is_hidden:
            self._notes.append(Issue(where, "the sheet is hidden; it was read all the same."))
        table = Table(header.labels, file=self._name, kind=self._kind, own=self._mapping)
        rows = chain(first[header.before + header.height :], sheet.rows)
        notes: tuple[str, ...] = ()
        if not table.is_known:
            # It may be no header but the first row.
            self._keep(kept_rows(first[header.before : header.before + 1], sheet.name).texts, sheet)
        if header.before:
            rows_before = "1 row" if header.before == 1 else f"{header.before} rows"
            what = f"{rows_before} before the header (row {header.number}) kept as a text."
            notes = (what,)
            before = kept_rows(first[: header.before], sheet.name)
            self._keep(before.texts, sheet)
            if before.is_cut:
                what = f"of the rows before the header {before.said}."
                self._notes.append(Issue(where, what, unread=True))
        yield from table.merged(self._read_rows(rows, table, sheet, notes))

    def _read_rows(
        self, rows: Iterable[_Row], table: Table, sheet: Sheet, notes: tuple[str, ...]
    ) -> Iterator[Deal]:
        for number, cells in rows:
            padded = [*cells, *[None] * (table.width - len(cells))]
            place = f"sheet {sheet.name!r} row {number}"
            texts = sheet.beside.take_row(number)
            yield table.read_row(padded, place=place, notes=notes, texts=texts)
            notes = ()

    def _tell_unread(self, first: list[_Row], sheet: Sheet, where: str) -> None:
        kept = kept_rows(chain(first, sheet.rows), sheet.name)
        if not first:
            return
        said = ", ".join(filter(None, map(_label, first[0][1])))[:200]
        self._unread.append(f"{sheet.name!r} begins with {said!r}")
        what = f"no column of the sheet is known; {kept.said}."
        # A cover sheet has its words one below the other; a table may name anybody.
        is_long = kept.count > len(first) and max(len(cells) for _, cells in first) >= 3  # noqa: PLR2004  # columns
        is_lost = is_long or _has_a_table(first) or kept.is_cut
        self._notes.append(Issue(where, what, unread=is_lost))
        self._keep(kept.texts, sheet)

    def _take_beside(self, sheet: Sheet) -> None:
        self._keep(sheet.beside.take_rest(), sheet)
        for problem in sheet.beside.problems:
            what = f"not all that stands beside the cells was read: {problem}."
            self._notes.append(Issue(f"{self._name} sheet {sheet.name!r}", what, unread=True))

    def no_column(self) -> DealFileError:
        """The error that no heading of the book is known."""
        if self._mapping is not None:
            what = f"no sheet has a header with the columns of the mapping {self._mapping.name!r}"
        else:
            what = "no column is known"
        return DealFileError(
            f"{what}: the sheet {'; '.join(self._unread[:3])}.",
            where=self._name,
            remedy="Give the columns the names of docs/deals.md, such as id, date, buyer_name, "
            "goods_hs_code, or give a mapping with --mapping FILE, on the review pages below the "
            "field for files",
        )


def _is_worded(cell: Cell) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def _has_a_table(rows: list[_Row]) -> bool:
    """Whether a row of three headings or more stands above a row that holds a word."""
    return any(
        sum(map(_is_worded, above)) > 2 and any(map(_is_worded, below))  # noqa: PLR2004  # columns
        for (_, above), (_, below) in pairwise(rows)
    )


def _find_header(rows: list[_Row], mapping: TableMapping | None) -> _Header | None:
    """The header among the first rows: one row, or a row of groups above one of fields."""
    return find_header(_offered(rows, mapping), only_mapped=mapping is not None)


def _offered(
    rows: list[_Row], mapping: TableMapping | None
) -> Iterator[tuple[HeaderRows, _Header]]:
    for before, (number, cells) in enumerate(rows):
        below = rows[before + 1][1] if before + 1 < len(rows) else None
        read = read_header(
            [_label(cell) for cell in cells],
            None if below is None else [_label(cell) for cell in below],
            mapping,
        )
        yield read, _Header(read.labels, number, read.height, before)


def _guess(rows: list[_Row]) -> _Header | None:
    """The header of a table of which no heading is known."""
    labels = [[_label(cell) for cell in cells] for _, cells in rows]
    at = guess_header(labels, is_even=False)
    if at is None:
        return None
    width = max(map(len, labels[at:]))
    return _Header([*labels[at], *[""] * (width - len(labels[at]))], rows[at][0], 1, at)


def _label(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()
