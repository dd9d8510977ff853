"""How does each word of a text look: with a capital, marked as a name, as a ship's?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.sighting import HAS_CAPITAL, IS_CASED, IS_MARKED, IS_SHIP
from witting.index.word_folds import (
    ASKS,
    GOES_ON,
    LEADS,
    LEADS_OR_TRAILS,
    LINKS,
    MARKS_BEFORE,
    MARKS_BESIDE,
    MARKS_NEXT,
    PAST,
    TRAILS,
    WITHIN,
)
from witting.names.compiled import compiled, compiled_leaf
from witting.names.letter_code import encode_words
from witting.names.script import clean_text, latinize
from witting.names.ship import ship_letters
from witting.names.text_words import BLANK

if TYPE_CHECKING:
    from witting.names.compiled import Int
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

_MOST_LINKS = 2
_MOST_OF_FORM = 4
"""So many words of a form may stand before the one that marks a name."""
_IMO_NUMBER = 7
"""Digits of the number without which ``IMO`` marks no ship: ``B/L MUST SHOW IMO NUMBER``."""
_TO_NUMBER = 2
"""So many words may stand before it: ``IMO NO. 9074729``, ``IMO SHIP NUMBER 9074729``."""
_LONGEST_SIZE = 3
"""Digits right behind a form that make it part of a type or a size: ``STAR AB 12``."""
_FORMS_BEFORE = (MARKS_BESIDE, LEADS, LEADS_OR_TRAILS)
_PARTING = frozenset(",;")
_HYPHEN = "-"
_FEW = 100
"""So few letters are looked up one by one, which takes less time than to sort them."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CODE_OF_LETTER = dict(zip(_LETTERS, encode_words(_LETTERS)[0].tolist(), strict=True))
_ZERO, _NINE = ord("0"), ord("9")
_CASELESS = (
    (0x590, 0x10A0),
    (0x1100, 0x1C80),
    (0x2E80, 0xA640),
    (0xA800, 0xAB30),
    (0xAC00, 0xFB00),
)


def looks_of(found: TextWords, marks: Array, singles: Array) -> Array:
    """The looks as :func:`~witting.index.sighting.sight` takes them; uint8.

    Args:
        found: The words.
        marks: What each marks; uint8.
        singles: The places of words of one letter, which may be a ship's two: ``M/V``.
    """
    firsts = found.small[1:][found.starts]
    marks = _with_number(_without_others(found, marks, firsts), firsts, found.ends - found.starts)
    befores = _unparted(found, marks)
    looks = _looks(found.capitals, firsts, found.quoted, (befores, marks), found.cased)
    firsts = singles[:-1][singles[1:] - singles[:-1] == 1]
    if not len(firsts):
        return looks
    signs = found.small[found.starts[firsts] + 1], found.small[found.starts[firsts + 1] + 1]
    for pair in ship_letters():
        is_pair = (signs[0] == ord(pair[0])) & (signs[1] == ord(pair[1]))
        behind = firsts[is_pair] + 2
        looks[behind[behind < len(looks)]] |= IS_SHIP
    return looks


def initials_of(found: TextWords, singles: Array) -> Array:
    """The code of each word that is one letter, else 0; uint8."""
    initials = np.zeros(len(found), dtype=np.uint8)
    letters = found.small[found.starts[singles] + 1]
    if len(letters) < _FEW:
        initials[singles] = [_code_of_letter(chr(letter)) for letter in letters.tolist()]
        return initials
    letters, each = np.unique(letters, return_inverse=True)
    codes = [_code_of_letter(chr(letter)) for letter in letters.tolist()]
    initials[singles] = np.array(codes, dtype=np.uint8)[each]
    return initials


def mark_beside(looks: Array, places: Array, marks: Array) -> None:
    """Marks what stands beside some words as names, where these are legal forms: ``S.A.`` is one.

    Args:
        looks: Written into.
        places: The words.
        marks: What each of them marks.
    """
    is_form = (marks == MARKS_BESIDE) | (marks == LEADS) | (marks == LEADS_OR_TRAILS)
    beside = np.concatenate([places[is_form | (marks == TRAILS)] - 1, places[is_form] + 1])
    looks[beside[(beside >= 0) & (beside < len(looks))]] |= IS_MARKED


