"""The letters of names without blanks, by both their ends, of which one slip leaves one as it is.

A slip is a letter too many, too few, another one or two that changed places; so is a blank that is
missing or too much, which is none where there are no blanks. Of a name with one slip somewhere the
first letters are right, or the last ones: a name is looked up by both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.index.slip_writings import LEADS, MOST_WORDS, TRAILS, write_names
from witting.names.compiled import compiled, compiled_leaf
from witting.names.letter_code import start_of
from witting.names.name_table import ORGANIZATION, PERSON, READ

if TYPE_CHECKING:
    from witting.index.sighted import Sighted
    from witting.index.slip_writings import Writings
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

HEAD, TAIL = 0, 1
_NO_SLOT, _SPARSE = -1, 4
SHORTEST_STEP, GOING_ON, _WIDE_STEP, LONGEST_STEP = 4, 6, 8, 12
"""So many letters of an end are looked up, of short and of longer names, or a number between the
first two; whether any name goes on behind so many is known by GOING_ON."""
_FILTER_BITS = 21
_FILTER, _TOP = 1 << _FILTER_BITS, np.uint64(64 - _FILTER_BITS)
_BASIS, _PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)
"""Source: G. Fowler, L. C. Noll and K.-P. Vo, FNV-1a with 64 bits."""
_SHIFT = np.uint64(29)


class SlipTable(NamedTuple):
    """Names by their ends.

    Args:
        own: The names in all their writings.
        goes_on: Whether a writing that is looked up by more letters begins or ends with GOING_ON of
            them, by bit of their hash; uint8.
        filter: Whether a hash may be there, by bit: small enough to lie where it is soon read;
            uint8.
        slots: The bucket of each hash, at its place or behind; int32.
        hashes: The hash of each bucket; uint64.
        bucket_ends: Where each ends; int64.
        writings: The writings in buckets; int32.
        sizes: How many letters each of these has; uint8.
        letters: Their letters, from the end that is looked up, so that those of a bucket lie one
            behind the other; uint8.
        letter_ends: Where those of each bucket end; int64.
    """

    own: Writings
    goes_on: Array
    filter: Array
    slots: Array
    hashes: Array
    bucket_ends: Array
    writings: Array
    sizes: Array
    letters: Array
    letter_ends: Array


def make_slip_table(table: NameTable, sighted: Sighted, names: Array) -> SlipTable:
    """The table of some names.

    Args:
        table: All names.
        sighted: What is looked for of them.
        names: The rows of those that one slip is forgiven in; int64.
    """
    own = write_names(table, sighted, names)
    count = len(own.ends)
    hashes = np.empty(2 * count, np.uint64)
    filtered, goes_on = np.zeros((2, _FILTER // 8), np.uint8)
    _hash_ends(own.letters, own.ends, hashes, goes_on)
    is_asked = np.concatenate([own.sides & LEADS > 0, own.sides & TRAILS > 0])
    both = np.tile(np.arange(count, dtype=np.int32), 2)[is_asked]
    order = np.argsort(hashes[is_asked], kind="stable")
    kept, counts = np.unique(hashes[is_asked], return_counts=True)
    slots = np.full(1 << (_SPARSE * max(len(kept), 1)).bit_length(), _NO_SLOT, np.int32)
    _lay(kept, slots, filtered)
    writings, bucket_ends = both[order], np.cumsum(counts, dtype=np.int64)
    is_tail = np.repeat([False, True], count)[is_asked][order]
    sizes = np.diff(own.ends, prepend=0)[writings]
    letters = np.empty(int(sizes.sum()), np.uint8)
    _lay_letters(own, writings, is_tail, letters)
    return SlipTable(
        own=own,
        goes_on=goes_on,
        filter=filtered,
        slots=slots,
        hashes=kept,
        bucket_ends=bucket_ends,
        writings=writings,
        sizes=sizes.astype(np.uint8),
        letters=letters,
        letter_ends=np.cumsum(sizes)[bucket_ends - 1],
    )


def may_slip(table: NameTable, sighted: Sighted) -> Array:
    """Which names are of several words and of letters that are read in one way; bool."""
    reading = table.names["reading"]
    is_read = reading & np.uint8(READ) > 0
    is_kind = (reading == PERSON) | (reading == ORGANIZATION)
    counts = np.bincount(
        np.repeat(np.arange(len(reading)), sighted.ends - sighted.starts),
        weights=(sighted.folds >= 0).astype(np.float64),
        minlength=len(reading),
    )
    may_be: Array = is_kind & ~is_read & (counts > 0) & (counts <= MOST_WORDS)
    return may_be


@compiled_leaf
def step_of(letters: Int) -> Int:
    """How many letters of an end of a name with so many are looked up: less than half of them."""
    half = letters // 2 - 1
    if half < _WIDE_STEP:
        return min(max(half, SHORTEST_STEP), GOING_ON)
    return _WIDE_STEP if half < LONGEST_STEP else LONGEST_STEP


@compiled_leaf
def is_step(letters: Int) -> bool:
    """Whether so many letters are looked up of some names."""
    return bool(SHORTEST_STEP <= letters <= GOING_ON or letters in (_WIDE_STEP, LONGEST_STEP))


@compiled_leaf
def begin_hash(side: Int) -> np.uint64:
    """The hash of no letters from one end."""
    return np.uint64(_BASIS + np.uint64(side))


@compiled_leaf
def add_to_hash(total: np.uint64, code: Int) -> np.uint64:
    """The hash with one more letter."""
    return np.uint64((total ^ np.uint64(code)) * _PRIME)


@compiled_leaf
def has_bit(bits: Array, total: np.uint64) -> bool:
    """Whether a hash may be among those that bits were set for."""
    bit = np.int64(total >> _TOP)
    return bool(bits[bit >> 3] >> np.uint8(bit & 7) & 1)


@compiled_leaf
def _set_bit(bits: Array, total: np.uint64) -> None:
    bit = np.int64(total >> _TOP)
    bits[bit >> 3] |= np.uint8(1 << (bit & 7))


@compiled_leaf
def find_bucket(table: SlipTable, total: np.uint64) -> Int:
    """The bucket of a hash; -1 where there is none."""
    if not has_bit(table.filter, total):
        return np.int64(-1)
    slots, hashes = table.slots, table.hashes
    slot = np.int64((total ^ (total >> _SHIFT)) & np.uint64(len(slots) - 1))
    while slots[slot] >= 0 and hashes[slots[slot]] != total:
        slot = (slot + 1) & (len(slots) - 1)
    return np.int64(slots[slot])


@compiled
def _lay(hashes: Array, slots: Array, filtered: Array) -> None:
    for bucket in range(len(hashes)):
        total = hashes[bucket]
        _set_bit(filtered, total)
        slot = np.int64((total ^ (total >> _SHIFT)) & np.uint64(len(slots) - 1))
        while slots[slot] >= 0:
            slot = (slot + 1) & (len(slots) - 1)
        slots[slot] = bucket


@compiled
def _lay_letters(own: Writings, writings: Array, is_tail: Array, letters: Array) -> None:
    """Writes the letters of writings one behind the other, from one end of each."""
    at = 0
    for row in range(len(writings)):
        start, end = start_of(own.ends, writings[row]), own.ends[writings[row]]
        for step in range(end - start):
            letters[at] = own.letters[end - 1 - step if is_tail[row] else start + step]
            at += 1


@compiled
def _hash_ends(letters: Array, ends: Array, hashes: Array, goes_on: Array) -> None:
    """Writes the hashes of the first letters of all writings, and behind them of the last ones."""
    for writing in range(len(ends)):
        start, end = start_of(ends, writing), ends[writing]
        count = step_of(end - start)
        head, tail = begin_hash(HEAD), begin_hash(TAIL)
        for step in range(count):
            head = add_to_hash(head, letters[start + step])
            tail = add_to_hash(tail, letters[end - 1 - step])
            if step + 1 == GOING_ON and count > GOING_ON:
                _set_bit(goes_on, head)
                _set_bit(goes_on, tail)
        hashes[writing], hashes[len(ends) + writing] = head, tail
