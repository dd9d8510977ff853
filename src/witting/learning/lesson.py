"""What is learned of labelled lines, and how good is it on lines that were held out?"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.errors import InputError
from witting.goods.nomenclature import HEADING, SUBHEADING
from witting.learning.calibration import Calibration, calibrate, threshold_for
from witting.learning.figures import Figures, high_priority
from witting.learning.nomenclature_words import words_for
from witting.learning.training import MOST_LINES, train
from witting.names.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.learning.goods_line import GoodsLine
    from witting.learning.labelled import LabelledLine
    from witting.learning.weights import Weights

    Array = np.ndarray[Any, Any]
    Pair = tuple[GoodsLine, str]
    """A line and its code."""

LEAST_LINES, LEAST_CODES = 50, 2
HELD_OUT = 5
"""One line in so many is held out."""

SURE_PRECISION, HINT_PRECISION = 0.9, 0.8
"""So many held-out lines must be right from the thresholds on: those that say what goods are, and
those that only hint at listed ones."""

HINT_FLOOR = 0.25
"""No lower probability is a hint at listed goods, however few others the file has."""

SURE_LEAST, HINT_LEAST = 20, 10
"""Held-out lines that a threshold must rest on."""

_LEAST_ROOM, _SHARE_OF_ROOM = 3_000, 4
"""So many of the package's lines, or so many for each of the file's, stand beside a small file:
with more of them it would take minutes to learn what a few hundred lines say."""

FEW = 5
"""A code with fewer lines is rarely seen."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned.

    Args:
        weights: From all lines.
        calibration: From the lines held out, by weights of the others.
        sure_at: From which probability on a code is believed; None where there is none.
        hint_at: From which probability on goods may be listed; None likewise.
        figures: Of the lines held out.
    """

    weights: Weights
    calibration: Calibration
    sure_at: float | None
    hint_at: float | None
    figures: Figures


def learn(lines: Sequence[LabelledLine], *, where: str) -> Lesson:
    """What the lines teach. The same lines teach the same, whatever their order.

    Args:
        lines: Any number; at most MOST_LINES are used, the package's own among them, and fewer of
            the codes that have most.
        where: The file, for messages.

    Raises:
        InputError: There are too few lines or codes.
    """
    pairs = sorted({(each.line, each.code) for each in lines})
    _check(pairs, where=where)
    room = min(MOST_LINES - len(pairs), max(_LEAST_ROOM, _SHARE_OF_ROOM * len(pairs)))
    words = words_for((line for line, _ in pairs), room=room)
    chosen = choose(pairs, MOST_LINES - len(words))
    rest = [pair for pair in chosen if not is_held_out(pair[0].text)]
    held = [pair for pair in chosen if is_held_out(pair[0].text)]
    if not held or len({code for _, code in rest}) < LEAST_CODES:
        raise _too_few(f"{len(rest)} lines to learn from and {len(held)} to hold out", where)
    twin = train([line for line, _ in rest], [code for _, code in rest], words)
    scores = np.vstack(list(twin.scores([line for line, _ in held])))
    numbers = {code: number for number, code in enumerate(twin.codes)}
    calibration = calibrate(scores, np.array([numbers.get(code, -1) for _, code in held]))
    probable = calibration.probabilities_of(scores)
    own = [code for _, code in held]
    sure_at, hint_at = _sure_at(probable, twin.codes, own), _hint_at(probable, twin.codes, own)
    return Lesson(
        weights=train([line for line, _ in chosen], [code for _, code in chosen], words),
        calibration=calibration,
        sure_at=sure_at,
        hint_at=hint_at,
        figures=_figures(
            lines, chosen, own, probable, twin.codes, sure_at=sure_at, hint_at=hint_at
        ),
    )


def choose(pairs: Sequence[Pair], most: int = MOST_LINES) -> list[Pair]:
    """At most so many lines, as even over the codes as can be; which ones, their texts tell."""
    if len(pairs) <= most:
        return list(pairs)
    ranked: list[tuple[int, bytes, Pair]] = []
    counts: Counter[str] = Counter()
    for pair in sorted(pairs, key=lambda pair: _digest(pair[0].text)):
        counts[pair[1]] += 1
        ranked.append((counts[pair[1]], _digest(pair[0].text), pair))
    return sorted(pair for *_, pair in sorted(ranked)[:most])


def is_held_out(text: str) -> bool:
    """Whether a line is held out: texts that differ in case, accents or marks alone go together."""
    return _digest(text)[0] % HELD_OUT == 0


def _digest(text: str) -> bytes:
    plain = "".join(letter for letter in fold(text) if letter.isalnum())
    return hashlib.blake2b(plain.encode(), digest_size=8).digest()


def _check(pairs: Sequence[Pair], *, where: str) -> None:
    codes = {code for _, code in pairs}
    if len(pairs) < LEAST_LINES:
        raise _too_few(f"{len(pairs)} different lines", where)
    if len(codes) < LEAST_CODES:
        raise _too_few(f"{len(codes)} code", where)


def _too_few(what: str, where: str) -> InputError:
    return InputError(
        f"the file has {what}, which is too little to learn from.",
        where=where,
        remedy=f"Give at least {LEAST_LINES} different lines of {LEAST_CODES} codes or more.",
    )


def _sure_at(probable: Array, codes: Sequence[str], own: Sequence[str]) -> float | None:
    best = probable.argmax(axis=1)
    right = [codes[number] == code for number, code in zip(best.tolist(), own, strict=True)]
    top = probable.max(axis=1).tolist()
    found = threshold_for(top, right, precision=SURE_PRECISION, least=SURE_LEAST)
    # Where nearly all is right, the least sure of a few lines would set the bar too high.
    return None if found is None else min(found, SURE_PRECISION)


def _hint_at(probable: Array, codes: Sequence[str], own: Sequence[str]) -> float | None:
    told = [(value, truth) for value, truth in _priority(probable, codes, own) if truth is not None]
    values, truths = [value for value, _ in told], [truth for _, truth in told]
    found = threshold_for(values, truths, precision=HINT_PRECISION, least=HINT_LEAST)
    return None if found is None else min(max(found, HINT_FLOOR), HINT_PRECISION)


def _priority(
    probable: Array, codes: Sequence[str], own: Iterable[str]
) -> list[tuple[float, bool | None]]:
    """How probable it is that each line is of high priority, and whether it is."""
    listed = np.array([high_priority(code) is True for code in codes])
    sums = probable[:, listed].sum(axis=1).tolist()
    return [(value, high_priority(code)) for value, code in zip(sums, own, strict=True)]


def _figures(
    lines: Sequence[LabelledLine],
    chosen: Sequence[Pair],
    own: Sequence[str],
    probable: Array,
    codes: Sequence[str],
    *,
    sure_at: float | None,
    hint_at: float | None,
) -> Figures:
    best = [codes[number] for number in probable.argmax(axis=1).tolist()]
    pairs = list(zip(best, own, strict=True))
    whole = [pair for pair in pairs if len(pair[1]) == SUBHEADING]
    top = probable.max(axis=1).tolist()
    sure = [
        pair
        for pair, value in zip(pairs, top, strict=True)
        if sure_at is not None and value >= sure_at
    ]
    priority = [item for item in _priority(probable, codes, own) if item[1] is not None]
    hits = [truth for value, truth in priority if hint_at is not None and value >= hint_at]
    counts = Counter(code for _, code in chosen)
    known = {code for line, code in chosen if not is_held_out(line.text)}
    return Figures(
        lines=len(lines),
        used=len(chosen),
        codes=len(counts),
        held_out=len(own),
        unseen=sum(code not in known for code in own),
        headings_right=sum(one[:HEADING] == other[:HEADING] for one, other in pairs),
        subheadings=len(whole),
        subheadings_right=sum(one == other for one, other in whole),
        sure=len(sure),
        sure_right=sum(one == other for one, other in sure),
        priority=sum(truth is True for _, truth in priority),
        priority_told=len(hits),
        priority_right=sum(truth is True for truth in hits),
        rare=tuple(sorted(code for code, count in counts.items() if count < FEW)),
    )
