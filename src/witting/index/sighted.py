"""What of all names is looked for in a text?

A name is looked for around its anchors: its rarest words, so many that whoever has SHARE of the
name has one of them. Most names have one anchor, so that most words of a text start no search.
Legal forms and fathers' names do not count, since texts leave them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.names.name_table import (
    NUMBER,
    ORGANIZATION,
    PATRONYMIC,
    PERSON,
    READ,
    SHIP,
    TRANSLATED,
)
from witting.names.word_kind import FORM, GENERIC, PARTICLE, SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

SHARE = 0.78
"""So much of a name's words, by how rare they are, must stand in the text."""
SLACK = 2
"""So many other words may stand among them."""
REACH = 24
"""So far from an anchor the words of a name are looked for at most."""
NO_FOLD = -1
NOTHING, CAPITAL, CAPITALS, MARK, SHIP_MARK, NEVER, KIND, ALL = range(8)
"""What a name needs in a text: nothing; a capital, where the text has small letters; capitals and
small letters around them, or a mark; a mark; a ship's mark; or it is not looked for. Of KIND, all
of its words and no others between (``West Moon Company``), or else what CAPITALS says; of ALL,
all of its words and what CAPITAL says (``Shenzhen A Technology``)."""
LEAST_WORDS = 2
_LEAST_LETTERS = 3
_NEARLY_AS_RARE = 0.8
_SHORT = 5
"""A name of one word needs so many letters to be told without a mark."""
_SEVERAL = 3
"""So many words together are a name, though each is ordinary."""


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
        companions: Beside each, the folds of its rarest other words, if without both of them there
            is too little of the name, the same twice if without one; NO_FOLD otherwise; int32, two
            columns.
        companion_letters: The codes of the initials that may stand for these, by bit; uint64.
        reaches: How far from each the words of the name may stand; uint8.
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
    companions: Array
    companion_letters: Array
    reaches: Array


class WordsInTexts(NamedTuple):
    """What texts use folded words for; bool, for each fold of a table.

    Args:
        ordinary: For what they mean.
        numbers: For a number.
        short_names: For a firm that everybody calls so: ``VTB``.
    """

    ordinary: Array
    numbers: Array
    short_names: Array


def make_sighted(table: NameTable, fold_finding: Array, in_texts: WordsInTexts) -> Sighted:
    """What is looked for of all names of a table.

    Args:
        table: The names.
        fold_finding: What each fold says of whose name it is, in bits; float32.
        in_texts: What texts use each fold for.
    """
    words, names = table.words, table.names
    starts, ends = names["start"].astype(np.int64), names["end"].astype(np.int64)
    name_of = np.repeat(np.arange(len(names), dtype=np.int32), ends - starts)
    is_person = (names["reading"] & ~np.uint8(READ))[name_of] == PERSON
    folds = words["fold"].astype(np.int32)
    is_father = is_person & (table.entries["flags"][words["entry"]] & PATRONYMIC > 0)
    # Golubovich is a family name, too: it counts where it is one of two words.
    others = np.bincount(name_of[~is_father], minlength=len(names))
    is_father &= others[name_of] >= LEAST_WORDS
    counts = ~is_father & (words["kind"] != FORM)
    bits = np.where(counts, fold_finding[folds], np.float32(0)).astype(np.float32)
    totals = np.bincount(name_of, weights=bits, minlength=len(names)).astype(np.float32)
    needs = _needs(table, name_of, counts, in_texts)
    bits[needs[name_of] == NEVER] = 0
    letters = np.where(is_person & counts, words["first"], 0).astype(np.uint8)
    anchor_ends, anchors, companions, companion_letters = _anchors(
        name_of,
        folds,
        letters,
        bits,
        totals,
        is_person=is_person,
        folds_in_all=len(fold_finding),
    )
    return Sighted(
        starts=starts,
        ends=ends,
        folds=np.where(counts | is_father, folds, np.int32(NO_FOLD)).astype(np.int32),
        bits=bits,
        letters=letters,
        totals=totals,
        needs=needs,
        anchor_ends=anchor_ends,
        anchors=anchors,
        companions=companions,
        companion_letters=companion_letters,
        reaches=np.minimum(ends - starts + SLACK, REACH).astype(np.uint8)[anchors],
    )


