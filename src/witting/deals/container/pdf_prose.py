"""What does a PDF say as running text, page by page?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.container.pdf_text import read_pages_of_pdf
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.paper.cell import Cell

_SAME_LINE = 0.6
"""Of a letter's height: cells whose tops differ by less stand in one line."""
_NEW_PARAGRAPH = 1.0
"""Likewise: a gap between two lines of more parts two paragraphs."""


def prose_of_pdf(data: bytes, name: str) -> str:
    """The text of all pages, a blank line between paragraphs; columns are read line by line.

    Raises:
        DealFileError: It has a password, is damaged, has no text, or ``witting[pdf]`` is missing.
    """
    pages, _ = read_pages_of_pdf(data, name)
    texts = ["\n".join(_lines(page.cells)) for page in pages if page.cells]
    if not texts:
        problem = next((page.problem for page in pages if page.problem), "the file has no page.")
        raise DealFileError(problem, where=name, remedy="Have its text recognised (OCR) first.")
    return "\n\n".join(texts)


def _lines(cells: Sequence[Cell]) -> Iterator[str]:
    line: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: (cell.top, cell.left)):
        if line and cell.top - line[0].top > _SAME_LINE * line[0].height:
            yield _said(line)
            bottom = max(other.bottom for other in line)
            if cell.top - bottom > _NEW_PARAGRAPH * cell.height:
                yield ""
            line = []
        line.append(cell)
    if line:
        yield _said(line)


def _said(line: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in sorted(line, key=lambda cell: cell.left))
