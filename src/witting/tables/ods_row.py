"""Which cells does a row of an OpenDocument spreadsheet have, as text?

Repetitions are unrolled only where something stands in the repeated cells.

Source: OpenDocument 1.3, part 3, chapter 9 (tables) and 6.1 (white space).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_COLUMNS = 16_384
"""The widest sheet that an office program writes."""

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_VALUES = {"date": "date-value", "float": "value", "boolean": "boolean-value", "time": "time-value"}


def repeated(element: etree._Element, attribute: str) -> int:
    """How often a row or cell stands there; what is no count is once."""
    count = element.get(f"{TABLE}{attribute}", "1")
    # A number so long that int() refuses it is as wrong as a word; both count once.
    return max(1, int(count)) if count.isascii() and count.isdigit() and len(count) < 12 else 1  # noqa: PLR2004  # twelve digits


def row_cells(row: etree._Element) -> list[str]:
    """The cells of a ``table-row`` up to the last one with something in it.

    Raises:
        OverflowError: There are more than any office program writes.
    """
    cells: list[str] = []
    empty = 0
    for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        count = repeated(cell, "number-columns-repeated")
        text = _cell_text(cell)
        if not text:
            empty += count
            continue
        if len(cells) + empty + count > MAX_COLUMNS:
            raise OverflowError
        cells += [""] * empty + [text] * count
        empty = 0
    return cells


def _cell_text(cell: etree._Element) -> str:
    """The typed value where there is one, as it was entered; else the text as it is shown."""
    kind = cell.get(f"{_OFFICE}value-type", "string")
    value = cell.get(f"{_OFFICE}{_VALUES[kind]}") if kind in _VALUES else None
    if value is None:
        lines = ("".join(_paragraph(line)) for line in cell.iterchildren(f"{_TEXT}p"))
        return "\n".join(lines).strip()
    if kind == "boolean":
        return value.upper()
    return value.removesuffix(".0") if kind == "float" else value.removesuffix("T00:00:00")


def _paragraph(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        # The stubs promise a string, but a comment's tag is a function.
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""  # type: ignore[redundant-expr]  # see above
        if name == "s":
            count = child.get(f"{_TEXT}c", "1")
            is_sane = count.isascii() and count.isdigit() and len(count) < 4  # noqa: PLR2004  # as in _repeated
            yield " " * (int(count) if is_sane else 1)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name != "annotation":
            yield from _paragraph(child)
        yield child.tail or ""
