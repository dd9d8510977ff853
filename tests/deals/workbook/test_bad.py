"""Broken, locked and hostile spreadsheets are refused with a reason."""

from __future__ import annotations

import contextlib
import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.deals import read_deals
from witting.deals.workbook import archive, is_workbook
from witting.deals.workbook import xlsx as xlsx_module
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Make = Callable[..., bytes]

ROWS = [["id", "buyer_name"], *[[f"D-{number}", "Osh Trade"] for number in range(50)]]


@pytest.mark.parametrize("cut", [60, 200, 0.5, 0.9, 0.99])
def test_a_spreadsheet_that_is_cut_off_is_refused(read: Read, xlsx: Make, cut: float) -> None:
    whole = xlsx({"S": ROWS})
    with pytest.raises(DealFileError) as raised:
        read(whole[: int(cut if cut > 1 else len(whole) * cut)])
    assert raised.value.remedy


def test_what_comes_before_the_broken_row_is_read(parts: Make, pack: Make, tmp_path: Path) -> None:
    made = parts({"S": ROWS})
    assert isinstance(made, dict)
    sheet = made["xl/worksheets/sheet1.xml"]
    made["xl/worksheets/sheet1.xml"] = sheet[: sheet.index("D-40")]
    path = tmp_path / "cut.xlsx"
    path.write_bytes(pack(made))
    deals = []
    with pytest.raises(DealFileError, match="broken or cut off"):
        deals.extend(read_deals(path))
    found = read_deals(path)
    assert [next(found).id for _ in range(30)] == [f"D-{number}" for number in range(30)]


def test_a_sheet_that_unpacks_to_too_much_is_refused(
    read: Read, parts: Make, pack: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "FREE", 100_000)
    made = parts({"S": ROWS})
    assert isinstance(made, dict)
    made["xl/worksheets/sheet1.xml"] += " " * 5_000_000
    with pytest.raises(DealFileError, match="unpacks to more than 200 times its size"):
        read(pack(made))


def test_shared_texts_that_fill_the_memory_are_refused(
    read: Read, xlsx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_module, "MAX_TEXTS", 1000)
    with pytest.raises(DealFileError, match="share texts of more than"):
        read(xlsx({"S": ROWS}, texts=["a" * 600, "b" * 600]))


def test_entities_are_refused(read: Read, parts: Make, pack: Make) -> None:
    made = parts({"S": ROWS})
    assert isinstance(made, dict)
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    sheet = made["xl/worksheets/sheet1.xml"]
    made["xl/worksheets/sheet1.xml"] = bomb + sheet.replace("Osh Trade", "&b;")
    with pytest.raises(DealFileError, match="document type"):
        read(pack(made))


@pytest.mark.parametrize(("place", "number"), [("XFE1", "1"), ("A1", "1048577")])
def test_a_cell_beyond_any_sheet_is_refused(
    read: Read, parts: Make, pack: Make, place: str, number: str
) -> None:
    made = parts({"S": ROWS})
    assert isinstance(made, dict)
    sheet = made["xl/worksheets/sheet1.xml"].replace('<row r="1">', f'<row r="{number}">', 1)
    made["xl/worksheets/sheet1.xml"] = sheet.replace('r="A1"', f'r="{place}"')
    with pytest.raises(DealFileError, match="more than 1048576 rows or 16384 columns"):
        read(pack(made))


def test_an_old_or_locked_document_is_refused(read: Read) -> None:
    with pytest.raises(DealFileError, match="broken or cut off"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def test_a_password_is_told(read: Read, compound: Make, xlsx: Make) -> None:
    with pytest.raises(DealFileError, match="locked with a password"):
        read(compound("EncryptedPackage", b"secret" * 1000))
    with pytest.raises(DealFileError, match="broken or cut off"):
        read(compound("WordDocument", b"letter" * 1000))
    flagged = bytearray(xlsx({"S": ROWS}))
    for place in range(len(flagged) - 4):
        if bytes(flagged[place : place + 4]) in (b"PK\x03\x04", b"PK\x01\x02"):
            flagged[place + (6 if flagged[place + 2] == 3 else 8)] |= 1
    with pytest.raises(DealFileError, match="locked with a password"):
        read(bytes(flagged))


def test_a_workbook_without_a_known_column_says_what_it_begins_with(read: Read, xlsx: Make) -> None:
    with pytest.raises(DealFileError, match="'S' begins with 'aaa, bbb'"):
        read(xlsx({"S": [["aaa", "bbb"], ["1", "2"]]}))


def test_another_zip_is_no_workbook(pack: Make) -> None:
    assert not is_workbook(pack({"word/document.xml": "x"}))
    assert not is_workbook(pack({"invoice.xml": "xl/workbook.xml"}))
    assert is_workbook(pack({"docProps/app.xml": "", "xl/workbook.xml": ""}))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_is_deals_or_a_clear_refusal(data: st.DataObject) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deals.xlsx"
        path.write_bytes(bytes(whole))
        with contextlib.suppress(DealFileError):
            list(read_deals(path))


def _stored() -> bytes:
    """An XLSX that is not packed, so that damage reaches its XML."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    cells = "".join(
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{first}</t></is></c>'
        f'<c r="B{number}"><v>{second}</v></c></row>'
        for number, (first, second) in enumerate([("buyer_name", 1), ("Osh", 2.5)], start=1)
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="S" r:id="r1"/></sheets></workbook>',
        )
        made.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
        )
        made.writestr(
            "xl/worksheets/s.xml",
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
        )
    return packed.getvalue()


WHOLE = _stored()
