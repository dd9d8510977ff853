"""What does the history say of the parties of one deal?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from witting.redflags.case import PAYERS
from witting.redflags.ledger_line import (
    CONSIGNEES,
    CUSTOMERS,
    SUPPLIERS,
    UNKNOWN,
    destination_of,
    lines_of,
    party_in,
)
from witting.redflags.party_numbers import NOBODY
from witting.redflags.payer import INVASION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.model import Deal
    from witting.redflags.ledger import Ledger, Rows
    from witting.redflags.ledger_line import LedgerLine

BEFORE = timedelta(days=90)
"""So long before the invasion a history must begin, to tell who is new since."""


@dataclass(frozen=True)
class Past:
    """A deal beside its history.

    Args:
        ledger: The history; the deal itself may be in it.
        deal: As read.
    """

    ledger: Ledger
    deal: Deal

    @cached_property
    def day(self) -> int:
        """The ordinal of the deal's day; 0 where it has none."""
        return self.deal.date.toordinal() if self.deal.date else 0

    @property
    def is_since_invasion(self) -> bool:
        """Whether the deal is of a day from 24 February 2022 on."""
        return self.day >= INVASION.toordinal()

    @property
    def knows_before(self) -> bool:
        """Whether the history begins early enough to say what was before the invasion."""
        return self.ledger.first_day <= (INVASION - BEFORE).toordinal()

    @cached_property
    def lines(self) -> tuple[LedgerLine, ...]:
        """The deal's own lines as numbers."""
        return tuple(lines_of(self.deal))

    @cached_property
    def codes(self) -> frozenset[int]:
        """The subheadings of its lines that are known."""
        return frozenset(line.code for line in self.lines if line.code != UNKNOWN)

    @cached_property
    def customer_subject(self) -> str:
        """Where the customer stands in the deal."""
        return self._subject(CUSTOMERS)

    @cached_property
    def customer_name(self) -> str:
        """The customer's name."""
        party = party_in(self.deal, CUSTOMERS)
        return ((party.name if party else None) or "the customer")[:80]

    @cached_property
    def customer(self) -> int:
        """The customer's number, or NOBODY."""
        return self._number(CUSTOMERS)

    @cached_property
    def has_customer(self) -> bool:
        """Whether the deal names a customer at all."""
        party = party_in(self.deal, CUSTOMERS)
        return party is not None and bool(party.name or party.identifiers)

    @cached_property
    def customer_rows(self) -> Rows:
        """What the customer bought, on all days."""
        return self.ledger.of_customer(self.customer if self.customer != NOBODY else NOBODY - 1)

    @cached_property
    def earlier(self) -> Rows:
        """What the customer bought before the day of the deal."""
        return self.customer_rows.between(0, self.day)

    @cached_property
    def before_invasion(self) -> Rows:
        """What the customer bought before 24 February 2022."""
        return self.customer_rows.between(0, INVASION.toordinal())

    @cached_property
    def supplier(self) -> int | None:
        """The supplier, NOBODY where the history has none of the name; None where none is named."""
        return self._number(SUPPLIERS) if party_in(self.deal, SUPPLIERS) else None

    @cached_property
    def supplier_rows(self) -> Rows:
        """What the supplier sold, on all days."""
        number = self._number(SUPPLIERS)
        return self.ledger.of_supplier(number if number != NOBODY else NOBODY - 1)

    @cached_property
    def supplier_subject(self) -> str:
        """Where the supplier stands in the deal."""
        return self._subject(SUPPLIERS)

    @cached_property
    def consignee_rows(self) -> Rows:
        """What went to the consignee, on all days."""
        number = self._number(CONSIGNEES)
        return self.ledger.of_consignee(number if number != NOBODY else NOBODY - 1)

    @cached_property
    def consignee(self) -> int:
        """The consignee's number, or NOBODY."""
        return self._number(CONSIGNEES)

    @cached_property
    def destination(self) -> str:
        """The country of destination, or empty."""
        return destination_of(self.deal)

    @cached_property
    def is_paid_by_customer(self) -> bool:
        """Whether a payer is named."""
        return party_in(self.deal, PAYERS) is not None

    def currency(self, line: LedgerLine) -> int:
        """The place of a line's currency in the ledger; -1 where the ledger has it nowhere."""
        words = self.ledger.currencies
        return words.index(line.currency) if line.currency in words else -1

    def _number(self, roles: Sequence[str]) -> int:
        party = party_in(self.deal, roles)
        return self.ledger.parties.find(party) if party is not None else NOBODY

    def _subject(self, roles: Sequence[str]) -> str:
        party = party_in(self.deal, roles)
        places = [number for number, each in enumerate(self.deal.parties) if each is party]
        return f"parties[{places[0]}]" if places else "parties"


def say_day(ordinal: int) -> str:
    """A day of a ledger as ISO."""
    return date.fromordinal(int(ordinal)).isoformat()


def count_deals(rows: Rows) -> int:
    """How many deals some rows are of."""
    return len(np.unique(rows["deal"]))
