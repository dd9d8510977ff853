"""Which cases of the desk does a change touch, and what becomes of them?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import orjson

from witting.cases import machine
from witting.errors import ConflictError, InputError, MissingError
from witting.screening import DEFAULT_PERSPECTIVE
from witting.watch.ground import Basis, new_ground, old_ground
from witting.watch.stored_deal import StoredDeal
from witting.watch.watch import Change, Watch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
    from pathlib import Path

    from witting.cases import CaseStore, Event
    from witting.cases.watched import HeldDeal
    from witting.errors import StoreError
    from witting.model import Versions
from witting.watch.ground import Ground

WATCHER = machine("watch")


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case with another answer, and where it stands now."""

    case: int
    deal: str
    status: str
    change: Change

    def to_dict(self) -> dict[str, Any]:
        """As ``witting watch`` writes it."""
        return {
            "case": self.case,
            "deal": self.deal,
            "status": self.status,
            **self.change.to_dict(),
        }


@dataclass
class DeskWatch:
    """One look through all cases; what it did so far is kept whatever comes.

    Args:
        store: The cases.
        home: WITTING_HOME.
        today: The day to answer for.
        track: Passes the deals on, and may show how many there are.
        through: The answers up to this event are compared, and later ones that rest on what was
            there before; all that there are now where this is None.
        looked_at: How many cases there were.
        asked: How many of them were screened again.
        changed: How many have another answer.
        lapsed: How many allowances ended, because their time was over.
        why_everyone: Why all of some cases were screened again.
    """

    store: CaseStore
    home: Path
    today: dt.date
    track: Callable[[Iterable[HeldDeal]], Iterable[HeldDeal]] = iter
    through: int | None = None
    looked_at: int = 0
    asked: int = 0
    changed: int = 0
    lapsed: int = 0
    why_everyone: tuple[str, ...] = ()

    def run(self) -> Generator[CaseChange]:
        """Asks again what is touched, keeps each new answer in its case, and tells of it.

        Before that the allowances end whose time is over, which opens cases again, too.

        Raises:
            InputError: The last answers are of a later day, or no case is kept.
            HomeError: No list is loaded.
            StoreError: The database does not answer; or the documents of a case are missing or
                were altered, which is said once all others were looked at.
        """
        lost: list[StoreError] = []
        self.lapsed = self.store.end_lapsed(WATCHER)
        through = self.store.audit.head.count if self.through is None else self.through
        last = self._last()
        watches = _Watches(self.home, new_ground(self.home, self.today))
        for held in self.track(self.store.held(lost.append, _grouped(last))):
            if held.assessed > through and self._is_of_now(held, watches.new):
                continue
            self.looked_at += 1
            basis = Basis.of(held.assessment)
            if last is not None and held.assessed <= last.through:
                basis = replace(basis, day=last.day, versions=last.versions)
            yield from self._look(held, watches.on(basis))
        self.why_everyone = watches.why_everyone
        if lost:
            # Nothing is noted: once the documents are put back, these are still to be compared.
            raise lost[0]
        self._note(watches.new, through, last)

    def _is_of_now(self, held: HeldDeal, new: Ground) -> bool:
        """Whether an answer that came meanwhile rests on what there is now.

        Or somebody has asked as of a day that is past, and is to have that answer before them. The
        next watch compares both.
        """
        asked = held.assessment
        versions = new.basis(asked.perspective).versions
        return asked.as_of < self.today or asked.versions == versions

    def _look(self, held: HeldDeal, watch: Watch) -> Iterator[CaseChange]:
        if not watch.touches(StoredDeal.of(held.deal, held.assessment)):
            return
        self.asked += 1
        change = watch.ask_again(held.deal, held.assessment)
        if change is None:
            return
        try:
            case = self.store.rescreen(
                held.case, change.after, WATCHER, note=change.say(), assessed=held.assessed
            )
        except (ConflictError, MissingError):
            # It was asked again by somebody else, on what there is now, or purged.
            return
        self.changed += 1
        yield CaseChange(held.case, held.deal.id, case.status.value, change)

    def _last(self) -> _Last | None:
        """What all answers up to an event were last compared with."""
        event = self.store.last_watch()
        if event is None or event.content is None:
            return None
        last = _Last.from_dict(event.content)
        if last.day > self.today:
            raise InputError(
                f"the cases were watched as of {last.day}, and today is {self.today}.",
                where=self.store.where,
                remedy="Set the clock right, or name the day with --today.",
            )
        return last

    def _note(self, new: Ground, through: int, last: _Last | None) -> None:
        """Says in the chain what all cases were compared with, where that is news."""
        if not self.looked_at:
            return
        versions = new.basis(DEFAULT_PERSPECTIVE).versions
        if last is not None and (last.day, last.versions) == (new.day, versions):
            return
        content = {
            **_Last(through, new.day, versions).to_dict(),
            "looked_at": self.looked_at,
            "asked": self.asked,
            "changed": self.changed,
        }
        self.store.note_watch(content, WATCHER)


@dataclass(frozen=True, slots=True)
class _Last:
    """Up to which event, as of which day and with what the answers were compared."""

    through: int
    day: dt.date
    versions: Versions

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> _Last:
        basis = Basis.from_dict({**content, "perspective": DEFAULT_PERSPECTIVE})
        return cls(content["through"], basis.day, basis.versions)

    def to_dict(self) -> dict[str, Any]:
        return {
            "through": self.through,
            "day": self.day.isoformat(),
            "versions": self.versions.to_dict(),
        }


def _grouped(last: _Last | None) -> Callable[[Event], str]:
    """Tells which answers are compared with the same, so that they can be one after the other."""

    def group(event: Event) -> str:
        said = event.content or {}
        own = said.get("as_of"), said.get("versions")
        facts = None if last is not None and event.seq <= last.through else own
        text = orjson.dumps([said.get("perspective"), facts], option=orjson.OPT_SORT_KEYS)
        return hashlib.sha256(text).hexdigest()

    return group


class _Watches:
    """One watch for all answers that rest on the same.

    Only the last is kept: each holds what differs between two sets of editions, which is a tenth
    of a gigabyte, and deals that are judged on days of their own rest on hundreds.
    """

    def __init__(self, home: Path, new: Ground) -> None:
        self._home = home
        self.new = new
        self._last: Watch | None = None
        self._whys: set[str] = set()

    def on(self, basis: Basis) -> Watch:
        found = self._last
        if found is None or found.basis != basis:
            self._last = found = None  # Let go of before the next is made.
            self._last = found = Watch(basis, old_ground(self._home, basis), self.new)
            self._whys |= {found.why_everyone} - {""}
        return found

    @property
    def why_everyone(self) -> tuple[str, ...]:
        return tuple(sorted(self._whys))
