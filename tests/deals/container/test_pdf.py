"""A PDF: the data that it carries, the text of its pages, and what cannot be read of it."""

from __future__ import annotations

import builtins
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from pypdf.annotations import FreeText, Link, Text
from pypdf.generic import NameObject, TextStringObject

from witting.errors import DealFileError
from witting.model import Identifier, Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]
    MakePdf = Callable[..., bytes]

PAYMENT = (Path(__file__).parents[1] / "iso20022" / "samples" / "pacs008.xml").read_bytes()
INVOICE = [
    (200, 60, "СЧЕТ-ФАКТУРА"),
    (60, 100, "Инвойс № 17-A от 06.03.2025"),
    (60, 130, "Продавец:"),
    (320, 130, "Покупатель:"),
    (60, 145, "ООО Вымысел Подшипник"),
    (320, 145, "ОсОО Ош Трейд"),
    (60, 157, "ИНН 7707083893"),
    (320, 157, "Бишкек"),
    (60, 169, "Россия"),
    (320, 169, "Кыргызстан"),
    (60, 220, "Наименование товара"),
    (220, 220, "Код ТН ВЭД"),
    (330, 220, "Количество"),
    (460, 220, "Сумма"),
    (60, 235, "Подшипники 6205"),
    (220, 235, "8482 10"),
    (330, 235, "400 шт."),
    (460, 235, "USD 1 200,00"),
    (330, 260, "Итого:"),
    (460, 260, "USD 1 200,00"),
    (60, 700, "Наш банк просит указать назначение"),
]


@pytest.mark.parametrize("order", [1, -1])
def test_an_invoice_is_read_by_where_its_words_stand_in_whatever_order(
    read: Read, make_pdf: MakePdf, order: int
) -> None:
    (deal,) = read(make_pdf(INVOICE[::order]))
    seller, buyer = deal.parties
    assert (seller.role, seller.name, seller.country) == ("seller", "ООО Вымысел Подшипник", "ru")
    assert seller.identifiers == (Identifier("inn", "7707083893"),)
    assert (buyer.role, buyer.name, buyer.address) == (
        "buyer",
        "ОсОО Ош Трейд",
        "Бишкек\nКыргызстан",
    )
    (item,) = deal.goods
    assert (item.description, item.hs_code, item.quantity) == (
        "Подшипники 6205",
        "8482 10",
        "400 шт.",
    )
    assert (deal.id, str(deal.date), deal.kind) == ("17-A", "2025-03-06", "invoice")
    assert deal.amount is not None
    assert (str(deal.amount.amount), deal.amount.currency) == ("1200.00", "USD")
    assert deal.text == ("Наш банк просит указать назначение",)
    assert deal.references == (Reference("invoice", "17-A"),)
    assert deal.issues == ()


def test_pages_of_one_document_are_one_deal_and_another_title_begins_another(
    read: Read, make_pdf: MakePdf
) -> None:
    waybill = [
        (200, 60, "BILL OF LADING"),
        (60, 100, "Shipper"),
        (60, 115, "Lanhu Bearing Works Co Ltd"),
        (320, 100, "Consignee"),
        (320, 115, "To order of Burkut Bank"),
    ]
    invoice, transport = read(make_pdf(INVOICE, [(60, 60, "Annex: Vymysel Two LLC")], waybill))
    assert invoice.source is not None
    assert invoice.source.locator == "pages 1 to 2"
    assert "Annex: Vymysel Two LLC" in invoice.text
    assert transport.kind == "bill_of_lading"
    assert [party.name for party in transport.parties] == [
        "Lanhu Bearing Works Co Ltd",
        "Burkut Bank",
    ]


def test_the_data_goes_before_the_text_which_is_searched_all_the_same(
    read: Read, make_pdf: MakePdf
) -> None:
    (deal,) = read(make_pdf([(60, 100, "Nevidimka LLC")], files={"a.xml": PAYMENT}), "x.pdf")
    assert deal.kind == "pacs.008"
    assert deal.source is not None
    assert deal.source.file == "x.pdf/a.xml"
    assert deal.text[-1] == "Nevidimka LLC"


