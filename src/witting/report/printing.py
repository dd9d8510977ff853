"""How are assessments printed?

Up to MANY deals are each printed as a block. Where there are more, a clear deal is one line, and
only those that are not clear are printed as blocks.
"""

from __future__ import annotations

import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from witting.report.block import STYLES, head, render_deal
from witting.report.jsonlines import write_jsonl
from witting.report.wording import say_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from witting.model import Assessment, Deal, NotChecked

MANY = 20
TOLD = 100
"""So many gaps are remembered as told; a stream of a million deals must not fill the memory."""


def print_assessments(
    pairs: Iterable[tuple[Deal, Assessment]], *, form: str, console: Console | None = None
) -> None:
    """Prints the assessments as they come.

    Args:
        pairs: Each deal with its assessment.
        form: ``table`` for people or ``jsonl`` for programs.
        console: Where a table goes; standard output, in its own width, where it is None.

    Raises:
        ValueError: The form is neither.
    """
    if form == "jsonl":
        sys.stdout.flush()
        write_jsonl(pairs, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    elif form == "table":
        _Printer(console or _standard_output()).print_all(pairs)
    else:
        raise ValueError(f"form is 'table' or 'jsonl', not {form!r}")


class _Printer:
    """Prints deal by deal and remembers what need not be said again."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._counts = {"exposed": 0, "review": 0, "clear": 0}
        self._told: list[NotChecked] = []
        self._lists: Mapping[str, str] | None = None

    def print_all(self, pairs: Iterable[tuple[Deal, Assessment]]) -> None:
        stream = iter(pairs)
        first = list(islice(stream, MANY + 1))
        many = len(first) > MANY
        for deal, assessment in chain(first, stream):
            self._counts[assessment.verdict] += 1
            if many and assessment.verdict == "clear":
                self._console.print(_one_line(assessment), soft_wrap=False, highlight=False)
            else:
                self._print_block(deal, assessment)
        self._print_summary()

    def _print_block(self, deal: Deal, assessment: Assessment) -> None:
        with_lists = assessment.versions.lists != self._lists
        self._lists = assessment.versions.lists
        block = render_deal(deal, assessment, told=self._told, with_lists=with_lists)
        for part in block:
            self._console.print(part, highlight=False)
        self._console.print()
        # A gap of one deal's own (goods[0], parties[2]) is never "as above".
        gaps = (gap for gap in assessment.coverage.not_checked if "[" not in gap.check)
        self._told += [gap for gap in gaps if gap not in self._told]
        del self._told[:-TOLD]

    def _print_summary(self) -> None:
        total = sum(self._counts.values())
        line = Text(f"{say_count(total, 'deal')}: ", style="bold")
        for place, (verdict, number) in enumerate(self._counts.items()):
            style = STYLES[verdict] if number else "dim"
            line.append(", " if place else "")
            line.append(f" {number:,} {verdict} " if number else f"{number} {verdict}", style)
        self._console.print(line, highlight=False)


def _one_line(assessment: Assessment) -> Text:
    line = head(assessment)
    line.append(f"  judged as of {assessment.as_of}", "dim")
    return line


def _standard_output() -> Console:
    """A console that replaces what the terminal's encoding lacks, instead of stopping."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return Console()
