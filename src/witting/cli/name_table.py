"""How are the answers for names shown to a person?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from witting.report.legible import legible
from witting.report.wording import say_limit

if TYPE_CHECKING:
    from witting.cli.name_answer import Answers
    from witting.cli.name_search import Answer
    from witting.matching import Match

STYLES = {"strong": "bold red", "possible": "yellow"}


def print_answers(answers: Answers) -> None:
    """Prints each name with its matches, then the lists that were searched, and how strictly."""
    console = Console(highlight=False)
    for answer in answers:
        _print_answer(answer, console)
    silent = [name for name, version in answers.lists.items() if version is None]
    searched = (f"{name} {version}" for name, version in answers.lists.items() if version)
    console.print(Text(f"Searched: {', '.join(searched)}.", style="dim"))
    console.print(Text(_from_which_score(answers), style="dim"))
    if silent:
        console.print(
            Text(f"Not searched, no snapshot that old: {', '.join(silent)}.", style="yellow")
        )


def _from_which_score(answers: Answers) -> str:
    limits = answers.thresholds
    others = "; others for some: witting lists thresholds" if any(limits.exceptions()) else ""
    match, strong = say_limit(limits.match), say_limit(limits.strong)
    return f"A match from {match} on, strong from {strong}{others}."


def _print_answer(answer: Answer, console: Console) -> None:
    console.print(Text(legible(answer.name) or "(no name)", style="bold"))
    for issue in answer.issues:
        console.print(Padding(Text(issue, style="yellow"), (0, 0, 0, 2)))
    for match in answer.matches:
        _print_match(match, console)
    if not answer.matches and not answer.issues:
        console.print("  no match on the lists that were searched")
    console.print()


def _print_match(match: Match, console: Console) -> None:
    line = Text("  ")
    line.append(f"{match.score:.2f} {match.certainty}", style=STYLES[match.certainty])
    line.append(f"  {legible(match.listed_name.text)}")
    console.print(line)
    facts = [match.listing.id, match.listing.schema, *match.listing.programs]
    console.print(Padding(Text(legible(" · ".join(facts)), style="dim"), (0, 0, 0, 7)))
    sentences = " ".join(feature.sentence for feature in match.features if feature.sentence)
    console.print(Padding(Text(legible(sentences), style="dim"), (0, 0, 0, 7)))