WITHOUT_LINES = b"""<rsm:CrossIndustryInvoice
 xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
<rsm:ExchangedDocument><ram:ID>17-A</ram:ID></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>Vymysel Podshipnik</ram:Name></ram:SellerTradeParty>
</ram:ApplicableHeaderTradeAgreement></rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""


def test_data_without_lines_has_the_goods_of_its_page(
    read: Read, said: Said, make_pdf: MakePdf
) -> None:
    (deal,) = read(make_pdf(INVOICE, files={"factur-x.xml": WITHOUT_LINES}), "x.pdf")
    assert [party.name for party in deal.parties] == ["Vymysel Podshipnik"]
    assert [(item.description, item.hs_code) for item in deal.goods] == [
        ("Подшипники 6205", "8482 10")
    ]
    assert "x.pdf: the data in the PDF has no lines of goods; they were read" in said(deal)
    (other,) = read(make_pdf([(60, 100, "A")], files={"a.xml": WITHOUT_LINES}), "x.pdf")
    assert other.goods == ()
    assert "has no lines of goods" not in said(other)


def test_data_that_is_none_is_said_and_the_text_is_read(
    read: Read, said: Said, make_pdf: MakePdf
) -> None:
    (deal,) = read(make_pdf(INVOICE, files={"a.xml": b"<Strange/>"}), "x.pdf")
    assert deal.id == "17-A"
    assert "x.pdf/a.xml: the data in the PDF was not read: the file is XML" in said(deal)
    assert any(issue.unread for issue in deal.issues)


def test_what_else_is_attached_is_read_too(read: Read, make_pdf: MakePdf) -> None:
    inner = make_pdf([(60, 100, "Buyer:  Osh Trade")])
    first, second = read(make_pdf(INVOICE, files={"b.pdf": inner}), "x.pdf")
    assert (first.id, second.parties[0].name) == ("17-A", "Osh Trade")
    assert second.source is not None
    assert second.source.file == "x.pdf/b.pdf"


def test_a_form_is_read_with_what_was_typed_into_it(read: Read, make_pdf: MakePdf) -> None:
    labels = [(60, 100, "Shipper"), (60, 200, "Consignee")]
    typed = [(60, 115, "Lanhu Co Ltd\nChina"), (60, 215, "Osh Trade")]
    (deal,) = read(make_pdf(labels, fields=typed))
    assert [(party.role, party.name, party.country) for party in deal.parties] == [
        ("shipper", "Lanhu Co Ltd", "cn"),
        ("consignee", "Osh Trade", None),
    ]


def test_a_page_without_text_is_said(read: Read, said: Said, make_pdf: MakePdf) -> None:
    (deal,) = read(make_pdf([], image=True), "scan.pdf")
    assert (deal.parties, deal.text) == ((), ())
    assert "scan.pdf page 1: the page has an image without text, such as a scan" in said(deal)
    assert deal.issues[0].unread
    (deal,) = read(make_pdf(INVOICE, []), "half.pdf")
    assert deal.id == "17-A"
    assert "half.pdf page 2: the page has no text" in said(deal)


def test_a_layout_without_labels_keeps_its_words_and_invents_nobody(
    read: Read, said: Said, make_pdf: MakePdf
) -> None:
    (deal,) = read(make_pdf([(60, 100, "Dear Sirs, Osh Trade"), (60, 112, "sends its regards.")]))
    assert deal.parties == ()
    assert deal.text == ("Dear Sirs, Osh Trade\nsends its regards.",)
    assert "no party could be told by a label" in said(deal)
    assert deal.issues[0].unread


@pytest.mark.parametrize("size", [8, 200])
def test_a_pdf_cut_at_its_beginning_is_an_error(read: Read, make_pdf: MakePdf, size: int) -> None:
    with pytest.raises(DealFileError, match="a PDF document that is damaged or cut off") as raised:
        read(make_pdf(INVOICE)[:size])
    assert raised.value.remedy


def test_a_pdf_that_lost_its_table_of_places_is_read(read: Read, make_pdf: MakePdf) -> None:
    (deal,) = read(make_pdf(INVOICE).replace(b"0000000", b"9999999"))
    assert deal.id == "17-A"


def test_a_password_is_an_error_with_what_to_do(
    read: Read, make_pdf: MakePdf, tmp_path: Path
) -> None:
    import pypdf  # noqa: PLC0415  # the one test that locks a document

    writer = pypdf.PdfWriter(clone_from=_saved(tmp_path, make_pdf(INVOICE)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = tmp_path / "locked.pdf"
    writer.write(locked)
    with pytest.raises(DealFileError, match="encrypted with a password") as raised:
        read(locked.read_bytes())
    assert "save it without one" in raised.value.remedy


def test_a_pdf_that_only_forbids_to_print_is_read(
    read: Read, make_pdf: MakePdf, tmp_path: Path
) -> None:
    import pypdf  # noqa: PLC0415  # as above

    writer = pypdf.PdfWriter(clone_from=_saved(tmp_path, make_pdf(INVOICE)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    locked = tmp_path / "locked.pdf"
    writer.write(locked)
    (deal,) = read(locked.read_bytes())
    assert deal.id == "17-A"


def _saved(folder: Path, content: bytes) -> Path:
    path = folder / "plain.pdf"
    path.write_bytes(content)
    return path


def test_without_the_parts_for_it_an_error_says_how_to_get_them(
    read: Read, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = builtins.__import__

    def without(name: str, *args: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "pypdfium2":
            raise ImportError(name)
        return given(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DealFileError, match=r"pip install 'witting\[pdf\]'"):
        read(make_pdf(INVOICE))


def test_pages_beyond_the_limit_are_said(
    read: Read, said: Said, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("witting.deals.container.pdf_text.MAX_PAGES", 2)
    deals = read(make_pdf(INVOICE, [(60, 60, "two")], [(60, 60, "three")]))
    assert "the file has 3 pages; the first 2 were read" in said(deals[0])


def test_what_is_written_beside_the_pages_is_a_text(read: Read, make_pdf: MakePdf) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf(INVOICE)))
    writer.add_metadata(
        {"/Title": "untitled", "/Author": "Zavod Primer", "/Keywords": "Firma Tri", "/Subject": "7"}
    )
    writer.add_outline_item(title="Part of Talas Holding", page_number=0)
    box = (10, 10, 60, 30)
    writer.add_annotation(page_number=0, annotation=Text(rect=box, text="pay to Firma Dva"))
    writer.add_annotation(page_number=0, annotation=FreeText(rect=box, text="seen on the page"))
    writer.add_annotation(page_number=0, annotation=Link(rect=box, url="https://example.org/zavod"))
    made = io.BytesIO()
    writer.write(made)
    (deal,) = read(made.getvalue())
    beside = ["page 1, note: pay to Firma Dva", "page 1, link: https://example.org/zavod"]
    beside += ["keywords of the document: Firma Tri", "author of the document: Zavod Primer"]
    beside += ["bookmark: Part of Talas Holding"]
    assert list(deal.text[-5:]) == beside
    assert deal.text.count("seen on the page") == 1


def test_a_note_whose_words_stand_elsewhere_in_the_file_is_a_text(
    read: Read, make_pdf: MakePdf
) -> None:
    """A file may write any value as a pointer to it; such a note was lost without a word."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf(INVOICE)))
    for kind in (Text(rect=(10, 10, 60, 30), text="x"), FreeText(rect=(10, 10, 60, 30), text="x")):
        note: Any = writer.add_annotation(page_number=0, annotation=kind)
        said = TextStringObject(f"pay to Firma {note['/Subtype'][1:]}")
        note[NameObject("/Contents")] = writer._add_object(said)
    made = io.BytesIO()
    writer.write(made)
    (deal,) = read(made.getvalue())
    assert "page 1, note: pay to Firma Text" in deal.text
    assert any("pay to Firma FreeText" in text for text in deal.text)


