"""Deals whose answer changed, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from witting.cli.provision_rows import wide_console
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def print_changes(changes: Iterable[Mapping[str, Any]]) -> None:
    """Prints one deal a row, with what made its answer another one below it."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("case", "status", "verdict", "deal"):
        table.add_column(name, no_wrap=name != "deal", overflow="fold")
    for item in changes:
        because = "\n".join(cause["text"] for cause in item["because"])
        about = Text.assemble(legible(item["deal"]), "\n", (legible(because), "dim"))
        verdict = f"{item['before']} → {item['after']}"
        table.add_row(str(item.get("case", "")), item.get("status", ""), verdict, about)
    wide_console().print(table)
