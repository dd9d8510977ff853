"""Which numbers and contacts stand in the lines of a party, alone or between its name and address?

``ООО «Орда», ИНН 7707083893, г. Уфа, р/с 40702810000000000000`` has all of it in one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from witting.deals.address_line import is_address
from witting.deals.name_tail import country_in
from witting.deals.paper.label import is_party_part
from witting.deals.paper.words import folded, load_list, load_words

CONTACT = re.compile(r"\S@\S|https?://|\bwww\.|^\(?\+?\d[\d\s()/.-]{6,}$")
_IDENTIFIER = re.compile(
    r"([^\W\d][^:：]{0,30}?)\s*[:：.#№]?\s*((?:(?<![^\W\d_])[A-Z]{1,3} ?)?"
    r"(?=\d.{3})\d[\w./-]{0,30}(?: (?=[\w./-]{0,30}\d)[\w./-]{1,30}){0,8})\s*$"
)
_SEPARATED = re.compile(r"\s+[-–]\s+|\s*[;|]\s*")
_WORD = r"(?:ИНН|INN|КПП|ОГРН|OGRN|SWIFT|BIC)"
_IN_BRACKETS = re.compile(rf"\s*\(\s*({_WORD}\b[^()]*)\)", re.IGNORECASE)
_PIECES = re.compile(rf"\s*[,;]\s*|\s+(?={_WORD}(?:/\w+)?[\s:№]+[A-Z0-9])")
KPP_DIGITS = 9


@dataclass(slots=True)
class Apart:
    """A line of a party, with its numbers taken out.

    Args:
        rest: What is left: name and address.
        identifiers: Scheme and value.
        texts: Contacts and accounts.
    """

    rest: str
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def take_apart(line: str) -> Apart | None:
    """The line without its numbers and contacts; None where it has none, or nothing else."""
    pieces = [piece for piece in _PIECES.split(_IN_BRACKETS.sub(r", \1,", line)) if piece]
    apart, kept = Apart(""), list[str]()
    for at, piece in enumerate(pieces):
        if found := identifiers_of(piece):
            apart.identifiers += found
        elif _is_account(piece):
            # The bank of the account stands behind it.
            apart.texts.append(", ".join(pieces[at:]))
            kept += _address_at_end(pieces[at + 1 :])
            break
        elif _is_contact(piece):
            apart.texts.append(piece)
        else:
            kept.append(piece)
    apart.rest = ", ".join(kept)
    return apart if kept and (apart.identifiers or apart.texts) else None


def _address_at_end(pieces: list[str]) -> list[str]:
    """The last pieces that are of an address; it may be the bank's or the party's."""
    start = len(pieces)
    while start and (is_address(pieces[start - 1]) or country_in(pieces[start - 1])):
        start -= 1
    return pieces[start:]


def identifiers_of(line: str) -> list[tuple[str, str]]:
    """The numbers of a line that holds nothing else; empty where it does, or has none."""
    found: list[tuple[str, str]] = []
    for piece in _SEPARATED.split(line):
        match = _IDENTIFIER.fullmatch(piece) or _bic(piece)
        scheme = load_words("identifiers").get(folded(match[1])) if match else None
        if match is None or scheme is None:
            return []
        found += split_number(scheme, match[2].strip())
    return found


def split_number(scheme: str, value: str) -> list[tuple[str, str]]:
    """An INN and the KPP behind its slash are two numbers."""
    inn, slash, kpp = (part.strip() for part in value.partition("/"))
    if scheme == "inn" and slash and kpp.isdigit() and len(kpp) == KPP_DIGITS:
        return [("inn", inn), ("kpp", kpp)]
    return [(scheme, value)]


def _is_account(piece: str) -> bool:
    found = _IDENTIFIER.fullmatch(piece)
    return found is not None and folded(found[1]) in load_list("accounts")


def _is_contact(piece: str) -> bool:
    """``тел. +7 495 000-00-00``, with a colon or without, and addresses of the internet."""
    if CONTACT.search(piece):
        return not piece[:1].isdigit() or "@" in piece
    found = _IDENTIFIER.fullmatch(piece)
    part = is_party_part(piece)
    known = load_words("party_parts").get(folded(found[1])) if found else None
    return known == "contact" or (part is not None and part[0] == "contact")


def _bic(text: str) -> re.Match[str] | None:
    return re.fullmatch(
        r"((?i:swift|bic)[\w /]{0,12}?)\s*[:：]?\s*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)", text
    )
