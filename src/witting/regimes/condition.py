"""Which facts must be there for a provision to be met?

A condition asks findings, never how they were found. Each kind is one class with the same two
methods; a new kind of condition is a new class and an entry in :mod:`witting.regimes.grammar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from witting.regimes.meeting import Meeting, meet_all, meet_any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from witting.model import Finding

POSSIBLE = "it is only possible; a person must confirm it first"


class Condition(Protocol):
    """What a provision asks of the findings."""

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """Which findings meet it on the day. More findings never meet less."""

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """Whether findings of these kinds alone could meet it at all, whatever they say."""

    def __str__(self) -> str:
        """The condition in words, without a full stop."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must be met."""

    parts: tuple[Condition, ...]

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        return meet_all([part.meet(findings, day) for part in self.parts])

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return all(part.is_open_to(kinds) for part in self.parts)

    def __str__(self) -> str:
        """All parts, joined by "and"."""
        return ", and ".join(str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part must be met; without parts it never is."""

    parts: tuple[Condition, ...]

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        return meet_any([part.meet(findings, day) for part in self.parts])

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return any(part.is_open_to(kinds) for part in self.parts)

    def __str__(self) -> str:
        """All parts, joined by "or"."""
        return "; or ".join(str(part) for part in self.parts) or "no fact that the deal shows"
