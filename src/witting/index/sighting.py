"""Where in a text do the words of a name stand close together?

A name is looked for around its anchors: its rarest words, so many that whoever has SHARE of the
name has one of them. Most names have one anchor, so that most words of a text start no search.
Legal forms and fathers' names do not count, since texts leave them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.names.compiled import compiled, compiled_leaf, compiled_part
from witting.names.letter_code import start_of
from witting.names.name_table import NUMBER, PATRONYMIC, PERSON, READ, SHIP, TRANSLATED
from witting.names.word_kind import FORM, GENERIC, PARTICLE, SUBSTANCE

if TYPE_CHECKING:
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

SHARE = 0.78
"""So much of a name's words, by how rare they are, must stand in the text."""
SLACK = 2
"""So many other words may stand among them."""
NO_FOLD = -1
NOTHING, CAPITAL, CAPITALS, MARK, SHIP_MARK, NEVER = range(6)
"""What a name needs in a text: nothing; a capital, where the text has small letters; capitals and
small letters around them, or a mark; a mark; a ship's mark; or it is not looked for."""
_LEAST_LETTERS = 3
_NEARLY_AS_RARE = 0.8
_SHORT = 5
"""A name of one word needs so many letters to be told without a mark."""
_LEAST_WORDS = 2
_SEVERAL = 3
"""So many words together are a name, though each is ordinary."""
_FAR = -(1 << 40)


class Sighted(NamedTuple):
    """The names that are looked for; all arrays are read-only.

    Args:
        starts: Where the words of each name begin; int64.
        ends: Where they end.
        folds: The fold of each word; NO_FOLD for one that is not looked for; int32. A father's
            name is, though it does not count: where it stands, it is part of the name.
        bits: What each says; 0 for one that does not count; float32.
        letters: The code of its first letter where an initial may stand for it, or 0; uint8.
        totals: What all words of each name say; float32.
        needs: What must mark each as a name; uint8, see below.
        anchor_ends: Where the names of each fold end that it is an anchor of; int64.
        anchors: Those names; int32.
    """

    starts: Array
    ends: Array
    folds: Array
    bits: Array
    letters: Array
    totals: Array
    needs: Array
    anchor_ends: Array
    anchors: Array


def make_sighted(table: NameTable, fold_finding: Array, ordinary: Array) -> Sighted:
    """What is looked for of all names of a table.

    Args:
        table: The names.
        fold_finding: What each fold says of whose name it is, in bits; float32.
        ordinary: Whether texts use each fold for what it means; bool.
    """
    words, names = table.words, table.names
    starts, ends = names["start"].astype(np.int64), names["end"].astype(np.int64)
    name_of = np.repeat(np.arange(len(names), dtype=np.int32), ends - starts)
    is_person = (names["reading"] & ~np.uint8(READ))[name_of] == PERSON
    folds = words["fold"].astype(np.int32)
    is_father = is_person & (table.entries["flags"][words["entry"]] & PATRONYMIC > 0)
    # Golubovich is a family name, too: it counts where it is one of two words.
    others = np.bincount(name_of[~is_father], minlength=len(names))
    is_father &= others[name_of] >= _LEAST_WORDS
    counts = ~is_father & (words["kind"] != FORM)
    bits = np.where(counts, fold_finding[folds], np.float32(0)).astype(np.float32)
    totals = np.bincount(name_of, weights=bits, minlength=len(names)).astype(np.float32)
    needs = _needs(table, name_of, counts, ordinary)
    bits[needs[name_of] == NEVER] = 0
    anchor_ends, anchors = _anchors(
        name_of, folds, bits, totals, is_person, folds_in_all=len(fold_finding)
    )
    return Sighted(
        starts=starts,
        ends=ends,
        folds=np.where(counts | is_father, folds, np.int32(NO_FOLD)).astype(np.int32),
        bits=bits,
        letters=np.where(is_person & counts, words["first"], 0).astype(np.uint8),
        totals=totals,
        needs=needs,
        anchor_ends=anchor_ends,
        anchors=anchors,
    )


def _needs(table: NameTable, name_of: Array, counts: Array, ordinary: Array) -> Array:
    words = table.words
    names = len(table.names)
    folds = words["fold"]
    letters = np.diff(table.fold_ends, prepend=0)[folds]
    is_number = table.entries["flags"][words["entry"]] & NUMBER > 0
    tells = counts & (words["kind"] == SUBSTANCE) & ~ordinary[folds] & ~is_number
    tells &= letters >= _LEAST_LETTERS
    is_well_known = table.entries["share"][words["entry"]] > 0
    is_word = counts & (words["kind"] != PARTICLE)
    own, telling = (np.bincount(name_of[which], minlength=names) for which in (is_word, tells))
    longest = np.zeros(names, dtype=np.int64)
    rare = tells & ~is_well_known  # A firm that is called Martin is not every Martin.
    np.maximum.at(longest, name_of[rare], letters[rare])
    reading = table.names["reading"] & ~np.uint8(READ)
    is_alone = own <= 1
    needs = np.full(names, NOTHING, dtype=np.uint8)
    is_kind = counts & (words["kind"] == GENERIC)
    says_kind = np.bincount(name_of[is_kind], minlength=names) == 1
    needs[(telling == 0) & (own < _SEVERAL) & ~says_kind] = CAPITALS
    needs[is_alone] = np.where(longest[is_alone] >= _SHORT, CAPITAL, MARK)
    needs[is_alone & (reading == SHIP)] = SHIP_MARK
    most = np.zeros(names, dtype=np.int64)
    np.maximum.at(most, name_of[counts], letters[counts])
    needs[is_alone & (most < _LEAST_LETTERS)] = NEVER
    needs[(is_alone & (reading == PERSON)) | (own == 0) | (reading == TRANSLATED)] = NEVER
    return needs


