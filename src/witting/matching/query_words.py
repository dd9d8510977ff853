"""How do the words of a query lie in arrays, for compiled code to compare with many names?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.matching.coded_name import (
    VIEWS,
    fill_records,
)
from witting.matching.encoded_name import encode_name, encode_ship, views_of
from witting.names.edit_distance import LETTERS
from witting.names.name_word import (
    MOST_LETTERS,
    MOST_WORDS,
    EncodedWords,
)
from witting.names.word_mass import load_word_masses

if TYPE_CHECKING:
    from witting.names import Name
    from witting.names.name_table import NameTable
    from witting.names.name_word import NameWord

    Array = np.ndarray[Any, Any]

Readings = Mapping[str, Sequence[tuple[int, bool]]]
"""Which entries a word may be read as, and whether its vowels fit."""
_NONE_READ: Readings = {}
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
        ("fold_masks", "u8", (MOST_WORDS,)),
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
:mod:`witting.matching.word_flag`), ``masses``, ``masks`` and ``fold_masks`` (the letters of each as
written and folded) are each word's, the patterns those of :mod:`witting.names.edit_distance`.
``readings`` up to ``reading_ends`` are the entries that each word may be read as, where the script
has no vowels; ``reading_slips`` is 0
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
        person, other, translated = self.lay_out(encode_name(name, name))
        if readings:
            views = zip((person, other, translated), views_of(name), strict=True)
            person, other, translated = (_with_readings(*view, readings) for view in views)
        return person, other, translated

    def read_ship(self, name: Name) -> EncodedQuery:
        """The words of a name, read as a ship's; two capitals are no initials there."""
        return self.lay_out(encode_ship(name))[0]

    def lay_out(self, encoded: bytes) -> tuple[EncodedQuery, EncodedQuery, EncodedQuery]:
        """The words of a name's first three views, which :func:`encode_name` has coded."""
        records, masses = make_records(), load_word_masses()
        codes = np.frombuffer(encoded, dtype=np.uint8)
        letters = fill_records(records, self.table, masses, self.weights, codes)
        person, other, translated = (
            EncodedQuery(EncodedWords(*own), records[view : view + 1])
            for view, own in enumerate(letters)
        )
        return person, other, translated


def make_records() -> Array:
    """Room for all views; not zeroed, since each is as long as the longest name."""
    return np.empty(VIEWS, dtype=QUERY_WORDS)


def _with_readings(
    query: EncodedQuery, words: Sequence[NameWord], readings: Readings
) -> EncodedQuery:
    """The same, with what each word may be read as, alone or with the next."""
    if not words:
        return query
    record = query.record[0]
    single = [readings.get(word.written, ()) for word in words]
    joined = [readings.get(f"{one.written} {two.written}", ()) for one, two in pairwise(words)]
    joined.append(())
    _add_readings(record, single, names=("readings", "reading_slips", "reading_ends"))
    _add_readings(record, joined, names=("joined_readings", "joined_slips", "joined_ends"))
    rows = zip(single, joined, strict=True)
    found = tuple([entry for entry, _ in (*one, *two)] for one, two in rows)
    return query._replace(readings=found)


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
