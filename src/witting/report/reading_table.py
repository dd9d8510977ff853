"""What does a person read of a text on a terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from witting.reading import FURNITURE as FURNITURE_KIND
from witting.report.legible import legible
from witting.report.reading_words import (
    FURNITURE,
    say_goods,
    say_listing,
    say_outlet,
    say_role,
    say_speaker,
    say_status,
    say_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.screening import TextAnswer
    from witting.screening.text_answer import NamedEntity

STYLES = {
    "listed": "bold red",
    "possible": "yellow",
    "not listed": "green",
    "not looked for": "dim",
}
MOST_PLACES = 6
"""Lines that are named; an article says its country's name twenty times."""


def print_reading(answer: TextAnswer, console: Console | None = None) -> None:
    """Prints who and what is in a text, who says what, and what is no part of it."""
    console = console or Console(highlight=False)
    for heading, lines in _sections(answer):
        shown = list(lines)
        if shown:
            console.print(Text(heading, style="bold"))
            for depth, line in shown:
                console.print(Padding(line, (0, 0, 0, 2 * depth)))
            console.print()
    versions = ", ".join(f"{name} {version}" for name, version in answer.lists.items() if version)
    console.print(Text(f"Lists as of {answer.as_of}: {versions}.", style="dim"))


def _sections(answer: TextAnswer) -> Iterator[tuple[str, Iterator[tuple[int, Text]]]]:
    article = answer.article
    yield legible(article.title or article.source), _head(answer)
    people = [one for one in answer.named if one.entity.kind == "person"]
    places = [one for one in answer.named if one.entity.kind in ("country", "place")]
    others = [one for one in answer.named if one not in people and one not in places]
    yield "Persons", _named(people, answer)
    yield "Organisations, outlets and ships", _named(others, answer)
    yield "Countries and places", _named(places, answer)
    yield "Goods on a list", _goods(answer)
    yield "Measures", _measures(answer)
    yield "Statements", _statements(answer)
    yield "Not part of the text", _furniture(answer)


def _head(answer: TextAnswer) -> Iterator[tuple[int, Text]]:
    article = answer.article
    facts = [article.byline, article.date, f"{len(article.text):,} characters", article.form]
    yield 1, Text(" · ".join(legible(fact) for fact in facts if fact), style="dim")
    if answer.reading.sources:
        yield 1, Text(f"Sources: {', '.join(map(legible, answer.reading.sources))}")
    for issue in article.issues:
        yield 1, Text(legible(issue), style="yellow")


def _named(named: list[NamedEntity], answer: TextAnswer) -> Iterator[tuple[int, Text]]:
    for one in named:
        line = Text(legible(one.entity.name), style="bold")
        line.append(f"  {legible(say_role(one))}", "dim")
        if status := say_status(one):
            line.append(f"  {status}", STYLES[one.looked.status])
        lines = [answer.article.line_of(mention.start) for mention in one.entity.mentions]
        line.append(f"  line {_numbers(lines)}", "dim")
        yield 1, line
        for listing in one.looked.listings:
            yield 3, Text(legible(say_listing(listing, answer.lists)))


def _goods(answer: TextAnswer) -> Iterator[tuple[int, Text]]:
    for one in answer.goods:
        line = Text(legible(one.words), style="bold")
        line.append(
            f"  {say_goods(one.found)}", "red" if one.found.status == "identified" else "yellow"
        )
        yield 1, line
        yield (
            3,
            Text(
                f"{one.found.explanation} (line {_numbers(place.line for place in one.places)})",
                style="dim",
            ),
        )


def _numbers(lines: Iterable[int]) -> str:
    """The lines of the text, each once, the first ones only where they are many."""
    numbers = dict.fromkeys(map(str, lines))
    shown = list(numbers)[:MOST_PLACES]
    return ", ".join(shown) + (", …" if len(numbers) > MOST_PLACES else "")


def _measures(answer: TextAnswer) -> Iterator[tuple[int, Text]]:
    for one in answer.measures:
        yield 1, Text(f"{legible(one.name)}  (line {_numbers(place.line for place in one.places)})")
        for law in one.laws:
            yield 3, Text(f"{law.key}: {law.title}", style="dim")
    for tied in answer.announcements:
        told = tied.announcement
        yield 1, Text.assemble((told.act, "bold"), f"  (line {told.place.line})")
        yield 3, Text(f"announced: {legible(told.why)}", style="dim")
        for law in tied.laws:
            yield 3, Text(f"{law.key}: {law.title}, since {law.since}", style="dim")


def _statements(answer: TextAnswer) -> Iterator[tuple[int, Text]]:
    for one in answer.reading.statements:
        line = Text(legible(say_speaker(one)), style="bold")
        if outlet := say_outlet(one):
            line.append(f" through {legible(outlet)}", "dim")
        said = legible(say_words(one))
        line.append(f": “{said}”" if one.manner == "direct" else f": {said}")
        line.append(f"  (line {one.place.line})", "dim")
        yield 1, line


def _furniture(answer: TextAnswer) -> Iterator[tuple[int, Text]]:
    article = answer.article
    for block in article.blocks:
        if block.kind == FURNITURE_KIND:
            words = legible(article.of(block))
            short = words if len(words) <= 90 else f"{words[:88]}…"  # noqa: PLR2004  # a line
            yield 1, Text(f"{FURNITURE.get(block.why, block.why)}: {short}", style="dim")
