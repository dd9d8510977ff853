"""How do assessments become a file?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.report.html import write_html
from witting.report.jsonlines import write_jsonl
from witting.report.output import check_output, replacing
from witting.report.parquet import write_parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import BinaryIO

    from witting.model import Assessment, Deal

    Write = Callable[[Iterable[tuple[Deal, Assessment]], BinaryIO, str], None]

WRITERS: dict[str, Write] = {
    ".html": write_html,
    ".jsonl": lambda pairs, file, _: write_jsonl(pairs, file),
    ".parquet": lambda pairs, file, _: write_parquet(pairs, file),
}


def write_report(pairs: Iterable[tuple[Deal, Assessment]], path: Path, *, note: str = "") -> None:
    """Writes the assessments in the form that the suffix names: HTML, JSON lines or Parquet.

    The pairs are taken one at a time, however many they are. The file takes its place when it is
    whole; until then, and where anything goes wrong, what stood there before stays.

    Args:
        pairs: Each deal with its assessment; they are written in this order.
        path: Ends in ``.html``, ``.jsonl`` or ``.parquet``.
        note: A sentence to stand at the top of the page; the other forms have no place for it.

    Raises:
        InputError: Another suffix, a place that cannot be written to, a full disk.
    """
    check_output(path)
    with replacing(path) as file:
        WRITERS[path.suffix.lower()](pairs, file, note)
