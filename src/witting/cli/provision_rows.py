"""A provision of law for a terminal of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from witting.regimes import say_review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from witting.regimes import Provision, Variant


def print_list(provisions: Sequence[Provision], *, day: date | None) -> None:
    """Prints one provision a row: code, key with the title below, days in force."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("code", "provision", "in force"):
        table.add_column(name, no_wrap=name == "code", overflow="fold")
    for provision in provisions:
        shown = [provision.window_on(day)] if day else provision.in_force
        table.add_row(
            provision.code,
            Text.assemble(provision.key, "\n", (provision.title, "dim")),
            "\n".join(str(window) for window in shown),
        )
    wide_console().print(table)


def print_provision(provision: Provision, *, day: date | None) -> None:
    """Prints all that a provision's file says, or how it is read on the day."""
    heads = (f"{provision.code} · {provision.key}", provision.title)
    print_fields(heads, _rows(provision, day))


def print_fields(heads: Iterable[str], rows: Iterable[tuple[str, str]]) -> None:
    """Prints what a file says: its heads in bold, then names and texts side by side."""
    console = wide_console()
    for head in heads:
        console.print(Text(head, style="bold"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=12, style="dim")
    grid.add_column(overflow="fold")
    for name, text in rows:
        grid.add_row(f"  {name}", Text(text))
    console.print(grid)
    console.print()


def _rows(provision: Provision, day: date | None) -> Iterator[tuple[str, str]]:
    yield "legal basis", str(provision.legal_basis)
    yield "address", provision.legal_basis.source
    yield "in force", ", ".join(str(window) for window in provision.in_force)
    yield "says", provision.legal_text
    if provision.notes:
        yield "notes", provision.notes
    yield "reviewed", say_review(provision.reviewed_by, provision.reviewed_on)
    on_day = provision.variant_on(day) if day else None
    for variant in provision.variants if day is None else filter(None, [on_day]):
        yield "", ""
        yield from _variant_rows(variant)


def _variant_rows(variant: Variant) -> Iterator[tuple[str, str]]:
    yield "days", str(variant.window)
    if variant.reading:
        yield "reading", variant.reading
    yield "source", f"{variant.source} ({variant.source_read})"
    yield "met when", f"{variant.condition}."
    for case in variant.review:
        yield "review when", f"{case.condition}: {case.note}"
    for ruling in dict.fromkeys(variant.rulings.values()):
        names = ", ".join(name for name, item in variant.rulings.items() if item == ruling)
        effect = ruling.effect.replace("_", " ")
        yield "effect", f"{names}: {effect}. {ruling.consequence}".rstrip()


def wide_console() -> Console:
    """Wraps within the width and marks nothing by itself."""
    return Console(highlight=False, soft_wrap=False)
