"""How are learned models shown to a person?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from witting.goods.nomenclature import format_code
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.learning import LearnedModel

MOST_RARE = 30


def print_models(models: Iterable[LearnedModel]) -> None:
    """Prints one line for each model."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("name", "learned", "version"):
        table.add_column(title, no_wrap=True)
    for title in ("lines", "codes", "heading", "subheading", "priority"):
        table.add_column(title, justify="right")
    for model in models:
        figures, shares = model.figures, model.figures.shares()
        table.add_row(
            model.name,
            model.learned.isoformat(),
            model.version,
            f"{figures.used:,}",
            f"{figures.codes:,}",
            _percent(shares["heading_accuracy"]),
            _percent(shares["hs6_accuracy"]),
            _percent(shares["high_priority_recall"]),
        )
    Console(highlight=False).print(table)


def print_model(model: LearnedModel) -> None:
    """Prints all that is known of one model."""
    console = Console(highlight=False, emoji=False)
    title = f"{model.name} · learned {model.learned.isoformat()} from {model.source}"
    console.print(legible(f"{title} · version {model.version}"), style="bold", markup=False)
    for line in _lines(model):
        console.print(line, markup=False)


def _lines(model: LearnedModel) -> Iterator[str]:
    figures, shares = model.figures, model.figures.shares()
    yield (
        f"{figures.lines:,} lines, {figures.used:,} different ones used, {figures.codes:,} codes; "
        f"{model.issues:,} rows left out"
    )
    unseen = f"{figures.unseen:,} have a code that the others lack"
    yield f"Of {figures.held_out:,} lines held out, {unseen}:"
    yield f"  heading right: {_percent(shares['heading_accuracy'])}"
    whole = f"of {figures.subheadings:,} that have one"
    yield f"  subheading right: {_percent(shares['hs6_accuracy'])} {whole}"
    right = f"of which {_percent(shares['sure_precision'])} are right"
    yield f"  believed: {figures.sure:,}, {right}"
    yield (
        f"  high priority: {figures.priority:,}, of which "
        f"{_percent(shares['high_priority_recall'])} are found; of what is told to be, "
        f"{_percent(shares['high_priority_precision'])} is"
    )
    yield f"Rarely seen, with few lines each: {len(figures.rare):,} codes{_rare(figures.rare)}"


def _rare(codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    shown = ", ".join(format_code(code) for code in codes[:MOST_RARE])
    return f" ({shown}{', …' if len(codes) > MOST_RARE else ''})"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"
