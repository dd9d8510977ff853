"""The definition of what is sighted in a text, in plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.index.sighted import NOTHING, SHARE, SLACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.index.sighted import Sighted


def twin(
    sighted: Sighted, words: Sequence[Sequence[int]], initials: Sequence[int]
) -> set[tuple[int, int, int]]:
    """The definition: around each anchor the nearest places of the name's words."""
    places = set()
    for at, own in enumerate(words):
        for name in range(len(sighted.starts)):
            span = range(int(sighted.starts[name]), int(sighted.ends[name]))
            counting = [word for word in span if sighted.bits[word] > 0]
            is_anchor = any(
                name
                in sighted.anchors[start_of(sighted, fold) : sighted.anchor_ends[fold]].tolist()
                for fold in own
            )
            if not is_anchor or sighted.needs[name] != NOTHING:
                continue
            reach = min(len(span) + SLACK, 24)
            near = [
                _nearest(at, reach, [place for place, own in enumerate(words) if fold in own])
                for fold in (int(sighted.folds[word]) for word in counting)
            ]
            for number, word in enumerate(counting):
                if near[number] is None and sighted.letters[word] > 0:
                    letters = [
                        place
                        for place, letter in enumerate(initials)
                        if letter == sighted.letters[word]
                    ]
                    near[number] = _nearest(at, 2, letters)
            met = [place for place in near if place is not None]
            gained = np.float32(0)
            for word, place in zip(counting, near, strict=True):
                if place is not None:
                    gained += sighted.bits[word]
            if (
                len(met) < min(len(counting), 2)
                or gained < np.float32(SHARE) * sighted.totals[name]
            ):
                continue
            first, last = min((at, *met)), max((at, *met))
            if last - first < len(span) + SLACK:
                folds = {int(sighted.folds[word]) for word in span}
                places.add((*_widened(first, last, len(span), words, folds), name))
    return places


def _widened(
    first: int, last: int, most: int, words: Sequence[Sequence[int]], folds: set[int]
) -> tuple[int, int]:
    """With the words of the name right beside them, as many as it has."""
    while first and last - first + 1 < most and not folds.isdisjoint(words[first - 1]):
        first -= 1
    while (
        last + 1 < len(words) and last - first + 1 < most and not folds.isdisjoint(words[last + 1])
    ):
        last += 1
    return first, last


def _nearest(at: int, reach: int, places: list[int]) -> int | None:
    within = [place for place in places if abs(place - at) <= reach]
    return min(within, key=lambda place: (abs(place - at), place), default=None)


def start_of(sighted: Sighted, fold: int) -> int:
    return int(sighted.anchor_ends[fold - 1]) if fold else 0
