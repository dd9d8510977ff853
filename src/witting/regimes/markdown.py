"""How is a table written in Markdown?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def table_lines(header: tuple[str, ...], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The header, the line below it, and a line for each row; a bar in a cell stays one."""
    for cells in (header, ("---",) * len(header), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def as_text(lines: Iterable[str]) -> str:
    """The lines with their ends."""
    return "".join(f"{line}\n" for line in lines)
