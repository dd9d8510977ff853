"""Which parts do the banks of the header have in the deal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.party import country_of

if TYPE_CHECKING:
    from witting.deals.swift.draft import Draft
    from witting.deals.swift.kind import Bank

_BANK = 8
"""Letters of a BIC that name the bank; the rest names a branch. Source: ISO 9362."""


def add_header_banks(draft: Draft) -> None:
    """Adds sender and receiver, unless a field names the same bank already.

    Where a field names the bank whose part they have commonly, they are banks in between.
    """
    message, kind = draft.message, draft.kind
    named = {
        value[:_BANK]
        for party in draft.parties
        for scheme, value in party.get("identifiers", ())
        if scheme == "bic"
    }
    for bic, bank, label in (
        (message.sender, kind.sender, "sender (header)"),
        (message.receiver, kind.receiver, "receiver (header)"),
    ):
        if bic and bic[:_BANK] not in named:
            facts = {"identifiers": [("bic", bic)], "country": country_of(bic[4:6])}
            draft.add_party(facts, role=_role(bank, draft), label=label)


def _role(bank: Bank, draft: Draft) -> str | None:
    if bank.unless and any(item.number == bank.unless for item in draft.fields):
        return "intermediary_agent"
    return bank.role
