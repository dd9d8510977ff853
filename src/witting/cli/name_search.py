"""What is the answer for each name that was asked for, and on what does it rest?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson

from witting.cli.name_party import read_row
from witting.errors import HomeError
from witting.names import parse_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from witting.cli.name_party import Asked
    from witting.matching import Match
    from witting.matching.threshold import Thresholds
    from witting.model import Party
    from witting.screening import Screener


NO_LETTERS = "name: it has no letter and no digit, so that it was not looked for."


@dataclass(frozen=True, slots=True)
class Answer:
    """One name's matches, best first, and what of the question was not understood.

    ``is_asked`` says whether the name was there and could be looked for as it stands.
    """

    id: str | None
    name: str
    matches: tuple[Match, ...]
    issues: tuple[str, ...]
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many names, those of them with a match, and those not looked for as they stand."""

    names: int = 0
    found: int = 0
    unasked: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(
            self.names + other.names, self.found + other.found, self.unasked + other.unasked
        )


class NameSearch:
    """Looks for the names of rows; pickled by where its lists are, as its screener is.

    Args:
        screener: Over the lists to search.
        day: The day of the lists.
        threshold: As for :meth:`witting.screening.Screener.match`.
        limit: Likewise.
        lists: The version of each list, for the answers to say so; None for one without a snapshot
            that old.
    """

    def __init__(
        self,
        screener: Screener,
        *,
        day: dt.date,
        threshold: float | None,
        limit: int,
        lists: Mapping[str, str | None],
    ) -> None:
        self._screener = screener
        self._day = day
        self._threshold = threshold
        self._limit = limit
        self.thresholds = self._thresholds_now()
        self.lists = lists
        # Alike on every line, and so written once.
        self._lists_json = orjson.dumps(dict(lists))
        self._thresholds_json = orjson.dumps(self.thresholds.to_dict())
        self._is_checked = False

    def answer(self, row: Mapping[str, str]) -> Answer:
        """Who on the lists may it be?

        Args:
            row: Column (name, schema, country, birth_date, id) to text.
        """
        [answer] = self.answers([row])
        return answer

    def answers(self, rows: Iterable[Mapping[str, str]]) -> list[Answer]:
        """The same of many rows, in their order: they are looked for at once."""
        read = [(row, read_row(row)) for row in rows]
        found = iter(
            self._screener.match_parties(
                [asked.party for _, asked in read if _is_name(asked.party)],
                as_of=self._day,
                threshold=self._threshold,
                limit=self._limit,
            )
        )
        return [
            _answer(row, asked, next(found) if _is_name(asked.party) else ()) for row, asked in read
        ]

    def __call__(self, rows: Iterable[Mapping[str, str]]) -> tuple[bytes, Counts]:
        """The rows' lines of the output, and how many of what they are.

        Raises:
            HomeError: Another process changed the lists or thresholds since the run began.
        """
        self._check_home()
        answers = self.answers(rows)
        return b"".join(map(self._line, answers)), count(answers)

    def _check_home(self) -> None:
        """All answers of a run rest on the same, in whichever process they are made."""
        if self._is_checked:
            return
        is_same = self._screener.versions(self._day) == self.lists
        if not is_same or self._thresholds_now() != self.thresholds:
            raise HomeError(
                "the lists or thresholds were changed while this run began.",
                remedy="Run it once more.",
            )
        self._is_checked = True

    def _thresholds_now(self) -> Thresholds:
        in_force = self._screener.thresholds
        return in_force if self._threshold is None else in_force.at(self._threshold)

    def _line(self, answer: Answer) -> bytes:
        line: dict[str, Any] = {
            "id": answer.id,
            "name": _writable(answer.name),
            "matches": [match.to_dict() for match in answer.matches],
            "issues": answer.issues,
            "lists": orjson.Fragment(self._lists_json),
            "thresholds": orjson.Fragment(self._thresholds_json),
        }
        return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def _is_name(party: Party) -> bool:
    """Whether there is something to look for."""
    return party.name is not None and bool(parse_name(party.name).words)


def _answer(row: Mapping[str, str], asked: Asked, matches: Sequence[Match]) -> Answer:
    is_named = asked.party.name is None or _is_name(asked.party)
    return Answer(
        row.get("id"),
        row.get("name", ""),
        matches=tuple(matches),
        issues=asked.issues if is_named else (*asked.issues, NO_LETTERS),
        is_asked=asked.is_whole and is_named,
    )


def count(answers: Iterable[Answer]) -> Counts:
    """How many of what they are."""
    names = found = unasked = 0
    for answer in answers:
        names += 1
        found += bool(answer.matches)
        unasked += not answer.is_asked
    return Counts(names, found, unasked)


def _writable(name: str) -> str:
    """The name; one from the command line may hold bytes that are no text."""
    return name if name.isprintable() else name.encode(errors="replace").decode()
