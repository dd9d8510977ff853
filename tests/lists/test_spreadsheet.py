"""Rows of spreadsheets, also of hostile ones."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

from witting.errors import ListFileError
from witting.lists import spreadsheet, spreadsheet_size
from witting.lists.source import SourceFile
from witting.lists.spreadsheet import is_spreadsheet, read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def xlsx(rows: str, names: Sequence[str] = ("Data",)) -> bytes:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1)
    )
    parts = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r0" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
            f"<sheets>{sheets}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f"{parts}</Relationships>",
            **{f"xl/worksheets/s{n}.xml": sheet for n in range(1, len(names) + 1)},
        }
    )


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def ods(tables: str) -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<?xml version="1.0"?>\n<office:document-content {ODS}><office:body>'
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def rows_of(data: bytes, sheet: str | None = None) -> list[tuple[int, list[str]]]:
    return list(read_sheet(SourceFile("list.xlsx", data), sheet=sheet))


def refusal(data: bytes, sheet: str | None = None) -> str:
    with pytest.raises(ListFileError) as caught:
        rows_of(data, sheet)
    return str(caught.value)


def test_cells_are_text_and_rows_keep_their_numbers() -> None:
    data = xlsx(
        f'<row r="1">{cell("A1", "Wolf & Co")}{cell("B1", "Волк")}</row>'
        '<row r="3"><c r="A3"><v>8604917</v></c><c r="B3"><v>0.5</v></c>'
        '<c r="C3" t="b"><v>1</v></c></row>'
    )

    assert rows_of(data) == [(1, ["Wolf & Co", "Волк", ""]), (3, ["8604917", "0.5", "TRUE"])]


def test_a_sheet_is_chosen_by_name() -> None:
    data = xlsx(f'<row r="1">{cell("A1", "x")}</row>', names=("One", "Two"))

    assert rows_of(data, "Two") == [(1, ["x"])]
    assert "there is no sheet 'Three'; there are One, Two." in refusal(data, "Three")


def test_an_indented_ods_is_read_with_repetitions_and_typed_values() -> None:
    data = ods(
        '<table:table table:name="List">\n'
        "<table:table-row>\n"
        "  <table:table-cell>\n<text:p>Unique <text:s text:c='2'/>ID</text:p>\n"
        "</table:table-cell>\n"
        "  <table:table-cell table:number-columns-repeated='2'/>\n"
        "  <table:table-cell table:number-columns-repeated='2'><text:p>a</text:p>"
        "<text:p>b</text:p></table:table-cell>\n"
        "  <table:table-cell table:number-columns-repeated='16379'/>\n"
        "</table:table-row>\n"
        "<table:table-row table:number-rows-repeated='2'><table:table-cell/></table:table-row>"
        "<table:table-row table:number-rows-repeated='2'>"
        "<table:table-cell office:value-type='float' office:value='12703.0'>"
        "<text:p>12,703</text:p></table:table-cell>"
        "<table:table-cell office:value-type='date' office:date-value='2022-02-24'>"
        "<text:p>24/02/22</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated='1048571'><table:table-cell/>"
        "</table:table-row></table:table>"
        '<table:table table:name="Other"><table:table-row><table:table-cell><text:p>z</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )

    assert rows_of(data) == [
        (1, ["Unique   ID", "", "", "a\nb", "a\nb"]),
        (4, ["12703", "2022-02-24"]),
        (5, ["12703", "2022-02-24"]),
    ]
    assert rows_of(data, "Other") == [(1, ["z"])]
    assert "there are List, Other" in refusal(data, "None")


def test_repetition_cannot_fill_the_memory() -> None:
    row = (
        "<table:table-cell table:number-columns-repeated='{}'><text:p>x</text:p></table:table-cell>"
    )
    wide = ods(
        "<table:table table:name='L'><table:table-row>"
        f"{row.format(10**9)}</table:table-row></table:table>"
    )
    long = ods(
        "<table:table table:name='L'><table:table-row table:number-rows-repeated='1000000'>"
        f"{row.format(16000)}</table:table-row></table:table>"
    )

    assert "more than 1048576 rows or 16384 columns" in refusal(wide)
    assert "more than 1048576 rows or 16384 columns" in refusal(long)


def test_two_cells_in_far_corners_are_refused_before_they_are_allocated() -> None:
    data = xlsx(
        f'<row r="1">{cell("A1", "x")}</row><row r="1048576">{cell("XFD1048576", "y")}</row>'
    )

    assert "spans 1048576 rows and 16384 columns" in refusal(data)


def test_rows_and_cells_that_do_not_say_where_they_are_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spreadsheet_size, "MAX_ROWS", 3)
    monkeypatch.setattr(spreadsheet_size, "MAX_CELLS", 8)
    good = "<row><c><v>1</v></c><c><v>2</v></c></row>"

    assert len(rows_of(xlsx(good * 3))) == 3
    assert "spans 4 rows and 2 columns or more" in refusal(xlsx(good * 4))
    assert "spans 1 rows and 9 columns or more" in refusal(xlsx(f"<row>{'<c/>' * 9}</row>"))
    assert "spans 1 rows" not in refusal(xlsx('<row r="1"/>' * 4))


def test_a_row_wider_than_any_program_writes_is_refused() -> None:
    assert "spans 1 rows and 16385 columns" in refusal(xlsx(f"<row>{'<c/>' * 20_000}</row>"))


def test_a_text_that_stands_in_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def shared(cells: int) -> bytes:
        same = '<c t="s"><v>1</v></c>'
        data = xlsx(f"<row>{same * cells}</row>")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        text = f'<sst xmlns="{MAIN}"><si><t/></si><si><t>{"x" * 1000}</t></si></sst>'
        return zipped({**members, "xl/sharedStrings.xml": text})

    monkeypatch.setattr(spreadsheet_size, "MAX_TEXT", 10_000)
    assert rows_of(shared(9))[0][1] == ["x" * 1000] * 9
    assert "the texts of the cells have more than" in refusal(shared(10))


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsx(f'<row r="1">{cell("A1", "x" * 30_000)}</row>')
    monkeypatch.setattr(spreadsheet, "MAX_UNPACKED", 20_000)

    assert "decompression bomb" in refusal(data)


def test_a_directory_that_lies_about_sizes_is_found_out() -> None:
    data = xlsx(f'<row r="1">{cell("A1", "x" * 30_000)}</row>')
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("xl/worksheets/s1.xml").file_size
    lie = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))

    assert "broken, truncated or encrypted" in refusal(lie)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this is no spreadsheet"),
        (b"name;country\nWolf;RU", "this is no spreadsheet"),
        (b"<!doctype html><title>Sorry</title>", "this is an HTML page"),
        (b"PK\x03\x04" + b"\x00" * 50, "broken, truncated or encrypted"),
        (zipped({"readme.txt": "hello"}), "the ZIP holds no spreadsheet"),
        (zipped({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "document type"),
        (zipped({"xl/workbook.xml": "no xml"}), "cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 600, "cannot be read"),
        (ods(""), "there is no sheet"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_a_truncated_spreadsheet_is_refused() -> None:
    data = xlsx(f'<row r="1">{cell("A1", "x")}</row>')

    for length in range(4, len(data) - 1, 97):
        assert "broken" in refusal(data[:length])


def test_no_damage_gets_past_the_one_kind_of_error() -> None:
    chance = random.Random(17)
    whole = xlsx(f'<row r="1">{cell("A1", "Wolf")}{cell("B1", "RU")}</row>')
    for _ in range(400):
        data = bytearray(whole)
        start = chance.randrange(len(data))
        end = start + chance.randrange(1, 9)
        data[start:end] = chance.randbytes(chance.randrange(9))
        with contextlib.suppress(ListFileError):
            rows_of(bytes(data))


def test_a_spreadsheet_is_known_by_its_bytes() -> None:
    assert is_spreadsheet(SourceFile("a.csv", xlsx("")))
    assert not is_spreadsheet(SourceFile("a.xlsx", b"a,b"))
