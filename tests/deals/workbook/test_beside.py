"""Whoever is named beside the cells of a spreadsheet is in the texts of its deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals.workbook import beside as limits
from witting.deals.workbook import kept_rows, reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]
    Make = Callable[..., bytes]
    Parts = dict[str, str]
    MakeParts = Callable[..., Parts]

ROWS = [["id", "buyer_name"], ["1", "Osh Trade"], ["2", "Talas Works"]]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
THREADED = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'

HEADER = (
    '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Zavod &amp;&amp; Primer&amp;RPage '
    "&amp;P</oddHeader><firstFooter>&amp;D</firstFooter></headerFooter>"
)
CHOICE = (
    '<dataValidations><dataValidation sqref="B2:B9" prompt="choose">'
    '<formula1>"Zavod Primer,Osh"</formula1></dataValidation></dataValidations>'
)


def relations(**targets: str) -> str:
    lines = "".join(
        f'<Relationship Id="r{at}" Type="http://x/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{lines}</Relationships>'


def in_sheet(made: Parts, xml: str) -> Parts:
    """The parts with XML behind the rows of the first sheet."""
    part = "xl/worksheets/sheet1.xml"
    return {**made, part: made[part].replace("</sheetData>", f"</sheetData>{xml}")}


def with_part(made: Parts, kind: str, name: str, xml: str) -> Parts:
    """The parts with one more, of which the first sheet tells."""
    listed = relations(**{kind: f"../{name}"})
    return {**made, "xl/worksheets/_rels/sheet1.xml.rels": listed, f"xl/{name}": xml}


def notes(*pairs: tuple[str, str]) -> str:
    lines = "".join(
        f'<comment ref="{ref}" authorId="0"><text><r><t>{text}</t></r></text></comment>'
        for ref, text in pairs
    )
    authors = "<authors><author>Anna Primer</author></authors>"
    return f"<comments {MAIN}>{authors}<commentList>{lines}</commentList></comments>"


def test_a_note_goes_with_the_row_of_its_cell(read: Read, parts: MakeParts, pack: Make) -> None:
    xml = notes(("B3", "pays for\nZavod Primer"))
    first, second = read(pack(with_part(parts({"S": ROWS}), "comments", "comments1.xml", xml)))
    assert (first.text, first.issues) == ((), ())
    assert second.text == ("sheet 'S' B3, note by Anna Primer: pays for\nZavod Primer",)


def test_a_note_above_the_rows_goes_with_the_last_deal_of_the_sheet(
    read: Read, parts: MakeParts, pack: Make
) -> None:
    xml = notes(("B1", "Zavod Primer"), ("J900", "Zavod Vtoroy"))
    made = parts({"S": ROWS, "T": ROWS})
    deals = read(pack(with_part(made, "comments", "comments1.xml", xml)))
    assert [len(deal.text) for deal in deals] == [0, 2, 0, 0]


def test_a_comment_is_read_once_though_a_note_repeats_it(
    read: Read, parts: MakeParts, pack: Make
) -> None:
    told = "[Threaded comment]\nYour version cannot show it.\nComment:\n    for Zavod Primer"
    comment = '<threadedComment ref="B2"><text>for Zavod Primer</text></threadedComment>'
    made = {
        **parts({"S": ROWS}),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            comments="../comments1.xml", threadedComment="../threadedComments/t.xml"
        ),
        "xl/comments1.xml": notes(("B2", told)),
        "xl/threadedComments/t.xml": f"<ThreadedComments {THREADED}>{comment}</ThreadedComments>",
    }
    first, _ = read(pack(made))
    assert first.text == ("sheet 'S' B2, comment: for Zavod Primer",)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (
            HEADER,
            "sheet 'S', odd header of the pages: Zavod & Primer\nPage",
        ),
        (
            CHOICE,
            "sheet 'S' B2:B9, what may be entered: choose\n\"Zavod Primer,Osh\"",
        ),
        (
            '<hyperlinks><hyperlink ref="B2" display="Zavod Primer"/></hyperlinks>',
            "sheet 'S' B2, link: Zavod Primer",
        ),
    ],
)
def test_what_stands_behind_the_rows_of_a_sheet_is_a_text(
    read: Read, parts: MakeParts, pack: Make, xml: str, text: str
) -> None:
    first, second = read(pack(in_sheet(parts({"S": ROWS}), xml)))
    assert first.text == ()
    assert [" ".join(line.split(" ")).rstrip() for line in second.text] == [text]


def test_a_text_box_and_a_chart_are_texts(read: Read, parts: MakeParts, pack: Make) -> None:
    box = "<a:p><a:r><a:t>Zavod</a:t></a:r><a:r><a:t> Primer</a:t></a:r></a:p>"
    made = with_part(
        parts({"S": ROWS}),
        "drawing",
        "drawings/d.xml",
        f'<x {DRAWN}><cNvPr descr="seal of Talas"/><sp>{box}</sp></x>',
    )
    made["xl/drawings/_rels/d.xml.rels"] = relations(chart="../charts/c.xml")
    made["xl/charts/c.xml"] = "<c><strCache><pt><v>Firma Tri</v></pt></strCache></c>"
    _, last = read(pack(made))
    assert last.text == (
        "sheet 'S', drawing: seal of Talas\nZavod Primer",
        "sheet 'S', chart: Firma Tri",
    )


def test_names_of_sheets_cells_and_the_document_are_texts(
    read: Read, parts: MakeParts, pack: Make
) -> None:
    book = "<definedNames><definedName name='_xlnm.Print_Area'>A1</definedName>"
    book += "<definedName name='Zavod_Primer'>'S'!$A$1</definedName></definedNames>"
    made = parts({"Firma_Tri": ROWS, "Sheet2": ROWS}, book=book)
    made["docProps/app.xml"] = "<P><Company>Talas Holding</Company></P>"
    made["docProps/core.xml"] = "<P><title>Deals of May</title><creator>openpyxl</creator></P>"
    _, of_first, *others = read(pack(made))
    assert of_first.text == (
        "defined name: Zavod Primer",
        "title of the document: Deals of May",
        "company of the document: Talas Holding",
        "name of a sheet: Firma Tri",
    )
    assert [deal.text for deal in others] == [(), ()]


def test_a_sheet_of_two_rows_without_a_known_heading_is_said_and_kept(
    read: Read, said: Said, xlsx: Make
) -> None:
    odd = [["Wer", "Womit", "Wohin"], ["Zavod Primer", "x", "y"]]
    *_, last = read(xlsx({"S": ROWS, "T": odd}))
    assert last.text == ("sheet 'T'\nrow 1: Wer | Womit | Wohin\nrow 2: Zavod Primer | x | y",)
    assert "sheet 'T': no column of the sheet is known; its 2 rows were kept as a text" in said(
        last
    )
    assert any(issue.unread for issue in last.issues)


def test_rows_and_sheets_that_are_hidden_are_read(read: Read, parts: MakeParts, pack: Make) -> None:
    made = parts({"S": ROWS}, hidden=["S"])
    sheet = made["xl/worksheets/sheet1.xml"]
    made["xl/worksheets/sheet1.xml"] = sheet.replace('<row r="3"', '<row r="3" hidden="1"')
    assert [deal.parties[0].name for deal in read(pack(made))] == ["Osh Trade", "Talas Works"]


@pytest.mark.parametrize(
    "xml", ["<comments", '<!DOCTYPE c [<!ENTITY e "x">]><c><comment><t>&e;</t></comment></c>']
)
def test_notes_that_are_broken_keep_the_sheet_from_clear_and_its_rows_are_read(
    read: Read, said: Said, parts: MakeParts, pack: Make, xml: str
) -> None:
    first, last = read(pack(with_part(parts({"S": ROWS}), "comments", "c.xml", xml)))
    assert (first.issues, last.parties[0].name) == ((), "Talas Works")
    assert "not all that stands beside the cells was read: xl/c.xml" in said(last)
    assert any(issue.unread for issue in last.issues)


def test_more_words_beside_the_cells_than_are_held_are_said(
    read: Read, said: Said, parts: MakeParts, pack: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_WORDS", 20)
    xml = notes(("B2", "Zavod Primer"), ("B3", "Zavod Vtoroy"))
    first, last = read(pack(with_part(parts({"S": ROWS}), "comments", "c.xml", xml)))
    assert (len(first.text), len(last.text)) == (1, 0)
    assert "words stand beside the cells" in said(last)
    assert any(issue.unread for issue in last.issues)


def test_a_sheet_that_is_all_chart_is_read(read: Read, parts: MakeParts, pack: Make) -> None:
    made = parts({"S": ROWS, "Plot": ROWS})
    rels = made["xl/_rels/workbook.xml.rels"]
    made["xl/_rels/workbook.xml.rels"] = rels.replace("worksheets/sheet2", "chartsheets/sheet2")
    made["xl/chartsheets/sheet2.xml"] = "<chartsheet/>"
    made["xl/chartsheets/_rels/sheet2.xml.rels"] = relations(drawing="../drawings/d.xml")
    made["xl/drawings/d.xml"] = f"<x {DRAWN}><a:p><a:t>Zavod Primer</a:t></a:p></x>"
    _, last = read(pack(made))
    assert last.text == ("name of a sheet: Plot", "sheet 'Plot', drawing: Zavod Primer")


def test_notes_drawings_and_headers_of_an_opendocument_sheet_are_texts(
    read: Read, ods: Make
) -> None:
    cell = "<table:table-cell><text:p>{}</text:p>{}</table:table-cell>"
    note = "<office:annotation><text:p>for Zavod Primer</text:p></office:annotation>"
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(value, more) for value, more in row)}"
        "</table:table-row>"
        for row in (
            [("id", ""), ("buyer_name", "")],
            [("1", ""), ("Osh Trade", note)],
            [("2", ""), ("Talas Works", "")],
        )
    )
    shapes = "<table:shapes><text:p>Firma Tri</text:p></table:shapes>"
    first, second = read(ods(f'<table:table table:name="S">{shapes}{rows}</table:table>'))
    assert (first.parties[0].name, first.text) == (
        "Osh Trade",
        ("sheet 'S' row 2, note: for Zavod Primer",),
    )
    assert second.text == ("sheet 'S', drawing: Firma Tri",)


def test_many_links_take_no_longer_each(read: Read, parts: MakeParts, pack: Make) -> None:
    """Each was compared with all before it: an hour for a sheet that is all links."""
    links = "".join(f'<hyperlink ref="A{at}" tooltip="firm {at}"/>' for at in range(200_000))
    made = in_sheet(parts({"S": ROWS}), f"<hyperlinks>{links}</hyperlinks>")
    _, last = read(pack(made))
    assert (len(last.text), last.text[-1]) == (200_000, "sheet 'S' A199999, link: firm 199999")


@pytest.mark.parametrize("number", ["²", "9" * 5_000, ""])
def test_a_note_of_nobody_is_read(number: str, read: Read, parts: MakeParts, pack: Make) -> None:
    """``²`` is a digit to Python and no number, so that the file ended the program."""
    xml = notes(("B2", "Zavod Primer")).replace('authorId="0"', f'authorId="{number}"')
    first, _ = read(pack(with_part(parts({"S": ROWS}), "comments", "c.xml", xml)))
    assert first.text == ("sheet 'S' B2, note: Zavod Primer",)


def test_a_row_whose_number_is_none_is_read(read: Read, parts: MakeParts, pack: Make) -> None:
    made = parts({"S": ROWS})
    part = "xl/worksheets/sheet1.xml"
    made[part] = made[part].replace('<row r="2"', '<row r="²"')
    assert [deal.parties[0].name for deal in read(pack(made))] == ["Osh Trade", "Talas Works"]


@pytest.mark.parametrize(
    "shape",
    ["<draw:g><draw:frame>{}</draw:frame></draw:g>", "<draw:rect>{}</draw:rect>",
     "<draw:a><draw:frame>{}</draw:frame></draw:a>", "<draw:caption>{}</draw:caption>"],
)  # fmt: skip
def test_whatever_is_drawn_at_a_cell_is_read_once(shape: str, read: Read, ods: Make) -> None:
    drawn = shape.format("<draw:text-box><text:p>Zavod Primer</text:p></draw:text-box>")
    heads = "".join(
        f"<table:table-cell><text:p>{head}</text:p></table:table-cell>"
        for head in ("id", "buyer_name")
    )
    cells = (
        "<table:table-cell><text:p>1</text:p></table:table-cell>"
        f"<table:table-cell>{drawn}<text:p>Osh Trade</text:p></table:table-cell>"
    )
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in (heads, cells))
    space = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    (deal,) = read(ods(f'<table:table {space} table:name="S">{rows}</table:table>'))
    assert deal.parties[0].name == "Osh Trade"
    assert deal.text == ("sheet 'S' row 2, drawing: Zavod Primer",)


def test_no_more_waits_for_a_deal_than_is_held(
    read: Read, said: Said, xlsx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand sheets, which may all be the same part, waited in memory for the next deal."""
    monkeypatch.setattr(reader, "MOST_WAITING", 60)
    odd = [["Wer"], ["Zavod Primer"]]
    *_, last = read(xlsx({"S": ROWS, "T": odd, "U": odd, "V": odd}))
    assert last.text == ("sheet 'T'\nrow 1: Wer\nrow 2: Zavod Primer",)
    assert said(last).count("more than 60 characters stand beside the deals") == 1
    assert any(issue.unread for issue in last.issues)


