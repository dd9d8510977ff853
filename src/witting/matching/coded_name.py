"""How do the coded words of a name fill the records that compiled code compares?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.matching.coded_word import HEAD
from witting.matching.word_flag import KNOWN
from witting.names.compiled import compiled, compiled_leaf, compiled_part
from witting.names.edit_distance import fill_pattern
from witting.names.letter_code import start_of
from witting.names.name_table import MOST_BITS, find_fold
from witting.names.word_mass import mass_of_word

if TYPE_CHECKING:
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable
    from witting.names.word_mass import WordMasses

    Array = np.ndarray[Any, Any]

KNOWN_NAMES = 3
"""A word that stands in so many listed names is a word of its own, and no slip of another's."""
_ABBREVIATION = 3
_NONE, _ONE = np.uint64(0), np.uint64(1)


class CodedName(NamedTuple):
    """The words of three views of a name, before a table says what is known of them.

    Args:
        encoded: All words, one after the other, see :mod:`~witting.matching.coded_word`; uint8.
        counts: How many of them each view has.
        is_read: Whether the script of the name is read by others in several ways.
        most_bits: What a word says at most.
    """

    encoded: Array
    counts: tuple[int, int, int]
    is_read: bool
    most_bits: float


@compiled
def fill_records(records: Array, table: NameTable, masses: WordMasses, name: CodedName) -> Any:
    """Fills the records of three views, and returns the letters of each: see EncodedWords."""
    write_records(records, table, masses, name)
    return _letters(records[0]), _letters(records[1]), _letters(records[2])


@compiled_part
def write_records(records: Array, table: NameTable, masses: WordMasses, name: CodedName) -> None:
    """Fills the records of three views of a name.

    Args:
        records: Take them; the first is read as a person's name.
        table: Says what is known of each fold.
        masses: What words count.
        name: The words.
    """
    at = np.int64(0)
    for view in range(len(name.counts)):
        record = records[view]
        record.count, record.is_person = name.counts[view], view == 0
        record.is_read, record.most_bits = name.is_read, name.most_bits
        for word in range(name.counts[view]):
            at = _write_word(record, word, name.encoded, at)
            start = start_of(record.fold_ends, word)
            length = record.fold_ends[word] - start
            if view > 0 and _is_same_fold(record, records[0], word):
                fold = np.int64(records[0].folds[word])
            else:
                end = record.fold_ends[word]
                fold = find_fold(table.fold_codes, table.fold_ends, record.fold_codes, start, end)
            bits = np.float64(table.fold_bits[fold]) if fold >= 0 else MOST_BITS
            record.folds[word] = fold
            record.masses[word] = mass_of_word(
                masses, record.kinds[word], bits, length, record.is_person
            )
            if fold >= 0 and length > _ABBREVIATION and table.fold_names[fold] >= KNOWN_NAMES:
                record.flags[word] |= KNOWN


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
