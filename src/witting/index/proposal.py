"""Which names of an index are worth comparing with the words of a question?

A name is proposed if the words that it shares with the question, give or take two slips each, say
enough of either: of the question's words (a part of the listed name was left out) or of the name's
(a word was added). Words count by how rare they are. One that shares less is proposed if it has
nearly the same letters, since then what is not shared may be misspelt beyond two slips in one word.

Not all names with a common word are looked at: one that shares enough shares one of the rare words
of the question, or a key of its own (:mod:`witting.index.meeting`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.finder import INLINE
from witting.index.letter_set import add_letters
from witting.index.meeting import meet_names
from witting.index.probe import find_probes, make_probes
from witting.names.compiled import compiled, compiled_leaf, compiled_part
from witting.names.letter_code import count_bits
from witting.names.name_table import TRANSLATED
from witting.names.prefetch import prefetch

if TYPE_CHECKING:
    from witting.index.finder import Finder, Question, Records, Speller, Workspace
    from witting.index.probe import Probes
    from witting.names.compiled import Float, Int

    Array = np.ndarray[Any, Any]

MOST_CANDIDATES = 1000
"""If more names share enough, only those that share more are proposed."""
SHARE = 0.75
"""So much of the question or of the name must be shared."""
SHARE_IF_READ = 0.55
"""So much if either is translated, or of a script that others read in other ways."""
SHARE_OF_SAME_LETTERS = 0.45
"""So much if the name has the question's letters, or begins with them."""
_NEARLY = 2
_LETTERS_OF_SLIPS = 8
_LETTERS_OF_CUT = 1
_STEPS = 9
_AHEAD = 12
"""So many names before it is looked at, a name is asked for."""


@compiled
def propose(
    finder: Finder,
    folded: Speller,
    written: Speller,
    work: Workspace,
    question: Question,
    is_read: bool,
) -> Array:
    """The names to compare, in no order, none twice.

    Args:
        finder: The index.
        folded: Its folds.
        written: Its words as they are written.
        work: Of this thread.
        question: The words of who is looked for.
        is_read: Whether it is of a script that others read in other ways, so that less is shared.
    """
    probes = make_probes(len(question.ends) + len(question.translated_ends))
    find_probes(finder, folded, written, work, probes, question)
    met = meet_names(finder, work, probes)
    proposed = _pick(finder, work, probes, met, question, is_read)
    for place in range(probes.ends[-1]):
        work.folds[work.found[place]].credit = 0.0
    return proposed


@compiled_part
def _pick(
    finder: Finder,
    work: Workspace,
    probes: Probes,
    met: Int,
    question: Question,
    is_read: bool,
) -> Array:
    """The names met that share enough; if they are too many, the ones that share more.

    Args:
        finder: The index.
        work: Has the names met, which have gained nothing any more behind it, and what each fold is
            worth.
        probes: What was looked for.
        met: How many names were met.
        question: What was asked.
        is_read: See above.
    """
    size, first = question.as_written_ends[-1], question.as_written[0]
    letters = add_letters(np.uint64(0), question.as_written, np.int64(0), size)
    rest, total = probes.rest[0], max(probes.total[0], probes.total[1])
    # One step after the other for all names: so the processor need not wait for memory each time.
    hopeful = 0
    for place in range(met):
        name = work.names[place]
        work.hopeful[hopeful] = name
        needed = SHARE_OF_SAME_LETTERS * min(total, work.met[name].finding)
        hopeful += work.met[name].gained + rest >= needed
        work.met[name].gained = 0.0
    proposed, shares = np.empty(hopeful, np.int32), np.empty(hopeful, np.float32)
    for place in range(hopeful):
        prefetch(finder.found_names, np.int64(work.hopeful[min(place + _AHEAD, hopeful - 1)]))
        shares[place] = _share(
            finder.found_names, finder.name_folds, work.folds, probes.total, work.hopeful[place]
        )
    counts = np.zeros(_STEPS + 1, np.int64)
    found = 0
    for place in range(hopeful):
        share, name = shares[place], work.hopeful[place]
        is_other = is_read or finder.found_names[name].reading == TRANSLATED
        if share < (SHARE_IF_READ if is_other else SHARE):
            is_like = _looks_alike(finder.found_names, name, letters, size, first)
            if share < SHARE_OF_SAME_LETTERS or not is_like:
                continue
        share = max(share, np.float32(SHARE))
        proposed[found], shares[found] = name, share
        counts[min(int((share - SHARE) * _STEPS / (1.0 - SHARE)), _STEPS)] += 1
        found += 1
    return _best(finder.found_names, proposed, shares, counts, found, size)


@compiled_leaf
def _share(
    found_names: Records, name_folds: Array, folds: Records, total: Array, name: Int
) -> Float:
    """How much of the name or of the question is shared, whichever is more of it."""
    own = found_names[name]
    gained = np.float32(0.0)
    for at in range(INLINE):
        gained += folds[own.folds[at]].credit
    for at in range(own.start + INLINE, own.end):
        gained += folds[name_folds[at]].credit
    most = total[1] if own.reading == TRANSLATED else total[0]
    # Where nothing is translated, the total of what is translated is 0.
    return gained / max(min(most, own.finding), np.float32(0.1)) if most > 0.0 else most


@compiled_leaf
def _looks_alike(
    found_names: Records, name: Int, letters: np.uint64, size: Int, first: Int
) -> bool:
    """Whether a name has nearly the letters of the question, or may begin with them."""
    own = found_names[name]
    if own.reading == TRANSLATED:
        return False
    longer = np.int64(own.letters) - size
    if abs(longer) <= _NEARLY:
        return bool(count_bits(letters ^ own.letter_set) <= _LETTERS_OF_SLIPS)
    if longer < 0 or own.first != first:
        return False
    return bool(count_bits(letters & ~own.letter_set) <= _LETTERS_OF_CUT)


@compiled_part
def _best(
    found_names: Records, proposed: Array, shares: Array, counts: Array, found: Int, size: Int
) -> Array:
    """All of them, or those of the highest shares that are not too many.

    Of too many that share everything those are kept that are nearly as long.
    """
    step, kept = _STEPS, counts[_STEPS]
    while step > 0 and kept + counts[step - 1] <= MOST_CANDIDATES:
        step -= 1
        kept += counts[step]
    if step == 0:
        return proposed[:found]
    least, count = SHARE + step * (1.0 - SHARE) / _STEPS - 1e-4, 0
    for place in range(found):
        name = proposed[place]
        is_near = abs(np.int64(found_names[name].letters) - size) <= _NEARLY
        if shares[place] >= least and (kept <= MOST_CANDIDATES or is_near):
            proposed[count] = name
            count += 1
    return proposed[:count]