def test_rows_before_the_header_that_are_too_long_are_said(
    read: Read, xlsx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_rows, "MOST", 5)
    first, _ = read(xlsx({"S": [["Zavod Primer"], *ROWS]}))
    assert any(issue.unread and "before the header" in issue.what for issue in first.issues)


def test_notes_of_an_old_book_and_names_of_its_sheets_are_texts(
    read: Read, xls: Make, xls_note: Make
) -> None:
    long = "Vektor " * 3_000
    notes = [xls_note("Anna:\rpay through Nevidimka LLC"), xls_note(long), xls_note("7")]
    rows = [["id", "buyer_name"], ["A", "Osh Trade"]]
    (deal,) = read(xls({"Osh and Partners": rows}, beside=notes))
    assert "note or text box: Anna:\npay through Nevidimka LLC" in deal.text
    assert f"note or text box: {long.strip()}" in deal.text
    assert "name of a sheet: Osh and Partners" in deal.text
    assert not any(issue.unread for issue in deal.issues)


def test_a_note_that_stands_in_pieces_is_told(read: Read, xls: Make, xls_note: Make) -> None:
    note = xls_note("pay through Nevidimka LLC")
    cut = note[:22] + b"\0\0\0\0" + note[22:]
    (deal,) = read(xls({"S": [["id", "buyer_name"], ["A", "Osh Trade"]]}, beside=[cut]))
    (issue,) = (issue for issue in deal.issues if issue.unread)
    assert issue.what.endswith("a note or text box of the XLS stands in pieces.")
