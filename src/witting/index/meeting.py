"""Which names have one of the words that are looked for?

All names with a rare word of the question are met, and those of which any word of it is a key. On
the way it is summed up what they gain by these words, so that most of them need no second look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.names.compiled import compiled_leaf, compiled_part
from witting.names.letter_code import start_of
from witting.names.prefetch import prefetch

if TYPE_CHECKING:
    from witting.index.finder import Finder, Workspace
    from witting.index.probe import Probes
    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

NOT_FOUND, RARE, KNOWN, COMMON = range(4)
"""How names are met by a fold: not; all that have it; those of which it is a key, while of the
others those that were met gain by it; those of which it is a key alone."""
_PREFIX_SHARE = 0.5
_SLIP = 0.12
_FEW = 64
"""So few names with one word are met, whatever the word says."""
_MANY, _MANY_SHARE = 2000, np.int64(6)
"""More names with one word are not looked through, if they are more than one in 2 ** 6 of all: to
add up what these gain costs less than a second look at all that were met."""
_MET = np.float32(1e-3)
"""A name that was met has gained something."""


@compiled_part
def meet_names(finder: Finder, work: Workspace, probes: Probes) -> Int:
    """How many names were met; they and what they gained are in the workspace.

    Args:
        finder: The index.
        work: Has the folds that each probe may be; takes what finding each is worth, too.
        probes: What is looked for; takes what other words may be worth to a name.
    """
    is_rare = np.zeros(len(probes.weights), np.uint8)
    is_rare[-1] = 1
    for view in range(2):
        _mark_rare(probes.weights, probes.views[view], probes.total[view], is_rare)
    many = max(_MANY, len(work.met) >> _MANY_SHARE)
    _set_credits(work, probes, is_rare, many)
    _fetch(finder, work, probes)
    met = np.int64(0)
    for place in range(probes.ends[-1]):
        fold = work.found[place]
        manner = work.folds[fold].manner
        if manner == RARE:
            met = _meet(work, finder.posting_ends, finder.posting_names, fold, met)
        elif manner > RARE:
            met = _meet(work, finder.key_ends, finder.key_names, fold, met)
        work.folds[fold].manner = -abs(manner)
    for place in range(probes.ends[-1]):
        fold = work.found[place]
        if work.folds[fold].manner == -KNOWN:
            _add_gains(finder, work, fold)
        work.folds[fold].manner = NOT_FOUND
    return met


@compiled_leaf
def _fetch(finder: Finder, work: Workspace, probes: Probes) -> None:
    """Asks for the first names of each fold, so that nobody need wait for one after the other."""
    for place in range(probes.ends[-1]):
        if work.folds[work.found[place]].manner == RARE:
            prefetch(finder.posting_ends, np.int64(work.found[place]))
        else:
            prefetch(finder.key_ends, np.int64(work.found[place]))
    for place in range(probes.ends[-1]):
        fold = np.int64(work.found[place])
        if work.folds[fold].manner == RARE:
            prefetch(finder.posting_names, start_of(finder.posting_ends, fold))
        else:
            prefetch(finder.key_names, start_of(finder.key_ends, fold))


@compiled_leaf
def _meet(work: Workspace, ends: Array, names: Array, fold: Int, met: Int) -> Int:
    """Meets some names with a fold; those of a KNOWN one gain what it says later, with the rest."""
    gain = work.folds[fold].credit if work.folds[fold].manner != KNOWN else _MET
    for at in range(start_of(ends, fold), ends[fold]):
        name = names[at]
        gained = work.met[name].gained
        work.names[met] = name
        met += gained == 0.0
        work.met[name].gained = gained + gain
    return met


@compiled_leaf
def _add_gains(finder: Finder, work: Workspace, fold: Int) -> None:
    """What a fold says, to all names with it that were met."""
    credit = work.folds[fold].credit
    for at in range(start_of(finder.posting_ends, fold), finder.posting_ends[fold]):
        name = finder.posting_names[at]
        if work.met[name].gained > 0.0:
            work.met[name].gained += credit


@compiled_part
def _mark_rare(weights: Array, view: Array, total: float, is_rare: Array) -> None:
    """The rarest words of a view that together say more than half of it."""
    rest = total
    taken = np.zeros(len(weights), np.uint8)
    while rest >= _PREFIX_SHARE * total - 1e-3 and rest > 0:
        rarest = -1
        for probe in range(len(weights)):
            is_free = view[probe] > 0 and taken[probe] == 0
            if is_free and (rarest < 0 or weights[probe] > weights[rarest]):
                rarest = probe
        if rarest < 0:
            break
        taken[rarest], is_rare[rarest] = 1, 1
        rest -= weights[rarest]


@compiled_part
def _set_credits(work: Workspace, probes: Probes, is_rare: Array, many: Int) -> None:
    """What a name gains by having a fold: what the fold says, less for slips."""
    start, last = 0, len(probes.weights) - 1
    for probe in range(last + 1):
        most = np.float32(0.0)
        for place in range(start, probes.ends[probe]):
            fold, slips = work.found[place], work.slips[place]
            known = work.folds[fold]
            gain = known.finding * np.float32(1.0 - _SLIP * min(slips, 2))
            if slips == 0 and probe < last:
                gain = min(gain, probes.weights[probe])
            gain = max(gain, _MET)
            known.credit = max(known.credit, gain)
            is_sure = is_rare[probe] and slips < 2  # noqa: PLR2004  # what is two away is a guess
            # So is a part of a word, which may be a word of very many names.
            is_sure = is_sure and (probe < last or known.names <= many)
            if is_sure or known.names <= _FEW:
                known.manner = RARE
            elif known.manner != RARE and known.names <= many:
                known.manner = KNOWN
            elif known.manner == NOT_FOUND:
                known.manner = COMMON
                most = max(most, gain)
        probes.rest[0] += most
        start = probes.ends[probe]
