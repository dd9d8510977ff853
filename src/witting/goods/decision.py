"""What do code, words and numbers come to together?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.goods.outcome import status_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.description import Told
    from witting.goods.listed import ItemClass, Listed
    from witting.goods.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Decision:
    """What is certain of the goods, and on what it rests.

    Args:
        status: As of a :class:`witting.goods.GoodsIdentification`.
        outcomes: The codes that it rests on.
        told: The words and numbers that it rests on.
        is_hidden: Whether the words surely name listed goods, or hold a sure number of such, and
            the code surely unlisted ones.
    """

    status: str
    outcomes: tuple[Outcome, ...] = ()
    told: tuple[Told, ...] = ()
    is_hidden: bool = False

    @property
    def listed(self) -> list[Listed]:
        """What the lists say, of what has the status."""
        by_code = [
            entry
            for outcome in self.outcomes
            if outcome.status == self.status
            for entry in outcome.listed
        ]
        return by_code + [entry for each in self._deciding for entry in each.outcome.listed]

    @property
    def classes(self) -> list[ItemClass]:
        """The classes of the determination; possible ones where nothing is certain."""
        is_open = self.status == "ambiguous"
        by_code = [
            item.item_class
            for outcome in self.outcomes
            if outcome.status == self.status
            for entry in outcome.listed
            for item in entry.items
            if is_open or not item.is_possible
        ]
        by_words = [
            item_class
            for each in self._deciding
            for item_class in (each.outcome.possible if is_open else each.outcome.classes)
        ]
        return by_code + by_words

    @property
    def _deciding(self) -> list[Told]:
        return [each for each in self.told if self.is_hidden or each.status == self.status]


def decide(outcomes: Sequence[Outcome], told: Sequence[Told]) -> Decision:
    """What code and words come to together.

    Whatever tells surely that the goods are listed is believed. A code that surely tells unlisted
    goods is believed against words that only may name listed ones; where the words are sure, or
    hold a sure number of listed goods, these may be hidden behind the code, and a person must
    look. Where the code leaves open what it is, words may tell it.
    """
    by_code = status_of_all(outcomes) if outcomes else "unidentified"
    by_words = _status_of_words(told)
    sure = tuple(each for each in told if each.status == "identified" and each.is_listed)
    whole = tuple(outcomes)
    if by_code == "identified":
        if any(outcome.listed for outcome in outcomes):
            return Decision("identified", whole, sure)
        if hidden := sure or tuple(each for each in told if each.is_designated):
            return Decision("ambiguous", whole, hidden, is_hidden=True)
        return Decision("identified", whole)
    if by_code == "ambiguous":
        if narrower := _within(outcomes, told):
            return Decision("identified", (), narrower)
        return Decision("identified" if sure else "ambiguous", whole, sure or tuple(told))
    return Decision(by_words, whole, tuple(told))


def _within(outcomes: Iterable[Outcome], told: Iterable[Told]) -> tuple[Told, ...]:
    """What surely names goods that the code, which leaves it open, may stand for."""
    now = {code for outcome in outcomes for code in outcome.now}
    return tuple(
        each
        for each in told
        if each.status == "identified" and each.outcome.now and each.outcome.now <= now
    )


def _status_of_words(told: Iterable[Told]) -> str:
    statuses = {each.status for each in told}
    if any(each.status == "identified" and each.is_listed for each in told):
        return "identified"
    return next((each for each in ("ambiguous", "identified") if each in statuses), "unidentified")
