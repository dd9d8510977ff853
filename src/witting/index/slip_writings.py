"""In which ways may the words of a name follow each other, and which letters are these?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.names.compiled import compiled, compiled_leaf, compiled_part
from witting.names.letter_code import start_of
from witting.names.name_table import PERSON
from witting.names.word_kind import FORM

if TYPE_CHECKING:
    from witting.index.sighted import Sighted
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

LEAST_LETTERS, MOST_LETTERS = 9, 63
"""A name of fewer letters is near to too much; the ends of words are kept by bit."""
LEAST_WORDS, MOST_WORDS = 2, 8
LEAST_ALONE = 12
"""A firm of one word has so many letters where a text may part it: ``KORADIN PLAST BANK``."""
LEADS, TRAILS, ANY = 1, 2, 3
"""Which end of a writing is looked up, by bit. Of one that is forgiven other blanks alone, that is
one end: of a word, and of words with a legal form written together with them, the other one."""
_WRITINGS = 6
"""A name has so many at most: in its order, with its last or its first word at the other end, each
with and without a father's name; or with the form before and the one behind."""
_ONE = np.uint64(1)


class Writings(NamedTuple):
    """Names in the ways in which their words may follow each other.

    Args:
        letters: Of all writings, without blanks; uint8.
        ends: Where each ends; int64.
        bounds: Where words end in each: after which letter, by bit; uint64.
        names: The row of each name; int32.
        sides: LEADS, TRAILS or ANY of each; uint8.
    """

    letters: Array
    ends: Array
    bounds: Array
    names: Array
    sides: Array


def write_names(table: NameTable, sighted: Sighted, names: Array) -> Writings:
    """All writings of some names.

    Args:
        table: All names.
        sighted: What is looked for of them.
        names: The rows of those asked for; int64.
    """
    words = _words(table, sighted)
    told = _room_for(words, names)
    count = _write(names, words, told)
    ends, bounds, rows, sides = (array[:count].copy() for array in told[1:])
    letters = told.letters[: int(ends[-1]) if count else 0].copy()
    return Writings(letters, ends, bounds, rows, sides)


class _Words(NamedTuple):
    """The words of all names; arrays.

    Args:
        starts: Where the words of each name begin.
        ends: Where they end.
        entries: The entry of each word.
        is_form: Whether it is of a legal form.
        is_father: Whether it is a father's name.
        is_person: Whether each name is a person's.
        codes: The letters of all entries.
        entry_starts: Where the letters of each entry begin.
        entry_ends: Where they end.
    """

    starts: Array
    ends: Array
    entries: Array
    is_form: Array
    is_father: Array
    is_person: Array
    codes: Array
    entry_starts: Array
    entry_ends: Array


def _words(table: NameTable, sighted: Sighted) -> _Words:
    is_person = table.names["reading"] == PERSON
    is_father = (sighted.folds >= 0) & (sighted.bits == 0)
    is_father &= np.repeat(is_person, sighted.ends - sighted.starts)
    return _Words(
        starts=sighted.starts,
        ends=sighted.ends,
        entries=table.words["entry"].copy(),
        is_form=table.words["kind"] == FORM,
        is_father=is_father,
        is_person=is_person,
        codes=table.codes,
        entry_starts=table.entries["start"].astype(np.int64),
        entry_ends=table.entries["end"].astype(np.int64),
    )


def _room_for(words: _Words, names: Array) -> Writings:
    """Arrays that are long enough for all writings of some names."""
    lengths = (words.entry_ends - words.entry_starts)[words.entries]
    said = np.concatenate([[0], np.cumsum(lengths)])
    most = np.minimum(said[words.ends[names]] - said[words.starts[names]], MOST_LETTERS)
    room = _WRITINGS * len(names)
    return Writings(
        letters=np.empty(_WRITINGS * int(most.sum()), np.uint8),
        ends=np.empty(room, np.int64),
        bounds=np.empty(room, np.uint64),
        names=np.empty(room, np.int32),
        sides=np.empty(room, np.uint8),
    )


