"""Which pieces of text stand where on the pages of a PDF?"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.deals.paper import Cell
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_PAGES = 500
"""Pages that are read. A bill of lading with its annexes has some twenty."""
MAX_LETTERS = 100_000
"""Letters of one page; the densest printed ones have some ten thousand."""

_WIDE, _NARROW = 0.6, 0.1
"""Parts of a letter's height: a gap that parts two columns, and one that parts two words."""
_LOCK = threading.Lock()
"""PDFium may be in one thread at a time. Source: pypdfium2, README, section on threading."""
_IMAGE = 3
"""FPDF_PAGEOBJ_IMAGE. Source: PDFium, public/fpdf_edit.h."""
_PASSWORD = 4
"""FPDF_ERR_PASSWORD. Source: PDFium, public/fpdfview.h."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its box, from the upper left corner of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Args:
        cells: Its pieces of text, in the order of the file.
        problem: Why some of it may be missing, or None.
    """

    cells: tuple[Cell, ...]
    problem: str | None = None


def read_pages_of_pdf(data: bytes, name: str) -> tuple[list[Page], str | None]:
    """The pages, and what there is to say of the whole.

    Raises:
        DealFileError: It has a password, is damaged, or ``witting[pdf]`` is not installed.
    """
    try:
        import pypdfium2  # noqa: PLC0415  # a part that is asked for
    except ImportError as error:
        raise not_installed(name) from error
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unopened(error, name) from error
        try:
            count = len(document)
            pages = [_read_page(document, number) for number in range(min(count, MAX_PAGES))]
        finally:
            document.close()
    more = f"the file has {count:,} pages; the first {MAX_PAGES} were read."
    return pages, more if count > MAX_PAGES else None


def not_installed(name: str) -> DealFileError:
    """What is said where the parts that read a PDF are missing."""
    return DealFileError(
        "this is a PDF document, and the parts that read it are not installed.",
        where=name,
        remedy="Install them: pip install 'witting[pdf]'",
    )


def _unopened(error: Exception, name: str) -> DealFileError:
    if getattr(error, "err_code", None) == _PASSWORD:
        return DealFileError(
            "the PDF document is encrypted with a password.",
            where=name,
            remedy="Open it with the password and save it without one.",
        )
    return DealFileError(
        "this is a PDF document that is damaged or cut off.",
        where=name,
        remedy="Ask for it anew, or print it to a new PDF.",
    )


def _read_page(document: Any, number: int) -> Page:
    import pypdfium2  # noqa: PLC0415  # as above
    import pypdfium2.raw as pdfium  # noqa: PLC0415  # as above

    try:
        page = document[number]
        text = page.get_textpage()
        count = pdfium.FPDFText_CountChars(text)
        letters = list(_letters(text, min(count, MAX_LETTERS), page.get_height()))
        cells = tuple(_cells(letters))
        has_image = any(item.type == _IMAGE for item in page.get_objects(max_depth=2))
    except pypdfium2.PdfiumError as error:
        return Page((), f"the page is damaged and was not read ({error}).")
    if count > MAX_LETTERS:
        return Page(cells, f"the page has {count:,} letters; the first {MAX_LETTERS:,} were read.")
    if not cells:
        what = "an image without text, such as a scan" if has_image else "no text"
        return Page((), f"the page has {what}; nothing of it was read.")
    return Page(cells)


def _letters(text: Any, count: int, height: float) -> Iterator[Letter]:
    """The letters with a box. PDFium makes up blanks and line ends, which have none."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  # as above

    box = pdfium.FS_RECTF()
    high = 0
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004  # the first half of a letter beyond U+FFFF
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:  # noqa: PLR2004  # its second half
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if pdfium.FPDFText_IsGenerated(text, at) == 1 or not code:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text, at, box):
            yield Letter(_sign(code), box.left, box.right, height - box.top, height - box.bottom)


def _sign(code: int) -> str:
    """U+FFFD where a letter has no code in the font, or half of one."""
    if code in (2, 0xFFFE):  # What PDFium makes of a hyphen at the end of a line.
        return "-"
    is_none = 0xD800 <= code < 0xE000 or code > 0x10FFFF or code == 0xFFFF  # noqa: PLR2004  # surrogates and no letter
    return "\ufffd" if is_none else chr(code)


def _cells(letters: Sequence[Letter]) -> Iterator[Cell]:
    """Letters of one line, from left to right, whatever the order in the file."""
    for line in _lines(letters):
        yield from _parted(sorted(line, key=lambda item: item.left))


def _lines(letters: Sequence[Letter]) -> list[list[Letter]]:
    """The letters by line: the middle of each lies within the height of the line's first one."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda item: item.top + item.bottom):
        if letter.bottom - letter.top <= 0:
            continue
        middle = (letter.top + letter.bottom) / 2
        if lines and lines[-1][0].top <= middle <= _line_end(lines[-1][0]):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return lines


def _line_end(first: Letter) -> float:
    """Sorted by the middle, a letter is of a line while its middle is near the first one's."""
    return (first.top + first.bottom) / 2 + (first.bottom - first.top) * 0.4


def _parted(line: Sequence[Letter]) -> Iterator[Cell]:
    """The pieces between wide gaps; how wide blanks of the file are shows in the gap."""
    piece: list[Letter] = []
    text, is_blank = "", False
    for letter in line:
        if letter.text.isspace():
            is_blank = True
            continue
        gap = letter.left - max((item.right for item in piece), default=letter.left)
        height = letter.bottom - letter.top
        if piece and gap > _WIDE * height:
            yield _cell(piece, text)
            piece, text = [], ""
        is_word = bool(piece) and (is_blank or gap > _NARROW * height)
        text, is_blank = f"{text}{' ' if is_word else ''}{letter.text}", False
        piece.append(letter)
    if piece:
        yield _cell(piece, text)


def _cell(piece: Sequence[Letter], text: str) -> Cell:
    return Cell(
        text,
        left=min(item.left for item in piece),
        right=max(item.right for item in piece),
        top=min(item.top for item in piece),
        bottom=max(item.bottom for item in piece),
    )
