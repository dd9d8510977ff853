"""What does an XLSX say beside its cells?

Source: ECMA-376, part 1, 18.3.1.46 (headers and footers), 18.7 (comments), 18.2.5 (defined names),
20.5 (drawings), 21.2 (charts); [MS-XLSX] 2.6.205 (threaded comments).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from witting.deals.workbook.beside import add_sheet_name
from witting.deals.workbook.relations import relations_of
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.deals.workbook.archive import Archive
    from witting.deals.workbook.beside import Beside
    from witting.deals.workbook.relations import Relation

PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
OF_ROWS = ("headerFooter", "dataValidation", "hyperlink")
"""Elements of a sheet, behind its rows, that hold words."""
_NAMED = (
    *("title", "subject", "description", "keywords", "category", "creator", "lastModifiedBy"),
    *("Company", "Manager", "lpwstr"),
)
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z+-])')
_SECTION = re.compile(r"&[LCR]")
_NUMBER = re.compile(r"\d{1,9}")
_ROW = re.compile(r"[A-Za-z$]+(\d{1,7})")
_FROM_DRAWING = ("chart", "chartEx", "diagramData", "chartUserShapes", "drawing")
_MAX_PARTS = 1_000
"""Drawings and charts of one sheet."""
_MAX_COMMENTS = 200
"""Comments of one row among which the words of a note are looked for."""
_MAX_LINES = 100_000
"""Lines and values of one of them."""


def read_book_words(archive: Archive, names: list[tuple[str, str]], beside: Beside) -> None:
    """The defined names, and what the properties of the document say.

    Args:
        archive: The spreadsheet.
        names: Each defined name with what it stands for.
        beside: Takes the words.
    """
    for name, text in names:
        if not name.startswith("_xlnm."):  # Excel's own, such as the area to print
            said = f"{name.replace('_', ' ')} = {text}" if '"' in text else name.replace("_", " ")
            beside.add("defined name", said)
    for part in PROPERTIES:
        if part in archive:
            _read_safely(_add_properties, archive, part, beside)


def read_sheet_words(archive: Archive, part: str, name: str, beside: Beside) -> None:
    """The name of the sheet, its notes and comments, and the words of its drawings."""
    place = f"sheet {name!r}"
    add_sheet_name(name, beside)
    relations = _relations(archive, part, beside)
    for kind, read in (("threadedComment", _add_comments), ("comments", _add_notes)):
        for target in _targets(relations, kind, archive):
            _read_safely(_at(read, place), archive, target, beside)
    for relation in relations:
        if relation.kind == "hyperlink" and relation.is_outside:
            beside.add(f"{place}, link", relation.target)
    for target in _drawn(archive, relations, beside):
        _read_safely(_at(_add_drawing, place), archive, target, beside)


def take_element(element: etree._Element, name: str, beside: Beside) -> None:
    """An element of OF_ROWS: a header of pages, a message of a cell, a link's words."""
    place = f"sheet {name!r}"
    kind = etree.QName(element).localname
    if kind == "headerFooter":
        for child in element.iterchildren("{*}*"):
            where = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", etree.QName(child).localname).lower()
            beside.add(f"{place}, {where} of the pages", _bare(child.text or ""))
        return
    cell = element.get("ref") or (element.get("sqref") or "").partition(" ")[0]
    words = [element.get(key) or "" for key in ("display", "tooltip", "promptTitle", "prompt")]
    words += [element.get(key) or "" for key in ("errorTitle", "error")]
    words += [child.text or "" for child in element if '"' in (child.text or "")]
    label = "link" if kind == "hyperlink" else "what may be entered"
    # Rows are read already, so that none is told of it.
    beside.add(f"{place} {cell}, {label}", "\n".join(filter(None, words)))


def _bare(text: str) -> str:
    """``&L&"Arial,Bold"Osh && Co&RPage &P`` without its codes."""
    parts = _SECTION.sub("\n", text.replace("&&", "\0"))
    return _CODE.sub(" ", parts).replace("\0", "&")


def _at(read: Callable[..., None], place: str) -> Callable[[Archive, str, Beside], None]:
    return lambda archive, part, beside: read(archive, part, beside, place=place)