def _without_others(found: TextWords, marks: Array, firsts: Array) -> Array:
    """What each word marks, without forms that go on as another word where they stand.

    As in ``CO-AXIAL``, ``CO 2`` and ``LIMITED EDITION``.
    """
    places = np.flatnonzero((marks[:-1] == TRAILS) | (marks[:-1] == LEADS_OR_TRAILS))
    ends, behind = found.ends[places], places + 1
    signs = np.array([found.text[end] for end in ends.tolist()], dtype="<U1")
    signs[found.starts[behind] - ends > 1] = ""
    is_size = (firsts[behind] >= _ZERO) & (firsts[behind] <= _NINE)
    is_size &= found.ends[behind] - found.starts[behind] <= _LONGEST_SIZE
    goes_on = (signs == _HYPHEN) | ((signs == BLANK) & (is_size | (marks[behind] == PAST)))
    places = places[goes_on]
    own = marks.copy()
    own[places] = np.where(own[places] == LEADS_OR_TRAILS, LEADS, 0)
    return own


def _unparted(found: TextWords, marks: Array) -> Array:
    """What each word marks behind it: a form with a comma behind it ends a name, and begins none.

    As in ``STAR LLC, CENTER, ...``.
    """
    places = np.flatnonzero(np.isin(marks[:-1], _FORMS_BEFORE))
    gaps = zip(found.ends[places].tolist(), found.starts[places + 1].tolist(), strict=True)
    is_parted = [not _PARTING.isdisjoint(found.text[end:start]) for end, start in gaps]
    own = marks.copy()
    own[places[np.array(is_parted, dtype=np.bool_)]] = 0
    return own


@compiled
def _looks(
    capitals: Array, firsts: Array, quoted: Array, told: tuple[Array, Array], cased: Array
) -> Array:
    befores, marks = told
    looks = np.zeros(len(capitals), np.uint8)
    for place in range(len(looks)):
        before = befores[place - 1] if place else 0
        behind = marks[place + 1] if place + 1 < len(looks) else 0
        has_capital = capitals[place] or _is_caseless(firsts[place])
        look = HAS_CAPITAL * has_capital + IS_CASED * cased[place]
        is_led = before in (LEADS, LEADS_OR_TRAILS) and (capitals[place - 1] or not cased[place])
        if behind in (TRAILS, LEADS_OR_TRAILS, GOES_ON):
            is_led |= _is_before_form(marks, capitals, place, cased[place])
        if quoted[place] or is_led or MARKS_BESIDE in (before, behind):
            look |= IS_MARKED
        is_before_imo = behind == MARKS_BEFORE and marks[place] != ASKS
        if quoted[place] or is_before_imo or _is_behind_ship(marks, place):
            look |= IS_SHIP
        looks[place] = look
    return looks


@compiled
def _with_number(marks: Array, firsts: Array, lengths: Array) -> Array:
    """What each word marks, without those words that need a number behind them and have none."""
    own = marks.copy()
    for place in range(len(marks)):
        if marks[place] == MARKS_BEFORE:
            has_number = False
            for near in range(place + 1, min(place + 2 + _TO_NUMBER, len(marks))):
                has_number |= lengths[near] == _IMO_NUMBER and _ZERO <= firsts[near] <= _NINE
            if not has_number:
                own[place] = 0
    return own


@compiled_leaf
def _is_caseless(sign: Int) -> bool:
    """Whether a sign is a digit, or of a script that has no capitals.

    Source: the Unicode Standard's blocks, from Hebrew to Myanmar, from Hangul to Lepcha, the signs
    of East Asia, and what stands behind them up to the compatibility forms.
    """
    is_caseless = _ZERO <= sign <= _NINE
    if sign < _CASELESS[0][0]:
        return bool(is_caseless)
    for block in range(len(_CASELESS)):
        is_caseless |= _CASELESS[block][0] <= sign < _CASELESS[block][1]
    return bool(is_caseless)


@compiled_leaf
def _is_before_form(marks: Array, capitals: Array, place: Int, is_cased: bool) -> bool:
    """Whether a form stands behind a word, of one word or of several: ``OY``, ``PTE LTD``."""
    at = place + 1
    most = min(place + _MOST_OF_FORM, len(marks) - 2)
    while at <= most and marks[at] in (GOES_ON, WITHIN):
        at += 1
    if marks[at] == MARKS_BESIDE:
        return True
    is_form = marks[at] in (TRAILS, LEADS_OR_TRAILS)
    return bool(is_form and (capitals[at] or not is_cased))


@compiled_leaf
def _is_behind_ship(marks: Array, place: Int) -> bool:
    """Whether the word for a ship stands before a word, with a few links between at most."""
    at = place - 1
    while at > 0 and place - at <= _MOST_LINKS and marks[at] == LINKS:
        at -= 1
    return bool(at >= 0 and marks[at] == MARKS_NEXT)


@cache
def _code_of_letter(letter: str) -> int:
    """The code of a letter of any script that is read letter by letter; 0 for others."""
    latin = latinize(clean_text(letter))
    return _CODE_OF_LETTER.get(latin[0][:1], 0) if len(latin) == 1 else 0
