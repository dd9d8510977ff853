"""What does the search for names read, and where does it write on the way?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    Array = np.ndarray[Any, Any]

Records = Any
"""An array of such records; mypy does not know their fields."""
BITS_OF_FORM = 1.0
"""So little says a legal form of whose name it is."""
MOST_FOUND = 1 << 15
"""So many known words are looked at for all words of one question."""
INLINE = 10
FOUND_NAME = np.dtype(
    [
        ("start", "<i4"),
        ("end", "<i4"),
        ("finding", "<f4"),
        ("letters", "<u2"),
        ("reading", "u1"),
        ("first", "u1"),
        ("letter_set", "<u8"),
        ("folds", "<i4", (INLINE,)),
    ]
)
"""What one look at memory tells of a name: where its folds lie, what finding all of them is worth,
how many letters it has, as what it is read, the code of its first letter, which letters it has
(:mod:`witting.index.letter_set`), and the first INLINE of its folds, the rest of them NO_FOLD."""


class Speller(NamedTuple):
    """Words and what finds them by a misspelling; see :mod:`witting.index.spelling_arrays`.

    ``targets`` holds the folds that each word stands for, up to ``target_ends``.
    """

    codes: Array
    ends: Array
    targets: Array
    target_ends: Array
    beginning_ends: Array
    short_hashes: Array
    short_beginnings: Array
    short_left_out: Array
    short_buckets: Array


class Finder(NamedTuple):
    """The arrays of an index that find names; see :mod:`witting.index.name_arrays`."""

    fold_names: Array
    fold_finding: Array
    name_finding: Array
    found_names: Records
    name_folds: Array
    posting_ends: Array
    posting_names: Array
    key_ends: Array
    key_names: Array


class Question(NamedTuple):
    """The words that names are looked for by.

    Args:
        codes: The folded words, without blanks.
        ends: Where each ends.
        as_written: The same words as they are written.
        as_written_ends: Where each ends.
        given: Folds that words may be beside what their spelling says.
        given_ends: Where those of each word end.
        translated: The folded words with those of the trade as what they mean; none if it has none.
        translated_ends: Where each ends.
    """

    codes: Array
    ends: Array
    as_written: Array
    as_written_ends: Array
    given: Array
    given_ends: Array
    translated: Array
    translated_ends: Array


class Workspace(NamedTuple):
    """What one question writes down; made once for a thread, since it is as long as the index.

    Args:
        stamp: One number; each step takes the next, so that nothing need be cleared.
        beginning_stamps: When a beginning of either speller was last looked at.
        credits: What finding each fold is worth, and 0 for no fold; all zero between two questions.
        manner: How names are met by each fold (:mod:`witting.index.meeting`); likewise.
        gains: What each name has gained by the folds it was met by; likewise.
        names: The names met.
        hopeful: Those of them that may share enough.
        found: The folds that words of the question may be.
        slips: How many slips part each from its word.
    """

    stamp: Array
    beginning_stamps: Array
    credits: Array
    manner: Array
    gains: Array
    names: Array
    hopeful: Array
    found: Array
    slips: Array


def open_finder(arrays: Mapping[str, Array]) -> Finder:
    """The arrays that find names, of all arrays of an index."""
    found = {name: arrays[name] for name in Finder._fields}
    found["found_names"] = found["found_names"].view(FOUND_NAME)
    for array in found.values():
        array.setflags(write=False)
    return Finder(**found)


def open_speller(arrays: Mapping[str, Array], kind: str) -> Speller:
    """The arrays that find words by a misspelling, as ``folded`` or as ``written``."""
    found = {name: arrays[f"{kind}_{name}"] for name in Speller._fields}
    for array in found.values():
        array.setflags(write=False)
    return Speller(**found)


def make_workspace(finder: Finder, *spellers: Speller) -> Workspace:
    """A clean workspace for one thread."""
    names = len(finder.found_names)
    beginnings = max(len(speller.beginning_ends) for speller in spellers)
    return Workspace(
        stamp=np.zeros(1, dtype=np.int64),
        beginning_stamps=np.zeros(beginnings, dtype=np.int64),
        credits=np.zeros(len(finder.fold_names) + 1, dtype=np.float32),
        manner=np.zeros(len(finder.fold_names), dtype=np.int8),
        gains=np.zeros(names, dtype=np.float32),
        names=np.zeros(names, dtype=np.int32),
        hopeful=np.zeros(names, dtype=np.int32),
        found=np.zeros(MOST_FOUND, dtype=np.int32),
        slips=np.zeros(MOST_FOUND, dtype=np.uint8),
    )
