"""Which red flags does a deal show, by itself, by former deals, by the trade it is part of?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from witting.flows.corridor import read_corridors
from witting.redflags import Case, find_flags, load_rules, read_history
from witting.redflags.history_case import Past

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from witting.flows.corridor import Corridors
    from witting.model import Deal, Finding
    from witting.redflags import Ledger


@dataclass(frozen=True)
class Signs:
    """What red flags are told from; nothing is read before the first question.

    Args:
        history_file: Deals of former days, in any form that deals are read in; None without.
        flows_file: What ``witting flows --output FILE.jsonl`` wrote; None without.
    """

    history_file: Path | None = None
    flows_file: Path | None = None

    @cached_property
    def history(self) -> Ledger | None:
        """The history, read once.

        Raises:
            DealFileError: It cannot be read, or none of its deals has a day.
        """
        return read_history(self.history_file) if self.history_file else None

    @cached_property
    def corridors(self) -> Corridors | None:
        """The corridors, read once.

        Raises:
            InputError: The file is none that ``witting flows`` writes.
        """
        return read_corridors(self.flows_file) if self.flows_file else None

    def load(self, track: Callable[[Iterator[Deal]], Iterator[Deal]] = iter) -> None:
        """Reads the files now, if they were not.

        Args:
            track: Passes the deals of the history on, and may show how many there are.

        Raises:
            InputError: A file cannot be read.
        """
        if self.history_file and "history" not in self.__dict__:
            self.__dict__["history"] = read_history(self.history_file, track)
        _ = self.versions

    @cached_property
    def versions(self) -> dict[str, str]:
        """The digest of the rules, of the history and of the corridors."""
        found = {"rules": load_rules().digest}
        if self.history is not None:
            found[f"history {self.history.name}"] = self.history.digest
        if self.corridors is not None:
            found[f"flows {self.corridors.name}"] = self.corridors.digest
        return found

    def find(self, deal: Deal, findings: Sequence[Finding], *, day: date) -> tuple[Finding, ...]:
        """The findings of red flags, numbered after those that they rest on.

        Args:
            deal: As read.
            findings: What was found of it.
            day: The day of the law.
        """
        history = self.history
        past = Past(history, deal) if history is not None else None
        case = Case(deal, findings, day, past=past, corridors=self.corridors)
        makers = find_flags(case)
        return tuple(make(f"f{number}") for number, make in enumerate(makers, len(findings) + 1))

    @property
    def unseen(self) -> str:
        """What was not looked for, as a sentence."""
        files = {
            "a history of deals (witting screen --history FILE)": self.history_file,
            "a table of trade flows (--flows FILE)": self.flows_file,
        }
        missing = [what for what, file in files.items() if file is None]
        told = (
            f"signs that take {' or '.join(missing)} were not looked for, and " if missing else ""
        )
        return f"{told}some cannot be seen in a deal (docs/red-flags.md)."
