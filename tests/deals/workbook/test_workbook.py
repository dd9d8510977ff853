"""Spreadsheets: sheets, headers wherever they stand, cells of every kind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from witting.deals.workbook.sheet import number_cell
from witting.model import Identifier, Money

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]
    Make = Callable[..., bytes]

HEAD = ["id", "date", "buyer_name", "buyer_inn", "goods_hs_code", "amount", "currency"]


def test_numbers_are_their_digits_and_days_are_days(read: Read, xlsx: Make) -> None:
    row = ["D-1", ("day", "45915"), "Osh Trade", 7707083893, 8482100000.0, 1351.3, "USD"]
    (deal,) = read(xlsx({"Sheet": [HEAD, row]}))
    assert deal.issues == ()
    assert str(deal.date) == "2025-09-15"
    assert deal.parties[0].identifiers == (Identifier("inn", "7707083893"),)
    assert deal.goods[0].hs_code == "8482100000"
    assert deal.amount == Money(Decimal("1351.3"), "USD")
    assert deal.source is not None
    assert deal.source.format == "xlsx"
    assert deal.parties[0].locator == "sheet 'Sheet' row 2, buyer_name"


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        (8482100000.0, "8482100000"),
        (0.1 + 0.2, 0.3),
        (59582159.99999999, "59582160"),
        (1e300, 1e300),
        (-5.0, "-5"),
        (0.0, "0"),
    ],
)
def test_a_number_has_the_digits_that_a_spreadsheet_keeps(number: float, cell: str | float) -> None:
    assert number_cell(number) == cell


def test_an_eaten_zero_is_said(read: Read, said: Said, xlsx: Make) -> None:
    (deal,) = read(xlsx({"S": [HEAD, ["1", None, "A", None, 101210000, None, None]]}))
    assert "has 9 digits: a spreadsheet may have dropped its leading zero" in said(deal)


def test_shared_texts_rich_runs_escapes_and_truth(read: Read, parts: Make, pack: Make) -> None:
    made = parts(
        {"S": [["id", "buyer_name", "text"], [("s", "0"), ("s", "1"), ("b", "1")]]},
        texts=["D_x0041_-1", "x"],
    )
    assert isinstance(made, dict)
    made["xl/sharedStrings.xml"] = made["xl/sharedStrings.xml"].replace(
        "<si><t>x</t></si>",
        "<si><r><t>Osh </t></r><r><t>Trade</t></r><rPh><t>no</t></rPh></si>",
    )
    (deal,) = read(pack(made))
    assert (deal.id, deal.parties[0].name, deal.text) == ("DA-1", "Osh Trade", ("TRUE",))


def test_the_header_may_stand_below_titles_and_blank_columns(
    read: Read, said: Said, xlsx: Make
) -> None:
    rows: list[list[object]] = [[], ["DATA"], [], [None, "Report of a date"], []]
    rows += [[None, *HEAD], [None, "D-1", "2025-09-15", "Osh Trade"]]
    (deal,) = read(xlsx({"S": rows}))
    assert (deal.id, deal.parties[0].name) == ("D-1", "Osh Trade")
    assert "2 rows before the header (row 6) kept as a text" in said(deal)


def test_a_row_of_groups_above_the_fields_is_part_of_the_header(read: Read, xlsx: Make) -> None:
    rows: list[list[object]] = [
        ["id", "Buyer", None, "Seller", None, "Amount"],
        [None, "Name", "Country", "Name", "Country", "currency"],
        ["D-1", "Osh Trade", "KG", "Talas Works", "CN", None],
    ]
    (deal,) = read(xlsx({"S": rows}))
    assert [(party.role, party.name, party.country) for party in deal.parties] == [
        ("buyer", "Osh Trade", "kg"), ("seller", "Talas Works", "cn"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title", [["Trade report"], [None, None, "Trade report"], ["Report", "May"]]
)
def test_a_title_above_a_row_of_groups_is_none_of_them(
    read: Read, xlsx: Make, title: list[object]
) -> None:
    rows: list[list[object]] = [
        title,
        ["Seller", None, "Buyer", None, "Goods", None],
        ["Name", "Country", "Name", "Country", "Description", "HS code"],
        ["Talas Works", "CN", "Osh Trade", "KG", "Bearings", "848210"],
    ]
    (deal,) = read(xlsx({"S": rows}))
    assert [(party.role, party.name, party.country) for party in deal.parties] == [
        ("seller", "Talas Works", "cn"), ("buyer", "Osh Trade", "kg"),
    ]  # fmt: skip
    assert [(item.description, item.hs_code) for item in deal.goods] == [("Bearings", "848210")]


def test_every_sheet_is_read_and_a_hidden_one_is_said(read: Read, said: Said, xlsx: Make) -> None:
    sheets = {
        "About": [["This workbook was made for an example"]],
        "January": [HEAD, ["1", None, "Osh Trade"]],
        "Old": [["id", "seller_name"], ["2", "Talas Works"]],
        "Notes": [["nothing to see"]],
    }
    first, second = read(xlsx(sheets, hidden=["Old"]))
    assert (first.id, second.id) == ("1", "2")
    assert "sheet 'About': no column of the sheet is known; its row was kept as a text" in said(
        first
    )
    assert first.text == (
        "sheet 'About'\nrow 1: This workbook was made for an example",
        "name of a sheet: About",
        "name of a sheet: January",
    )
    assert "sheet 'Old': the sheet is hidden; it was read all the same" in said(second)
    assert "sheet 'Notes': no column of the sheet is known" in said(second)
    assert not any(issue.unread for deal in (first, second) for issue in deal.issues)


def test_a_whole_sheet_that_is_not_understood_keeps_the_deal_from_clear(
    read: Read, xlsx: Make
) -> None:
    strange = [["aaa", "bbb", "ccc"], *[["x", "y", "z"]] * 40]
    (deal,) = read(xlsx({"S": [HEAD, ["1", None, "A"]], "T": strange}))
    assert any(issue.unread and "its 41 rows" in issue.what for issue in deal.issues)


def test_an_error_of_a_formula_is_no_empty_cell(read: Read, said: Said, xlsx: Make) -> None:
    rows = [HEAD, ["1", None, ("e", "#REF!"), ("e", "#N/A"), None, None, None]]
    (deal,) = read(xlsx({"S": rows}))
    assert deal.parties == ()
    assert "buyer_name: the spreadsheet has '#REF!' instead of a value" in said(deal)
    assert any(issue.unread for issue in deal.issues)


def test_cells_that_do_not_say_where_they_are_follow_each_other(
    read: Read, parts: Make, pack: Make
) -> None:
    made = parts({"S": [["id", "buyer_name"], ["1", "A"]]})
    assert isinstance(made, dict)
    sheet = made["xl/worksheets/sheet1.xml"]
    for place in ("A1", "B1", "A2", "B2"):
        sheet = sheet.replace(f' r="{place}"', "")
    made["xl/worksheets/sheet1.xml"] = sheet.replace(' r="1"', "").replace(' r="2"', "")
    (deal,) = read(pack(made))
    assert (deal.id, deal.parties[0].name) == ("1", "A")


def test_days_may_count_from_1904(read: Read, xlsx: Make) -> None:
    rows = [HEAD, ["1", ("day", "44453"), "A"]]
    (deal,) = read(xlsx({"S": rows}, book='<workbookPr date1904="1"/>'))
    assert str(deal.date) == "2025-09-15"


def test_an_opendocument_sheet_is_read(read: Read, ods: Make) -> None:
    text = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    number = '<table:table-cell office:value-type="float" office:value="{}"/>'
    head = "".join(map(text.format, ["id", "buyer_name", "amount", "currency"]))
    row = text.format("D-1") + text.format("Osh Trade") + number.format("1351.3")
    row += text.format("USD")
    tables = "".join(
        f'<table:table table:name="{name}"><table:table-row>{head}</table:table-row>'
        f"<table:table-row>{row.replace('D-1', name)}</table:table-row></table:table>"
        for name in ("A", "B")
    )
    first, second = read(ods(tables))
    assert (first.id, second.id) == ("A", "B")
    assert second.amount == Money(Decimal("1351.3"), "USD")
    assert second.source is not None
    assert (second.source.format, second.source.locator) == ("ods", "sheet 'B' row 2")


def test_an_old_workbook_is_read(read: Read, said: Said, xls: Make) -> None:
    rows = [HEAD, ["D-1", 45915.0, "ООО Пример", 7707083893.0, 8482100000.0, 1351.3, "USD"]]
    first, second = read(xls({"Sheet": rows, "Old": [["id", "seller_name"], ["D-2", "B"]]}))
    assert (first.id, first.parties[0].name) == ("D-1", "ООО Пример")
    assert first.parties[0].identifiers == (Identifier("inn", "7707083893"),)
    assert first.goods[0].hs_code == "8482100000"
    assert first.amount == Money(Decimal("1351.3"), "USD")
    assert first.source is not None
    assert first.source.format == "xls"
    assert "a spreadsheet's number of 2025-09-15?" in said(first)  # a day is a style, absent here
    assert (second.id, second.parties[0].name) == ("D-2", "B")
    assert "the sheet is hidden" in said(second)


def test_a_book_without_a_known_heading_is_read_as_texts(
    read: Read, said: Said, xlsx: Make, xls: Make
) -> None:
    rows = [["Kauppa 7"], ["Ostaja", "Tavara"], ["Osh Trade", "saappaat", "Vektor"], ["Ana", "x"]]
    for content in (xlsx({"Lista": rows, "Muut": [["Osh"]]}), xls({"Lista": rows})):
        first, second = read(content)
        assert {"Ostaja: Osh Trade", "Tavara: saappaat", "column 3: Vektor"} <= set(first.text)
        assert any("row 2: Ostaja | Tavara" in text for text in first.text)
        assert any("row 1: Kauppa 7" in text for text in first.text)
        assert second.text[:2] == ("Ostaja: Ana", "Tavara: x")
        for deal in (first, second):
            assert "no column is known: 'Ostaja', 'Tavara', 'column 3'; all words" in said(deal)
            assert any(issue.unread for issue in deal.issues)


def test_a_side_table_of_a_known_one_makes_no_deals(read: Read, xlsx: Make) -> None:
    side = [["Ostaja", "Tavara"], ["Osh Trade", "x"]]
    (deal,) = read(xlsx({"Lista": side, "Deals": [HEAD, ["1", None, "A"]]}))
    assert deal.id == "1"
    assert any("Osh Trade" in text for text in deal.text)
