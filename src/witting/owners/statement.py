"""What does a file say of ownership, before it is part of a graph?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.deals.day import parse_day
from witting.errors import InputError
from witting.model import DateInterval, Issue, parse_partial_date
from witting.ownership.graph import OwnershipEntity
from witting.ownership.period import ALWAYS, Period, period_of
from witting.ownership.share import Share, ShareText, parse_share
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Statement:
    """One edge, by the ids of its ends.

    Args:
        kind: ``ownership``, ``control`` or ``link``.
        file: What the place is counted in, such as ``holdings.csv line``.
        at: The place.
    """

    owner: str
    asset: str
    kind: str
    share: Share
    period: Period
    file: str
    at: int

    @property
    def where(self) -> str:
        """File and place."""
        return f"{self.file} {self.at}"


Said = OwnershipEntity | Statement | Issue
"""What a reader yields; an entity stands before the statements that name it, or after them."""


@lru_cache(maxsize=1 << 14)
def read_share(text: str) -> ShareText:
    """As :func:`parse_share`, remembered: a file has few different ones."""
    return parse_share(text)


@lru_cache(maxsize=1 << 14)
def read_period(start: str, end: str) -> tuple[Period, str]:
    """The days from a start to an end, and what is wrong with their texts.

    A day that cannot be read leaves that side open: the holding then counts on more days, not on
    fewer.
    """
    first, last = _day(start), _day(end)
    doubts = [
        f"{name} {text[:SHOWN]!r} is no day like 2024-05-16 or 16.05.2024 and was left out"
        for name, text, day in (("from", start, first), ("to", end, last))
        if text and day is None
    ]
    period = period_of(first, last)
    if period is None:
        doubts.append(f"it ends ({end}) before it begins ({start}), so its days were left out")
        period = ALWAYS
    return period, "; ".join(doubts)


def _day(text: str) -> DateInterval | None:
    """ISO, which may lack the day or the month; else as in a deal, where dots put the day first."""
    if (found := parse_partial_date(text)) or not text:
        return found
    day, _ = parse_day(text)
    return DateInterval(day, day) if day else None


@cache
def interests(form: str) -> dict[str, str]:
    """What each kind of interest of a format means."""
    root = read_yaml("owners/interests.yaml").plain()
    assert isinstance(root, dict)
    return {name: meaning for meaning, names in root[form].items() for name in names}


def unusable(what: str, *, where: str, remedy: str = "") -> InputError:
    """The error for a file that is not what it should be."""
    return InputError(what, where=where, remedy=remedy)


def judge_ends(statement: Statement) -> Iterator[Said]:
    """The statement, and an issue where its owner is its asset."""
    if statement.owner == statement.asset:
        yield Issue(
            statement.where, "the owner is the asset itself; it was kept and adds to nothing."
        )
    yield statement
