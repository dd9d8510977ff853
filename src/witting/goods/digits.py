"""Which subheadings may a run of digits stand for, if a spreadsheet has been at it?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from witting.goods.nomenclature import (
    CHAPTER,
    HEADING,
    NATIONAL_CHAPTERS,
    SUBHEADING,
    format_code,
    load_nomenclature,
)

MAX_DIGITS = 13
"""China's tariff line with its inspection code; no country has more."""

PREFIX = 5
"""So many digits are a group of subheadings: a code whose last zero was lost, mostly."""

LONGEST_ODD = 12
"""From so many digits on, a lost zero may leave an even number: 13 digits were 12."""


@dataclass(frozen=True, slots=True)
class WrittenCode:
    """One code as someone wrote it, and the subheadings it may stand for.

    Args:
        text: As written.
        digits: The digits that were read: 2, 4, 5 or 6 of them; empty where none could be.
        codes: Six digits each, of any edition, sorted.
        note: What was mended, as half a sentence; else empty.
        problem: Why it is no code, as half a sentence; else empty.
    """

    text: str
    digits: str = ""
    codes: tuple[str, ...] = ()
    note: str = ""
    problem: str = ""


def read_digits(digits: str, *, text: str) -> WrittenCode:
    """The code that these digits are; national digits after the sixth are passed over.

    An odd number of digits has lost its first zero to a spreadsheet, if with it there is such a
    code. Where the digits are a code with and without it, both readings stand.
    """
    plain, padded = _plain(digits, text=text), _padded(digits, text=text)
    if padded is None:
        return plain
    if plain.problem:
        return padded
    codes = tuple(sorted({*plain.codes, *padded.codes}))
    return replace(padded, codes=codes, note=f"or {format_code(plain.digits)} if none was lost")


def _padded(digits: str, *, text: str) -> WrittenCode | None:
    """The reading with a zero before it, if there is such a code."""
    if len(digits) >= MAX_DIGITS or (len(digits) % 2 == 0 and len(digits) < LONGEST_ODD):
        return None
    found = _plain(f"0{digits}", text=text)
    return None if found.problem else replace(found, note="whose leading zero was lost")


def _plain(digits: str, *, text: str) -> WrittenCode:
    """The digits as they stand."""
    if len(digits) > MAX_DIGITS:
        return WrittenCode(text, problem=f"has {len(digits)} digits, more than any tariff")
    if len(digits) < PREFIX and len(digits) not in (CHAPTER, HEADING):
        count = f"{len(digits)} digit{'s' if len(digits) > 1 else ''}"
        return WrittenCode(text, problem=f"has {count}, which is no HS code")
    nomenclature = load_nomenclature()
    known = digits[:SUBHEADING]
    codes = nomenclature.below(known)
    if codes:
        note = "whose last digit is missing" if len(known) == PREFIX else ""
        return WrittenCode(text, known, codes, note=note)
    if filled := _filled_up(digits, text=text):
        return filled
    if known[:CHAPTER] in NATIONAL_CHAPTERS:
        return WrittenCode(text, problem=f"is in chapter {known[:CHAPTER]}, of national use only")
    heading = known[:HEADING]
    around = nomenclature.below(heading)
    level = "a subheading" if around else "a heading" if len(known) > CHAPTER else "a chapter"
    # The heading may be right where the subheading is not: its goods stay possible.
    return WrittenCode(
        text,
        heading if around else "",
        around,
        problem=f"is not {level} of the Harmonized System (2012, 2017 or 2022)",
    )


def _filled_up(digits: str, *, text: str) -> WrittenCode | None:
    """A heading or a chapter with zeros behind it, as the EU's tables have it."""
    for level in (HEADING, CHAPTER):
        if len(digits) > level and not digits[level:].strip("0"):
            codes = load_nomenclature().below(digits[:level])
            if codes:
                return WrittenCode(text, digits[:level], codes, note="filled up with zeros")
    return None
