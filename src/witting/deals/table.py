"""Which deal does one row of a table describe?"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from witting.deals.columns import ANY_PARTY, count_read, parse_headers
from witting.deals.customs import RowReading, fit_mapping
from witting.deals.merge import merge_rows
from witting.deals.parse import build_deal
from witting.deals.reading import FileMemory, Reading, shown, shown_key
from witting.deals.unknown_column import UnknownColumns, name_columns
from witting.deals.vocabulary import load_nulls, load_words
from witting.model import IDENTIFIER_SCHEMES, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.deals.columns import Column
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
        texts = [*texts, *self._unknown.read(given, reading)]
        for index in self._needed:
            if index < len(cells) and isinstance(cells[index], str) and given[index] is None:
                self._report_error(index, cells[index], reading)
        if self._layout is not None and not self._layout.id:
            # The table has no number for it.
            folded.data.setdefault("id", f"{self._file}:{place}".lstrip(":"))
        source = Source(self._file, self.kind, place) if self._file else None
        deal = build_deal(folded.data, source=source, reading=reading, where=where)
        return replace(deal, text=(*deal.text, *texts)) if texts else deal

    def _fold(self, cells: Sequence[object]) -> _Folded:
        """The row by its mapping, where there is one, and then by what columns generally hold."""
        mapped = RowReading(self._layout, cells) if self._layout else None
        values = [
            (column, cells[column.place])
            for column in self.columns
            if cells[column.place] is not None
        ]
        return _Folded(values, mapped)

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


class _Folded:
    """The cells of one row in the shape of the JSON, and which column each field came from."""

    def __init__(
        self, values: Sequence[tuple[Column, object]], mapped: RowReading | None = None
    ) -> None:
        self.data: dict[str, Any] = mapped.data if mapped else {}
        self.labels: dict[str, str] = mapped.labels if mapped else {}
        self.cell_problems = mapped.problems if mapped else []
        self.problems: list[str] = []
        self._texts = [(0, "", text) for text in self.data.pop("text", ())]
        self._places: dict[tuple[str, int], int] = {}
        fold = {
            "deal": self._deal,
            "party": self._party,
            "goods": self._goods,
            "route": self._route,
            "reliance": self._reliance,
        }
        for column, value in values:
            fold[column.group](column, value)
        self._order_texts()

    def _put(self, target: dict[str, Any], path: str, column: Column, value: object) -> None:
        """Sets a field once; a second column for it that says something else is a problem."""
        if column.field not in target:
            target[column.field] = value
            self.labels[path] = column.label
        elif target[column.field] != value:
            self.problems.append(
                f"the columns {self.labels.get(path, path)!r} and {column.label!r} both give "
                f"{path}; {shown(value)} was not read."
            )

    def _deal(self, column: Column, value: object) -> None:
        if column.field == "text":
            self._texts.append((column.number, column.label, value))
        elif column.field in ("amount", "currency"):
            self._money(self.data, "amount", column, value)
        else:
            self._put(self.data, column.field, column, value)

    def _party(self, column: Column, value: object) -> None:
        parties = self.data.setdefault("parties", [])
        place = self._places.setdefault((column.role, column.number), len(parties))
        if place == len(parties):
            self.labels[f"parties[{place}]"] = column.label
            parties.append({} if column.role == ANY_PARTY else {"role": column.role})
        party, path = parties[place], f"parties[{place}]"
        if column.field in IDENTIFIER_SCHEMES:
            party, path = party.setdefault("identifiers", {}), f"{path}.identifiers"
        self._put(party, f"{path}.{column.field}", column, value)

    def _goods(self, column: Column, value: object) -> None:
        goods = self.data.setdefault("goods", [])
        place = self._places.setdefault(("goods", column.number), len(goods))
        if place == len(goods):
            self.labels[f"goods[{place}]"] = column.label
            goods.append({})
        if column.field in ("value", "currency"):
            self._money(goods[place], f"goods[{place}].value", column, value)
        else:
            self._put(goods[place], f"goods[{place}].{column.field}", column, value)

    def _reliance(self, column: Column, value: object) -> None:
        stated = self.data.setdefault("relies_on", [])
        place = self._places.setdefault(("relies_on", column.number), len(stated))
        if place == len(stated):
            self.labels[f"relies_on[{place}]"] = column.label
            stated.append({})
        self._put(stated[place], f"relies_on[{place}].{column.field}", column, value)

    def _route(self, column: Column, value: object) -> None:
        route = self.data.setdefault("route", {})
        if column.field == "transshipment" and isinstance(value, str):
            places = [place for part in value.split(";") if (place := part.strip())]
            route.setdefault("transshipment", []).extend(places)
            self.labels.setdefault("route.transshipment", column.label)
        else:
            self._put(route, f"route.{column.field}", column, value)

    def _money(self, target: dict[str, Any], path: str, column: Column, value: object) -> None:
        name = path.rpartition(".")[2]
        money = target.setdefault(name, {})
        part = "currency" if column.field == "currency" else "amount"
        if part in money and money[part] != value:
            self.problems.append(
                f"the column {column.label!r} also gives {path}; {shown(value)} was not read."
            )
            return
        money[part] = value
        self.labels[f"{path}.{part}"] = column.label

    def _order_texts(self) -> None:
        """Texts stand in the order of their numbers."""
        texts = sorted(self._texts, key=lambda item: item[0])
        if texts:
            self.data["text"] = [value for _, _, value in texts]
            self.labels |= {
                f"text[{place}]": label for place, (_, label, _) in enumerate(texts) if label
            }


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
        if column.place in left and (column.group != "party" or column.field == "name")
    ]
    taken = {column.place for column in general}
    return general, [(place, labels[place].strip()) for place in sorted(left - taken)]
