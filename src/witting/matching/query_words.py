"""How do the words of a query lie in arrays, for compiled code to compare with many names?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.matching.word_flag import COMMON, FAMOUS, KNOWN, MOST_WELL_KNOWN, WELL_KNOWN
from witting.names.abjad import is_abjad
from witting.names.common_name import lookup_share
from witting.names.compiled import compiled
from witting.names.edit_distance import LETTERS, LONGEST
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
    NO_WORDS,
    EncodedWords,
    encode_name_words,
    is_number,
    is_patronymic,
    words_of,
)
from witting.names.script import is_syllabic
from witting.names.spelling import fold_spelling
from witting.names.word_kind import SUBSTANCE, kind_of_word
from witting.names.word_mass import load_word_masses, mass_of_word

if TYPE_CHECKING:
    from witting.names import Name
    from witting.names.compiled import Float
    from witting.names.name_table import NameTable
    from witting.names.name_word import NameWord
    from witting.names.word_mass import WordMasses

    Array = np.ndarray[Any, Any]

Readings = Mapping[str, Sequence[tuple[int, bool]]]
"""Which entries a word may be read as, and whether its vowels fit."""
KNOWN_NAMES = 3
"""A word that stands in so many listed names is a word of its own, and no slip of another's."""
_ABBREVIATION, _LEAST_NAME = 3, 4
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
        records: All of QUERY_WORDS, read as a person's name and as another's.
        readings: The entries that each may be read as, alone or with the next; empty for scripts
            with vowels.
    """

    words: EncodedWords
    records: Array
    readings: tuple[list[int], ...] = ()


def read_all(
    name: Name,
    table: NameTable,
    weights: Array,
    readings: Readings = _NONE_READ,
) -> tuple[EncodedQuery, EncodedQuery, EncodedQuery]:
    """The words of a name, read as a person's, as an organisation's, and translated.

    Args:
        name: The query's name.
        table: The names that it will be compared with.
        weights: What counts how much.
        readings: By Latin word, and by two with a blank between, the entries that it may be read
            as, and whether its vowels fit; empty for scripts with vowels.
    """
    words, meant = words_of(name, PERSON), words_of(name, TRANSLATED)
    read = partial(_read, name=name, table=table, weights=weights, readings=readings)
    as_other = words_of(name, ORGANIZATION)
    if [word.folded for word in words] == [word.folded for word in as_other]:
        person = other = read(words, as_other)
    else:  # letters with dots are initials in a person's name alone, and Petro is Petr there
        person, other = read(words, words), read(as_other, as_other)
    return person, other, read(meant, meant) if meant else _NO_WORDS


def read_ship(name: Name, table: NameTable, weights: Array) -> EncodedQuery:
    """The words of a name, read as a ship's; two capitals are no initials there."""
    words = words_of(name, SHIP)
    return _read(words, words, name=name, table=table, weights=weights, readings=_NONE_READ)


def _read(
    as_person: Sequence[NameWord],
    as_other: Sequence[NameWord],
    *,
    name: Name,
    table: NameTable,
    weights: Array,
    readings: Readings,
) -> EncodedQuery:
    """The same words in two records, by their kinds in a person's name and in another's."""
    # Not zeroed, since it is as long as the longest name; what is used is written.
    both = np.empty(2, dtype=QUERY_WORDS)
    encoded = encode_name_words(as_person)
    facts = b"".join([_facts_of_word(word.folded, word.written) for word in as_person])
    kinds = bytes([word.kind for own in (as_person, as_other) for word in own])
    _write(
        both,
        table,
        load_word_masses(),
        *encoded,
        np.frombuffer(facts, dtype=np.uint8),
        np.frombuffer(kinds, dtype=np.uint8),
        name.is_read,
        _most_bits(name, weights),
    )
    if not readings:
        return EncodedQuery(encoded, both)
    single = [readings.get(word.written, ()) for word in as_person]
    joined = [readings.get(f"{one.written} {two.written}", ()) for one, two in pairwise(as_person)]
    for record in both:
        _add_readings(record, single, names=("readings", "reading_slips", "reading_ends"))
        _add_readings(
            record, [*joined, ()], names=("joined_readings", "joined_slips", "joined_ends")
        )
    rows = zip(single, [*joined, ()], strict=True)
    return EncodedQuery(
        encoded, both, tuple([entry for entry, _ in (*one, *two)] for one, two in rows)
    )


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
    if not name.is_read:
        return MOST_BITS
    if any(map(is_syllabic, name.native)):
        return float(weights["syllable_bits"][0])
    return float(weights["abjad_bits"][0]) if any(map(is_abjad, name.native)) else MOST_BITS


