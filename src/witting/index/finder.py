"""What does the search for names read, and where does it write on the way?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.index.spelling_arrays import SPELT_WORD

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
MET_NAME = np.dtype([("gained", "<f4"), ("finding", "<f4")])
"""What a name has gained by the folds that it was met by, and what finding all of them is worth."""
MET_FOLD = np.dtype(
    [
        ("credit", "<f4"),
        ("finding", "<f4"),
        ("names", "<i4"),
        ("manner", "<i4"),
    ]
)
"""What finding a fold is worth to a name in this question, and what at most; in how many names it
stands, and how names are met by it (:mod:`witting.index.meeting`)."""
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
    spelt_words: Records
    short_texts: Array
    short_buckets: Array
    known: Array


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
        word_stamps: When a beginning of either speller was last looked at, by its first word.
        begun: The first words of the beginnings that were found for one word.
        near: The words that begin so and may be near enough.
        folds: By fold, and last for no fold; no credit and no manner between two questions.
        met: By name; nothing gained between two questions.
        names: The names met.
        hopeful: Those of them that may share enough.
        found: The folds that words of the question may be.
        slips: How many slips part each from its word.
    """

    stamp: Array
    word_stamps: Array
    begun: Array
    near: Array
    folds: Records
    met: Records
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
    found["spelt_words"] = found["spelt_words"].view(SPELT_WORD)
    for array in found.values():
        array.setflags(write=False)
    return Speller(**found)


def make_workspace(finder: Finder, *spellers: Speller) -> Workspace:
    """A clean workspace for one thread."""
    names = len(finder.found_names)
    words = max(len(speller.spelt_words) for speller in spellers)
    folds = np.zeros(len(finder.fold_names) + 1, dtype=MET_FOLD)
    folds["finding"][:-1], folds["names"][:-1] = finder.fold_finding, finder.fold_names
    met = np.zeros(names, dtype=MET_NAME)
    met["finding"] = finder.name_finding
    return Workspace(
        stamp=np.zeros(1, dtype=np.int64),
        word_stamps=np.zeros(words, dtype=np.int64),
        begun=np.zeros(words, dtype=np.int32),
        near=np.zeros(words, dtype=np.int32),
        folds=folds,
        met=met,
        names=np.zeros(names + 1, dtype=np.int32),  # one that is met again is written behind all
        hopeful=np.zeros(names, dtype=np.int32),
        found=np.zeros(MOST_FOUND, dtype=np.int32),
        slips=np.zeros(MOST_FOUND, dtype=np.uint8),
    )
