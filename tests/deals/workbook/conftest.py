from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import ModuleType

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DAY_STYLE = "1"

Cell = str | float | None | tuple[str, str]
"""A text, a number, nothing, or a type (``e``, ``b``, ``day``, ``s``) with its value."""


def cell_xml(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    if isinstance(cell, tuple):
        kind, value = cell
        style = f' s="{DAY_STYLE}"' if kind == "day" else f' t="{kind}"'
        return f'<c r="{place}"{style}><v>{escape(value)}</v></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


def sheet_xml(rows: Sequence[Sequence[Cell]], first: int = 1) -> str:
    lines = []
    for number, row in enumerate(rows, start=first):
        cells = "".join(cell_xml(f"{_letters(at)}{number}", cell) for at, cell in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def xlsx_parts(
    sheets: Mapping[str, Sequence[Sequence[Cell]]],
    *,
    hidden: Sequence[str] = (),
    texts: Sequence[str] = (),
    book: str = "",
) -> dict[str, str | bytes]:
    tabs, relations, parts = "", "", {}
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        state = ' state="hidden"' if name in hidden else ""
        tabs += f'<sheet name="{escape(name)}" sheetId="{number}"{state} r:id="r{number}"/>'
        target = f"worksheets/sheet{number}.xml"
        relations += f'<Relationship Id="r{number}" Type="t" Target="{target}"/>'
        parts[f"xl/{target}"] = sheet_xml(rows)
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}'
        f"<sheets>{tabs}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" '
        'formatCode="[$-419]dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="164"/></cellXfs></styleSheet>',
        **parts,
    }


@pytest.fixture
def xlsx() -> Callable[..., bytes]:
    """An XLSX of these sheets: name to rows of cells."""

    def _xlsx(sheets: Mapping[str, Sequence[Sequence[Cell]]], **more: object) -> bytes:
        return zipped(xlsx_parts(sheets, **more))  # type: ignore[arg-type]  # passed through

    return _xlsx


@pytest.fixture
def parts() -> Callable[..., dict[str, str | bytes]]:
    """The parts of such an XLSX, to break."""
    return xlsx_parts


@pytest.fixture
def pack() -> Callable[..., bytes]:
    """A ZIP of parts."""
    return zipped


@pytest.fixture
def ods() -> Callable[..., bytes]:
    """An ODS whose tables are this XML."""

    def _ods(tables: str) -> bytes:
        spaces = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        spaces += "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        spaces += "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
        return zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": f"<office:document-content {spaces}><office:body>"
                f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
                "</office:document-content>",
            }
        )

    return _ods


def _old_office() -> ModuleType:
    """The module beside this one; the folders of tests are no packages."""
    spec = importlib.util.spec_from_file_location(
        "old_office", Path(__file__).parent / "old_office.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def xls() -> Callable[..., bytes]:
    """An XLS of these sheets: name to rows of texts and numbers; the second is hidden."""
    made: Callable[..., bytes] = _old_office().xls
    return made


@pytest.fixture
def xls_note() -> Callable[..., bytes]:
    """The records of a note in an XLS."""
    made: Callable[..., bytes] = _old_office().note
    return made


@pytest.fixture
def compound() -> Callable[..., bytes]:
    """A compound file with one stream."""
    made: Callable[..., bytes] = _old_office().compound
    return made