@lru_cache(maxsize=1 << 16)
def _facts_of_word(folded: str, written: str) -> bytes:
    """A byte for its flags but KNOWN, and one for its tier among well-known names, 0 for others."""
    share = lookup_share(folded) or 0
    if share == 0 and len(written) >= _LEAST_NAME:
        # Of a word of the trade the fold is its meaning; White is a name all the same.
        share = lookup_share(fold_spelling(written)) or 0
        share = share if share <= MOST_WELL_KNOWN else 0
    is_common = share == 0 and kind_of_word(folded, written) != SUBSTANCE
    flags = NUMBER * is_number(written) + PATRONYMIC * is_patronymic(folded) + COMMON * is_common
    flags += FAMOUS * (share > 0) + WELL_KNOWN * (0 < share <= MOST_WELL_KNOWN)
    return bytes((flags, share))


@compiled
def _write(
    both: Array,
    table: NameTable,
    masses: WordMasses,
    fold_codes: Array,
    fold_ends: Array,
    codes: Array,
    ends: Array,
    facts: Array,
    kinds: Array,
    is_read: bool,
    most_bits: Float,
) -> None:
    for reading in range(2):
        record, is_person = both[reading], reading == 0
        record.count, record.is_person = len(ends), is_person
        record.is_read, record.most_bits = is_read, most_bits
        for place in range(len(fold_codes)):
            record.fold_codes[place] = fold_codes[place]
        for place in range(len(codes)):
            record.codes[place] = codes[place]
        for word in range(len(ends)):
            record.fold_ends[word], record.ends[word] = fold_ends[word], ends[word]
            record.reading_ends[word], record.joined_ends[word] = 0, 0
            kind, tier = kinds[word + reading * len(ends)], facts[2 * word + 1]
            record.kinds[word], record.flags[word] = kind, facts[2 * word]
            start = np.int64(fold_ends[word - 1]) if word > 0 else np.int64(0)
            length = fold_ends[word] - start
            if is_person:
                record.folds[word] = find_fold(
                    table.fold_codes, table.fold_ends, fold_codes, start, fold_ends[word]
                )
            else:
                record.folds[word] = both[0].folds[word]
            fold, bits = record.folds[word], MOST_BITS
            if fold >= 0:
                bits = np.float64(table.fold_bits[fold])
            record.masses[word] = mass_of_word(masses, kind, bits, length, is_person)
            is_word = fold >= 0 and length > _ABBREVIATION
            if tier > 0 or (is_word and table.fold_names[fold] >= KNOWN_NAMES):
                record.flags[word] |= KNOWN
            for letter in range(LETTERS):
                record.fold_patterns[word, letter] = _NONE
                record.patterns[word, letter] = _NONE
            for place in range(start, min(fold_ends[word], start + LONGEST)):
                record.fold_patterns[word, fold_codes[place]] |= _ONE << np.uint64(place - start)
            start = np.int64(ends[word - 1]) if word > 0 else np.int64(0)
            record.masks[word] = _NONE
            for place in range(start, ends[word]):
                record.masks[word] |= _ONE << np.uint64(codes[place])
                if place - start < LONGEST:
                    record.patterns[word, codes[place]] |= _ONE << np.uint64(place - start)


_NO_WORDS = EncodedQuery(NO_WORDS, np.zeros(2, dtype=QUERY_WORDS))
"""What a name without a word of the trade is, translated."""
