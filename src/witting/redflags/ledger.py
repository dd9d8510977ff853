"""What does a history of deals hold, so that a deal can be laid beside it?

A row is one line of goods of one deal, in columns: some 50 bytes, whatever the names are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from witting.redflags.party_numbers import PartyNumbers

COLUMNS: Mapping[str, str] = {
    "deal": "int32",
    "day": "int32",
    "customer": "int32",
    "supplier": "int32",
    "consignee": "int32",
    "country": "int16",
    "code": "int32",
    "is_high": "bool",
    "amount": "float64",
    "currency": "int16",
    "quantity": "float64",
    "unit": "int8",
}
"""``day`` is Python's ordinal; ``country``, ``currency`` and ``unit`` are places in lists of words;
``customer``, ``supplier`` and ``consignee`` are numbers of parties."""
UNITS = ("", "kg", "pcs")


@dataclass(frozen=True)
class Rows:
    """Some rows of a ledger, by columns.

    Args:
        columns: As COLUMNS, all of one length.
    """

    columns: Mapping[str, NDArray[Any]]

    def __getitem__(self, name: str) -> NDArray[Any]:
        """One column."""
        return self.columns[name]

    def __len__(self) -> int:
        """How many rows."""
        return len(self.columns["day"])

    def where(self, mask: NDArray[np.bool_]) -> Rows:
        """The rows that a mask keeps."""
        return Rows({name: column[mask] for name, column in self.columns.items()})

    def between(self, first: int, end: int) -> Rows:
        """The rows from one day on and before another."""
        day = self["day"]
        return self.where((day >= first) & (day < end))


@dataclass(frozen=True)
class Ledger:
    """A history of deals.

    Args:
        rows: All of them, by customer and day.
        parties: Who is which number.
        countries: By their places.
        currencies: By their places.
        references: A digest of each reference and the deal that has it, sorted by the digest.
        name: The file's name.
        deals: How many were read.
        undated: How many of them have no day, and say nothing.
        digest: Of what was read: the same history, the same digest.
    """

    rows: Rows
    parties: PartyNumbers
    countries: Sequence[str]
    currencies: Sequence[str]
    references: tuple[NDArray[np.int64], NDArray[np.int32]]
    name: str
    deals: int
    undated: int
    digest: str

    @cached_property
    def first_day(self) -> int:
        """The ordinal of the oldest deal's day."""
        return int(self.rows["day"].min()) if len(self.rows) else 0

    @cached_property
    def last_day(self) -> int:
        """The ordinal of the newest deal's day."""
        return int(self.rows["day"].max()) if len(self.rows) else 0

    def of_customer(self, number: int) -> Rows:
        """The rows of a customer, by day."""
        ends = np.searchsorted(self.rows["customer"], [number, number + 1])
        return self._slice(slice(int(ends[0]), int(ends[1])))

    def of_supplier(self, number: int) -> Rows:
        """The rows of a supplier."""
        return self._of("supplier", number)

    def of_consignee(self, number: int) -> Rows:
        """The rows of a consignee."""
        return self._of("consignee", number)

    def with_reference(self, key: int) -> Rows:
        """The rows of the deals that have a reference."""
        keys, deals = self.references
        ends = np.searchsorted(keys, [key, key], side="left")
        first, end = int(ends[0]), int(np.searchsorted(keys, key, side="right"))
        if first == end:
            return self._slice(slice(0, 0))
        return self.rows.where(np.isin(self.rows["deal"], deals[first:end]))

    def _of(self, column: str, number: int) -> Rows:
        order, values = self._orders[column]
        first, end = np.searchsorted(values, [number, number + 1])
        places = order[int(first) : int(end)]
        return Rows({name: items[places] for name, items in self.rows.columns.items()})

    @cached_property
    def _orders(self) -> Mapping[str, tuple[NDArray[np.intp], NDArray[Any]]]:
        """For each other party, the order of the rows by it, and its numbers in that order."""
        found = {}
        for name in ("supplier", "consignee"):
            order = np.argsort(self.rows[name], kind="stable")
            found[name] = (order, self.rows[name][order])
        return found

    def _slice(self, part: slice) -> Rows:
        return Rows({name: column[part] for name, column in self.rows.columns.items()})
