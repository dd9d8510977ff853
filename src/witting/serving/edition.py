"""Which lists are asked now, and how does a new version of one take its place?"""

from __future__ import annotations

import asyncio
import contextlib
import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from witting.errors import WittingError
from witting.screening import Screener
from witting.serving.entities import Entities, open_entities
from witting.serving.garbage import settle
from witting.serving.problem import Problem
from witting.serving.rehearsal import rehearse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from witting.serving.log import Log
    from witting.serving.metrics import Metrics

WATCHED = ("lists", "owners", "goods")
"""The folders of a home that answers rest on."""
WATCHED_FILES = ("thresholds.yaml",)
_DEPTH = 2
"""HOME/lists/LIST/EDITION is looked at, not what is in it: a snapshot is never changed."""
State = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Edition:
    """The lists of a home as they speak on a day, ready to be asked.

    Args:
        screener: Asks them.
        day: The day.
        versions: The version of each list that speaks, by its name.
        entities: Everyone who is listed, in full.
        state: What the home looked like.
    """

    screener: Screener
    day: date
    versions: dict[str, str]
    entities: Entities
    state: State

    @cached_property
    def versions_line(self) -> str:
        """All versions as one header has them: ``un.sc=2026-08-01, us.ofac.sdn=…``."""
        return ", ".join(f"{name}={version}" for name, version in self.versions.items())


def look_at(home: Path) -> State:
    """What is in a home that answers rest on: each folder, and each file with its time."""
    found: list[tuple[str, int]] = []
    for name in WATCHED:
        found.append((str(home / name), 0))
        _look(home / name, _DEPTH, found)
    for name in WATCHED_FILES:
        with contextlib.suppress(OSError):
            found.append((str(home / name), (home / name).stat().st_mtime_ns))
    return tuple(found)


def _look(folder: Path | str, depth: int, found: list[tuple[str, int]]) -> None:
    """What is in a folder says what is new, not its time: indexes, drafts and locks come and go.

    It is looked at every few seconds and holds years of snapshots: their names alone are read.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            # A draft of a snapshot, a lock and an index begin with a dot: they are no version yet.
            if entry.name.startswith("."):
                continue
            if not entry.is_dir():
                with contextlib.suppress(OSError):
                    found.append((entry.path, entry.stat().st_mtime_ns))
                continue
            found.append((entry.path, 0))
            if depth > 1:
                _look(entry.path, depth - 1, found)


def open_edition(home: Path, day: date, *, lists: Sequence[str] | None = None) -> Edition:
    """Opens the lists and asks them all there is to ask, so that whoever asks next does not wait.

    Raises:
        WittingError: No list is loaded, or one cannot be read.
    """
    state = look_at(home)
    screener = Screener(home, lists, today=lambda: day)
    screener.require_lists(day)
    rehearse(screener, day)
    versions = {name: text for name, text in screener.versions(day).items() if text is not None}
    entities = open_entities(home, screener.watchlists(day), day)
    return Edition(screener, day, versions, entities, state)


class Follower(Protocol):
    """Has something to do with each edition that is taken up."""

    def note(self) -> None:
        """Told at once, as the edition begins to answer."""

    def run(self) -> bool:
        """Does what there is to do; False where it is to be tried again."""


class Editions:
    """Holds the edition in use, and looks out for the next.

    Args:
        home: WITTING_HOME.
        today: Which day it is.
        log: Told of every change.
        metrics: Likewise.
        lists: The lists to use; all that are loaded where this is None.
    """

    def __init__(
        self,
        home: Path,
        *,
        today: Callable[[], date],
        log: Log,
        metrics: Metrics,
        lists: Sequence[str] | None = None,
    ) -> None:
        self.home = home
        self._today = today
        self._log = log
        self._metrics = metrics
        self._lists = lists
        self._edition: Edition | None = None
        self._tried: tuple[State, date] | None = None
        self._trouble: WittingError | None = None
        self._is_owed = False
        self._follower: Follower | None = None
        self.let_go: Callable[[], None] = settle
        """Frees what held the lists that were used before; a server that is asked puts it off."""

    @property
    def current(self) -> Edition:
        """The edition to ask.

        Raises:
            Problem: There is none yet; says what to do.
        """
        if self._edition is None:
            raise self.trouble()
        return self._edition

    @property
    def is_ready(self) -> bool:
        """Whether there is one to ask."""
        return self._edition is not None

    def trouble(self) -> Problem:
        """Why there is no edition to ask."""
        if self._trouble is None:
            return Problem(
                "not_ready",
                "the lists are being opened.",
                remedy="Ask again in some seconds.",
                headers={"Retry-After": "5"},
            )
        return Problem(
            "not_ready",
            self._trouble.what,
            where="WITTING_HOME",
            remedy=self._trouble.remedy,
            headers={"Retry-After": "60"},
        )

    def refresh(self) -> bool:
        """Takes up what is new in the home; what was in use goes on where that cannot be read.

        Returns:
            Whether there was anything new.
        """
        seen = look_at(self.home), self._today()
        if seen == self._tried:
            return False
        self._tried = seen
        try:
            edition = open_edition(self.home, seen[1], lists=self._lists)
        except WittingError as error:
            self._trouble = error
            self._metrics.reloads.labels("failed").inc()
            self._log.write("lists_not_taken_up", error=type(error).__name__)
            return True
        except Exception:
            self._tried = None  # such as a full disk, which may pass: it is tried again
            raise
        self._edition, self._trouble = edition, None
        if self._follower is not None:
            self._follower.note()
        self.let_go()
        self._metrics.reloads.labels("done").inc()
        self._metrics.set_lists(edition.versions)
        self._log.write("lists_taken_up", lists=edition.versions)
        return True

    async def watch(self, seconds: float, follower: Follower) -> None:
        """Refreshes for ever, in a thread, so that no request waits.

        Args:
            seconds: To wait in between.
            follower: Told of each edition, and of each day, that was taken up.
        """
        self._follower = follower
        while True:
            await asyncio.to_thread(self._refresh_or_tell, follower)
            await asyncio.sleep(seconds)

    def _refresh_or_tell(self, follower: Follower) -> None:
        try:
            if self.refresh():
                self._is_owed = self._trouble is None
            if self._is_owed:
                # A fault of our own would be one again, and again.
                self._is_owed = False
                self._is_owed = not follower.run()
        except Exception as error:  # noqa: BLE001  # a fault here must not end the watch
            self._metrics.reloads.labels("failed").inc()
            self._log.fault(error, during="reload")
