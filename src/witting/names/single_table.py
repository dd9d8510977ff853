"""How do a few names lie in a table, where no list says how rare their words are?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.names.common_name import lookup_share
from witting.names.letter_code import encode_words
from witting.names.name_table import MOST_BITS, NUMBER, PATRONYMIC, READ, open_table, pack_table
from witting.names.name_word import is_number, is_patronymic, words_of
from witting.names.word_kind import SUBSTANCE
from witting.names.word_mass import weigh_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.names import Name
    from witting.names.name_table import NameTable

_BITS_OF_COMMON = 6.0
"""What a word of the trade, of a place or of a form says about as much on the lists of 2026."""


def table_of(names: Sequence[tuple[Name, int]]) -> NameTable:
    """The table of some names, each with the reading that is asked for, in their order.

    A word is taken for as rare as its kind is on public lists.
    """
    rows = [words_of(name, reading) for name, reading in names]
    words = sorted({(word.folded, word.written) for row in rows for word in row})
    entries = {word: place for place, word in enumerate(words)}
    folds = sorted({folded for folded, _ in words})
    places = {fold: place for place, fold in enumerate(folds)}
    kinds = {word.folded: word.kind for row in rows for word in row}
    fold_codes, fold_ends = encode_words(folds)
    codes, ends = encode_words(written for _, written in words)
    all_words = [word for row in rows for word in row]
    bits = np.array([_bits(kinds[fold]) for fold in folds], dtype=np.float32)
    shares = np.array([lookup_share(fold) or 0 for fold in folds], dtype=np.uint8)
    of_word = np.array([places[word.folded] for word in all_words], dtype=np.int64)
    word_kinds = np.array([word.kind for word in all_words], dtype=np.uint8)
    masses, said = weigh_words(
        word_kinds,
        bits[of_word],
        np.diff(fold_ends, prepend=0)[of_word],
        shares[of_word],
        np.repeat([reading for _, reading in names], [len(row) for row in rows]),
    )
    columns = {
        "fold_codes": fold_codes,
        "fold_ends": fold_ends.astype(np.int32),
        "fold_bits": bits,
        "fold_shares": shares,
        "fold_names": np.ones(len(folds), dtype=np.int32),
        "entry_codes": codes,
        "entry_ends": ends.astype(np.int32),
        "entry_folds": np.array([places[folded] for folded, _ in words], dtype=np.int32),
        "entry_flags": np.array([_flags(*word) for word in words], dtype=np.uint8),
        "entry_skeletons": np.arange(len(words), dtype=np.int32),
        "skeleton_bits": np.full(len(words), MOST_BITS, dtype=np.float32),
        "name_ends": np.cumsum([len(row) for row in rows], dtype=np.int32),
        "name_readings": np.array(
            [reading + READ * name.is_read for name, reading in names], dtype=np.uint8
        ),
        "word_entries": np.array([entries[word[:2]] for word in all_words], dtype=np.int32),
        "word_kinds": word_kinds,
        "word_masses": masses,
        "word_bits": said,
    }
    return open_table(pack_table(columns))


def _bits(kind: int) -> float:
    return MOST_BITS if kind == SUBSTANCE else _BITS_OF_COMMON


def _flags(folded: str, written: str) -> int:
    return NUMBER * is_number(written) + PATRONYMIC * is_patronymic(folded)
