"""What is wrong with a chain of events, wherever it was read?"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.cases.event import BEGINNING
from witting.cases.purge_check import PurgeCheck

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from witting.cases.event import Event

MAX_TROUBLES = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain goes: how many events, and the digest of the last.

    Kept elsewhere (printed, mailed, in an export), it shows later that nobody cut the chain off or
    wrote it anew.
    """

    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and at which event; 0 where it is no single one."""

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
        purged: Of how many events the content is not there, because it was purged or withheld.
        is_part: Whether it is the chain of some cases alone, of which nobody's rights can be told.
    """

    is_whole: bool
    count: int
    head: str
    troubles: tuple[Trouble, ...]
    purged: int = 0
    is_part: bool = False


class ChainCheck:
    """Reads a chain event by event and keeps what is wrong.

    Args:
        expected: A head that the chain must go through.
        cases: The cases whose content must be there; all events' where this is None.
    """

    def __init__(self, expected: Head | None = None, cases: Collection[int] | None = None) -> None:
        self._expected = expected
        self._count, self._digest = 0, BEGINNING
        self._troubles: list[Trouble] = []
        self._purges = PurgeCheck(self.blame, cases)

    def add(self, event: Event) -> None:
        """The next event of the chain."""
        wanted = self._count + 1
        if event.seq != wanted:
            self.blame(event.seq, f"event {wanted} should stand here: one is missing or was moved.")
        if event.previous != self._digest:
            self.blame(event.seq, "it does not follow from the event before it.")
        if not event.is_sealed:
            self.blame(event.seq, "its time, user, kind, case or digest was altered.")
        if not event.is_content_whole:
            self.blame(event.seq, "its content was altered.")
        kept = self._expected
        if kept and event.seq == kept.count and event.digest != kept.digest:
            self.blame(event.seq, "the head that was kept is of another event.")
        self._purges.add(event)
        self._count, self._digest = event.seq, event.digest

    def end(self, *, count: int, digest: str) -> None:
        """What the chain's own head says of where it ends."""
        if self._count != count:
            self.blame(0, f"the chain ends with event {self._count} and should with {count}.")
        elif self._digest != digest:
            self.blame(0, "the chain ends with another event than its head says.")
        if self._expected and self._count < self._expected.count:
            self.blame(0, f"the chain went to event {self._expected.count} and was cut off.")
        self._purges.end()

    @contextmanager
    def reading(self, event: Event) -> Iterator[None]:
        """Whoever wrote a chain of their own may have put anything into a content."""
        try:
            yield
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            self.blame(event.seq, "its content is none that witting writes.")

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
            purged=self._purges.count,
        )
