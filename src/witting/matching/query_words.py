"""How do the words of a query lie in arrays, for compiled code to compare with many names?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.matching.word_flag import COMMON, FAMOUS, KNOWN, MOST_WELL_KNOWN, WELL_KNOWN
from witting.names.abjad import is_abjad
from witting.names.common_name import lookup_share
from witting.names.compiled import compiled, compiled_part
from witting.names.edit_distance import LETTERS, fill_pattern
from witting.names.letter_code import encode_word, start_of
from witting.names.name_table import (
    MOST_BITS,
    NUMBER,
    ORGANIZATION,
    PATRONYMIC,
    PERSON,
    SHIP,
    TRANSLATED,
    find_fold,
)
from witting.names.name_word import (
    MOST_LETTERS,
    MOST_WORDS,
    EncodedWords,
    is_number,
    is_patronymic,
    word_of_other,
    word_of_person,
    words_of,
)
from witting.names.script import is_syllabic
from witting.names.spelling import fold_spelling
from witting.names.word_kind import SUBSTANCE, kind_of_word
from witting.names.word_mass import load_word_masses, mass_of_word

if TYPE_CHECKING:
    from witting.names import Name
    from witting.names.compiled import Int
    from witting.names.name_table import NameTable
    from witting.names.name_word import NameWord
    from witting.names.word_mass import WordMasses

    Array = np.ndarray[Any, Any]

Readings = Mapping[str, Sequence[tuple[int, bool]]]
"""Which entries a word may be read as, and whether its vowels fit."""
KNOWN_NAMES = 3
"""A word that stands in so many listed names is a word of its own, and no slip of another's."""
_ABBREVIATION, _LEAST_NAME = 3, 4
_FEW_WORDS, _FEW_LETTERS = 15, 32
"""So many words of so many letters each are short enough, however they are folded (a letter becomes
two at most), so that nobody need look at each."""
_HEAD = 5
"""So many numbers of an encoded word come before its letters."""
_NONE_READ: Readings = {}
_NONE, _ONE = np.uint64(0), np.uint64(1)
MOST_READINGS = 1024
QUERY_WORDS = np.dtype(
    [
        ("count", "i8"),
        ("is_person", "?"),
        ("is_read", "?"),
        ("most_bits", "f8"),
        ("fold_codes", "u1", (MOST_LETTERS,)),
        ("fold_ends", "i8", (MOST_WORDS,)),
        ("codes", "u1", (MOST_LETTERS,)),
        ("ends", "i8", (MOST_WORDS,)),
        ("folds", "i4", (MOST_WORDS,)),
        ("kinds", "u1", (MOST_WORDS,)),
        ("flags", "u1", (MOST_WORDS,)),
        ("masses", "f4", (MOST_WORDS,)),
        ("masks", "u8", (MOST_WORDS,)),
        ("fold_patterns", "u8", (MOST_WORDS, LETTERS)),
        ("patterns", "u8", (MOST_WORDS, LETTERS)),
        ("readings", "i4", (MOST_READINGS,)),
        ("reading_slips", "i4", (MOST_READINGS,)),
        ("reading_ends", "i8", (MOST_WORDS,)),
        ("joined_readings", "i4", (MOST_READINGS,)),
        ("joined_slips", "i4", (MOST_READINGS,)),
        ("joined_ends", "i8", (MOST_WORDS,)),
    ],
    align=True,
)
"""The words of a query, read as a person's name or as another's.

``count`` is how many there are. ``is_read`` says whether the script is read by others in several
ways, and ``most_bits`` what a word of it says at most: a syllable of a Chinese or Korean name
little, a word without vowels not much. ``fold_codes`` up to ``fold_ends`` are the folded letters,
``codes`` up to ``ends`` those as written; ``folds`` are the rows of the folds in the table, below 0
where they are not there. ``kinds``, ``flags`` (by bit: NUMBER, PATRONYMIC and those of
:mod:`witting.matching.word_flag`), ``masses`` and ``masks`` (the letters of each) are each word's,
the patterns those of :mod:`witting.names.edit_distance`. ``readings`` up to ``reading_ends`` are
the entries that each word may be read as, where the script has no vowels; ``reading_slips`` is 0
where the vowels that it has fit, else 1; the joined ones are those of each word with the next.
"""
QueryWords = Any
"""A record of QUERY_WORDS; its fields are read by name."""


