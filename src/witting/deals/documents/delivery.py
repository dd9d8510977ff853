"""Where does a document say that goods are handed over, and who is there?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.deals.documents.party import PartyDraft

if TYPE_CHECKING:
    from witting.deals.documents.facts import Facts


@dataclass(slots=True)
class DeliveryDraft:
    """A delivery while its elements are read: the address stands beside who is there.

    Args:
        role: Of who is there.
        party: Who is there, named or not.
        address: The address and its country, with their place.
    """

    role: str
    party: PartyDraft | None = None
    address: tuple[str, str | None, str] | None = None

    def close(self, facts: Facts) -> None:
        """Gives the address to who is named beside it, else to somebody who is not named."""
        if self.address is None:
            return
        address, country, where = self.address
        if self.party is None:
            self.party = PartyDraft(where, role=self.role, may_be_unnamed=True)
            facts.parties.append(self.party)
        self.party.take_address(address, country, where, facts)
