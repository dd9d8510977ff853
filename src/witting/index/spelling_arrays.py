"""Which known words are spelt nearly like this one?

Two words of at most two slips have a text in common that leaves out up to two letters of each. So
for the beginnings of all words the texts that leave out letters are kept by their hash; a question
looks up its own such texts, and counts the slips to what it finds.

Source: the deletion neighbourhood of T. Bocek, E. Hunt and B. Stiller, "Fast Similarity Search in
Large Dictionaries" (University of Zurich, ifi-2007.02), with beginnings as W. Garbe's SymSpell has
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled, compiled_leaf, compiled_part

if TYPE_CHECKING:
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

BEGINNING = 7
"""So many letters of a word are looked up; what follows is compared."""
BUCKET_BITS = 18
MOST_TEXTS = 1 + BEGINNING + BEGINNING * (BEGINNING - 1) // 2
_OFFSET = np.uint64(1469598103934665603)
_PRIME = np.uint64(1099511628211)
_HALF = np.uint64(32)
_SHORT = 6


@compiled_leaf
def most_slips(length: Int) -> Int:
    """How many slips still leave a word of so many letters the same one."""
    if length < 2:  # noqa: PLR2004  # a letter has no other spelling
        return np.int64(0)
    return np.int64(1) if length < _SHORT else np.int64(2)


@compiled_leaf
def hash_codes(codes: Array, length: Int) -> np.uint32:
    """A number of 32 bits for the first letters of an array."""
    total = _OFFSET
    for place in range(length):
        total = (total ^ np.uint64(codes[place] + 1)) * _PRIME
    return np.uint32((total >> _HALF) ^ total)


@compiled_part
def list_shortened(
    codes: Array, start: Int, length: Int, most: Int, hashes: Array, left_out: Array
) -> Int:
    """Writes the hashes of a text and of it without up to ``most`` letters.

    Args:
        codes: Holds the text.
        start: Where it begins.
        length: Its letters, up to BEGINNING.
        most: 0, 1 or 2.
        hashes: Takes them; of at least MOST_TEXTS.
        left_out: Takes how many letters each leaves out.

    Returns:
        How many were written; the same text may come twice.
    """
    text = np.empty(BEGINNING, np.uint8)
    count = 0
    for first in range(-1, length if most > 0 else 0):
        for second in range(first, length if most > 1 and first >= 0 else first + 1):
            size = 0
            for place in range(length):
                if place != first and place != second:  # noqa: PLR1714  # no tuple in a loop
                    text[size] = codes[start + place]
                    size += 1
            hashes[count] = hash_codes(text, size)
            left_out[count] = length - size
            count += 1
    return count


@compiled
def _shorten_all(
    codes: Array, starts: Array, lengths: Array, most: Int
) -> tuple[Array, Array, Array]:
    room = len(starts) * MOST_TEXTS
    hashes, owners, left_out = (
        np.empty(room, np.uint32),
        np.empty(room, np.int32),
        np.empty(room, np.uint8),
    )
    own, own_left_out = np.empty(MOST_TEXTS, np.uint32), np.empty(MOST_TEXTS, np.uint8)
    total = 0
    for row in range(len(starts)):
        count = list_shortened(
            codes,
            np.int64(starts[row]),
            np.int64(lengths[row]),
            min(most, most_slips(np.int64(lengths[row]))),
            own,
            own_left_out,
        )
        for place in range(count):
            hashes[total] = own[place]
            owners[total] = row
            left_out[total] = own_left_out[place]
            total += 1
    return hashes[:total], owners[:total], left_out[:total]


def build_spelling_arrays(codes: Array, ends: Array, *, most: int) -> dict[str, Array]:
    """What finds words by a misspelling.

    Args:
        codes: The letters of all words, see :mod:`witting.names.letter_code`. They are sorted, so
            that those with one beginning are neighbours.
        ends: Where each word ends.
        most: So many letters are left out at most.

    Returns:
        ``beginning_ends`` (up to which word each beginning goes), and by hash ``short_hashes``,
        ``short_beginnings``, ``short_left_out``, with ``short_buckets`` where each bucket of
        hashes begins.
    """
    starts = np.concatenate([np.zeros(1, "<i4"), ends])[:-1].astype("<i4")
    lengths = np.minimum(ends - starts, BEGINNING).astype("<i4")
    padded = np.zeros((len(starts), BEGINNING), dtype="u1")
    for place in range(BEGINNING):
        has = lengths > place
        padded[has, place] = codes[starts[has] + place] + 1
    is_first = np.ones(len(starts), dtype=bool)
    is_first[1:] = (padded[1:] != padded[:-1]).any(axis=1)
    firsts = np.flatnonzero(is_first)
    hashes, owners, left_out = _shorten_all(codes, starts[firsts], lengths[firsts], most)
    order = np.lexsort((left_out, owners, hashes))
    buckets = np.arange((1 << BUCKET_BITS) + 1, dtype=np.uint64) << np.uint64(32 - BUCKET_BITS)
    return {
        "beginning_ends": np.append(firsts[1:], len(starts)).astype("<i4"),
        "short_hashes": hashes[order].astype("<u4"),
        "short_beginnings": owners[order].astype("<i4"),
        "short_left_out": left_out[order].astype("u1"),
        "short_buckets": np.searchsorted(hashes[order], buckets).astype("<i4"),
    }
