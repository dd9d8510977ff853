"""What does a trade table say, row by row, as numbers?

Five million rows are some 200 megabytes: words are numbered as they come.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.errors import InputError
from witting.flows.batches import Refused, iter_batches
from witting.flows.cell_values import Words, numbers_of, words_of
from witting.flows.commodity import parse_code
from witting.flows.header import Header, parse_header
from witting.flows.month import parse_month
from witting.flows.nation import country_of
from witting.flows.trouble import Troubles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray

    from witting.model import Issue

    Batch = tuple[Sequence[str], pa.RecordBatch]

NOWHERE = ""
"""The country of a side that the table does not have."""
_WIDTH = "a line has another number of cells than the header; not used."
_NO_MONTH = "the month is none; not used."
HUGE = 1e12
"""No month of trade between two countries under one code is worth as much, in any unit in use."""


@dataclass(frozen=True)
class TradeTable:
    """The usable rows of a table.

    Args:
        reporter: Place of the reporter in ``countries``, by row.
        partner: Likewise.
        line: Place of the code as written in ``lines``, by row.
        month: Months since the year 0, by row.
        row: Where it stands, counted from 1 below the header.
        value: By row.
        quantity: By row, NaN where it is not given; None where the table has none.
        countries: ISO 3166 alpha-2 in lower case; NOWHERE for a side that the table lacks.
        lines: Codes as written, of six digits or more.
        currency: ISO 4217, or empty where the table does not say.
        rows: How many were read.
        issues: What could not be used.
        file: The table's name.
    """

    reporter: NDArray[np.int32]
    partner: NDArray[np.int32]
    line: NDArray[np.int32]
    month: NDArray[np.int32]
    row: NDArray[np.int32]
    value: NDArray[np.float64]
    quantity: NDArray[np.float64] | None
    countries: Sequence[str]
    lines: Sequence[str]
    currency: str
    rows: int
    issues: tuple[Issue, ...]
    file: str


def read_table(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    reporter: str | None = None,
    partner: str | None = None,
    flow: str | None = None,
    track: Callable[[Iterator[Batch]], Iterator[Batch]] = iter,
) -> TradeTable:
    """Reads a CSV or Parquet file.

    Args:
        path: The file; its form is told by the content.
        columns: A header for a field, where it is not a usual one.
        reporter: The country that all rows are of, by its code, where no column says so.
        partner: Likewise.
        flow: Which value of the column of the flow to use, such as ``export``.
        track: Passes the batches on, and may show how far they are.

    Raises:
        InputError: The file cannot be read, lacks a column, mixes flows or currencies, or has no
            row that can be used.
    """
    sides = {"reporter": reporter, "partner": partner}
    reading: _Reading | None = None
    refused = Refused()
    for labels, batch in track(iter_batches(path, refused)):
        if reading is None:
            known = [side for side, country in sides.items() if country]
            header = parse_header(labels, file=path.name, given=columns, known=known)
            reading = _Reading(path.name, header, sides, flow, refused)
        reading.take(batch)
    if reading is None:
        row = f"row {refused.first}, {refused.text[:60]!r}: {_WIDTH}"
        what = row if refused else "the table has no row."
        raise InputError(what, where=path.name)
    reading.troubles.add(_WIDTH, row=refused.first, count=len(refused), shown=refused.text)
    return reading.close()


@dataclass
class _Reading:
    file: str
    header: Header
    sides: Mapping[str, str | None]
    flow: str | None
    refused: Refused
    countries: dict[str, int] = field(default_factory=lambda: {NOWHERE: 0})
    rows: int = 0
    words: dict[str, Words] = field(default_factory=dict)
    parts: dict[str, list[NDArray[np.generic]]] = field(default_factory=dict)
    troubles: Troubles = field(init=False)

    def __post_init__(self) -> None:
        self.troubles = Troubles(self.file)
        for name in self.header.columns:
            self.words[name] = Words()

    def take(self, batch: pa.RecordBatch) -> None:
        """Keeps the usable rows of a batch as numbers."""
        rows = self.refused.rows(self.rows + 1, batch.num_rows)
        self.rows += batch.num_rows
        keep = np.ones(batch.num_rows, dtype=bool)
        found: dict[str, NDArray[np.generic]] = {
            side: self._side(side, batch, keep, rows) for side in ("reporter", "partner")
        }
        found["line"] = self._line(batch, keep, rows)
        found["row"] = rows
        found["month"] = self._month(batch, keep, rows)
        found["value"] = self._value(batch, keep, rows)
        if "quantity" in self.header.columns:
            column = batch.column(self.header.columns["quantity"])
            found["quantity"] = numbers_of(column)
        for name in ("flow", "currency", "unit"):
            if name in self.header.columns:
                found[name] = words_of(self._column(batch, name), self.words[name])
        for name, values in found.items():
            self.parts.setdefault(name, []).append(values[keep])

    def close(self) -> TradeTable:
        """The table, once all batches were taken."""
        columns = {name: np.concatenate(parts) for name, parts in self.parts.items()}
        columns = self._of_one_flow(columns)
        if not len(columns.get("value", ())):
            what = "no row can be used"
            first = next(self.troubles.issues(), None)
            why = f" ({first.where}: {first.what})" if first else ""
            raise InputError(f"{what}{why}.", where=self.file)
        quantity = self._quantity(columns)
        return TradeTable(
            reporter=columns["reporter"].astype(np.int32),
            partner=columns["partner"].astype(np.int32),
            line=columns["line"].astype(np.int32),
            month=columns["month"].astype(np.int32),
            row=columns["row"].astype(np.int32),
            value=columns["value"].astype(np.float64),
            quantity=quantity,
            countries=tuple(self.countries),
            lines=tuple(self.words["code"].words),
            currency=self._currency(columns),
            rows=self.rows,
            issues=tuple(self.troubles.issues()),
            file=self.file,
        )

    def _column(self, batch: pa.RecordBatch, name: str) -> Any:
        return batch.column(self.header.columns[name])

    def _side(
        self, side: str, batch: pa.RecordBatch, keep: NDArray[np.bool_], rows: NDArray[np.int32]
    ) -> NDArray[np.int32]:
        given = self.sides[side]
        if side not in self.header.columns or given:
            place = self.countries.setdefault(given or NOWHERE, len(self.countries))
            return np.full(batch.num_rows, place, dtype=np.int32)
        words = self.words[side]
        places = words_of(self._column(batch, side), words)
        table = np.array([self._place(text) for text in words.words] or [-1], dtype=np.int32)
        found = table[places]
        what = f"the {side} is no country (an aggregate, such as World?); not used."
        self._drop(found < 0, keep, what, rows=rows, places=places, words=words)
        return found

    def _place(self, text: str) -> int:
        country = country_of(text)
        return -1 if country is None else self.countries.setdefault(country, len(self.countries))

    def _line(
        self, batch: pa.RecordBatch, keep: NDArray[np.bool_], rows: NDArray[np.int32]
    ) -> NDArray[np.int32]:
        words = self.words["code"]
        places = words_of(self._column(batch, "code"), words)
        is_bad = np.array([parse_code(text) is None for text in words.words] or [True])
        what = "the code has fewer than six digits, or is none; not used."
        self._drop(is_bad[places], keep, what, rows=rows, places=places, words=words)
        return places

    def _month(
        self, batch: pa.RecordBatch, keep: NDArray[np.bool_], rows: NDArray[np.int32]
    ) -> NDArray[np.int32]:
        words = self.words["month"]
        places = words_of(self._column(batch, "month"), words)
        if "year" in self.header.columns and self._is_bare(words):
            return self._month_of_year(batch, places, keep, rows)
        months = np.array([parse_month(text) or -1 for text in words.words] or [-1], dtype=np.int32)
        self._drop(
            months[places] < 0,
            keep,
            _NO_MONTH,
            rows=rows,
            places=places,
            words=words,
        )
        return months[places]

    def _is_bare(self, words: Words) -> bool:
        return all(parse_month(text) is None for text in words.words)

    def _month_of_year(
        self,
        batch: pa.RecordBatch,
        places: NDArray[np.int32],
        keep: NDArray[np.bool_],
        rows: NDArray[np.int32],
    ) -> NDArray[np.int32]:
        words, years = self.words["month"], self.words["year"]
        of_year = words_of(self._column(batch, "year"), years)
        grid = np.array(
            [[parse_month(text, year) or -1 for year in years.words] for text in words.words],
            dtype=np.int32,
        )
        found = grid[places, of_year]
        self._drop(found < 0, keep, _NO_MONTH, rows=rows, places=places, words=words)
        return found

    def _value(
        self, batch: pa.RecordBatch, keep: NDArray[np.bool_], rows: NDArray[np.int32]
    ) -> NDArray[np.float64]:
        column = self._column(batch, "value")
        values = numbers_of(column)
        for is_bad, what in (
            (np.isnan(values), "the value is no number; not used."),
            (values < 0, "the value is negative; not used."),
            (values > HUGE, f"the value is above {HUGE:,.0f}; not used."),
        ):
            bad = is_bad & keep
            if bad.any():
                row = int(bad.argmax())
                shown = str(column[row].as_py())
                self.troubles.add(what, row=int(rows[row]), count=int(bad.sum()), shown=shown)
                keep &= ~bad
        return values

    def _drop(
        self,
        is_bad: NDArray[np.bool_],
        keep: NDArray[np.bool_],
        what: str,
        *,
        rows: NDArray[np.int32],
        places: NDArray[np.int32],
        words: Words,
    ) -> None:
        bad = is_bad & keep
        if bad.any():
            row = int(bad.argmax())
            shown = words.words[int(places[row])]
            self.troubles.add(what, row=int(rows[row]), count=int(bad.sum()), shown=shown)
            keep &= ~bad

    def _of_one_flow(
        self, columns: dict[str, NDArray[np.generic]]
    ) -> dict[str, NDArray[np.generic]]:
        if "flow" not in columns:
            return columns
        words = self.words["flow"].words
        there = [words[place] for place in np.unique(columns["flow"])]
        wanted = self.flow.casefold() if self.flow else None
        if wanted is None and len(there) > 1:
            raise InputError(
                f"the table has several flows: {', '.join(there)[:200]}.",
                where=self.file,
                remedy=f"Choose one: --flow {there[0]!r}.",
            )
        if wanted is None:
            return columns
        places = [place for place, word in enumerate(words) if word.casefold() == wanted]
        if not places:
            raise InputError(
                f"no row is of the flow {self.flow!r}.",
                where=self.file,
                remedy=f"There are: {', '.join(there)[:200]}.",
            )
        mask = np.isin(columns["flow"], places)
        return {name: values[mask] for name, values in columns.items()}

    def _currency(self, columns: Mapping[str, NDArray[np.generic]]) -> str:
        if "currency" not in columns:
            return self.header.currency
        words = self.words["currency"].words
        there = [words[place] for place in np.unique(columns["currency"])]
        if len(there) > 1:
            raise InputError(
                f"the values are in several currencies: {', '.join(there)[:200]}.",
                where=self.file,
                remedy="Give a table in one currency.",
            )
        return there[0].upper() if there else ""

    def _quantity(self, columns: Mapping[str, NDArray[np.generic]]) -> NDArray[np.float64] | None:
        if "quantity" not in columns:
            return None
        if "unit" in columns and len(np.unique(columns["unit"])) > 1:
            self.troubles.say("the quantities are in several units; they are not used.")
            return None
        found = columns["quantity"].astype(np.float64)
        return np.where(found >= 0, found, np.nan)
