"""What does an address say: which country, which names, which numbers, and what do they count?

Nothing depends on commas or on the order of parts: labels (``Room``, ``ul.``, ``No:``) say what
stands beside them, and what nothing tells stays ``name`` and ``plain``. A wrong guess costs little,
since :mod:`witting.matching.address` compares across parts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.names.address_country import split_countries
from witting.names.address_number import NUMBER_STOOD, read_numbers
from witting.names.address_part import Address, PlaceNumber, PlaceWord
from witting.names.address_term import load_terms
from witting.names.address_text import CODE, write_plainly
from witting.names.spelling import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.names.address_term import Terms

__all__ = ["Address", "PlaceNumber", "PlaceWord", "parse_address"]

_AREA_WORDS = 2
"""A district's name before its kind has so many words at most: ``Pudong New Area``."""

_ORDINAL = re.compile(r"\d+-?(?:st|nd|rd|th|aya|ya|oy|oi|yi|yy|iy|y|i|e|eme)(?![a-z0-9])")
_ITEM = r"(?:[a-z]{1,2}-)?[a-z]{0,7}\d+[a-z]{0,2}(?![a-z0-9])|\d+"
_TOKEN = re.compile(
    rf"{CODE}[a-z0-9]+|{_ORDINAL.pattern}(?!\s*[-/]\s*\d)|"
    rf"(?:{_ITEM})(?:\s?[-/&]\s?(?:\d+[a-z]{{0,2}}(?![a-z0-9])|[a-z](?![a-z0-9])))*|[a-z]+|[,;()]"
)
_AREAS = ("district", "region")
_SEPARATORS = frozenset((*",;()", NUMBER_STOOD))


@lru_cache(maxsize=1 << 14)
def parse_address(text: str) -> Address:
    """The address, read.

    Args:
        text: As given, in one line or several.

    Returns:
        An address; without words and numbers where the text has none.
    """
    rest, countries = split_countries(text)
    terms = load_terms()
    tokens = _TOKEN.findall(write_plainly(rest, countries))
    numbers, left = read_numbers(tokens, terms, is_us="us" in countries)
    return Address(
        text=text,
        words=tuple(_words(left, terms)),
        numbers=numbers,
        countries=countries,
        ways=frozenset(terms.streets[token] for token in left if token in terms.streets),
    )


def _words(tokens: Sequence[str], terms: Terms) -> Iterator[PlaceWord]:
    """The names, each with the part that the words around it tell."""
    seen_premise = False
    for run, before, after in _runs(tokens, terms):
        for words, told in _split(run, before, after, terms):
            seen_premise = seen_premise or told in ("street", "building", "zone")
            part = told or ("city" if seen_premise else "name")
            for token in words:
                yield PlaceWord(fold_spelling(token), token, part, token in terms.buildings)


def _runs(tokens: Sequence[str], terms: Terms) -> Iterator[tuple[list[str], str, str]]:
    """Names that stand together, with the part that the word before and behind them tells."""
    run: list[str] = []
    before, last = "", ","
    for token in [*tokens, ","]:
        part = _part_of(token, terms, after=last)
        last = token
        if token in _SEPARATORS or part not in (None, "building"):
            if run:
                yield run, before, part or ""
            # "ul. Lenina": the kind stands before the name, unless a name stood before it.
            if token != NUMBER_STOOD or run:
                before = "" if run or part is None else part
            run = []
        elif part is not None or token not in terms.fillers:
            if _is_ended(run, part, terms):
                yield run, "", "building"
                run, before = [], ""
            run.append(token)


def _is_ended(run: Sequence[str], part: str | None, terms: Terms) -> bool:
    """Whether a run is a building's name in full, as another word comes: ``Phoenix Centre Old``."""
    return (
        part is None
        and len(run) > 1
        and run[-1] in terms.buildings
        and run[0] not in terms.buildings
    )


def _split(
    run: Sequence[str], before: str, after: str, terms: Terms
) -> Iterator[tuple[Sequence[str], str]]:
    """A run of names with the part that it is, by the word before it, behind it, or its own last.

    Without commas a run holds more than one name: next to ``district`` two words are its name.
    """
    if before in _AREAS:
        yield run[:_AREA_WORDS], before
        run, before = run[_AREA_WORDS:], ""
    if not before and after in _AREAS:
        yield run[:-_AREA_WORDS], ""
        yield run[-_AREA_WORDS:], after
    elif before or after == "street":
        yield run, before or after
    else:
        yield run, _kind_at_the_end(run, terms)


def _kind_at_the_end(run: Sequence[str], terms: Terms) -> str:
    """``Wing Sun Tower`` is a building and ``Hamra Free Zone`` a zone."""
    if len(run) > 1 and run[-1] in terms.buildings:
        return "zone" if run[-1] in terms.zones else "building"
    return ""


def _part_of(token: str, terms: Terms, *, after: str) -> str | None:
    """What a word says of the name beside it; None where it is a name or a sign."""
    if len(token) == 1 and after not in _SEPARATORS:
        return None  # "g. Tula" is a town, and "Calle G. Robles" none
    if token in terms.streets:
        return "street"
    return terms.areas.get(token) or ("building" if token in terms.buildings else None)
