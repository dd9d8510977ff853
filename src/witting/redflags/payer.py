"""Does the money come from where the goods do not go?

Source: Commerce, Treasury and Justice, tri-seal compliance note of 2 March 2023.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from witting.model import parse_partial_date
from witting.owners.name_key import name_key
from witting.redflags.case import PAYERS, RECEIVERS, Signal
from witting.redflags.coalition import load_coalition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Party
    from witting.redflags.case import Case

INVASION = date(2022, 2, 24)
"""From this day on the allied export controls were widened.

Source: Bureau of Industry and Security, 87 FR 12226, effective 24 February 2022.
"""
_BANKS = ("debtor_agent", "issuing_bank")
_COUNTRY_IN_BIC = slice(4, 6)
_PERSON = "Person"


def third_country_payers(case: Case) -> Iterator[Signal]:
    """A payer in another country than everybody who receives the goods."""
    receivers = [party for _, party in case.parties(*RECEIVERS)]
    names = {name_key(party.name or "") for party in receivers}
    theirs = {party.country for party in receivers if party.country} | case.destinations
    for subject, party in case.parties(*PAYERS):
        is_receiver = name_key(party.name or "") in names
        if theirs and party.country and party.country not in theirs and not is_receiver:
            told = (
                f"The {_role(party)} is in {party.country.upper()}, while the goods go to "
                f"{_countries(theirs)}."
            )
            yield Signal(subject, told, {"country": party.country, "goods_go_to": sorted(theirs)})


def foreign_banks(case: Case) -> Iterator[Signal]:
    """A payer's bank in another country than the payer."""
    homes = {party.country for _, party in case.parties(*PAYERS) if party.country}
    for subject, bank in case.parties(*_BANKS):
        country = _country_of(bank)
        if homes and country and country not in homes:
            told = (
                f"The payer's bank is in {country.upper()}, and the payer in {_countries(homes)}."
            )
            yield Signal(subject, told, {"country": country, "payer_in": sorted(homes)})


def founded_since(case: Case) -> Iterator[Signal]:
    """A payer or buyer outside the coalition that was founded after the invasion."""
    for subject, party in case.parties(*PAYERS, "buyer"):
        founded = parse_partial_date(party.birth_date or "")
        if founded is None or party.schema in (None, _PERSON) or founded.first < INVASION:
            continue
        if party.country and party.country not in load_coalition():
            told = f"The {_role(party)} in {party.country.upper()} was founded in {founded}."
            yield Signal(subject, told, {"founded": str(founded)})


def _country_of(bank: Party) -> str | None:
    if bank.country:
        return bank.country
    codes = [item.value for item in bank.identifiers if item.scheme == "bic"]
    return codes[0][_COUNTRY_IN_BIC].lower() if codes else None


def _role(party: Party) -> str:
    return (party.role or "payer").replace("_", " ")


def _countries(codes: set[str] | frozenset[str]) -> str:
    return " and ".join(code.upper() for code in sorted(codes))
