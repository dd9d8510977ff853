"""Licences for a terminal of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from witting.cli.provision_rows import print_fields, wide_console
from witting.regimes import say_review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from witting.regimes import Edition, Licence


def print_licences(licences: Sequence[Licence], *, day: date | None) -> None:
    """Prints one licence a row: key with the title below, its editions with their days."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("licence", "edition"):
        table.add_column(name, overflow="fold")
    for licence in licences:
        shown = [item for item in licence.editions if day is None or item.window.covers(day)]
        table.add_row(
            Text.assemble(licence.key, "\n", (licence.title, "dim")),
            "\n".join(f"{item.name}, {item.window}" for item in shown),
        )
    wide_console().print(table)


def print_licence(licence: Licence, *, day: date | None) -> None:
    """Prints all that a licence's file says, or its edition of the day."""
    print_fields((licence.key, licence.title), _rows(licence, day))


def _rows(licence: Licence, day: date | None) -> Iterator[tuple[str, str]]:
    yield "legal basis", str(licence.legal_basis)
    yield "address", licence.legal_basis.source
    yield "allows", licence.legal_text
    for lift in licence.lifts:
        why = f": a person must decide, since {lift.why}" if lift.to_review else ""
        yield "lifts", f"{lift.provision}, {lift.window}{why}"
    names = dict.fromkeys(f"{item.name}, {item.window}" for item in licence.parties)
    yield "parties", "; ".join(names) or "any"
    yield "goods", f"HS {', '.join(licence.goods)}" if licence.goods else "any"
    if licence.roles:
        yield "roles", f"by facts alone only where the listed party is {', '.join(licence.roles)}"
    if licence.notes:
        yield "notes", licence.notes
    yield "reviewed", say_review(licence.reviewed_by, licence.reviewed_on)
    for edition in licence.editions:
        if day is None or edition.window.covers(day):
            yield "", ""
            yield from _edition_rows(edition)


def _edition_rows(edition: Edition) -> Iterator[tuple[str, str]]:
    known = f", known to {edition.known_to}" if edition.known_to else ""
    yield "edition", f"{edition.name}, {edition.window}{known}"
    yield "clears by", edition.clears_by
    for condition in edition.conditions:
        yield "asks that", condition
    yield "source", f"{edition.source} ({edition.source_read})"