def _anchors(
    name_of: Array, folds: Array, bits: Array, totals: Array, is_person: Array, *, folds_in_all: int
) -> tuple[Array, Array]:
    """The names by the folds that are their anchors."""
    order = np.lexsort((folds, -bits, name_of))
    own, said = name_of[order], bits[order].astype(np.float64)
    before = np.cumsum(said) - said
    first = np.searchsorted(own, np.arange(len(totals)))
    before -= before[np.minimum(first, max(len(before) - 1, 0))][own] if len(own) else 0
    # Whoever has all that comes before it needs it no more.
    is_anchor = (said > 0) & (before <= (1 - SHARE) * totals[own] + 1e-3)
    if len(own):  # For one of two rare words of a person an initial may stand.
        rarest = said[np.minimum(first, len(said) - 1)][own]
        is_anchor |= (said > 0) & is_person[order] & (said >= _NEARLY_AS_RARE * rarest)
    kept, names = folds[order][is_anchor], own[is_anchor]
    by_fold = np.lexsort((names, kept))
    ends = np.cumsum(np.bincount(kept, minlength=folds_in_all), dtype=np.int64)
    return ends, names[by_fold].astype(np.int32)


def make_seen(folds: int) -> Array:
    """Where each fold stood last, for one thread; what stood in earlier texts is far away."""
    return np.full(folds + 1, _FAR, dtype=np.int64)


@compiled
def sight(
    sighted: Sighted,
    rows: Array,
    row_ends: Array,
    row_folds: Array,
    initials: Array,
    looks: Array,
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
        seen: Of :func:`make_seen`; its last number is where the last text ended.
        found: Takes what was found; int64, three columns.

    Returns:
        How much was found; more than ``found`` is long, if it was too short.
    """
    base, count, ahead = max(seen[-1], 0), 0, 0
    for place in range(len(rows)):
        while ahead < len(rows) and ahead <= place + _REACH:
            for at in range(start_of(row_ends, rows[ahead]), row_ends[rows[ahead]]):
                seen[row_folds[at]] = base + ahead
            ahead += 1
        for at in range(start_of(row_ends, rows[place]), row_ends[rows[place]]):
            fold = row_folds[at]
            for anchor in range(start_of(sighted.anchor_ends, fold), sighted.anchor_ends[fold]):
                name = sighted.anchors[anchor]
                is_alone = sighted.needs[name] != NOTHING and sighted.needs[name] != CAPITALS
                if is_alone and not _looks_right(sighted.needs[name], looks[place]):
                    continue
                if not _may_be(sighted, name, place + base, seen, initials, place):
                    continue
                first, last = _extent(sighted, name, place, rows, row_ends, row_folds, initials)
                if first >= 0:
                    look = looks[place]
                    for word in range(first, last + 1):
                        look |= looks[word] & MARKS
                    if not _looks_right(sighted.needs[name], look):
                        continue
                    if count < len(found):
                        found[count, 0], found[count, 1], found[count, 2] = first, last, name
                    count += 1
    seen[-1] = base + len(rows) + 4 * _REACH
    return count


HAS_CAPITAL, IS_CASED, IS_MARKED, IS_SHIP = 1, 2, 4, 8
MARKS = np.uint8(IS_MARKED | IS_SHIP)
_REACH = 24
"""Words ahead of an anchor among which those of a name are looked for."""


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
    oldest = place - min(end - start + SLACK, _REACH)
    gained = np.float32(0.0)
    for word in range(start, end):
        if sighted.bits[word] == 0.0:
            continue
        is_near = seen[sighted.folds[word]] >= oldest
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
) -> tuple[Int, Int]:
    """From which word to which the name stands around its anchor; -1 where it does not."""
    start, end = sighted.starts[name], sighted.ends[name]
    reach = min(end - start + SLACK, _REACH)
    first, last, gained, words = place, place, np.float32(0.0), 0
    asked = 0
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
            first, last = min(first, nearest), max(last, nearest)
    if words < min(asked, _LEAST_WORDS):  # One word is not the name of another and it.
        return np.int64(-1), np.int64(-1)
    if gained < SHARE * sighted.totals[name] or last - first >= end - start + SLACK:
        return np.int64(-1), np.int64(-1)
    return first, last
