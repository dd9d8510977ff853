"""How do many names lie in arrays, so that compiled code reads them?

A *fold* is a folded word; an *entry* is one way of writing it. Names are sequences of entries, none
twice: the same name on five lists is one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.names.compiled import compiled_leaf
from witting.names.letter_code import decode_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

ENTRY = np.dtype(
    [
        ("mask", "<u8"),
        ("fold_mask", "<u8"),
        ("fold", "<i4"),
        ("fold_start", "<i4"),
        ("fold_end", "<i4"),
        ("start", "<i4"),
        ("end", "<i4"),
        ("skeleton", "<i4"),
        ("flags", "u1"),
        ("share", "u1"),
        ("unused", "u1", (22,)),
    ],
    align=True,
)
"""A way of writing a fold: its letters and those of its fold by bit, its fold and where that lies,
where its own letters lie, the row of its skeleton, NUMBER and PATRONYMIC by bit, and the fold's
tier among well-known names, 0 for others. Each is as long as what memory gives at once, so that no
two looks are needed for one."""
NAME = np.dtype([("start", "<i4"), ("end", "<i4"), ("reading", "u1")], align=True)
"""Where the words of a name lie, and as what it is read: PERSON, ORGANIZATION (or unknown), SHIP or
TRANSLATED, with READ added where its script is read by others in several ways."""
WORD = np.dtype(
    [
        ("entry", "<i4"),
        ("fold", "<i4"),
        ("mass", "<f4"),
        ("bits", "<f4"),
        ("kind", "u1"),
        ("first", "u1"),
    ],
    align=True,
)
"""A word of a name: its entry, what it counts and how much evidence it is
(:mod:`witting.names.word_mass`), and its kind (:mod:`witting.names.word_kind`). Its fold
and its first letter are the entry's, so that most need no look at it."""
Records = Any
"""An array of such records; mypy does not know their fields."""
_RECORDS = {"entries": ENTRY, "names": NAME, "words": WORD}


class NameTable(NamedTuple):
    """Names and their words; all arrays are read-only and little-endian.

    Args:
        fold_codes: The letters of all folds, see :mod:`witting.names.letter_code`; folds are
            sorted.
        fold_ends: Where each fold ends; int32.
        fold_bits: How much a fold says, in bits: the binary logarithm of how few of the names have
            it, from 0 to MOST_BITS; float32.
        fold_names: In how many names it stands; int32.
        codes: The letters of all entries as written.
        entries: By row; ENTRY.
        skeleton_bits: How much each skeleton says, as fold_bits; float32.
        names: By row; NAME.
        words: The words of all names; WORD.
    """

    fold_codes: Array
    fold_ends: Array
    fold_bits: Array
    fold_names: Array
    codes: Array
    entries: Records
    skeleton_bits: Array
    names: Records
    words: Records


NUMBER, PATRONYMIC = 1, 2
PERSON, ORGANIZATION, SHIP, TRANSLATED, READ = 0, 1, 2, 3, 4
"""As what a name is read: a person's has no legal form; of an organisation's there is a second
reading in which the words of the trade stand for their meaning, if it has any."""
MOST_BITS = 14.0
"""A word that stands in one name says no more than one in 16,000; lists are samples."""


def readings_of(schema: str) -> tuple[int, ...]:
    """As what the names of a listing of this schema are read."""
    if schema == "Person":
        return (PERSON,)
    return (SHIP,) if schema == "Vessel" else (ORGANIZATION, TRANSLATED)


def written_words(table: NameTable) -> list[str]:
    """All entries of a table as they are written, by row."""
    places = zip(table.entries["start"].tolist(), table.entries["end"].tolist(), strict=True)
    return [decode_word(table.codes[start:end]) for start, end in places]


def letter_masks(codes: Array, ends: Array) -> Array:
    """Which letters each word has, by bit; uint64."""
    starts = np.concatenate([np.zeros(1, dtype=np.int64), ends[:-1]])
    bits = np.left_shift(np.uint64(1), codes.astype(np.uint64))
    if not len(bits):
        return np.zeros(len(ends), dtype="<u8")
    return np.bitwise_or.reduceat(bits, starts).astype("<u8")


def pack_table(columns: Mapping[str, Array]) -> dict[str, Array]:
    """The arrays of a table, of columns; records as bytes, so that they can be kept in a file.

    Args:
        columns: ``fold_codes``, ``fold_ends``, ``fold_bits``, ``fold_names``, ``fold_shares``,
            ``entry_codes``, ``entry_ends``, ``entry_folds``, ``entry_flags``,
            ``entry_skeletons``, ``skeleton_bits``, ``name_ends``, ``name_readings``,
            ``word_entries``, ``word_kinds``, ``word_masses`` and ``word_bits``.
    """
    entries = np.zeros(len(columns["entry_ends"]), dtype=ENTRY)
    folds = columns["entry_folds"]
    entries["mask"] = letter_masks(columns["entry_codes"], columns["entry_ends"])
    entries["fold_mask"] = letter_masks(columns["fold_codes"], columns["fold_ends"])[folds]
    entries["fold"], entries["end"] = folds, columns["entry_ends"]
    entries["start"][1:] = columns["entry_ends"][:-1]
    entries["fold_end"] = columns["fold_ends"][folds]
    lengths = np.diff(columns["fold_ends"], prepend=0)
    entries["fold_start"] = entries["fold_end"] - lengths[folds]
    entries["skeleton"], entries["flags"] = columns["entry_skeletons"], columns["entry_flags"]
    entries["share"] = columns["fold_shares"][folds]
    names = np.zeros(len(columns["name_ends"]), dtype=NAME)
    names["end"], names["reading"] = columns["name_ends"], columns["name_readings"]
    names["start"][1:] = columns["name_ends"][:-1]
    words = np.zeros(len(columns["word_entries"]), dtype=WORD)
    own = columns["word_entries"]
    words["entry"], words["kind"] = own, columns["word_kinds"]
    words["mass"], words["bits"] = columns["word_masses"], columns["word_bits"]
    words["fold"] = folds[own]
    words["first"] = columns["entry_codes"][entries["start"][own]]
    return {
        **{name: columns[name] for name in NameTable._fields if name in columns},
        "codes": columns["entry_codes"],
        "entries": entries.view("u1"),
        "names": names.view("u1"),
        "words": words.view("u1"),
    }


def open_table(arrays: Mapping[str, Array]) -> NameTable:
    """The table, of all arrays of an index."""
    found = {name: arrays[name] for name in NameTable._fields}
    for name, record in _RECORDS.items():
        found[name] = found[name].view(record)
    for array in found.values():
        array.setflags(write=False)
    return NameTable(**found)


@compiled_leaf
def find_fold(fold_codes: Array, fold_ends: Array, codes: Array, start: Int, end: Int) -> Int:
    """The fold that is written ``codes[start:end]``; where it would stand, as -1 - place, if none.

    Args:
        fold_codes: The letters of all folds, which are sorted.
        fold_ends: Where each ends.
        codes: Holds the word.
        start: Where it begins.
        end: Where it ends, exclusive.
    """
    low, high, length = np.int64(0), np.int64(len(fold_ends)), end - start
    while low < high:
        middle = (low + high) // 2
        own = fold_ends[middle - 1] if middle > 0 else 0
        size = fold_ends[middle] - own
        order, place = np.int64(0), 0
        while place < size and place < length and order == 0:
            order = np.int64(fold_codes[own + place]) - np.int64(codes[start + place])
            place += 1
        if order == 0:
            order = size - length
        if order == 0:
            return middle
        if order < 0:
            low = middle + 1
        else:
            high = middle
    return -1 - low
