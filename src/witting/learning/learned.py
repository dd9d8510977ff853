"""What do the models of a home say of a line of goods?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.goods.clue import SURE, Clue, Kind
from witting.goods.listed import load_lists
from witting.goods.nomenclature import format_code, load_nomenclature
from witting.learning.goods_line import GoodsLine
from witting.learning.store import ModelStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from witting.learning.lesson import Lesson
    from witting.learning.store import LearnedModel

    Array = np.ndarray[Any, Any]

Candidates = tuple[tuple[str, float], ...]
"""Codes of four or six digits with their probabilities, the best first."""

MOST_CANDIDATES = 5
LEAST_PROBABLE = 0.02
HINT_PROBABLE = 0.2
"""A code on no list is worth a hint from here on."""

DOUBT = 0.05
"""A code on no list is not believed where listed ones are together more probable than this."""

_BELOW_SURE = SURE - 0.01


class Learned:
    """The models of one home. Safe to share between threads.

    Args:
        models: At least one.

    Raises:
        HomeError: One is damaged.
    """

    def __init__(self, models: Sequence[LearnedModel]) -> None:
        self._models = [(model, model.open()) for model in models]

    @property
    def versions(self) -> dict[str, str]:
        """The version of each model, by its name."""
        return {model.name: model.version for model, _ in self._models}

    def candidates(self, texts: Sequence[str]) -> list[Candidates]:
        """The likeliest codes of each text; by several models, as the surest of them has it."""
        joined: list[dict[str, float]] = [{} for _ in texts]
        lines = [GoodsLine(text) for text in texts]
        for _, lesson in self._models:
            for own, found in zip(joined, _candidates(lesson, lines), strict=True):
                for code, probability in found:
                    own[code] = max(own.get(code, 0.0), probability)
        return [_ranked(own) for own in joined]

    def clues(self, lines: Sequence[GoodsLine]) -> list[tuple[Clue, ...]]:
        """What the models say of each line, as clues; a line without words has none."""
        found: list[list[Clue]] = [[] for _ in lines]
        for model, lesson in self._models:
            for own, line, codes in zip(found, lines, _candidates(lesson, lines), strict=True):
                own.extend(_clues(codes, line, lesson=lesson, name=model.name))
        return [tuple(own) for own in found]


def open_learned(home: Path) -> Learned | None:
    """The models of a home; None where it has none.

    Raises:
        HomeError: One is damaged.
    """
    models = ModelStore(home).models()
    return Learned(models) if models else None


def _candidates(lesson: Lesson, lines: Sequence[GoodsLine]) -> Iterator[Candidates]:
    codes = lesson.weights.codes
    at = 0
    for scores in lesson.weights.scores(lines):
        best = _best(scores)
        told = lesson.calibration.probabilities_at(scores, best).tolist()
        for numbers, values in zip(best.tolist(), told, strict=True):
            pairs = zip(numbers, values, strict=True) if lines[at].text else ()
            yield _ranked({codes[number]: value for number, value in pairs})
            at += 1


def _best(scores: Array) -> Array:
    most = min(MOST_CANDIDATES, scores.shape[1])
    return np.argpartition(-scores, most - 1, axis=1)[:, :most]


def _ranked(found: dict[str, float]) -> Candidates:
    told = ((code, value) for code, value in found.items() if value >= LEAST_PROBABLE)
    return tuple(sorted(told, key=lambda pair: (-pair[1], pair[0]))[:MOST_CANDIDATES])


def _clues(codes: Candidates, line: GoodsLine, *, lesson: Lesson, name: str) -> Iterator[Clue]:
    """One clue for a code that is believed; else hints at listed goods, or at what it may be."""
    if not codes:
        return
    best, probability = codes[0]
    listed = tuple((code, value) for code, value in codes if _is_listed(code) is True)
    together = sum(value for _, value in listed)
    is_open = _is_listed(best) is False and together > DOUBT
    if lesson.sure_at is not None and probability >= lesson.sure_at and not is_open:
        yield _clue((best,), max(SURE, probability), probability, line, name)
        return
    if lesson.hint_at is not None and together >= lesson.hint_at:
        own = tuple(code for code, _ in listed)
        yield _clue(own, min(_BELOW_SURE, together), together, line, name)
        return
    for code, value in codes:
        if value >= HINT_PROBABLE and _is_listed(code) is False:
            yield _clue((code,), min(_BELOW_SURE, value), value, line, name)


def _clue(
    codes: tuple[str, ...], strength: float, probability: float, line: GoodsLine, name: str
) -> Clue:
    field, length = line.field
    shown = " or ".join(format_code(code) for code in codes)
    why = f"likely {shown} by the learned declarations {name!r} ({probability:.0%})"
    return Clue(_kind(codes), strength, field, 0, length, why)


@lru_cache(maxsize=4096)
def _kind(codes: tuple[str, ...]) -> Kind:
    shown = " or ".join(format_code(code) for code in codes)
    return Kind(key=f"learned:{'-'.join(codes)}", what=f"goods of {shown}", codes=codes)


@lru_cache(maxsize=8192)
def _is_listed(code: str) -> bool | None:
    """Whether all that is under a code is on a list by itself; None where a part of it is."""
    lists = load_lists().by_code
    told = {sub in lists and lists[sub].is_sure for sub in load_nomenclature().below(code)}
    return None if len(told) > 1 else True in told
