"""Which findings meet a condition, and how surely?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a finding meets a condition only if a person confirms something."""

    finding: str
    why: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """The findings that meet a condition.

    Args:
        ids: Ids of all findings that meet it; none where it is not met.
        is_sure: Whether it is met by findings without doubt.
        doubts: What is doubtful, for findings that meet it only so.
    """

    ids: frozenset[str] = frozenset()
    is_sure: bool = False
    doubts: frozenset[Doubt] = field(default=frozenset())

    @property
    def is_met(self) -> bool:
        """Whether any finding meets it, surely or not."""
        return bool(self.ids)


NOT_MET = Meeting()


def meet_by(sure: Iterable[str], doubts: Iterable[Doubt]) -> Meeting:
    """A meeting by findings of one kind, each surely or with a doubt."""
    surely = frozenset(sure)
    doubtful = frozenset(doubt for doubt in doubts if doubt.finding not in surely)
    ids = surely.union(doubt.finding for doubt in doubtful)
    return Meeting(ids=ids, is_sure=bool(surely), doubts=doubtful)


def meet_all(parts: Sequence[Meeting]) -> Meeting:
    """A meeting of conditions that must all be met; it is as sure as the least sure of them."""
    if not all(part.is_met for part in parts):
        return NOT_MET
    return Meeting(
        ids=frozenset[str]().union(*(part.ids for part in parts)),
        is_sure=all(part.is_sure for part in parts),
        doubts=frozenset[Doubt]().union(*(part.doubts for part in parts)),
    )


def meet_any(parts: Sequence[Meeting]) -> Meeting:
    """A meeting of conditions of which one must be met; it is as sure as the surest of them."""
    surely = frozenset[str]().union(
        *(part.ids - {doubt.finding for doubt in part.doubts} for part in parts if part.is_sure)
    )
    return Meeting(
        ids=frozenset[str]().union(*(part.ids for part in parts)),
        is_sure=any(part.is_sure for part in parts),
        doubts=frozenset(
            doubt for part in parts for doubt in part.doubts if doubt.finding not in surely
        ),
    )
