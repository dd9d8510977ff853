"""Which known words are looked for, and how much does each say?

There is a probe for each word of the question, one for each word of the trade by what it means, and
a last one for words joined, parted and cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.index.finder import MOST_FOUND
from witting.index.fold_search import add_found, find_misspelt
from witting.index.word_search import (
    find_begun,
    find_far,
    find_joined,
    find_sole,
    find_split,
    find_word,
)
from witting.names.compiled import compiled_leaf, compiled_part
from witting.names.letter_code import start_of
from witting.names.name_table import find_fold

if TYPE_CHECKING:
    from witting.index.finder import Finder, Question, Speller, Workspace
    from witting.names.compiled import Float, Int

    Array = np.ndarray[Any, Any]

_ONE, _NONE = np.int64(1), np.int64(0)
_UNKNOWN, _NOT_KNOWN = 12.0, np.float32(99.0)
_LETTER = 0.5
"""A single letter says so little, so that two initials outweigh no family name that many have."""


class Probes(NamedTuple):
    """What a question looks for, by probe; the last one is of words joined, parted and cut.

    Args:
        ends: Up to where in the workspace lie the folds that each may be.
        weights: What each word says, in bits; 0 for one that came before.
        views: Which words the question has: ``views[0]`` as written, ``views[1]`` with those of the
            trade as what they mean; u1 by probe.
        total: What the words of each view say together.
        rest: What a name may gain by words of which it was not met by all names that have them.
    """

    ends: Array
    weights: Array
    views: Array
    total: Array
    rest: Array


@compiled_part
def make_probes(words: Int) -> Probes:
    """For so many words of both views together."""
    return Probes(
        np.zeros(words + 1, np.int32),
        np.zeros(words + 1, np.float32),
        np.zeros((2, words + 1), np.uint8),
        np.zeros(2, np.float32),
        np.zeros(1, np.float32),
    )


@compiled_part
def find_probes(
    finder: Finder,
    folded: Speller,
    written: Speller,
    work: Workspace,
    probes: Probes,
    question: Question,
) -> None:
    """Fills the probes of a question."""
    codes, ends = question.codes, question.ends
    as_written, as_written_ends = question.as_written, question.as_written_ends
    words, count = len(ends), _NONE
    for word in range(words):
        before = count
        count = find_word(folded, work, codes, ends, word, count)
        start = start_of(as_written_ends, word)
        length = as_written_ends[word] - start
        # What the word itself says; or else what is written so.
        weight = _least_finding(finder, work, before, count, length)
        before = count
        if length > 1:
            end = as_written_ends[word]
            count = find_misspelt(written, work, as_written, start, end, _ONE, count)
        if weight == _NOT_KNOWN:
            weight = _least_finding(finder, work, before, count, length)
        if weight == _NOT_KNOWN:
            weight = np.float32(_UNKNOWN)
            count = find_far(folded, written, work, question, word, count)
        for place in range(start_of(question.given_ends, word), question.given_ends[word]):
            if count < MOST_FOUND:
                work.found[count] = question.given[place]
                work.slips[count] = 0
                count += 1
        probes.weights[word] = 0.0 if _is_repeated(codes, ends, word) else weight
        probes.ends[word] = count
        probes.views[0, word] = 1
    count = _find_meanings(finder, folded, work, probes, question, count)
    count = find_sole(folded, work, codes, ends, probes.weights, count)
    count = find_joined(folded, work, codes, ends, count)
    count = find_joined(written, work, as_written, as_written_ends, count)
    count = find_split(finder, folded, work, codes, ends, probes.ends, count)
    count = find_split(finder, written, work, as_written, as_written_ends, probes.ends, count)
    count = find_begun(finder, folded, work, codes, ends, count)
    count = find_begun(finder, written, work, as_written, as_written_ends, count)
    probes.ends[-1] = count
    for view in range(2):
        for probe in range(len(probes.weights)):
            probes.total[view] += probes.views[view, probe] * probes.weights[probe]


@compiled_leaf
def _least_finding(finder: Finder, work: Workspace, first: Int, last: Int, length: Int) -> Float:
    """What the word of a probe says by the known words that it is without a slip."""
    weight = _NOT_KNOWN
    if length == 1:
        return np.float32(_LETTER)
    for place in range(first, last):
        if work.slips[place] == 0:
            weight = min(weight, finder.fold_finding[work.found[place]])
    return weight


@compiled_part
def _find_meanings(
    finder: Finder,
    folded: Speller,
    work: Workspace,
    probes: Probes,
    question: Question,
    count: Int,
) -> Int:
    """Words of the trade by what they mean; the words that both views have are looked for once."""
    words, word = len(question.ends), 0
    for meaning in range(len(question.translated_ends)):
        probe, same = words + meaning, word
        start = start_of(question.translated_ends, meaning)
        end = question.translated_ends[meaning]
        while same < words and not _is_same(
            question.codes, question.ends, same, question.translated, start, end
        ):
            same += 1
        if same < words:
            probes.views[1, same] = 1
            word = same + 1
        else:
            before = count
            fold = find_fold(folded.codes, folded.ends, question.translated, start, end)
            if fold >= 0:
                count = add_found(folded, work, fold, _NONE, count)
            probes.weights[probe] = _UNKNOWN if count == before else finder.fold_finding[fold]
            probes.views[1, probe] = 1
        probes.ends[probe] = count
    return count


@compiled_leaf
def _is_same(codes: Array, ends: Array, word: Int, others: Array, start: Int, end: Int) -> bool:
    first = start_of(ends, word)
    if ends[word] - first != end - start:
        return False
    for place in range(end - start):  # noqa: SIM110  # a generator cannot be compiled
        if codes[first + place] != others[start + place]:
            return False
    return True


@compiled_leaf
def _is_repeated(codes: Array, ends: Array, word: Int) -> bool:
    """Whether the same word came before; it says nothing a second time."""
    start = start_of(ends, word)
    for earlier in range(word):
        if _is_same(codes, ends, earlier, codes, start, np.int64(ends[word])):
            return True
    return False
