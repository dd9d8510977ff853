"""What do all rows of one run share?"""

from __future__ import annotations

import sys
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING

from gauge.listed import Listed, read_listed
from gauge.log import Log
from gauge.ours import Witting
from gauge.peer import PEERS, Peer, PeerError

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from witting.model import Listing


class Setting:
    """The options of a run, and what is read or started once.

    Args:
        options: As ``names.py`` parses them.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self.home: Path = options.home
        self.shared: Path = options.shared
        self.day: dt.date = options.day
        self.lists: tuple[str, ...] | None = options.lists
        self.sample: int | None = options.sample
        self.by: str = options.by
        self.grow: float = options.grow
        self.threshold: float | None = options.threshold
        self.peer_sample: int = options.peer_sample
        self._options = options
        self._skipped: set[str] = set()
        self.misses = Log(options.misses)
        self.alerts = Log(options.alerts)

    def chance(self, *parts: str) -> Random:
        """A source of chance for this alone: the rows do not depend upon each other."""
        return Random("\0".join((str(self._options.seed), *parts)))

    @cached_property
    def ours(self) -> Witting:
        return self.engine(self.home, self.lists)

    def engine(self, home: Path, lists: tuple[str, ...] | None = None) -> Witting:
        """Witting over a home."""
        return Witting(home, day=self.day, lists=lists, threshold=self.threshold)

    @cached_property
    def listed(self) -> Listed:
        return read_listed(self.home, day=self.day, names=self.lists, closed=self.ours.closed)

    @cached_property
    def peers(self) -> tuple[Peer, ...]:
        """The peers over all lists, started once."""
        return self.start_peers(self.listed.listings)

    def start_peers(self, listings: Iterable[Listing]) -> tuple[Peer, ...]:
        """Every peer that is at hand; of one that is not, a message says why, once."""
        found = []
        pool = tuple(listings)
        for name in PEERS if self.peer_sample else ():
            python = self._python(name)
            if python is None:
                self._say_once(f"{name} is left out: say which Python has it with --peer-python.")
                continue
            try:
                found.append(Peer(name, python=python, listings=pool))
            except PeerError as error:
                self._say_once(str(error))
        return tuple(found)

    def _python(self, name: str) -> str | None:
        """This one has rapidfuzz; only what needs another one is asked of the user."""
        python: str | None = self._options.peer_python
        return python or (sys.executable if name == "rapidfuzz" else None)

    def _say_once(self, text: str) -> None:
        if text not in self._skipped:
            self._skipped.add(text)
            print(text, file=sys.stderr)
