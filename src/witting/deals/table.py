"""Which deal does one row of a table describe?"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.column import ANY_PARTY
from witting.deals.columns import count_read, parse_header, parse_headers
from witting.deals.customs import RowReading, fit_mapping
from witting.deals.folded_row import FoldedRow
from witting.deals.merge import merge_rows
from witting.deals.parse import build_deal
from witting.deals.reading import FileMemory, Reading, shown, shown_key
from witting.deals.unknown_column import UnknownColumns, name_columns, words_of_codes
from witting.deals.vocabulary import load_nulls, load_words
from witting.model import IDENTIFIER_SCHEMES, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.deals.column import Column
    from witting.deals.customs import Layout, TableMapping
    from witting.model import Deal


class Table:
    """Turns the rows of one table into deals.

    Args:
        labels: The header, cell by cell.
        file: The file's name; empty for rows that come from no file, whose deals have no source.
        kind: The source's format, such as ``csv``.
        own: The mapping that the user gives for the file.
    """

    def __init__(
        self, labels: Sequence[str], *, file: str, kind: str, own: TableMapping | None = None
    ) -> None:
        self._layout = fit_mapping(labels, own)
        self.columns, unknown = _columns(labels, self._layout)
        if not self.is_known:
            unknown = name_columns(labels)
        self._unknown = UnknownColumns(unknown, is_whole=not self.is_known)
        self._labels = [shown_key(label.strip()) for label in labels]
        self._codes = _codes(labels, self.columns, self._layout)
        self.width = len(labels)
        mapped = self._layout.used if self._layout else set()
        known = {column.place for column in self.columns}
        self._needed = sorted({*mapped, *known, *self._unknown.places})
        self._names = {column.place for column in self.columns if column.field == "name"}
        self._names |= self._layout.names if self._layout else set()
        self._titled = max((at for at, label in enumerate(labels, 1) if label.strip()), default=0)
        self._adds_parties = any(column.role == ANY_PARTY for column in self.columns)
        self._file = file
        self.kind = f"{kind}.{self._layout.mapping.name}" if self._layout else kind
        # Nobody knows which row of no file is the first, so each is told what it has.
        self._memory = FileMemory() if file else None
        self._nulls = load_nulls() | load_words("cell_errors")
        self._errors = load_words("cell_errors") - load_nulls()

    @property
    def is_known(self) -> bool:
        """Whether anything of the header is known."""
        return self._layout is not None or bool(self.columns)

    @property
    def id_places(self) -> tuple[int, ...]:
        """The columns whose cells are the same in all rows of one deal; none where rows are deals.

        Where it has none, no two rows are one deal, either.
        """
        if self._layout is not None and not self._layout.mapping.is_joined:
            return ()
        mapped = self._layout.id if self._layout is not None else ()
        own = (item.place for item in self.columns if (item.group, item.field) == ("deal", "id"))
        return (*mapped, *own)

    def has_id(self, cells: Sequence[object]) -> bool:
        """Whether a row says which deal it is of: blanks and ``N/A`` do not."""
        own = (cells[place] for place in self.id_places)
        return any(
            cell.strip() not in self._nulls
            if isinstance(cell, str)
            else cell is not None and not self._is_null(cell)
            for cell in own
        )

    def merged(self, deals: Iterable[Deal]) -> Iterator[Deal]:
        """The deals of the rows, those of one deal made one where the table is of that kind."""
        if self._layout is None:
            return merge_rows(deals, adds_parties=self._adds_parties)
        if self._layout.mapping.is_joined:
            return merge_rows(deals, adds_parties=True)
        return iter(deals)

    def read_row(
        self,
        cells: Sequence[object],
        *,
        place: str,
        problems: Sequence[str] = (),
        notes: Sequence[str] = (),
        texts: Sequence[str] = (),
    ) -> Deal:
        """The deal of one row.

        Args:
            cells: As many as there are; those without a column are reported.
            place: Such as ``line 7``; for a row that comes from no file, what to call it.
            problems: What is wrong with the row as a whole, so that something of it was lost.
            notes: What else is to be said of it.
            texts: What is written beside its cells.
        """
        where = f"{self._file} {place}".lstrip()
        given = self._given(cells)
        folded = self._fold(given)
        spot = place if self._file else ""
        reading = Reading(where, place=spot, labels=folded.labels, memory=self._memory)
        for note in notes:
            reading.issue("", note)
        for problem in (*problems, *self._wrong_width(cells), *folded.problems):
            reading.issue("", problem, unread=True)
        for label, what, is_lost in folded.cell_problems:
            reading.issue(label, what, unread=is_lost)
        texts = [*texts, *self._unknown.read(given, reading), *words_of_codes(self._codes, cells)]
        for index in self._needed:
            if index < len(cells) and isinstance(cells[index], str) and given[index] is None:
                self._report_error(index, cells[index], reading)
        if self._layout is not None and not self._layout.id:
            # The table has no number for it.
            folded.data.setdefault("id", f"{self._file}:{place}".lstrip(":"))
        source = Source(self._file, self.kind, place) if self._file else None
        deal = build_deal(folded.data, source=source, reading=reading, where=where)
        return replace(deal, text=(*deal.text, *texts)) if texts else deal

    def _fold(self, cells: Sequence[object]) -> FoldedRow:
        """The row by its mapping, where there is one, and then by what columns generally hold."""
        mapped = RowReading(self._layout, cells) if self._layout else None
        values = [
            (column, cells[column.place])
            for column in self.columns
            if cells[column.place] is not None
        ]
        return FoldedRow(values, mapped)

    def _given(self, cells: Sequence[object]) -> list[object]:
        """The cells that are read, without those that mean "no value"."""
        given: list[object] = [None] * self.width
        count, nulls = len(cells), self._nulls
        for place in self._needed:
            cell = cells[place] if place < count else None
            if isinstance(cell, str):
                text = cell.strip()
                given[place] = None if text in nulls else text
            elif cell is not None and not self._is_null(cell):
                given[place] = cell
        return given

    def _report_error(self, place: int, cell: object, reading: Reading) -> None:
        if str(cell).strip() in self._errors:
            what = f"the spreadsheet has {shown(cell)} instead of a value."
            reading.issue(self._labels[place], what, unread=True)

    def ends_in_doubt(self, cells: Sequence[str]) -> bool:
        """Whether the last cell is a name, which looks whole where the file was cut within it.

        Many whole files end without a line break, too, so less than a name is no reason to doubt.
        """
        return len(cells) - 1 in self._names and not self._is_null(cells[-1])

    def _wrong_width(self, cells: Sequence[object]) -> Iterator[str]:
        count = f"the row has {len(cells)} cells and the header {self.width}"
        if len(cells) < self._titled:
            yield (
                f"{count}: a sign between cells or the rest of the row may be lost; the missing "
                "ones were read as empty."
            )
        surplus = [cell for cell in cells[self.width :] if cell is not None and str(cell).strip()]
        if surplus:
            yield (
                f"{count}, so cells may stand in the wrong column; not read: "
                f"{', '.join(map(shown, surplus[:3]))}."
            )

    def _is_null(self, cell: object) -> bool:
        if isinstance(cell, float):  # Parquet may have NaN where there is no value.
            return math.isnan(cell)
        return cell is None or (isinstance(cell, str) and cell.strip() in self._nulls)


def explained_columns(labels: Sequence[str], own: TableMapping | None = None) -> int:
    """How much of a row of cells is known, if it is a header; a mapping outweighs all else."""
    layout = fit_mapping(labels, own)
    return OF_A_MAPPING + layout.explained if layout else count_read(labels)


OF_A_MAPPING = 1_000_000
"""More than any header has columns."""


def _columns(
    labels: Sequence[str], layout: Layout | None
) -> tuple[list[Column], list[tuple[int, str]]]:
    """The columns that are read by what they generally hold, and the unknown ones.

    What a mapping does not name is read so, too, but for more about a party, which would make
    another party of it.
    """
    columns, unknown = parse_headers(labels)
    if layout is None:
        return columns, unknown
    left = set(layout.unexplained())
    general = [
        column
        for column in columns
        if column.place in left
        and (column.group != "party" or column.field == "name")
        and ((column.group, column.field) not in layout.filled or parse_header(column.label))
    ]
    taken = {column.place for column in general}
    return general, [(place, labels[place].strip()) for place in sorted(left - taken)]


def _codes(
    labels: Sequence[str], columns: Sequence[Column], layout: Layout | None
) -> list[tuple[int, str]]:
    """Place and heading of the known columns for numbers and codes."""
    places = {column.place for column in columns if column.field in ("id", *IDENTIFIER_SCHEMES)}
    places |= layout.codes if layout is not None else set()
    return [(place, labels[place].strip()) for place in sorted(places)]
