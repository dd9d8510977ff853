"""How do the coded words of a name fill the records that compiled code compares?"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.coded_word import HEAD
from witting.matching.word_flag import KNOWN
from witting.names.compiled import compiled, compiled_leaf, compiled_part
from witting.names.edit_distance import fill_pattern
from witting.names.letter_code import start_of
from witting.names.name_table import MOST_BITS, find_fold
from witting.names.word_mass import mass_of_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.matching.query_words import QueryWords
    from witting.matching.weights import Weights
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable
    from witting.names.word_mass import WordMasses

    Array = np.ndarray[Any, Any]

KNOWN_NAMES = 3
"""A word that stands in so many listed names is a word of its own, and no slip of another's."""
_ABBREVIATION = 3
_NONE, _ONE = np.uint64(0), np.uint64(1)


VIEWS = 4
"""Ways to read a name: as a person's, as another's, with its words of the trade as what they mean,
and as a ship's."""
AS_PERSON, AS_OTHER, AS_TRANSLATED, AS_SHIP = range(VIEWS)
PLAIN, SYLLABLES, NO_VOWELS = range(3)
"""What a script leaves open: nothing, how a sign is read, or which vowels there are."""
_IS_READ, _HAS_SHIP, _IS_SHIP = 1, 2, 4
_COUNTS = 2
_HEAD_OF_NAME = _COUNTS + VIEWS


def code_name(
    views: Sequence[Sequence[bytes]], *, is_read: bool, script: int, is_ship: bool = False
) -> bytes:
    """The words of a name for :func:`write_records`, before a table says what is known of them.

    Args:
        views: The coded words (:mod:`~witting.matching.coded_word`) of each view; those of the last
            are left out where a ship's name is read as a person's.
        is_read: Whether the script of the name is read by others in several ways.
        script: What it leaves open: PLAIN, SYLLABLES or NO_VOWELS.
        is_ship: Whether the text says that it is a ship's name.

    Returns:
        A head (three facts by bit, the script, how many words each view has), and all words one
        after the other.
    """
    facts = _IS_READ * is_read + _HAS_SHIP * (len(views) == VIEWS) + _IS_SHIP * is_ship
    head = bytes((facts, script, *map(len, views)))
    return b"".join((head.ljust(_HEAD_OF_NAME, b"\0"), *chain.from_iterable(views)))


@compiled
def fill_records(
    records: Array, table: NameTable, masses: WordMasses, weights: Array, encoded: Array
) -> Any:
    """Fills the records of a name; returns the letters of all views but a ship's: EncodedWords."""
    write_records(records, table, masses, weights[0], encoded, np.int64(0))
    return (
        _letters(records[AS_PERSON]),
        _letters(records[AS_OTHER]),
        _letters(records[AS_TRANSLATED]),
    )


@compiled_leaf
def ship_view(encoded: Array, at: Int) -> Int:
    """Which view of a name is to be compared with those of ships."""
    return AS_SHIP if encoded[at] & _HAS_SHIP else AS_PERSON


@compiled_leaf
def is_ship(encoded: Array, at: Int) -> bool:
    """Whether a name is looked for as a ship's, too."""
    return bool(encoded[at] & _IS_SHIP)


@compiled_part
def write_records(
    records: Array,
    table: NameTable,
    masses: WordMasses,
    weights: Weights,
    encoded: Array,
    start: Int,
) -> Int:
    """Fills the records of all views of a name.

    Args:
        records: VIEWS of them.
        table: Says what is known of each fold.
        masses: What words count.
        weights: What counts how much.
        encoded: Names by :func:`code_name`.
        start: Where this one begins.

    Returns:
        Where the next one begins.
    """
    at = start + _HEAD_OF_NAME
    most_bits = MOST_BITS
    if encoded[start + 1] == SYLLABLES:
        most_bits = weights.syllable_bits
    elif encoded[start + 1] == NO_VOWELS:
        most_bits = weights.abjad_bits
    for view in range(VIEWS):
        record = records[view]
        record.count = np.int64(encoded[start + _COUNTS + view])
        record.is_person = view in (AS_PERSON, AS_SHIP)
        record.is_read, record.most_bits = encoded[start] & _IS_READ > 0, most_bits
        for word in range(record.count):
            at = _write_word(record, word, encoded, at)
            first = start_of(record.fold_ends, word)
            length = record.fold_ends[word] - first
            if view > 0 and _is_same_fold(record, records[0], word):
                fold = np.int64(records[0].folds[word])
            else:
                end = record.fold_ends[word]
                fold = find_fold(table.fold_codes, table.fold_ends, record.fold_codes, first, end)
            bits = np.float64(table.fold_bits[fold]) if fold >= 0 else MOST_BITS
            record.folds[word] = fold
            record.masses[word] = mass_of_word(
                masses, record.kinds[word], bits, length, record.is_person
            )
            if fold >= 0 and length > _ABBREVIATION and table.fold_names[fold] >= KNOWN_NAMES:
                record.flags[word] |= KNOWN
    return at


@compiled_leaf
def _is_same_fold(record: QueryWords, other: QueryWords, word: Int) -> bool:
    """Whether two views of a name have one folded word at a place."""
    start, own = start_of(record.fold_ends, word), start_of(other.fold_ends, word)
    length = record.fold_ends[word] - start
    if word >= other.count or other.fold_ends[word] - own != length:
        return False
    for at in range(length):  # noqa: SIM110  # a generator cannot be compiled
        if record.fold_codes[start + at] != other.fold_codes[own + at]:
            return False
    return True


@compiled_part
def _write_word(record: QueryWords, word: Int, encoded: Array, at: Int) -> Int:
    """Writes down what is known of a word without the table; where the next one begins."""
    record.kinds[word], record.flags[word] = encoded[at], encoded[at + 1]
    if encoded[at + 2] > 0:
        record.flags[word] |= KNOWN
    folded, written = np.int64(encoded[at + 3]), np.int64(encoded[at + 4])
    at += HEAD
    start, own = start_of(record.fold_ends, word), start_of(record.ends, word)
    record.fold_ends[word], record.ends[word] = start + folded, own + written
    record.reading_ends[word], record.joined_ends[word] = 0, 0
    record.fold_masks[word] = _NONE
    for place in range(folded):
        record.fold_codes[start + place] = encoded[at + place]
        record.fold_masks[word] |= _ONE << np.uint64(encoded[at + place])
    at += folded
    record.masks[word] = _NONE
    for place in range(written):
        record.codes[own + place] = encoded[at + place]
        record.masks[word] |= _ONE << np.uint64(encoded[at + place])
    fill_pattern(record.fold_patterns[word], record.fold_codes, start, start + folded)
    fill_pattern(record.patterns[word], record.codes, own, own + written)
    return at + written


@compiled_part
def _letters(record: QueryWords) -> tuple[Array, Array, Array, Array]:
    count, folded, written = record.count, np.int64(0), np.int64(0)
    if count > 0:
        folded, written = record.fold_ends[count - 1], record.ends[count - 1]
    return (
        record.fold_codes[:folded].copy(),
        record.fold_ends[:count].copy(),
        record.codes[:written].copy(),
        record.ends[:count].copy(),
    )