def test_more_notes_than_are_kept_are_said(
    read: Read, said: Said, make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("witting.deals.container.pdf_parts.MAX_TEXTS", 2)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf(INVOICE)))
    for number in range(3):
        note = Text(rect=(10, 10, 60, 30), text=f"firm {number}")
        writer.add_annotation(page_number=0, annotation=note)
    made = io.BytesIO()
    writer.write(made)
    (deal,) = read(made.getvalue())
    assert [text for text in deal.text if "firm" in text] == [
        "page 1, note: firm 0",
        "page 1, note: firm 1",
    ]
    assert "more than 2 notes and bookmarks" in said(deal)
    assert any(issue.unread for issue in deal.issues)


def test_a_label_close_beside_a_partys_lines_is_of_another_column(
    read: Read, make_pdf: MakePdf
) -> None:
    words = [
        (200, 60, "BILL OF LADING"),
        (60, 80, "B/L No. BL78"),
        (60, 100, "Shipper"),
        (60, 113, "Vymysel Ticaret ve Sanayi Anonim Sirketi"),
        (275, 113, "Port of loading: ISTANBUL"),
        (60, 126, "Organize Sanayi Bolgesi 5. Cadde No 77"),
        (275, 126, "Port of discharge: BREMEN"),
        (60, 139, "Istanbul, Turkey"),
        (275, 139, "Vessel / flight: OBRAZ STAR"),
        (60, 158, "Consignee"),
        (60, 171, "Muster Handel GmbH"),
        (275, 171, "Place of delivery"),
        (60, 184, "28195 Bremen"),
        (275, 184, "BREMEN"),
        (60, 220, "Description of goods"),
        (60, 233, "PUMPS"),
    ]
    (deal,) = read(make_pdf(words))
    assert [(one.role, one.name, one.address) for one in deal.parties] == [
        (
            "shipper",
            "Vymysel Ticaret ve Sanayi Anonim Sirketi",
            "Organize Sanayi Bolgesi 5. Cadde No 77\nIstanbul, Turkey",
        ),
        ("vessel", "OBRAZ STAR", None),
        ("consignee", "Muster Handel GmbH", "28195 Bremen"),
    ]
    assert (deal.route.port_of_loading, deal.route.port_of_discharge) == ("ISTANBUL", "BREMEN")
