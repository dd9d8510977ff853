"""Which names can stand in a text at all?

Of most names that a word of a text is the anchor of, no other word is in all of it. These are left
out before any place is looked at, and with them the words that no name left has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.sighted import SHARE
from witting.names.compiled import compiled_leaf, compiled_part
from witting.names.letter_code import start_of

if TYPE_CHECKING:
    from witting.index.sighted import Sighted
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

NEAR, FAR, IN_TEXT, WANTED, START, END = range(6)
"""What :func:`make_seen` keeps of each fold: where it stood last, with words a little ahead and
with words farther ahead; the text that it stands in, and the one that it is wanted in, as a word of
a name that is sought; where the anchors begin and end that it is there."""
IS_ANCHOR, IS_WANTED = 1, 2
"""What a row of words may be in a text: an anchor of a name that is sought, another word of one."""
_FAR = -(1 << 40)
_ONE = np.uint64(1)


def make_seen(folds: int) -> Array:
    """What is known of each fold, for one thread; what stood in earlier texts is far away.

    Behind the folds stands where the last text ended.
    """
    return np.full((6, folds + 1), _FAR, dtype=np.int64)


@compiled_part
def letters_beside(initials: Array) -> Array:
    """The codes of the words of one letter near each place, by bit; uint64."""
    beside = np.zeros(len(initials), np.uint64)
    for place in range(len(initials)):
        if initials[place]:
            letter = _ONE << np.uint64(initials[place])
            for near in range(max(place - 2, 0), min(place + 3, len(initials))):
                beside[near] |= letter
    return beside


@compiled_part
def seek(
    sighted: Sighted,
    rows: Array,
    row_ends: Array,
    row_folds: Array,
    letters: Array,
    seen: Array,
    base: Int,
) -> tuple[Array, Array]:
    """The anchors of the names of which enough stands anywhere in a text.

    Args:
        sighted: The names.
        rows: As :func:`~witting.index.sighting.sight` takes them.
        row_ends: Likewise.
        row_folds: Likewise.
        letters: The initials beside each word, by bit; uint64.
        seen: Of :func:`make_seen`.
        base: Where the text begins.

    Returns:
        The anchors, int64; what each row is in the text (IS_ANCHOR, IS_WANTED), by bit, uint8.
    """
    roles = np.zeros(len(row_ends), np.uint8)
    own = _different(rows, roles)
    room = 0
    for row in own:
        for at in range(start_of(row_ends, row), row_ends[row]):
            seen[IN_TEXT, row_folds[at]] = base
            room += sighted.anchor_ends[row_folds[at]] - start_of(
                sighted.anchor_ends, row_folds[at]
            )
    met = np.uint64(0)
    for letter in letters:
        met |= letter
    anchors, count = np.empty(room, np.int64), 0
    for row in own:
        for at in range(start_of(row_ends, row), row_ends[row]):
            fold = row_folds[at]
            seen[START, fold] = count
            for anchor in range(start_of(sighted.anchor_ends, fold), sighted.anchor_ends[fold]):
                if _is_in_text(sighted, sighted.anchors[anchor], seen, base, met):
                    anchors[count] = anchor
                    count += 1
            seen[END, fold] = count
    for row in own:
        for at in range(start_of(row_ends, row), row_ends[row]):
            fold = row_folds[at]
            roles[row] |= IS_ANCHOR * (seen[END, fold] > seen[START, fold])
            roles[row] |= IS_WANTED * (seen[WANTED, fold] == base)
    return anchors, roles


@compiled_part
def places_of(role: Int, rows: Array, roles: Array) -> Array:
    """Where the words stand that have a role (IS_ANCHOR, IS_WANTED); int64."""
    places, count = np.empty(len(rows) + 1, np.int64), 0
    for place in range(len(rows)):
        places[count] = place
        count += roles[rows[place]] & role > 0
    return places[:count]


@compiled_part
def _different(rows: Array, roles: Array) -> Array:
    """The rows of a text, each once and none without folds."""
    own, count = np.empty(min(len(rows), len(roles)), np.int64), 0
    for row in rows:
        if row and not roles[row]:
            roles[row] = 4
            own[count] = row
            count += 1
    for number in range(count):
        roles[own[number]] = 0
    return own[:count]


@compiled_leaf
def _is_in_text(sighted: Sighted, name: Int, seen: Array, base: Int, letters: np.uint64) -> bool:
    """Whether enough of a name stands anywhere in a text; its words are wanted then."""
    start, end = sighted.starts[name], sighted.ends[name]
    gained = np.float32(0.0)
    for word in range(start, end):
        letter = _ONE << np.uint64(sighted.letters[word])
        is_initial = sighted.letters[word] > 0 and letters & letter > 0
        if is_initial or seen[IN_TEXT, sighted.folds[word]] == base:
            gained += sighted.bits[word]
    if gained < SHARE * sighted.totals[name]:
        return False
    for word in range(start, end):
        seen[WANTED, sighted.folds[word]] = base
    return True
