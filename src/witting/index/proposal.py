"""Which names of an index are worth comparing with the words of a question?

A name is proposed if the words that it shares with the question, give or take two slips each, say
enough of either: of the question's words (a part of the listed name was left out) or of the name's
(a word was added). Words count by how rare they are. Not all names with a common word are looked
at: one that shares enough shares one of the rare words of the question, or a key of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.finder import INLINE, MOST_FOUND
from witting.index.fold_search import find_misspelt
from witting.index.word_search import find_begun, find_joined, find_split, find_word
from witting.names.compiled import compiled, compiled_part

if TYPE_CHECKING:
    from witting.index.finder import Finder, Speller, Workspace
    from witting.names.compiled import Float, Int

    Array = np.ndarray[Any, Any]

MOST_CANDIDATES = 1000
"""If more names share enough, only those that share more are proposed."""
SHARE = 0.55
SHARE_OF_EQUALLY_LONG = 0.45
"""So much of the question or of the name must be shared; less if the two have nearly as many
letters, since then what is not shared may be misspelt beyond two slips in one word."""
_ONE = np.int64(1)
_NEARLY = 1
_STEPS = 9
_PREFIX_SHARE = 0.5
_UNKNOWN = 12.0
_LETTER = 2.0
_SLIP = 0.12
_FEW, _ABBREVIATION = 2, 3


@compiled
def propose(
    finder: Finder,
    folded: Speller,
    written: Speller,
    work: Workspace,
    codes: Array,
    ends: Array,
    as_written: Array,
    as_written_ends: Array,
    given: Array,
    given_ends: Array,
) -> Array:
    """The names to compare, in no order, none twice.

    Args:
        finder: The index.
        folded: Its folds.
        written: Its words as they are written.
        work: Of this thread.
        codes: The folded words of the question, none twice, without blanks.
        ends: Where each ends.
        as_written: The same words as they are written.
        as_written_ends: Where each ends.
        given: Folds that words of the question may be beside what their spelling says.
        given_ends: Where those of each word end.
    """
    words = len(ends)
    weights = np.empty(words, np.float32)
    probe_ends = np.empty(words + 1, np.int32)
    is_alone = words == 1 or (words == _FEW and _shorter(ends) <= _ABBREVIATION)
    count = np.int64(0)
    for word in range(words):
        before = count
        count = find_word(folded, work, codes, ends, word, count, is_alone)
        start = np.int64(as_written_ends[word - 1]) if word > 0 else np.int64(0)
        if as_written_ends[word] - start > 1:
            count = find_misspelt(
                written, work, as_written, start, as_written_ends[word], _ONE, count
            )
        for place in range(given_ends[word - 1] if word > 0 else 0, given_ends[word]):
            if count < MOST_FOUND:
                work.found[count] = given[place]
                work.slips[count] = 0
                count += 1
        weights[word] = _LETTER if as_written_ends[word] - start == 1 else _UNKNOWN
        for place in range(before, count):
            if work.slips[place] == 0 and as_written_ends[word] - start > 1:
                weights[word] = min(weights[word], finder.fold_finding[work.found[place]])
        if _is_repeated(codes, ends, word):
            weights[word] = 0.0
        probe_ends[word] = count
    count = find_joined(folded, work, codes, ends, count)
    count = find_split(finder, folded, work, codes, ends, count, probe_ends)
    count = find_begun(finder, folded, work, codes, ends, count)
    count = find_begun(finder, written, work, as_written, as_written_ends, count)
    probe_ends[words] = count
    _set_credits(finder, work, weights, probe_ends, words)
    met = _meet_names(finder, work, weights, probe_ends, words)
    proposed = _pick(finder, work, met, weights.sum(), as_written_ends[-1])
    for place in range(count):
        work.credits[work.found[place]] = 0.0
    return proposed


@compiled_part
def _is_repeated(codes: Array, ends: Array, word: Int) -> bool:
    """Whether the same word came before; it says nothing a second time."""
    start = ends[word - 1] if word > 0 else np.int64(0)
    length = ends[word] - start
    for earlier in range(word):
        first = ends[earlier - 1] if earlier > 0 else np.int64(0)
        same = ends[earlier] - first == length
        for place in range(length):
            same = same and codes[first + place] == codes[start + place]
        if same:
            return True
    return False


@compiled_part
def _shorter(ends: Array) -> Int:
    """The letters of the shorter of two words."""
    return min(ends[0], ends[1] - ends[0])


@compiled_part
def _set_credits(
    finder: Finder, work: Workspace, weights: Array, probe_ends: Array, words: Int
) -> None:
    """What a name gains by having a fold: what the fold says, less for slips."""
    start = 0
    for probe in range(words + 1):
        for place in range(start, probe_ends[probe]):
            fold, slips = work.found[place], work.slips[place]
            gain = finder.fold_finding[fold] * (1.0 - _SLIP * min(slips, 2))
            if probe < words and slips == 0:
                gain = min(gain, weights[probe])
            work.credits[fold] = max(work.credits[fold], gain)
        start = probe_ends[probe]


@compiled_part
def _meet_names(
    finder: Finder, work: Workspace, weights: Array, probe_ends: Array, words: Int
) -> Int:
    """All names with a rare word of the question, and those of which any word of it is a key."""
    total, rest = weights.sum(), weights.sum()
    in_full = np.zeros(words + 1, np.uint8)
    in_full[words] = 1
    while rest >= _PREFIX_SHARE * total - 1e-3 and rest > 0:
        rarest = -1
        for word in range(words):
            if not in_full[word] and (rarest < 0 or weights[word] > weights[rarest]):
                rarest = word
        if rarest < 0:
            break
        in_full[rarest] = 1
        rest -= weights[rarest]
    work.stamp[0] += 1
    stamp = work.stamp[0]
    met, start = 0, 0
    for probe in range(words + 1):
        ends = finder.posting_ends if in_full[probe] else finder.key_ends
        names = finder.posting_names if in_full[probe] else finder.key_names
        for place in range(start, probe_ends[probe]):
            fold = work.found[place]
            for at in range(ends[fold - 1] if fold > 0 else 0, ends[fold]):
                name = names[at]
                if work.name_stamps[name] != stamp:
                    work.name_stamps[name] = stamp
                    work.names[met] = name
                    met += 1
        start = probe_ends[probe]
    return met


@compiled_part
def _pick(finder: Finder, work: Workspace, met: Int, total: Float, letters: Int) -> Array:
    """The names met that share enough; if they are too many, the ones that share more."""
    shares = np.empty(met, np.float32)
    counts = np.zeros(_STEPS + 1, np.int64)
    for place in range(met):
        name = work.names[place]
        gained = np.float32(0.0)
        found = finder.found_names[name]
        size = found.end - found.start
        for at in range(min(size, INLINE)):
            gained += work.credits[found.folds[at]]
        for at in range(found.start + INLINE, found.end):
            gained += work.credits[finder.name_folds[at]]
        least = max(min(total, found.finding), np.float32(0.1))
        shares[place] = gained / least
        if (
            SHARE_OF_EQUALLY_LONG <= shares[place] < SHARE
            and abs(found.letters - letters) <= _NEARLY
        ):
            shares[place] = SHARE
        if shares[place] >= SHARE:
            counts[min(int((shares[place] - SHARE) * _STEPS / (1.0 - SHARE)), _STEPS)] += 1
    step, kept = _STEPS, counts[_STEPS]
    while step > 0 and kept + counts[step - 1] <= MOST_CANDIDATES:
        step -= 1
        kept += counts[step]
    least = SHARE + step * (1.0 - SHARE) / _STEPS
    proposed = np.empty(met, np.int32)
    count = 0
    for place in range(met):
        if shares[place] >= least - 1e-4:
            proposed[count] = work.names[place]
            count += 1
    return proposed[:count]
