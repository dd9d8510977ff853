"""What is wrong with a chain of events, wherever it was read?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.cases.event import BEGINNING

if TYPE_CHECKING:
    from witting.cases.event import Event

MAX_TROUBLES = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain goes: how many events, and the digest of the last."""

    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and at which event; 0 where it is the whole chain."""

    seq: int
    what: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What became of a verification.

    Args:
        is_whole: Whether nothing was found.
        count: How many events were read.
        head: The digest of the last.
        troubles: What was found, the first thousand.
        purged: Of how many events the content is purged.
    """

    is_whole: bool
    count: int
    head: str
    troubles: tuple[Trouble, ...]
    purged: int = 0


class ChainCheck:
    """Reads a chain event by event and keeps what is wrong.

    Args:
        expected: A head that the chain must go through.
    """

    def __init__(self, expected: Head | None = None) -> None:
        self._expected = expected
        self._count, self._digest = 0, BEGINNING
        self._troubles: list[Trouble] = []
        self._without: set[int] = set()

    def add(self, event: Event) -> None:
        """The next event of the chain."""
        wanted = self._count + 1
        if event.seq != wanted:
            self.blame(event.seq, f"event {wanted} should stand here: one is missing or was moved.")
        if event.previous != self._digest:
            self.blame(event.seq, "it does not follow from the event before it.")
        if not event.is_sealed:
            self.blame(event.seq, "time, user, kind, case or content was altered.")
        if not event.is_content_whole:
            self.blame(event.seq, "its content was altered.")
        if event.content is None:
            self._without.add(event.seq)
        self._count, self._digest = event.seq, event.digest
        kept = self._expected
        if kept and event.seq == kept.count and event.digest != kept.digest:
            self.blame(event.seq, "it is another event than the head that was kept says.")

    def end(self, *, count: int, digest: str) -> None:
        """What the chain's own head says of where it ends."""
        if self._count != count or self._digest != digest:
            what = f"the chain should end with event {count}, and ends with {self._count}."
            self.blame(0, what if self._count != count else "the head is of another event.")
        if self._expected and self._count < self._expected.count:
            self.blame(0, f"the chain went to event {self._expected.count} and was cut off.")

    def blame(self, seq: int, what: str) -> None:
        """Keeps one trouble."""
        if len(self._troubles) < MAX_TROUBLES:
            self._troubles.append(Trouble(seq, what))

    def report(self) -> ChainReport:
        """What was found."""
        return ChainReport(
            is_whole=not self._troubles,
            count=self._count,
            head=self._digest,
            troubles=tuple(self._troubles),
            purged=len(self._without),
        )