def _read_safely(
    read: Callable[[Archive, str, Beside], None], archive: Archive, part: str, beside: Beside
) -> None:
    """What is broken beside the cells does not take the cells with it."""
    try:
        read(archive, part, beside)
    except DealFileError as error:
        beside.miss(f"{part}: {error.what.rstrip('.')}")


def _relations(archive: Archive, part: str, beside: Beside) -> list[Relation]:
    try:
        return relations_of(archive, part)
    except DealFileError as error:
        beside.miss(f"{part}: {error.what.rstrip('.')}")
        return []


def _targets(relations: list[Relation], kind: str, archive: Archive) -> list[str]:
    """The parts of a kind, each once."""
    found = [one.target for one in relations if one.kind == kind and one.target in archive]
    return list(dict.fromkeys(found))


def _drawn(archive: Archive, relations: list[Relation], beside: Beside) -> Iterator[str]:
    """The drawings of a sheet, and the charts and diagrams in them, each once."""
    parts = _targets(relations, "drawing", archive)
    seen = set(parts)
    for part in islice(parts, _MAX_PARTS):  # goes on with what is added to it
        yield part
        more = _relations(archive, part, beside)
        for inner in (one for kind in _FROM_DRAWING for one in _targets(more, kind, archive)):
            if inner not in seen:
                seen.add(inner)
                parts.append(inner)
    if len(parts) > _MAX_PARTS:
        beside.miss(f"the sheet has more than {_MAX_PARTS:,} drawings")


def _add_properties(archive: Archive, part: str, beside: Beside) -> None:
    for element in archive.elements(part, *_NAMED):
        kind = etree.QName(element).localname
        label = "property" if kind == "lpwstr" else kind.lower().replace("modifiedby", " author")
        beside.add(f"{label} of the document", element.text or "")


def _add_comments(archive: Archive, part: str, beside: Beside, *, place: str) -> None:
    for element in archive.elements(part, "threadedComment"):
        text = "\n".join(child.text or "" for child in element.iterchildren("{*}text"))
        _add(element, text, beside, f"{place} {element.get('ref') or ''}, comment")


def _add_notes(archive: Archive, part: str, beside: Beside, *, place: str) -> None:
    authors: list[str] = []
    for element in archive.elements(part, "author", "comment"):
        if etree.QName(element).localname == "author":
            # Of a threaded comment it is a number: tc={…}.
            authors.append("" if (element.text or "").startswith("tc=") else element.text or "")
            continue
        text = "".join(child.text or "" for child in element.iter("{*}t"))
        number = element.get("authorId") or ""
        at = int(number) if _NUMBER.fullmatch(number) else len(authors)
        who = authors[at] if at < len(authors) else ""
        by = f" by {who}" if who and who not in text else ""
        _add(element, text, beside, f"{place} {element.get('ref') or ''}, note{by}")


def _add(element: etree._Element, text: str, beside: Beside, place: str) -> None:
    found = _ROW.match(element.get("ref") or "")
    row = int(found[1]) if found else None
    # Excel repeats a comment in a note, for older programs.
    told = beside.of_rows.get(row, []) if row is not None else beside.of_sheet
    bare = text.partition("\nComment:\n")[2].strip()
    if not (bare and any(one.endswith(f": {bare}") for one in told[:_MAX_COMMENTS])):
        beside.add(place, text, row=row)


def _add_drawing(archive: Archive, part: str, beside: Beside, *, place: str) -> None:
    lines: list[str] = []
    for number, element in enumerate(archive.elements(part, "p", "cNvPr", "v")):
        if number == _MAX_LINES:
            beside.miss(f"{part} has more than {_MAX_LINES:,} lines")
            break
        kind = etree.QName(element).localname
        if kind == "cNvPr":
            lines += [element.get("title") or "", element.get("descr") or ""]
        elif kind == "p":
            lines.append("".join(child.text or "" for child in element.iter("{*}t")))
        else:
            lines.append(element.text or "")
    kind = "chart" if "/charts/" in part else "drawing"
    beside.add(f"{place}, {kind}", "\n".join(line for line in lines if line.strip()))
