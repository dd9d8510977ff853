"""Do the numbers say that it is the same party, or another?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.matching.circumstance import GAIN_OF_COUNTRY, Circumstance
from witting.names import normalize_identifier
from witting.names.number import bank_key, number_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Identifier, Listing, Query

UNIQUE = frozenset(
    ("bic", "lei", "inn", "ogrn", "uscc", "imo", "mmsi", "duns", "giin", "cage", "crypto")
)
"""One number, one holder, in the whole world."""
PER_COUNTRY = frozenset(("registration", "tax", "passport", "id_number", "okpo"))
"""One number, one holder, within a register; two registers may give out the same."""
ONE_EACH = frozenset(("inn", "ogrn", "uscc", "lei", "imo"))
"""A party has one, so another one is another party. A bank has a BIC for each branch."""
_COMPANY_NUMBERS = frozenset(("inn", "ogrn", "uscc", "registration", "tax", "id_number", "okpo"))
"""What one source calls a registration number is another's tax number."""
_LONG = 8
_SHORTEST = 5
_SUPPORTS = 0.5
"""From so much of the name on, it supports the number."""
_SCORE = 0.97
"""What a number that agrees is worth at least: only a misprint stands against it."""
_SCORE_OF_BANK = 0.9
"""What the BIC of another office of a listed bank is worth at least; a person must look."""


def compare_identifiers(
    query: Query, listing: Listing, *, name_score: float
) -> tuple[Circumstance, float] | None:
    """A number that agrees is decisive; one that contradicts is said, and lowers the score.

    A short number of a register under another name wants a look: a country has many registers.
    So does the BIC of another office of a listed bank, unless the name supports it.

    Args:
        query: Who is looked for.
        listing: Who is listed.
        name_score: How far the names agree; a register's number without a country needs its
            support.

    Returns:
        What the numbers say, and the least score that follows from it (0 where none does); None
        where they say nothing.
    """
    if not query.identifiers or not listing.identifiers:
        return None
    agreeing = list(_iter_agreeing(query, listing, name_score=name_score))
    if agreeing:
        ours, theirs = next(filter(_is_long, agreeing), agreeing[0])
        values = _written(ours), _written(theirs)
        sentence = f"The identifier agrees: {values[1]}."
        if name_score >= _SUPPORTS or _is_long((ours, theirs)):
            return Circumstance("identifier", *values, sentence, confirms=True), _SCORE
        sentence = f"The identifier agrees, but is short, and no name supports it: {values[1]}."
        return Circumstance("identifier", *values, sentence, doubt=True), _SCORE
    return _contradiction(query, listing) or _compare_offices(query, listing, name_score=name_score)


def _contradiction(query: Query, listing: Listing) -> tuple[Circumstance, float] | None:
    """Whether a number that each has one of is another."""
    for ours in filter(_is_proper, query.identifiers):
        others = [item for item in listing.identifiers if item.scheme == ours.scheme]
        if others and all(map(_is_proper, others)):
            values = _written(ours), "; ".join(map(_written, others))
            sentence = f"The identifier differs: {values[0]} against {values[1]}."
            return Circumstance("identifier", *values, sentence, loss=0.15, doubt=True), 0.0
    return None


def _compare_offices(
    query: Query, listing: Listing, *, name_score: float
) -> tuple[Circumstance, float] | None:
    """Whether two BICs are of one bank in one country, at different places of it."""
    for ours in query.identifiers:
        bank = bank_key(ours.scheme, ours.value)
        for theirs in listing.identifiers if bank else ():
            if bank == bank_key(theirs.scheme, theirs.value):
                values = _written(ours), _written(theirs)
                said = f"{values[0]} and {values[1]} begin with the same bank and country"
                sentence = f"The BICs are of two offices of one bank: {said}."
                if name_score >= _SUPPORTS:
                    gain = GAIN_OF_COUNTRY
                    return Circumstance("identifier", *values, sentence, gain=gain), 0.0
                return Circumstance("identifier", *values, sentence, doubt=True), _SCORE_OF_BANK
    return None


def _iter_agreeing(
    query: Query, listing: Listing, *, name_score: float
) -> Iterator[tuple[Identifier, Identifier]]:
    for ours in query.identifiers:
        for theirs in listing.identifiers:
            if _agree(ours, theirs) and (
                (ours.scheme == theirs.scheme and ours.scheme in UNIQUE)
                or _same_register(query, listing, ours, name_score=name_score)
            ):
                yield ours, theirs


def _agree(ours: Identifier, theirs: Identifier) -> bool:
    if ours.scheme != theirs.scheme and not {ours.scheme, theirs.scheme} <= _COMPANY_NUMBERS:
        return False
    if ours.scheme not in UNIQUE | PER_COUNTRY:
        return False
    key = number_key(ours.scheme, ours.value)
    shortest = _SHORTEST if ours.scheme == theirs.scheme else _LONG
    return len(key) >= shortest and key == number_key(theirs.scheme, theirs.value)


def _same_register(
    query: Query, listing: Listing, number: Identifier, *, name_score: float
) -> bool:
    if name_score >= _SUPPORTS:
        return True
    if query.countries and listing.countries:
        return bool(set(query.countries) & set(listing.countries))
    return len(number_key(number.scheme, number.value)) > _LONG


def _is_proper(number: Identifier) -> bool:
    """Whether another one is another party: a mistyped number is no other party's."""
    value = number.value
    return number.scheme in ONE_EACH and normalize_identifier(number.scheme, value) is not None


def _is_long(numbers: tuple[Identifier, Identifier]) -> bool:
    """Whether it names one holder even among the registers of one country."""
    ours, theirs = numbers
    if ours.scheme == theirs.scheme and ours.scheme in UNIQUE:
        return True
    return len(number_key(ours.scheme, ours.value)) >= _LONG


def _written(identifier: Identifier) -> str:
    return f"{identifier.scheme} {identifier.value}"
