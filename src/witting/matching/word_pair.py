"""Is one word the other, written otherwise? Counted in slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled_leaf
from witting.names.edit_distance import LONGEST, count_slips, fill_pattern, may_differ_by
from witting.names.letter_code import FIRST_LETTER, start_of
from witting.names.name_table import NUMBER

if TYPE_CHECKING:
    from witting.matching.query_words import QueryWords
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

FAR = 9
"""More slips than any two writings of one word have."""
FOLDED_AWAY = 3
"""Two writings of one word differ in no more letters than the folding of spellings takes."""
LONGEST_JOINED = 128
_ZERO = np.int64(0)
_SHORT = 5
_LETTERS_BY_NUMBER = 4
_LEAST_JOINED = 6
_LONG_JOINED = 9


@compiled_leaf
def most_slips(length: Int) -> Int:
    """How many slips still leave a word of so many letters the same one."""
    if length <= 3:  # noqa: PLR2004  # the steps are the rule
        return 1
    if length <= 7:  # noqa: PLR2004  # likewise
        return 2
    return 3 if length <= 11 else 4  # noqa: PLR2004  # likewise


@compiled_leaf
def slips_between(query: QueryWords, word: Int, table: NameTable, entry: Int) -> Int:
    """By how many slips a word of the query and an entry differ; FAR where they are two words.

    They are counted on the folded spellings and on what is written, since a slip may bring letters
    together that fold into one. A short word that folding brought near, but that is written far
    otherwise, is another word; so is another number.
    """
    start, own = start_of(query.ends, word), np.int64(table.entries[entry].start)
    length, size = query.ends[word] - start, np.int64(table.entries[entry].end) - own
    if length + size < 3:  # noqa: PLR2004  # a letter has no other spelling
        return FAR
    if (query.flags[word] | table.entries[entry].flags) & NUMBER and not _same_digits(
        query.codes, start, query.ends[word], table.codes, own, own + size
    ):
        return FAR
    longer = max(length, size)
    most = most_slips(longer)
    fold_start = np.int64(table.entries[entry].fold_start)
    fold_end = np.int64(table.entries[entry].fold_end)
    folded = query.fold_ends[word] - start_of(query.fold_ends, word)
    if abs(folded - (fold_end - fold_start)) > most and abs(length - size) > most:
        return FAR
    slips = count_slips(
        query.fold_patterns[word],
        min(folded, LONGEST),
        table.fold_codes,
        fold_start,
        fold_end,
        most,
    )
    written = count_slips(
        query.patterns[word], min(length, LONGEST), table.codes, own, own + size, most + 1
    )
    if longer <= _SHORT and written > most + 1:
        return FAR
    slips = min(slips, written)
    return slips if slips <= most else FAR


@compiled_leaf
def _same_digits(
    codes: Array, start: Int, end: Int, others: Array, other_start: Int, other_end: Int
) -> bool:
    """Whether both are a word with one number in it, which only the letters may misspell."""
    place, other, digits = start, other_start, 0
    while True:
        while place < end and codes[place] >= FIRST_LETTER:
            place += 1
        while other < other_end and others[other] >= FIRST_LETTER:
            other += 1
        if place == end or other == other_end:
            break
        if codes[place] != others[other]:
            return False
        digits += 1
        place += 1
        other += 1
    if place != end or other != other_end or digits == 0:
        return False
    return bool(end - start >= _LETTERS_BY_NUMBER)


@compiled_leaf
def may_be_near(length: Int, size: Int, letters: np.uint64) -> bool:
    """Whether two joined texts of so many letters may differ by so few slips that they are one.

    Args:
        length: Of one.
        size: Of the other.
        letters: Those that one of them alone has, by bit.
    """
    if max(length, size) > LONGEST:
        return bool(abs(length - size) <= 2)  # noqa: PLR2004  # what is beyond is not compared
    shorter = min(length, size)
    most = np.int64(1 if shorter < _LONG_JOINED else 2)
    if shorter < _LEAST_JOINED:
        most = _ZERO
    return may_differ_by(most, length - size, letters)


@compiled_leaf
def slips_of_texts(one: Array, length: Int, other: Array, size: Int, pattern: Array) -> Int:
    """By how many slips two joined texts differ; FAR beyond one, or two if they are long."""
    if length == size:
        same = True
        for place in range(length):
            if one[place] != other[place]:
                same = False
        if same:
            return 0
    shorter = min(length, size)
    most = 1 if shorter < _LONG_JOINED else 2
    if shorter < _LEAST_JOINED or abs(length - size) > most or max(length, size) > LONGEST:
        return FAR
    for place in range(length):
        if one[place] < FIRST_LETTER:
            return FAR
    for place in range(size):
        if other[place] < FIRST_LETTER:
            return FAR
    fill_pattern(pattern, one, _ZERO, length)
    slips = count_slips(pattern, length, other, _ZERO, size, most)
    return slips if slips <= most else FAR


@compiled_leaf
def join_entries(
    table: NameTable, rows: Array, first: Int, last: Int, text: Array, folded: bool
) -> Int:
    """Writes the entries ``rows[first:last]`` together, folded or as written; how long that is."""
    length = np.int64(0)
    for at in range(first, last):
        entry = table.entries[rows[at]]
        if folded:
            for place in range(entry.fold_start, entry.fold_end):
                if length < LONGEST_JOINED:
                    text[length] = table.fold_codes[place]
                    length += 1
        else:
            for place in range(entry.start, entry.end):
                if length < LONGEST_JOINED:
                    text[length] = table.codes[place]
                    length += 1
    return length


@compiled_leaf
def join(codes: Array, ends: Array, rows: Array, first: Int, last: Int, text: Array) -> Int:
    """Writes the words ``rows[first:last]`` together; how long that is, up to LONGEST_JOINED."""
    length = np.int64(0)
    for at in range(first, last):
        for place in range(start_of(ends, rows[at]), ends[rows[at]]):
            if length < LONGEST_JOINED:
                text[length] = codes[place]
                length += 1
    return length
