"""How does a file of deals become a ledger, in one pass and little memory?"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from witting.errors import DealFileError
from witting.redflags.ledger import COLUMNS, UNITS, Ledger, Rows
from witting.redflags.ledger_line import (
    CONSIGNEES,
    CUSTOMERS,
    SUPPLIERS,
    destination_of,
    lines_of,
    party_in,
)
from witting.redflags.party_numbers import NOBODY, PartyNumbers
from witting.redflags.reference_key import reference_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from witting.model import Deal, Party

_CODES = {"int32": "i", "int16": "h", "bool": "b", "float64": "d", "int8": "b"}


def read_history(path: Path, track: Callable[[Iterator[Deal]], Iterator[Deal]] = iter) -> Ledger:
    """Reads every deal of a file that ``read_deals`` reads.

    Args:
        path: The file.
        track: Passes the deals on, and may show how many there are.

    Raises:
        DealFileError: The file cannot be read, or none of its deals has a day.
    """
    from witting.deals import read_deals  # noqa: PLC0415  # the readers take long to load

    return build_ledger(track(read_deals(path)), name=path.name)


def build_ledger(deals: Iterable[Deal], *, name: str) -> Ledger:
    """A ledger of some deals, whatever their order.

    Raises:
        DealFileError: None of the deals has a day.
    """
    book = _Book()
    for deal in deals:
        book.add(deal)
    if not book.columns["day"]:
        raise DealFileError(
            f"none of the {book.deals:,} deals of this history has a day.",
            where=name,
            remedy="A history tells nothing without the date of each deal.",
        )
    return book.close(name)


class _Words:
    """Gives each word a place, as they come."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.places: dict[str, int] = {word: place for place, word in enumerate(words)}

    def place(self, word: str) -> int:
        return self.places.setdefault(word, len(self.places))


@dataclass
class _Book:
    """The columns while they grow."""

    columns: dict[str, array[float]] = field(
        default_factory=lambda: {name: array(_CODES[kind]) for name, kind in COLUMNS.items()}
    )
    parties: PartyNumbers = field(default_factory=PartyNumbers)
    countries: _Words = field(default_factory=_Words)
    currencies: _Words = field(default_factory=_Words)
    keys: array[int] = field(default_factory=lambda: array("q"))
    key_deals: array[int] = field(default_factory=lambda: array("i"))
    deals: int = 0
    undated: int = 0

    def add(self, deal: Deal) -> None:
        number = self.deals
        self.deals += 1
        if deal.date is None:
            self.undated += 1
            return
        for key in reference_keys(deal):
            self.keys.append(key)
            self.key_deals.append(number)
        facts: dict[str, float] = {
            "deal": number,
            "day": deal.date.toordinal(),
            "customer": self._number(party_in(deal, CUSTOMERS)),
            "supplier": self._number(party_in(deal, SUPPLIERS)),
            "consignee": self._number(party_in(deal, CONSIGNEES)),
            "country": self.countries.place(destination_of(deal)),
        }
        for line in lines_of(deal):
            self._append(
                {
                    **facts,
                    "code": line.code,
                    "is_high": line.is_high,
                    "amount": line.amount,
                    "currency": self.currencies.place(line.currency),
                    "quantity": line.quantity,
                    "unit": UNITS.index(line.unit),
                }
            )

    def close(self, name: str) -> Ledger:
        columns = {
            each: np.frombuffer(values, dtype=COLUMNS[each])
            for each, values in self.columns.items()
        }
        order = np.lexsort((columns["deal"], columns["day"], columns["customer"]))
        rows = Rows({each: column[order] for each, column in columns.items()})
        keys = np.frombuffer(self.keys, dtype="int64") if self.keys else np.empty(0, "int64")
        owners = np.frombuffer(self.key_deals, dtype="int32") if self.keys else np.empty(0, "int32")
        by_key = np.argsort(keys, kind="stable")
        mark = blake2b(digest_size=8)
        for column in rows.columns.values():
            mark.update(column.tobytes())
        return Ledger(
            rows=rows,
            parties=self.parties,
            countries=tuple(self.countries.places),
            currencies=tuple(self.currencies.places),
            references=(keys[by_key], owners[by_key]),
            name=name,
            deals=self.deals,
            undated=self.undated,
            digest=mark.hexdigest(),
        )

    def _append(self, facts: dict[str, float]) -> None:
        for name, value in facts.items():
            self.columns[name].append(value)

    def _number(self, party: Party | None) -> int:
        return self.parties.add(party) if party is not None else NOBODY
