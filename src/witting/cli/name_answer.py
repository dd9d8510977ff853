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
    """One name's matches, best first, and what of the question was not understood.

    ``is_asked`` says whether the name was there and could be looked for as it stands.
    """

    id: str | None
    name: str
    matches: tuple[Match, ...]
    issues: tuple[str, ...]
    is_asked: bool
    lists: Mapping[str, str | None]

    def to_dict(self) -> dict[str, Any]:
        """One line of the output; ``lists`` has null for a list without a snapshot that old."""
        return {
            "id": self.id,
            # A name from the command line may hold bytes that are no text.
            "name": self.name.encode(errors="replace").decode(),
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
            self.unasked += not answer.is_asked
            yield answer

    @property
    def all_clear(self) -> bool:
        """Whether every name so far was looked for as it was given, and has no match."""
        return not (self.found or self.unasked)

    def summary(self) -> str:
        """The counts as a sentence."""
        unasked = f", {self.unasked} not looked for as they stand" if self.unasked else ""
        return f"{self.names} names, {self.found} of them with a match{unasked}."

    def _answer(self, row: Mapping[str, str]) -> Answer:
        deal = _read({key: text for key, text in row.items() if key != "id"})
        issues = [f"{issue.where.rpartition('.')[2]}: {issue.what}" for issue in deal.issues]
        matches: list[Match] = []
        # A sign of the name that was lost or hides another makes it another name.
        is_asked = not any(issue.unread and issue.where.endswith(".name") for issue in deal.issues)
        if deal.parties and deal.parties[0].name:
            matches = self._screener.match_party(
                deal.parties[0], as_of=self._day, threshold=self._threshold, limit=self._limit
            )
        else:
            is_asked = False
            issues.append(NO_NAME)
        return Answer(
            id=row.get("id"),
            name=row.get("name", ""),
            matches=tuple(matches),
            issues=tuple(issues),
            is_asked=is_asked,
            lists=self.lists,
        )


def _read(party: Mapping[str, str]) -> Deal:
    """The row as the only party of a deal, read as deals are."""
    return parse_deal({"id": "name", "parties": [dict(party)]}, where="row")
