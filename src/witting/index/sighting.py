"""Where in a text do the words of a name stand close together?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.sighted import (
    ALL,
    CAPITAL,
    CAPITALS,
    KIND,
    LEAST_WORDS,
    NO_FOLD,
    NOTHING,
    REACH,
    SHARE,
    SHIP_MARK,
    SLACK,
)
from witting.index.sought import (
    END,
    FAR,
    IS_ANCHOR,
    IS_WANTED,
    NEAR,
    START,
    letters_beside,
    places_of,
    seek,
)
from witting.names.compiled import compiled, compiled_leaf, compiled_part
from witting.names.letter_code import start_of

if TYPE_CHECKING:
    from witting.index.sighted import Sighted
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

FARTHEST = REACH + 1
"""So far apart are words that no name reaches from one to the other, or farther."""


@compiled
def apart_from(asked: Array) -> Array:
    """How far each word stands from the nearest one asked for, FARTHEST at most; uint8."""
    apart = np.full(len(asked), FARTHEST, np.uint8)
    steps: Int = FARTHEST
    for place in range(len(asked)):
        steps = 0 if asked[place] else min(steps + 1, FARTHEST)
        apart[place] = steps
    steps = FARTHEST
    for place in range(len(asked) - 1, -1, -1):
        steps = 0 if asked[place] else min(steps + 1, FARTHEST)
        apart[place] = min(apart[place], steps)
    return apart


@compiled
def sight(
    sighted: Sighted,
    rows: Array,
    row_ends: Array,
    row_folds: Array,
    initials: Array,
    looks: Array,
    apart: Array,
    seen: Array,
    found: Array,
) -> int:
    """Writes down each place where enough of a name stands: first and last word, and the name.

    Args:
        sighted: The names.
        rows: The words of the text, by :class:`~witting.index.word_folds.WordFolds`.
        row_ends: Where the folds of each row end.
        row_folds: The folds.
        initials: The code of each word that is one letter, else 0; uint8.
        looks: Whether each word has a capital (HAS_CAPITAL), stands in small letters around
            (IS_CASED), is marked as a name (IS_MARKED) or as a ship's (IS_SHIP), by bit; uint8.
        apart: How far each stands from the nearest word that is asked for, from 0 to FARTHEST; a
            name around it that reaches less far is left out; uint8.
        seen: Of :func:`~witting.index.sought.make_seen`.
        found: Takes what was found; int64, three columns.

    Returns:
        How much was found; more than ``found`` is long, if it was too short.
    """
    base, count = max(seen[NEAR, -1], 0), 0
    near, far = 0, 0
    beside = letters_beside(initials)
    sought, roles = seek(sighted, rows, row_ends, row_folds, beside, seen, base)
    wanted = places_of(IS_WANTED, rows, roles)
    for place in places_of(IS_ANCHOR, rows, roles):
        letters, least_reach = beside[place], apart[place]
        if least_reach > REACH:
            continue
        near = _see_to(place + _NEAR, seen[NEAR], wanted, near, rows, row_ends, row_folds, base)
        far = _see_to(place + REACH, seen[FAR], wanted, far, rows, row_ends, row_folds, base)
        for at in range(start_of(row_ends, rows[place]), row_ends[rows[place]]):
            fold = row_folds[at]
            for anchor in sought[seen[START, fold] : seen[END, fold]]:
                if sighted.reaches[anchor] < least_reach:
                    continue
                if _is_lone(sighted, anchor, base + place, seen, letters):
                    continue
                name = sighted.anchors[anchor]
                need = sighted.needs[name]
                # A name of one word has no companion: that word must look like a name.
                is_alone = need not in (NOTHING, CAPITALS, KIND, ALL)
                is_alone &= sighted.companions[anchor, 0] == NO_FOLD
                if is_alone and not _looks_right(need, looks[place]):
                    continue
                if not _may_be(sighted, name, place + base, seen, initials, place):
                    continue
                first, last, is_all = _extent(
                    sighted, name, place, rows, row_ends, row_folds, initials
                )
                if first >= 0:
                    if not _is_told(need, is_all, _look_of(looks, place, first, last)):
                        continue
                    if count < len(found):
                        found[count, 0], found[count, 1], found[count, 2] = first, last, name
                    count += 1
    seen[:, -1] = base + len(rows) + 4 * REACH
    return count


HAS_CAPITAL, IS_CASED, IS_MARKED, IS_SHIP = 1, 2, 4, 8
MARKS = np.uint8(IS_MARKED | IS_SHIP)
_NEAR = 6
"""So far at most those of most names."""


@compiled_leaf
def _see_to(
    end: Int,
    seen: Array,
    wanted: Array,
    number: Int,
    rows: Array,
    row_ends: Array,
    row_folds: Array,
    base: Int,
) -> Int:
    """Writes down where the folds of the words wanted stand, up to a place; the number of the next.

    Args:
        end: The last place.
        seen: Takes the places.
        wanted: The places of the words wanted.
        number: Which of these is the first that was not seen yet.
        rows: As :func:`sight` takes them.
        row_ends: Likewise.
        row_folds: Likewise.
        base: Where the text begins.
    """
    while number < len(wanted) and wanted[number] <= end:
        place = wanted[number]
        for at in range(start_of(row_ends, rows[place]), row_ends[rows[place]]):
            seen[row_folds[at]] = base + place
        number += 1
    return number


@compiled_leaf
def _is_lone(sighted: Sighted, anchor: Int, place: Int, seen: Array, letters: np.uint64) -> bool:
    """Whether neither companion of an anchor was seen lately, of which there must be one."""
    first, second = sighted.companions[anchor, 0], sighted.companions[anchor, 1]
    if first == NO_FOLD or letters & sighted.companion_letters[anchor]:
        return False
    oldest, way = place - sighted.reaches[anchor], int(sighted.reaches[anchor] > _NEAR)
    return bool(seen[way, first] < oldest and seen[way, second] < oldest)


@compiled_leaf
def _look_of(looks: Array, place: Int, first: Int, last: Int) -> Int:
    """The marks of all words of a name, and whether its anchor and both its ends have capitals."""
    look = looks[place] & (looks[first] & looks[last] | MARKS)
    for word in range(first, last + 1):
        look |= looks[word] & MARKS
    return look | IS_CASED * _stands_out(looks, first, last)


@compiled_leaf
def _stands_out(looks: Array, first: Int, last: Int) -> bool:
    """Whether a name has capitals between words that have none, though the text is short."""
    if first == 0 or not looks[first] & looks[last] & HAS_CAPITAL:
        return False
    is_last = last + 1 == len(looks)
    return bool(
        not looks[first - 1] & HAS_CAPITAL and (is_last or not looks[last + 1] & HAS_CAPITAL)
    )


@compiled_leaf
def _is_told(need: Int, is_all: bool, look: Int) -> bool:
    """Whether a name looks like one, of which all words stand there and no others, or not all."""
    if need == ALL:
        return bool(is_all and _looks_right(CAPITAL, look))
    if need == KIND:
        return bool(is_all or _looks_right(CAPITALS, look))
    return bool(_looks_right(need, look))


@compiled_leaf
def _looks_right(need: Int, look: Int) -> bool:
    """Whether a word of a name looks like one."""
    if need == NOTHING:
        return True
    if look & IS_CASED and not look & HAS_CAPITAL:
        return False
    if need == SHIP_MARK or (need == CAPITALS and look & IS_SHIP):
        return bool(look & IS_SHIP)
    return bool(need == CAPITAL or look & IS_MARKED or (need == CAPITALS and look & IS_CASED))


@compiled_part
def _may_be(
    sighted: Sighted, name: Int, place: Int, seen: Array, initials: Array, own: Int
) -> bool:
    """Whether enough of the name was seen lately, to look closer."""
    start, end = sighted.starts[name], sighted.ends[name]
    reach: Int = min(end - start + SLACK, REACH)
    oldest, way = place - reach, int(reach > _NEAR)
    gained = np.float32(0.0)
    for word in range(start, end):
        if sighted.bits[word] == 0.0:
            continue
        is_near = seen[way, sighted.folds[word]] >= oldest
        if is_near or _has_initial(sighted.letters[word], initials, own):
            gained += sighted.bits[word]
    return bool(gained >= SHARE * sighted.totals[name])


@compiled_part
def _has_initial(letter: Int, initials: Array, place: Int) -> bool:
    """Whether the initial of a word stands beside a place."""
    if letter == 0:
        return False
    for near in range(max(place - 2, 0), min(place + 3, len(initials))):
        if initials[near] == letter:
            return True
    return False


@compiled_leaf
def _is_word(fold: Int, row: Int, row_ends: Array, row_folds: Array) -> bool:
    """Whether a word of the text may be this one."""
    is_one = False
    for at in range(start_of(row_ends, row), row_ends[row]):
        is_one = is_one or row_folds[at] == fold
    return bool(is_one)


@compiled_part
def _extent(
    sighted: Sighted,
    name: Int,
    place: Int,
    rows: Array,
    row_ends: Array,
    row_folds: Array,
    initials: Array,
) -> tuple[Int, Int, bool]:
    """From which word to which a name stands around its anchor; whether that is it and no more.

    The words are -1 where too little of it does, or where the two of a name of KIND stand in
    another order than its own: ``PRIMER BANK HARVEST CO`` does not name the firm Harvest Bank.
    """
    start, end = sighted.starts[name], sighted.ends[name]
    reach: Int = min(end - start + SLACK, REACH)
    first, last, gained, words = place, place, np.float32(0.0), 0
    asked, before, is_ordered = 0, np.int64(-1), True
    for word in range(start, end):
        counts = sighted.bits[word] > 0.0
        asked += counts
        nearest, least = np.int64(-1), np.int64(1 << 20)
        for near in range(max(place - reach, 0), min(place + reach + 1, len(rows))):
            if abs(near - place) < least and _is_word(
                sighted.folds[word], rows[near], row_ends, row_folds
            ):
                nearest, least = np.int64(near), np.int64(abs(near - place))
        if nearest < 0 and sighted.letters[word] > 0:
            for near in range(max(place - 2, 0), min(place + 3, len(rows))):
                if initials[near] == sighted.letters[word] and abs(near - place) < least:
                    nearest, least = np.int64(near), np.int64(abs(near - place))
        if nearest >= 0:
            gained += sighted.bits[word]
            words += counts
            is_ordered = is_ordered and bool(nearest > before or not counts)
            before = nearest if counts else before
            first, last = min(first, nearest), max(last, nearest)
    if words < min(asked, LEAST_WORDS):  # One word is not the name of another and it.
        return np.int64(-1), np.int64(-1), False
    if sighted.needs[name] == KIND and asked == LEAST_WORDS and not is_ordered:
        return np.int64(-1), np.int64(-1), False
    if gained < SHARE * sighted.totals[name] or last - first >= end - start + SLACK:
        return np.int64(-1), np.int64(-1), False
    first, last = _widened(sighted, name, first, last, rows, row_ends, row_folds)
    return first, last, words == asked == last - first + 1


@compiled_leaf
def _widened(
    sighted: Sighted,
    name: Int,
    first: Int,
    last: Int,
    rows: Array,
    row_ends: Array,
    row_folds: Array,
) -> tuple[Int, Int]:
    """With the words of the name right beside, as many as it has.

    Of a word that is twice in a name only the nearer place was looked for.
    """
    most = sighted.ends[name] - sighted.starts[name]
    while first > 0 and last - first + 1 < most:
        if not _is_of_name(sighted, name, rows[first - 1], row_ends, row_folds):
            break
        first -= 1
    while last + 1 < len(rows) and last - first + 1 < most:
        if not _is_of_name(sighted, name, rows[last + 1], row_ends, row_folds):
            break
        last += 1
    return first, last


@compiled_leaf
def _is_of_name(sighted: Sighted, name: Int, row: Int, row_ends: Array, row_folds: Array) -> bool:
    """Whether a word of the text may be one of a name."""
    is_one = False
    for word in range(sighted.starts[name], sighted.ends[name]):
        is_one |= _is_word(sighted.folds[word], row, row_ends, row_folds)
    return bool(is_one)
