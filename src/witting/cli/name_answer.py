"""What is the answer for each name that was asked for, and on which lists does it rest?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from witting.deals import parse_deal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from witting.matching import Match
    from witting.model import Deal
    from witting.screening import Screener

NO_NAME = "there is no name to look for."


@dataclass(frozen=True, slots=True)
class Answer:
    """One name's matches, best first, and what of the question was not understood."""

    id: str | None
    name: str
    matches: tuple[Match, ...]
    issues: tuple[str, ...]
    lists: Mapping[str, str | None]

    def to_dict(self) -> dict[str, Any]:
        """One line of the output; ``lists`` has null for a list without a snapshot that old."""
        return {
            "id": self.id,
            "name": self.name,
            "matches": [match.to_dict() for match in self.matches],
            "issues": list(self.issues),
            "lists": dict(self.lists),
        }


def check_options(given: Mapping[str, str]) -> Mapping[str, str]:
    """The same, if each is understood.

    Raises:
        click.UsageError: One is not; says what is expected.
    """
    if issues := _read(given).issues:
        where = issues[0].where.rpartition(".")[2].replace("_", "-")
        raise click.UsageError(f"--{where}: {issues[0].what}")
    return given


class Answers:
    """The answer to every row, once, counted as they pass.

    Args:
        screener: Over the lists to search.
        rows: Column (name, schema, country, birth_date, id) to text.
        day: The day of the lists.
        threshold: As for :meth:`witting.screening.Screener.match`.
        limit: Likewise.
    """

    def __init__(
        self,
        screener: Screener,
        rows: Iterable[Mapping[str, str]],
        *,
        day: dt.date,
        threshold: float | None,
        limit: int,
    ) -> None:
        self._screener = screener
        self._rows = rows
        self._day = day
        self._threshold = threshold
        self._limit = limit
        self.lists = screener.versions(day)
        self.names = 0
        self.found = 0
        self.unasked = 0

    def __iter__(self) -> Iterator[Answer]:
        """One answer for each row, in their order."""
        for row in self._rows:
            answer = self._answer(row)
            self.names += 1
            self.found += bool(answer.matches)
            self.unasked += NO_NAME in answer.issues
            yield answer

    @property
    def all_clear(self) -> bool:
        """Whether every name so far was looked for and has no match."""
        return not (self.found or self.unasked)

    def summary(self) -> str:
        """The counts as a sentence."""
        unasked = f", {self.unasked} without a name" if self.unasked else ""
        return f"{self.names} names, {self.found} of them with a match{unasked}."

    def _answer(self, row: Mapping[str, str]) -> Answer:
        deal = _read({key: text for key, text in row.items() if key != "id"})
        issues = [f"{issue.where.rpartition('.')[2]}: {issue.what}" for issue in deal.issues]
        matches: list[Match] = []
        if deal.parties and deal.parties[0].name:
            matches = self._screener.match_party(
                deal.parties[0], as_of=self._day, threshold=self._threshold, limit=self._limit
            )
        else:
            issues.append(NO_NAME)
        return Answer(row.get("id"), row.get("name", ""), tuple(matches), tuple(issues), self.lists)


def _read(party: Mapping[str, str]) -> Deal:
    """The row as the only party of a deal, read as deals are."""
    return parse_deal({"id": "name", "parties": [dict(party)]}, where="row")
