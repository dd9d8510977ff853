"""Which deal does one row of a table describe?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from witting.deals.columns import ANY_PARTY, column_names, may_name_a_party, parse_headers
from witting.deals.parse import build_deal
from witting.deals.reading import FileMemory, Reading, shown, shown_key
from witting.deals.vocabulary import load_nulls
from witting.model import IDENTIFIER_SCHEMES, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.columns import Column
    from witting.model import Deal


class Table:
    """Turns the rows of one table into deals.

    Args:
        labels: The header, cell by cell.
        file: The file's name.
        kind: The source's format, such as ``csv``.
    """

    def __init__(self, labels: Sequence[str], *, file: str, kind: str) -> None:
        self.columns, self._unknown = parse_headers(labels)
        self.width = len(labels)
        self._titled = max((at for at, label in enumerate(labels, 1) if label.strip()), default=0)
        self.adds_parties = any(column.role == ANY_PARTY for column in self.columns)
        self._file = file
        self._kind = kind
        self._memory = FileMemory()
        self._nulls = load_nulls()

    def read_row(
        self,
        cells: Sequence[object],
        *,
        place: str,
        problems: Sequence[str] = (),
        notes: Sequence[str] = (),
    ) -> Deal:
        """The deal of one row.

        Args:
            cells: As many as there are; those without a column are reported.
            place: Such as ``line 7``.
            problems: What is wrong with the row as a whole, so that something of it was lost.
            notes: What else is to be said of it.
        """
        where = f"{self._file} {place}"
        values = [
            (column, cells[column.place])
            for column in self.columns
            if column.place < len(cells) and not self._is_null(cells[column.place])
        ]
        folded = _Folded(values)
        reading = Reading(where, place=place, labels=folded.labels, memory=self._memory)
        for note in notes:
            reading.issue("", note)
        for problem in (*problems, *self._wrong_width(cells), *folded.problems):
            reading.issue("", problem, unread=True)
        for index, label in self._unknown:
            if index < len(cells) and not self._is_null(cells[index]):
                self._report_unknown(label, cells[index], reading)
        source = Source(self._file, self._kind, place)
        return build_deal(folded.data, source=source, reading=reading, where=where)

    def ends_in_doubt(self, cells: Sequence[str]) -> bool:
        """Whether the last cell is a name, which looks whole where the file was cut within it.

        Many whole files end without a line break, too, so less than a name is no reason to doubt.
        """
        column = next((item for item in self.columns if item.place == len(cells) - 1), None)
        return column is not None and column.field == "name" and not self._is_null(cells[-1])

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

    def _report_unknown(self, label: str, cell: object, reading: Reading) -> None:
        if may_name_a_party(label) and any(map(str.isalpha, str(cell))):
            what = f"the column is unknown and may name a party; {shown(cell)} was not read."
            reading.issue(shown_key(label), what, unread=True)
        else:
            reading.unknown("", label, known=column_names(), kind="column")

    def _is_null(self, cell: object) -> bool:
        if isinstance(cell, float):  # Parquet may have NaN where there is no value.
            return math.isnan(cell)
        return cell is None or (isinstance(cell, str) and cell.strip() in self._nulls)


class _Folded:
    """The cells of one row in the shape of the JSON, and which column each field came from."""

    def __init__(self, values: Sequence[tuple[Column, object]]) -> None:
        self.data: dict[str, Any] = {}
        self.labels: dict[str, str] = {}
        self.problems: list[str] = []
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
            self.data.setdefault("text", []).append((column.number, column.label, value))
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
        texts = sorted(self.data.get("text", ()), key=lambda item: item[0])
        if texts:
            self.data["text"] = [value for _, _, value in texts]
            self.labels |= {f"text[{place}]": label for place, (_, label, _) in enumerate(texts)}
