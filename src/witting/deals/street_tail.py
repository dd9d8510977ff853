"""Where in a name does the street of its address begin: ``Primer LLC 12 Main St``?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from witting.names import parse_name
from witting.names.address import parse_address
from witting.names.word_kind import SUBSTANCE, kind_of_word

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 300
"""Letters of a name that is looked through."""
_MOST_STARTS = 8
_MOST_WORDS = 16
_WORD = re.compile(r"\S+")
_MARKS = " ,;-–—"
_QUOTATION = '"»”“’'
_LABELLED = re.compile(r"(?<!\S)([^\W\d_]{2,12})\.?\s*(?:№|no\b\.?|#)?\s*(?=\d)", re.IGNORECASE)
_COMMA = re.compile(r",\s*(?=[^\W\d_])")
"""Behind it the street's own name may stand first: ``Primer GmbH, Lindenweg 4``."""
_NUMBER = re.compile(r"(?<!\S)(?=\d)")
_WAY = re.compile(r"(?<!\S)([^\W\d_]{2,12})\.?\s+(?=[^\W\d_])")


def split_street(text: str, *, is_sure: bool) -> tuple[str, str] | None:
    """The name and the street behind it; None where no street with a number follows a name.

    Args:
        text: A name that may hold an address.
        is_sure: Whether a town or a country follows, so that the name need not have ended by its
            legal form or a quotation mark.
    """
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    for start in _starts(text):
        name, street = text[:start].rstrip(_MARKS), text[start:]
        if _is_street(street) and (_has_substance(name) if is_sure else _is_ended(name)):
            return name, street
    return _behind_form(text) if is_sure else None


def _behind_form(text: str) -> tuple[str, str] | None:
    """``Primer GmbH Lindenweg 4``, where no word of its own says that it is a street."""
    for found in islice(_WORD.finditer(text), 1, _MOST_WORDS):
        name, street = text[: found.start()].rstrip(_MARKS), text[found.start() :]
        if _is_ended(name) and _is_premise(street):
            return name, street
    return None


def _starts(text: str) -> Iterator[int]:
    """Places where a number, what it counts (``Office 1204``), a kind of way or a part begins."""
    starts = {found.start() for found in _NUMBER.finditer(text)}
    starts |= {found.start() for found in _LABELLED.finditer(text) if _is_unit(found[1])}
    starts |= {found.end() for found in _COMMA.finditer(text)}
    starts |= {found.start() for found in _WAY.finditer(text) if _is_way(found[1])}
    yield from sorted(starts - {0})[:_MOST_STARTS]


def _is_street(text: str) -> bool:
    """Whether it names a way or counts rooms, and has a number; a name with its form is none."""
    if not any(map(str.isalpha, text)):
        return False
    address = parse_address(text)
    is_place = address.ways or address.of_kind("unit", "floor", "box")
    return bool(is_place and address.numbers) and not parse_name(text).legal_forms


def _is_premise(text: str) -> bool:
    has_number = any(map(str.isdigit, text))
    return has_number and parse_address(text).is_premise and not parse_name(text).legal_forms


@lru_cache(maxsize=1024)
def _is_unit(word: str) -> bool:
    return bool(parse_address(f"{word} 1").of_kind("unit", "floor", "block", "box"))


@lru_cache(maxsize=1024)
def _is_way(word: str) -> bool:
    return bool(parse_address(word).ways)


def _has_substance(name: str) -> bool:
    """Whether a word tells whose name it is: ``Plant`` and ``Oil Company`` do not."""
    parsed = parse_name(name)
    words = zip(parsed.folded_words, parsed.words, parsed.form_places, strict=True)
    return any(
        kind_of_word(folded, word) == SUBSTANCE for folded, word, is_form in words if not is_form
    )


def _is_ended(name: str) -> bool:
    """Whether the name has ended by its legal form or a quotation mark."""
    # "AO" alone is taken for a name, which has no form.
    if not (parse_name(name).legal_forms and _has_substance(name)):
        return False
    return name[-1] in _QUOTATION or parse_name(f"Q {name}").form_places[-1]