def _needs(table: NameTable, name_of: Array, counts: Array, in_texts: WordsInTexts) -> Array:
    words, ordinary, numbers = table.words, in_texts.ordinary, in_texts.numbers
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
    needs[telling == 0] = CAPITAL
    is_letter = counts & (letters == 1) & ~is_number
    is_little = is_letter | (
        counts & (words["kind"] == SUBSTANCE) & ~is_number & (letters < _LEAST_LETTERS)
    )
    has_letter, has_little = (
        np.bincount(name_of[which], minlength=names) > 0 for which in (is_letter, is_little)
    )
    needs[(telling == 0) & (own < _SEVERAL)] = CAPITALS
    needs[(telling == 0) & says_kind & (own <= _SEVERAL)] = KIND
    in_all = np.bincount(name_of[counts], minlength=names)
    needs[(telling == 0) & has_little & (in_all >= _SEVERAL)] = ALL
    is_short_name = np.zeros(names, dtype=bool)
    is_short_name[name_of[is_word & in_texts.short_names[folds]]] = True
    is_told_alone = (longest >= _SHORT) | (is_short_name & (reading == ORGANIZATION))
    needs[is_alone] = np.where(is_told_alone[is_alone], CAPITAL, MARK)
    is_told = np.bincount(name_of[is_word & ~numbers[folds]], minlength=names) > 0
    needs[~is_told & (own > 0)] = MARK  # "within twenty one days" names nobody
    needs[(is_alone | ~is_told) & (reading == SHIP)] = SHIP_MARK
    most = np.zeros(names, dtype=np.int64)
    np.maximum.at(most, name_of[counts], letters[counts])
    # Beside single signs that are codes of anything a short word tells no more than alone.
    is_sign = counts & (letters == 1)
    long_words = np.bincount(name_of[counts & ~is_sign], minlength=names)
    is_short = (long_words <= 1) & (most < _SHORT)
    is_short &= ~is_alone & (np.bincount(name_of[is_sign], minlength=names) > 0)
    needs[is_short & (reading == SHIP)] = SHIP_MARK
    needs[is_short & (reading == ORGANIZATION) & has_letter & ~says_kind] = CAPITALS
    needs[is_short & (long_words == 0) & (reading != SHIP)] = MARK
    needs[is_alone & (most < _LEAST_LETTERS)] = NEVER
    needs[(is_alone & (reading == PERSON)) | (own == 0) | (reading == TRANSLATED)] = NEVER
    return needs


def _anchors(
    name_of: Array,
    folds: Array,
    letters: Array,
    bits: Array,
    totals: Array,
    *,
    is_person: Array,
    folds_in_all: int,
) -> tuple[Array, Array, Array, Array]:
    """The names by the folds that are their anchors, their companions and the letters of these."""
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
    pairs = _companions(own, folds[order], said, first, totals)[is_anchor]
    kept, names = folds[order][is_anchor], own[is_anchor]
    by_fold = np.lexsort((names, kept))
    ends = np.cumsum(np.bincount(kept, minlength=folds_in_all), dtype=np.int64)
    pairs = pairs[by_fold]
    companions = np.where(pairs >= 0, folds[order][pairs], NO_FOLD).astype(np.int32)
    initials = np.uint64(1) << letters[order][pairs].astype(np.uint64)
    return ends, names[by_fold].astype(np.int32), companions, initials[:, 0] | initials[:, 1]


def _companions(own: Array, folds: Array, said: Array, first: Array, totals: Array) -> Array:
    """For each word two others of its name of which one must stand beside it; -1 where none must.

    Args:
        own: The name of each word; of one name the rarest word is first.
        folds: The fold of each.
        said: What each says.
        first: Where the words of each name begin.
        totals: What all words of each name say.
    """
    needed, last = (1 - SHARE) * totals[own] + 1e-3, max(len(own) - 1, 0)
    # Of the three rarest words, the first two that are others.
    near = [np.minimum(first + step, last)[own] for step in range(3)]
    is_other = [(own[at] == own) & (folds[at] != folds) for at in near]
    rarest = np.where(is_other[0], near[0], near[1])
    second = np.where(is_other[0] & is_other[1], near[1], near[2])
    says = said[rarest] * (is_other[0] | is_other[1])
    both = says + said[second] * (own[second] == own)
    is_needed = (both > needed) | _are_all(own, folds, said, near, names=len(totals))
    pair = np.column_stack([rarest, np.where(says > needed, rarest, second)])
    return np.where(is_needed[:, None], pair, -1)


def _are_all(own: Array, folds: Array, said: Array, near: Sequence[Array], *, names: int) -> Array:
    """Whether a name has three words that count or two, none twice: of two one is not the name."""
    counts = np.bincount(own[said > 0], minlength=names)[own]
    is_two, is_three = counts == LEAST_WORDS, counts == _SEVERAL
    first, second, third = (folds[at] for at in near)
    is_three &= (third != first) & (third != second)
    is_all: Array = (is_two | is_three) & (first != second)
    return is_all
