"""Is a company reached at home, by private mail, or through Russia's own messages of payment?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.names import parse_name
from witting.redflags.case import PAYERS, RECEIVERS, Signal
from witting.redflags.wordlist import find_word
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Party
    from witting.redflags.case import Case

_MAIL = re.compile(r"[\w.+\-]{1,64}\s?@\s?((?:[\w\-]{1,63}\.)+[a-z]{2,})", re.IGNORECASE)
_PERSON = "Person"
_OFFICE_FLATS = frozenset({"hk", "mo", "sg"})
"""Where a flat is the usual word for a unit of an office building."""


def private_mail(case: Case) -> Iterator[Signal]:
    """An e-mail address under a domain where anybody can have one."""
    seen: set[str] = set()
    for subject, text in case.texts():
        for found in _MAIL.finditer(text) if "@" in text else ():
            address = "".join(found[0].split()).lower()
            if address not in seen and _is_free(found[1].lower()):
                seen.add(address)
                told = f"The e-mail address {address} is under a domain where anybody can have one."
                yield Signal(subject, told, {"email": address})


def spfs(case: Case) -> Iterator[Signal]:
    """A text that names the Bank of Russia's system for financial messages."""
    for subject, text in case.texts():
        if word := find_word("spfs", text):
            told = f"The words {word!r} name Russia's own system for financial messages."
            yield Signal(subject, told, {"words": word})


def residences(case: Case) -> Iterator[Signal]:
    """A company whose address is a flat or a house that people live in."""
    for subject, party in case.parties(*RECEIVERS, *PAYERS):
        if not party.address or not _is_company(party):
            continue
        kind = "residence" if party.country in _OFFICE_FLATS else "flat"
        if word := find_word(kind, party.address):
            told = f"The address of the company ({party.address[:80]}) is a home, by {word!r}."
            yield Signal(subject, told, {"address": party.address, "words": word})


def _is_company(party: Party) -> bool:
    if party.schema is not None:
        return party.schema != _PERSON
    return bool(party.name and parse_name(party.name).legal_forms)


def _is_free(domain: str) -> bool:
    return domain in _free_domains() or any(
        domain.startswith(f"{brand}.") for brand in _free_brands()
    )


@cache
def _free_domains() -> frozenset[str]:
    return frozenset(_mail_file("domains"))


@cache
def _free_brands() -> frozenset[str]:
    return frozenset(_mail_file("brands"))


def _mail_file(key: str) -> list[str]:
    nodes = read_yaml("red_flags/free_mail.yaml").mapping()[key].sequence()
    return [str(node.value) for node in nodes]