class EncodedQuery(NamedTuple):
    """The words of a query, for compiled code.

    Args:
        words: Their letters alone.
        record: An array of one of QUERY_WORDS.
        readings: The entries that each may be read as, alone or with the next; empty for scripts
            with vowels.
    """

    words: EncodedWords
    record: Array
    readings: tuple[list[int], ...] = ()


class CodedName(NamedTuple):
    """The words of three views of a name, before a table says what is known of them.

    Args:
        encoded: All words, one after the other, see :func:`_encode_word`; uint8.
        counts: How many of them each view has.
        is_read: Whether the script of the name is read by others in several ways.
        most_bits: What a word says at most.
    """

    encoded: Array
    counts: tuple[int, int, int]
    is_read: bool
    most_bits: float


class QueryReader(NamedTuple):
    """Reads the words of names for one table.

    Args:
        table: The names that they will be compared with.
        weights: What counts how much.
    """

    table: NameTable
    weights: Array

    def read(
        self, name: Name, readings: Readings = _NONE_READ
    ) -> tuple[EncodedQuery, EncodedQuery, EncodedQuery]:
        """The words of a name, read as a person's, as an organisation's, and translated.

        Args:
            name: The query's name.
            readings: By Latin word, and by two with a blank between, the entries that it may be
                read as, and whether its vowels fit; empty for scripts with vowels.
        """
        person, other, translated = self._encode(name, _views_of(name), readings)
        return person, other, translated

    def read_ship(self, name: Name) -> EncodedQuery:
        """The words of a name, read as a ship's; two capitals are no initials there."""
        return self._encode(name, (words_of(name, SHIP), (), ()), _NONE_READ)[0]

    def encode(self, name: Name) -> CodedName:
        """The same as :meth:`read` reads, for compiled code that reads on by itself."""
        words, count = name.words, len(name.words)
        is_plain = 0 < count <= _FEW_WORDS and max(map(len, words)) <= _FEW_LETTERS
        if name.initials or name.bare_initials or not is_plain:
            return self._code(name, _views_of(name))
        encoded = [*map(_encode_of_person, words), *map(_encode_of_other, words, name.form_places)]
        translated = words_of(name, TRANSLATED)
        encoded.extend([_encode_word(*word) for word in translated])
        return self._coded(name, b"".join(encoded), (count, count, len(translated)))

    def _code(self, name: Name, views: tuple[Sequence[NameWord], ...]) -> CodedName:
        encoded = b"".join([_encode_word(*word) for words in views for word in words])
        return self._coded(name, encoded, (len(views[0]), len(views[1]), len(views[2])))

    def _coded(self, name: Name, encoded: bytes, counts: tuple[int, int, int]) -> CodedName:
        is_read = name.is_read
        most_bits = _most_bits(name, self.weights) if is_read else MOST_BITS
        return CodedName(np.frombuffer(encoded, dtype=np.uint8), counts, is_read, most_bits)

    def _encode(
        self, name: Name, views: tuple[Sequence[NameWord], ...], readings: Readings
    ) -> list[EncodedQuery]:
        """The words of three views of a name, of which the first is a person's or a ship's."""
        records = make_records()
        letters = _write(records, self.table, load_word_masses(), self._code(name, views))
        return [
            EncodedQuery(
                EncodedWords(*letters[view]),
                records[view : view + 1],
                _add_all_readings(records[view], words, readings) if readings and words else (),
            )
            for view, words in enumerate(views)
        ]


def make_records() -> Array:
    """Room for three views; not zeroed, since each is as long as the longest name."""
    return np.empty(3, dtype=QUERY_WORDS)


def _views_of(name: Name) -> tuple[Sequence[NameWord], ...]:
    return words_of(name, PERSON), words_of(name, ORGANIZATION), words_of(name, TRANSLATED)


