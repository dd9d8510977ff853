"""A table for a person or JSON lines for a program?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="What to print. [default: table on a terminal, jsonl in a pipe]",
)


def is_table(form: str | None) -> bool:
    """Whether a table is asked for, or nothing is and standard output is a terminal."""
    return (form or ("table" if sys.stdout.isatty() else "jsonl")) == "table"


def print_json_lines(rows: Iterable[Mapping[str, Any]]) -> None:
    """Prints each row as one line of JSON."""
    import orjson

    for row in rows:
        sys.stdout.buffer.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()
