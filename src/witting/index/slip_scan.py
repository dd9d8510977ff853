"""Where in a text do the letters of a name stand with one slip, whatever words they make?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.slip_table import (
    GOING_ON,
    HEAD,
    LONGEST_STEP,
    TAIL,
    add_to_hash,
    begin_hash,
    find_bucket,
    has_bit,
    is_step,
    step_of,
)
from witting.index.slip_writings import ANY
from witting.names.compiled import compiled, compiled_leaf
from witting.names.letter_code import start_of

if TYPE_CHECKING:
    from witting.index.slip_table import SlipTable
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

NONE, SWAPPED, DOUBLED, OTHER = range(4)
"""How letters differ: not at all, or two changed places, one is there twice, or another slip."""
FIRST, LAST, WRITING, SLIP, PLACE = range(5)
"""Columns of what was found: the first and the last word, the writing, how it differs, and at which
of its letters."""
_ONE = np.uint64(1)


@compiled
def scan(table: SlipTable, codes: Array, ends: Array, begins: Array, found: Array) -> int:
    """Writes down each place where the letters of a name stand with one slip at most.

    Args:
        table: The names.
        codes: The letters of the words of a text; uint8.
        ends: Where each word ends in them; int64.
        begins: Whether a name may begin and end with each word; bool.
        found: Takes what was found; int64, five columns.

    Returns:
        How much was found; more than ``found`` is long, if it was too short.
    """
    count = 0
    word_at = np.empty(len(codes), np.int64)
    edges = np.zeros((2, len(codes)), np.bool_)
    for word in range(len(ends)):
        start = start_of(ends, word)
        for letter in range(start, ends[word]):
            word_at[letter] = word
        if begins[word] and start < ends[word]:
            edges[HEAD, start] = edges[TAIL, ends[word] - 1] = True
    for place in range(len(codes)):
        for side in (HEAD, TAIL):
            if edges[side, place]:
                count = _look(table, codes, ends, word_at, edges, place, side, found, count)
    return count


@compiled_leaf
def _look(
    table: SlipTable,
    codes: Array,
    ends: Array,
    word_at: Array,
    edges: Array,
    place: Int,
    side: Int,
    found: Array,
    count: Int,
) -> Int:
    """Writes down the names of which an end stands at a letter as it is; how many are found."""
    way = 1 if side == HEAD else -1
    total, at = begin_hash(side), place
    for letters in range(1, LONGEST_STEP + 1):
        if at < 0 or at >= len(codes):
            break
        total = add_to_hash(total, codes[at])
        at += way
        if not is_step(letters):
            continue
        bucket = find_bucket(table, total)
        if bucket < 0:
            if letters == GOING_ON and not has_bit(table.goes_on, total):
                break
            continue
        end = start_of(table.letter_ends, bucket)
        for row in range(start_of(table.bucket_ends, bucket), table.bucket_ends[bucket]):
            size = table.sizes[row]
            start, end = end, end + size
            if step_of(size) != letters or not _may_end(edges[1 - side], place, way, size):
                continue
            slip, where, stop = _compare(
                table.letters, start, size, codes, edges[1 - side], place, way
            )
            writing = table.writings[row]
            if slip < 0 or (slip != NONE and table.own.sides[writing] != ANY):
                continue
            first, last = min(place, stop), max(place, stop)
            one, other = word_at[first], word_at[last]
            if slip == NONE and _is_as_written(table.own.bounds[writing], ends, first, one, other):
                continue
            if count < len(found):
                found[count, FIRST], found[count, LAST] = one, other
                found[count, WRITING], found[count, SLIP] = writing, slip
                found[count, PLACE] = where
            count += 1
    return count


@compiled_leaf
def _may_end(edges: Array, place: Int, way: Int, size: Int) -> bool:
    """Whether a word ends about as many letters farther on."""
    for letters in range(size - 1, size + 2):
        at = place + way * (letters - 1)
        if 0 <= at < len(edges) and edges[at]:
            return True
    return False


@compiled_leaf
def _is_as_written(bounds: np.uint64, ends: Array, first: Int, one: Int, other: Int) -> bool:
    """Whether the words of the text end where those of a name do."""
    own = np.uint64(0)
    for word in range(one, other + 1):
        own |= _ONE << np.uint64(ends[word] - first - 1)
    return bool(own == bounds)


@compiled_leaf
def _compare(
    letters: Array, start: Int, size: Int, codes: Array, edges: Array, place: Int, way: Int
) -> tuple[Int, Int, Int]:
    """How the letters of a writing differ from those at a place of a text, read in one way.

    Returns:
        How, or -1 where they differ by more than a slip or no word ends with them; at which letter
        of the writing, from its start; and the last letter of the text.
    """
    same = _count_same(letters, start, size, codes, place, way)
    at, there = start + same, place + way * same
    left, where = size - same, min(same, size - 1)
    where = where if way > 0 else size - 1 - where
    if left == 0 and edges[there - way]:
        return NONE, np.int64(0), there - way
    if left <= 1:  # The last letter may be missing, and the next word begin with it.
        stop = there - way - way * (1 - left)
        if edges[stop]:
            return OTHER, size - 1 if way > 0 else np.int64(0), stop
    if there < 0 or there >= len(codes):
        return -1, where, there
    slip, last = _slip_at(letters, at, left, codes, edges, there, way)
    return slip, where, last


@compiled_leaf
def _slip_at(
    letters: Array, at: Int, left: Int, codes: Array, edges: Array, there: Int, way: Int
) -> tuple[Int, Int]:
    """Which slip makes all letters from one on agree, -1 for none; and the last one of the text."""
    ahead, last = there + way, there + way * (left - 1)
    if left > 1 and 0 <= ahead < len(codes):
        is_swapped = letters[at] == codes[ahead] and letters[at + 1] == codes[there]
        if is_swapped and _is_end(letters, at + 2, left - 2, codes, edges, ahead + way, way):
            return SWAPPED, last
    if left > 0 and _is_end(letters, at + 1, left - 1, codes, edges, ahead, way):
        return OTHER, last
    if left > 1 and _is_end(letters, at + 1, left - 1, codes, edges, there, way):
        return OTHER, last - way
    if _is_end(letters, at, left, codes, edges, ahead, way):
        return (DOUBLED if codes[there] == codes[there - way] else OTHER), last + way
    return -1, there


@compiled_leaf
def _count_same(letters: Array, own: Int, size: Int, codes: Array, place: Int, way: Int) -> Int:
    """How many letters agree, from the first one on."""
    same = np.int64(0)
    while same < size:
        at = place + way * same
        if at < 0 or at >= len(codes) or letters[own + same] != codes[at]:
            break
        same += 1
    return same


@compiled_leaf
def _is_end(
    letters: Array, own: Int, size: Int, codes: Array, edges: Array, place: Int, way: Int
) -> bool:
    """Whether all letters left agree, and a word ends with the last of them."""
    last = place + way * (size - 1)
    if last < 0 or last >= len(codes) or not edges[last]:
        return False
    return bool(_count_same(letters, own, size, codes, place, way) == size)