@compiled
def _write(names: Array, words: _Words, told: Writings) -> Int:
    """Writes all writings down; how many there are."""
    count = 0
    for name in names:
        own, fathers = _words_of(name, words, 1)
        if words.is_person[name]:
            count = _add_turned(own, name, words, told, count)
            if fathers:
                own, _ = _words_of(name, words, 0)
                count = _add_turned(own, name, words, told, count)
        elif len(own):
            side = ANY if len(own) > 1 else LEADS
            if len(own) > 1 or _letters_of(own[0], words) >= LEAST_ALONE:
                count = _add(own, 0, name, side, words, told, count)
            count = _add_with_forms(own, name, words, told, count)
            count = _add_whole(len(own), name, words, told, count)
    return count


@compiled_part
def _add_whole(without: Int, name: Int, words: _Words, told: Writings, count: Int) -> Int:
    """Writes a firm's words with the legal forms that stand between them, if any do."""
    first, last = _ends_of(name, words)
    if last - first + 1 == without or last - first + 1 > MOST_WORDS:
        return count
    own = words.entries[first : last + 1].astype(np.int64)
    return _add(own, 0, name, ANY, words, told, count)


@compiled_leaf
def _ends_of(name: Int, words: _Words) -> tuple[Int, Int]:
    """The first and the last word of a name that is of no legal form; there is one."""
    first, last = words.starts[name], words.ends[name] - 1
    while words.is_form[first]:
        first += 1
    while words.is_form[last]:
        last -= 1
    return first, last


@compiled_leaf
def _letters_of(entry: Int, words: _Words) -> Int:
    """How many letters an entry has."""
    return words.entry_ends[entry] - words.entry_starts[entry]


@compiled_part
def _words_of(name: Int, words: _Words, with_father: Int) -> tuple[Array, Int]:
    """The entries of a name's words, without legal forms; and how many are a father's.

    Args:
        name: Its row.
        words: Of all names.
        with_father: 1 with the father's names, 0 without.
    """
    own, count, fathers = np.empty(MOST_WORDS, np.int64), 0, 0
    for word in range(words.starts[name], words.ends[name]):
        fathers += words.is_father[word]
        is_asked = not words.is_form[word] and (with_father or not words.is_father[word])
        if is_asked and count == MOST_WORDS:  # A name of more words is not written.
            return own[:0], fathers
        if is_asked:
            own[count] = words.entries[word]
            count += 1
    return own[:count], fathers


@compiled_part
def _add_turned(own: Array, name: Int, words: _Words, told: Writings, count: Int) -> Int:
    """Writes a person's words as they are, and with the first or the last at the other end."""
    if len(own) < LEAST_WORDS:
        return count
    for turn in range(-1 if len(own) > LEAST_WORDS else 0, 2):
        count = _add(own, turn, name, ANY, words, told, count)
    return count


@compiled_part
def _add_with_forms(own: Array, name: Int, words: _Words, told: Writings, count: Int) -> Int:
    """Writes a firm's words with the word of a legal form before them, and with that behind."""
    start, end = words.starts[name], words.ends[name]
    first, last = _ends_of(name, words)
    if first > start:
        led = np.append(words.entries[first - 1 : first].astype(np.int64), own)
        count = _add(led, 0, name, TRAILS, words, told, count)
    if last + 1 < end:
        trailed = np.append(own, words.entries[last + 1 : last + 2].astype(np.int64))
        count = _add(trailed, 0, name, LEADS, words, told, count)
    return count


@compiled_part
def _add(
    own: Array, turn: Int, name: Int, side: Int, words: _Words, told: Writings, count: Int
) -> Int:
    """Writes one writing down, of words from a place on and around; how many there are then."""
    begun = start_of(told.ends, count)
    end, bits = begun, np.uint64(0)
    for place in range(len(own)):
        entry = own[(place + turn + len(own)) % len(own)]
        start, stop = words.entry_starts[entry], words.entry_ends[entry]
        if end - begun + stop - start > MOST_LETTERS:
            return count
        for letter in range(start, stop):
            told.letters[end] = words.codes[letter]
            end += 1
        bits |= _ONE << np.uint64(end - begun - 1)
    if end - begun < LEAST_LETTERS:
        return count
    told.ends[count], told.bounds[count] = end, bits
    told.names[count], told.sides[count] = name, side
    return count + 1