def _add_all_readings(
    record: QueryWords, words: Sequence[NameWord], readings: Readings
) -> tuple[list[int], ...]:
    """Writes down what each word may be read as, alone or with the next; the entries of each."""
    single = [readings.get(word.written, ()) for word in words]
    joined = [readings.get(f"{one.written} {two.written}", ()) for one, two in pairwise(words)]
    joined.append(())
    _add_readings(record, single, names=("readings", "reading_slips", "reading_ends"))
    _add_readings(record, joined, names=("joined_readings", "joined_slips", "joined_ends"))
    rows = zip(single, joined, strict=True)
    return tuple([entry for entry, _ in (*one, *two)] for one, two in rows)


def _add_readings(
    record: QueryWords,
    readings: Sequence[Sequence[tuple[int, bool]]],
    *,
    names: tuple[str, str, str],
) -> None:
    found = [item for own in readings for item in own][:MOST_READINGS]
    record[names[0]][: len(found)] = [entry for entry, _ in found]
    record[names[1]][: len(found)] = [not fits for _, fits in found]
    ends = [min(end, MOST_READINGS) for end in accumulate(map(len, readings))]
    record[names[2]][: len(ends)] = ends


def _most_bits(name: Name, weights: Array) -> float:
    """What a word says at most that is read from a script with several readings."""
    if any(map(is_syllabic, name.native)):
        return float(weights["syllable_bits"][0])
    return float(weights["abjad_bits"][0]) if any(map(is_abjad, name.native)) else MOST_BITS


@lru_cache(maxsize=1 << 16)
def _encode_of_person(written: str) -> bytes:
    return _encode_word(*word_of_person(fold_spelling(written), written))


@lru_cache(maxsize=1 << 16)
def _encode_of_other(written: str, is_form: bool) -> bytes:
    return _encode_word(*word_of_other(fold_spelling(written), written, is_form))


@lru_cache(maxsize=1 << 16)
def _encode_word(folded: str, written: str, kind: int) -> bytes:
    """A word for :func:`write_records`.

    Its kind, its flags but KNOWN, its tier among well-known names (0 for others), how many letters
    it has folded and as written, and the codes of both.
    """
    share = lookup_share(folded) or 0
    if share == 0 and len(written) >= _LEAST_NAME:
        # Of a word of the trade the fold is its meaning; White is a name all the same.
        share = lookup_share(fold_spelling(written)) or 0
        share = share if share <= MOST_WELL_KNOWN else 0
    is_common = share == 0 and kind_of_word(folded, written) != SUBSTANCE
    flags = NUMBER * is_number(written) + PATRONYMIC * is_patronymic(folded) + COMMON * is_common
    flags += FAMOUS * (share > 0) + WELL_KNOWN * (0 < share <= MOST_WELL_KNOWN)
    head = bytes((kind, flags, share, len(folded), len(written)))
    return head + encode_word(folded) + encode_word(written)


@compiled
def _write(records: Array, table: NameTable, masses: WordMasses, name: CodedName) -> Any:
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
            fold = find_fold(
                table.fold_codes, table.fold_ends, record.fold_codes, start, record.fold_ends[word]
            )
            bits = np.float64(table.fold_bits[fold]) if fold >= 0 else MOST_BITS
            record.folds[word] = fold
            record.masses[word] = mass_of_word(
                masses, record.kinds[word], bits, length, record.is_person
            )
            if fold >= 0 and length > _ABBREVIATION and table.fold_names[fold] >= KNOWN_NAMES:
                record.flags[word] |= KNOWN


@compiled_part
def _write_word(record: QueryWords, word: Int, encoded: Array, at: Int) -> Int:
    """Writes down what is known of a word without the table; where the next one begins."""
    record.kinds[word], record.flags[word] = encoded[at], encoded[at + 1]
    if encoded[at + 2] > 0:
        record.flags[word] |= KNOWN
    folded, written = np.int64(encoded[at + 3]), np.int64(encoded[at + 4])
    at += _HEAD
    start, own = start_of(record.fold_ends, word), start_of(record.ends, word)
    record.fold_ends[word], record.ends[word] = start + folded, own + written
    record.reading_ends[word], record.joined_ends[word] = 0, 0
    for place in range(folded):
        record.fold_codes[start + place] = encoded[at + place]
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
