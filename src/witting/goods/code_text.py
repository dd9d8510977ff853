"""Which HS codes has someone written into this field?

Dots, blanks, hyphens, national digits, lists (``8482.10/8482.20; 8483``), continued lists
(``8482.10/20``), ranges (``8471-8473``) and what spreadsheets do are read. Letters are not guessed
at: ``SKF6205`` is a bearing and no heading for shirts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods.digits import WrittenCode, read_digits
from witting.goods.nomenclature import CHAPTER, HEADING, SUBHEADING, load_nomenclature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_TEXT = 400
"""Characters that are looked at; a longer field holds something else than codes."""

REMEMBERED = 16_384
"""So many fields are remembered with their codes; the same ones come again and again."""

MAX_RANGE = 40
"""Headings that a range may span; a longer one is a slip of the pen."""

_LABEL = re.compile(
    r"\b(?:h\.?s\.?(?:\s*[- ]?code)?s?|hts(?:us)?|htsn|hscode|cn|taric|ncm|gtip|ex|code|tn\s*ved|"
    r"тн\s*вэд(?:\s*еаэс)?|код|no\.?|number|heading|chapter)(?=[\s:.#\d№]|$)[\s:.#№]*",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"\s*\d(?:[.,]\d+)?[eE]\+?\d+\s*\Z", re.ASCII)
_FLOAT = re.compile(r"(\d{3,13})[.,]0\Z", re.ASCII)
_MASK = re.compile(r"(?<=\d)[.\s]*(?:[xX*]{2,}[.\s]*)+(?=\D|\Z)", re.ASCII)
_SEPARATOR = re.compile(
    r"[;|/&+\n\t、]|,(?=\s)|,(?=\d{4})|\s(?:and|or|и|или|und|oder|et|ou|ve|veya)\s", re.ASCII
)
_LETTER = re.compile(r"[^\W\d_]")
_GLUED = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_RANGE = re.compile(r"\s*(\d[\d. ]*\d)\s*[-–—]\s*(\d[\d. ]*\d)\s*\Z", re.ASCII)
_LEADING = re.compile(r"(\d{4}\.?\d{2}[\d.]*)(?=[\s(:])", re.ASCII)
_WORD_BREAK = re.compile(r"[\s()\[\]{}:,]+")
_ONE_CODE = re.compile(r"\d{4}\.?\d{2}[\d.]*\Z", re.ASCII)
"""A code in one word: with a point behind its heading, or of digits alone."""
_NUMBER = re.compile(r"\d(?:[\d.,\s–—-]*\d)?", re.ASCII)
_NO_DIGIT = re.compile(r"\D", re.ASCII)


@lru_cache(maxsize=REMEMBERED)
def parse_codes(text: str) -> tuple[WrittenCode, ...]:
    """Every code in the field, in its order; one with a problem for each that is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    cut = (
        (WrittenCode(text[:20], problem=f"goes on after {MAX_TEXT} characters, which were read"),)
        if len(plain) > MAX_TEXT
        else ()
    )
    plain = plain[:MAX_TEXT]
    if _SHORT_FORM.match(plain):
        return (WrittenCode(plain, problem="is a spreadsheet's short form: digits are lost"),)
    found: list[WrittenCode] = []
    for chunk in _SEPARATOR.split(_LABEL.sub(" ", plain)):
        if chunk.strip():
            found.extend(_read_chunk(chunk.strip(), found[-1] if found else None))
    return (*dict.fromkeys(found), *cut)


def _read_chunk(chunk: str, before: WrittenCode | None) -> Iterator[WrittenCode]:
    chunk = _MASK.sub("", chunk)
    if _LETTER.search(chunk):
        yield from _read_among_words(chunk)
        return
    if found := _FLOAT.match(chunk):
        chunk = found[1]
    digits = _NO_DIGIT.sub("", chunk)
    if not digits:
        yield WrittenCode(chunk, problem="holds no digits")
    elif before is not None and before.digits and len(digits) == CHAPTER:
        yield read_digits(before.digits[:HEADING] + digits, text=f"{before.text}/{chunk}")
    else:
        yield from _read_numbers(chunk, digits)


def _read_numbers(chunk: str, digits: str) -> Iterator[WrittenCode]:
    """A range, several codes, or one code in groups of digits: the first that makes sense."""
    ends = _RANGE.match(chunk)
    span = _read_range(chunk, ends[1], ends[2]) if ends else None
    if span and len(span.digits) == SUBHEADING:
        yield span
        return
    parts = [(part, _NO_DIGIT.sub("", part)) for part in chunk.split()]
    several = [read_digits(part_digits, text=part) for part, part_digits in parts]
    shortest = min(len(part_digits) for _, part_digits in parts)
    if len(parts) > 1 and shortest >= SUBHEADING and not any(code.problem for code in several):
        yield from several
        return
    whole = read_digits(digits, text=chunk)
    if not whole.problem:
        yield whole
    elif span:
        yield span
    elif len(parts) > 1 and shortest >= HEADING:
        yield from several
    else:
        yield whole


def _read_range(text: str, first: str, last: str) -> WrittenCode | None:
    """All that lies between two headings or two subheadings, both ends included."""
    ends = [_NO_DIGIT.sub("", end)[:SUBHEADING] for end in (first, last)]
    low, high = ends
    if len(low) != len(high) or len(low) not in (HEADING, SUBHEADING) or low >= high:
        return None
    if len(low) == SUBHEADING and low[:CHAPTER] != high[:CHAPTER]:
        return None  # a subheading with national digits behind a hyphen: 1502.10-200012
    headings = [
        heading
        for heading in load_nomenclature().headings
        if low[:HEADING] <= heading <= high[:HEADING]
    ]
    if not headings or len(headings) > MAX_RANGE:
        return None
    codes = tuple(
        code
        for heading in headings
        for code in load_nomenclature().below(heading)
        if low <= code[: len(low)] <= high
    )
    return WrittenCode(text, low, codes, note=f"a range of {len(codes)} subheadings")


def _read_among_words(chunk: str) -> Iterator[WrittenCode]:
    """Codes among words: one that stands first with those behind it, or any that no letter touches.

    They must be long enough not to be a model, a size or a year.
    """
    leading = _LEADING.match(chunk)
    if leading:
        codes = [read_digits(_NO_DIGIT.sub("", leading[1]), text=leading[1])]
    else:
        codes = [] if _GLUED.search(chunk) else list(_read_runs(_NUMBER.findall(chunk)))
    if not codes or any(code.problem for code in codes):
        yield WrittenCode(chunk, problem="holds letters, so that no code can be told")
        return
    yield from codes
    if leading:
        yield from _read_behind(chunk[leading.end() :])


def _read_runs(runs: Iterable[str]) -> Iterator[WrittenCode]:
    for run in runs:
        digits = _NO_DIGIT.sub("", run)
        if len(digits) >= SUBHEADING:
            yield from _read_numbers(run, digits)


def _read_behind(rest: str) -> Iterator[WrittenCode]:
    """Further codes behind words; a designation, an invoice's number and a weight are none.

    What is printed as a code but is no subheading counts for its heading: it may be a slip.
    """
    for word in _WORD_BREAK.split(rest):
        if not _ONE_CODE.match(word):
            continue
        code = read_digits(_NO_DIGIT.sub("", word), text=word)
        if not code.problem or (code.codes and word[HEADING] == "."):
            yield code
