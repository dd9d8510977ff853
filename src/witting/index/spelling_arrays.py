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

from witting.index.known_words import BASE, BASE_BACK, build_known, mixed
from witting.names.compiled import compiled, compiled_leaf, compiled_part
from witting.names.name_table import letter_masks

if TYPE_CHECKING:
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

BEGINNING = 7
"""So many letters of a word are looked up; what follows is compared."""
MOST_TEXTS = 1 + BEGINNING + BEGINNING * (BEGINNING - 1) // 2
SHIFT_OF_WORD = np.uint64(2)
"""Where in the number of a text the row of a word begins, below its hash; below both stands how
many letters it leaves out."""
SPELT_WORD = np.dtype(
    [("letters", "<u8"), ("start", "<i4"), ("size", "<u2"), ("goes_on", "u1")], align=True
)
"""What one look at memory tells of a word: its letters by bit, where they lie, how many they are,
and whether the next word begins likewise."""
LEFT_OUT = np.uint64(3)
_LEAST_BUCKET_BITS, _MOST_BUCKET_BITS = 8, 24
_EACH = 2
"""As a power of two, so many texts lie in a bucket."""
_ONE = np.uint64(1)
_SHORT = 6


@compiled_leaf
def most_slips(length: Int) -> Int:
    """How many slips still leave a word of so many letters the same one."""
    if length < 2:  # noqa: PLR2004  # a letter has no other spelling
        return np.int64(0)
    return np.int64(1) if length < _SHORT else np.int64(2)


@compiled_part
def list_shortened(codes: Array, start: Int, length: Int, most: Int, texts: Array) -> Int:
    """Writes the numbers of a text and of it without up to ``most`` letters.

    Args:
        codes: Holds the text.
        start: Where it begins.
        length: Its letters, up to BEGINNING.
        most: 0, 1 or 2.
        texts: Takes the hash of each and how many letters it leaves out, as one number; of at least
            MOST_TEXTS, uint64.

    Returns:
        How many were written; the same text may come twice.
    """
    sums = np.zeros(BEGINNING + 1, np.uint64)
    power = BASE
    for place in range(length):
        sums[place + 1] = sums[place] + np.uint64(codes[start + place] + 1) * power
        power *= BASE
    whole = sums[length]
    texts[0] = mixed(whole)
    count = 1
    for first in range(length if most > 0 else 0):
        behind = (whole - sums[first + 1]) * BASE_BACK
        texts[count] = mixed(sums[first] + behind) | _ONE
        count += 1
        for second in range(first + 1, length if most > 1 else 0):
            between = (sums[second] - sums[first + 1]) * BASE_BACK
            behind = (whole - sums[second + 1]) * BASE_BACK * BASE_BACK
            texts[count] = mixed(sums[first] + between + behind) | np.uint64(2)
            count += 1
    return count


@compiled
def _shorten_all(codes: Array, words: Array, starts: Array, lengths: Array, most: Int) -> Array:
    """The numbers of all texts of some beginnings, each with the first word's row; in no order."""
    own, total = np.empty(MOST_TEXTS, np.uint64), 0
    found = np.empty(max(len(starts), 1) * (MOST_TEXTS if most > 1 else BEGINNING + 1), np.uint64)
    for row in range(len(starts)):
        length = np.int64(lengths[row])
        count = list_shortened(
            codes, np.int64(starts[row]), length, min(most, most_slips(length)), own
        )
        for place in range(count):
            found[total] = own[place] | np.uint64(words[row]) << SHIFT_OF_WORD
            total += 1
    return found[:total]


@compiled_leaf
def bucket_shift(buckets: Array) -> np.uint64:
    """By how much the number of a text is moved to be that of its bucket."""
    shift = np.uint64(64)
    size = len(buckets) - 1
    while size > 1:
        size >>= 1
        shift -= _ONE
    return shift


def build_spelling_arrays(codes: Array, ends: Array, *, most: int) -> dict[str, Array]:
    """What finds words by a misspelling.

    Args:
        codes: The letters of all words, see :mod:`witting.names.letter_code`. They are sorted, so
            that those with one beginning are neighbours.
        ends: Where each word ends.
        most: So many letters are left out at most.

    Returns:
        ``spelt_words`` (SPELT_WORD, as bytes), the numbers of all texts (``short_texts``, sorted:
        hash, row of the first word that begins so, letters left out), and where each bucket of them
        begins (``short_buckets``); and which texts may be a word (``known``, see
        :mod:`witting.index.known_words`).
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
    texts = _shorten_all(codes, firsts, starts[firsts], lengths[firsts], most)
    texts.sort()
    bits = len(texts).bit_length() - _EACH
    bits = min(max(bits, _LEAST_BUCKET_BITS), _MOST_BUCKET_BITS)
    buckets = np.arange(1 << bits, dtype=np.uint64) << np.uint64(64 - bits)
    words = np.zeros(len(starts), dtype=SPELT_WORD)
    words["letters"], words["start"], words["size"] = (
        letter_masks(codes, ends),
        starts,
        ends - starts,
    )
    words["goes_on"][:-1] = ~is_first[1:]
    return {
        "spelt_words": words.view("u1"),
        "short_texts": texts.astype("<u8"),
        "known": build_known(codes, ends),
        "short_buckets": np.append(np.searchsorted(texts, buckets), len(texts)).astype("<i4"),
    }
