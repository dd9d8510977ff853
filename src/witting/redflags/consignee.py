"""Do the goods go to somebody who has no use for them?

Source: FinCEN and BIS, joint notice FIN-2023-NTC2 of 6 November 2023.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.owners.name_key import name_key
from witting.redflags.case import Signal
from witting.redflags.wordlist import find_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Party
    from witting.redflags.case import Case

KINDS = {"bank": "a bank", "mail": "a mail centre", "forwarder": "a forwarder"}
_INSTITUTION = 8
"""Letters of a BIC that name the institution; three more may name its branch."""
_TO_ISSUING_BANK = re.compile(
    r"(?:consigned|made\s+out|issued|drawn)?\s*to\s+(?:the\s+)?(?:order\s+of\s+)?"
    r"(?:the\s+)?(?:l/?c\s+)?issuing\s+bank",
    re.IGNORECASE,
)
_CONSIGNED = re.compile(r"consign|bills?\s+of\s+lading|\bb/l\b|airway|waybill", re.IGNORECASE)


def go_betweens(case: Case) -> Iterator[Signal]:
    """A consignee that is a bank, a mail centre or a forwarder, by its name or its BIC."""
    for subject, party in case.parties("consignee"):
        kind, why = _kind_of(party)
        if kind:
            told = f"The consignee ({_name(party)}) is {KINDS[kind]}, by {why}."
            yield Signal(subject, told, {"is": kind})


def consigned_to_issuing_bank(case: Case) -> Iterator[Signal]:
    """A letter of credit whose goods are consigned to the bank that issues it."""
    banks = [bank for _, bank in case.parties("issuing_bank")]
    for subject, party in case.parties("consignee"):
        if any(_are_one(party, bank) for bank in banks):
            told = f"The goods are consigned to the issuing bank ({_name(party)})."
            yield Signal(subject, told)
    for number, text in enumerate(case.deal.text):
        flat = " ".join(text.split())
        if banks and _CONSIGNED.search(flat) and _is_to_bank(flat, banks):
            yield Signal(f"text[{number}]", "The text consigns the goods to the issuing bank.")


def end_user_missing(case: Case) -> Iterator[Signal]:
    """No party is the end user, in a deal that names who receives the goods."""
    if any(True for _ in case.parties("end_user")):
        return
    if any(True for _ in case.parties("consignee", "buyer", "applicant")):
        yield Signal("parties", "No party is named as the end user of the goods.")


def _is_to_bank(text: str, banks: Sequence[Party]) -> bool:
    """Whether the text names the issuing bank as who the goods are for."""
    if _TO_ISSUING_BANK.search(text):
        return True
    plain = text.casefold()
    names = (bank.name.casefold() for bank in banks if bank.name)
    return any(f"{lead} {name}" in plain for name in names for lead in ("order of", "consigned to"))


def _kind_of(party: Party) -> tuple[str | None, str]:
    for kind in KINDS:
        word = find_word(kind, party.name or "")
        if word:
            return kind, f"the word {word!r} in its name"
    if any(item.scheme == "bic" for item in party.identifiers):
        return "bank", "its BIC"
    return None, ""


def _are_one(party: Party, bank: Party) -> bool:
    codes = _institutions(party) & _institutions(bank)
    if codes:
        return True
    key = name_key(bank.name or "")
    return bool(key) and key == name_key(party.name or "")


def _institutions(party: Party) -> set[str]:
    return {item.value.upper()[:_INSTITUTION] for item in party.identifiers if item.scheme == "bic"}


def _name(party: Party) -> str:
    return (party.name or "without a name")[:80]
