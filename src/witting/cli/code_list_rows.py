"""Lists of codes for a terminal of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from witting.cli.provision_rows import print_fields, wide_console
from witting.regimes import say_codes, say_review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.regimes import CodeList


def print_code_lists(lists: Sequence[CodeList]) -> None:
    """Prints one list a row: key with the title below, its day, its codes or how many there are."""
    if not lists:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("list of codes", "as of", "codes"):
        table.add_column(name, no_wrap=name == "as of", overflow="fold")
    for item in lists:
        shown = Text.assemble(item.key, "\n", (item.title, "dim"))
        table.add_row(shown, str(item.as_of), say_codes(item))
    wide_console().print(table)


def print_code_list(item: CodeList) -> None:
    """Prints all that the file of a list of codes says."""
    print_fields((item.key, item.title), _rows(item))


def _rows(item: CodeList) -> Iterator[tuple[str, str]]:
    yield "legal basis", str(item.legal_basis)
    yield "source", f"{item.legal_basis.source} ({item.source_read})"
    yield "as of", str(item.as_of)
    if item.notes:
        yield "notes", item.notes
    yield "reviewed", say_review(item.reviewed_by, item.reviewed_on)
    yield "codes", " ".join(sorted(item.codes))
