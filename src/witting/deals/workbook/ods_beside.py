"""What does an OpenDocument spreadsheet say beside its cells?

Source: OpenDocument 1.3, part 3, 14.1 (annotations), 10.3 (shapes), 10.4 (frames), 16.11 (headers
of pages), 4.3 (properties of the document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.workbook.archive import Archive
    from witting.deals.workbook.beside import Beside

PROPERTIES, STYLES = "meta.xml", "styles.xml"
_NAMED = ("title", "subject", "description", "keyword", "creator", "initial-creator")
_USER = "user-defined"
_OF_PAGES = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
_BESIDE_A_CELL = (
    *("annotation", "frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline"),
    *("polygon", "regular-polygon", "path", "connector", "caption", "measure", "g"),
)
"""Elements that hold words; one within another is a part of it."""


def read_book_words(archive: Archive, beside: Beside) -> None:
    """The headers and footers of its pages, and the properties of the document."""
    for part, names in ((STYLES, _OF_PAGES), (PROPERTIES, (*_NAMED, _USER))):
        if part not in archive:
            continue
        try:
            for element in archive.elements(part, *names):
                kind = etree.QName(element).localname.replace("-", " ")
                place = f"{kind} of the {'pages' if part == STYLES else 'document'}"
                beside.add(place, "\n".join(_lines(element)))
        except DealFileError as error:
            beside.miss(f"{part}: {error.what.rstrip('.')}")


def take_row(row: etree._Element, sheet: str, number: int, beside: Beside) -> None:
    """The notes and the text boxes of a row's cells."""
    for element in row.iter(*(f"{{*}}{name}" for name in _BESIDE_A_CELL)):
        if not any(_name(outer) in _BESIDE_A_CELL for outer in element.iterancestors()):
            label = "note" if _name(element) == "annotation" else "drawing"
            place = f"sheet {sheet!r} row {number}, {label}"
            beside.add(place, "\n".join(_lines(element)), row=number)


def take_shapes(shapes: etree._Element, sheet: str, beside: Beside) -> None:
    """What the drawings of a sheet say."""
    beside.add(f"sheet {sheet!r}, drawing", "\n".join(_lines(shapes)))


def _lines(element: etree._Element) -> Iterator[str]:
    """Its paragraphs, or its own text where it has none."""
    found = list(element.iter("{*}p", "{*}title", "{*}desc", "{*}creator"))
    for part in found or [element]:
        yield "".join(map(str, part.itertext())).strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
