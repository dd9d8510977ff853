"""What is broken is said with its place, and what stands beside it is read."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deals.editing import edited, edits_of, flips

from witting.deals.documents import is_document, iter_attachments, read_documents
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.deals.editing import Edit, Flip

    from witting.model import Deal

SAMPLES = Path(__file__).parent / "samples"
INVOICE, WAYBILL, CROSS, DECLARATION, BATCH = (
    (SAMPLES / f"{name}.xml").read_text(encoding="utf-8")
    for name in ("invoice", "waybill", "cross", "declaration", "batch")
)


def _names(deal: Deal) -> list[str]:
    return [party.name for party in deal.parties if party.name]


def _read_apart(text: str) -> list[Deal]:
    """Each document by itself, though several be about one deal."""
    return list(read_documents(io.BytesIO(text.encode()), "many.xml"))


def test_a_cut_document_keeps_what_stands_before_the_cut(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    (deal,) = read(INVOICE[: INVOICE.index("OsOO Primer") + 4])
    assert _names(deal)[:2] == ["Muster Lager GmbH", "Muster Lager"]
    assert "document 1, line 37: the document ends too early; what could be read" in said(deal)
    assert "OsOO" in _names(deal)


def test_a_cut_document_does_not_take_the_next_one_with_it(said: Callable[[Deal], str]) -> None:
    cut = WAYBILL[: WAYBILL.index("<cac:NotifyParty>")]
    for following in (INVOICE, CROSS, WAYBILL, DECLARATION):
        first, second = _read_apart(cut + following)
        assert "OsOO Primer Trade" in _names(first)
        assert "ends too early" in said(first)
        assert second.id in following
        assert "well-formed" not in said(second)


@pytest.mark.parametrize("wrong", ["A & B", "A <b> B", "A &nbsp; B", "A &#0; B"])
def test_behind_what_is_broken_the_rest_of_the_document_is_read(
    wrong: str, read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    first, second = read(INVOICE.replace("Obrazets Sklad", wrong) + CROSS)
    assert "document 1, line 45: this is not well-formed XML" in said(first)
    assert any(name.startswith("A") and "B" in name for name in _names(first))
    assert {"Beta Bank", "Pribor Zavod"} <= set(_names(first))
    assert [goods.hs_code for goods in first.goods] == ["848210", None]
    assert second.id == "CII-1"
    assert all(issue.unread for issue in first.issues if "well-formed" in issue.what)


def test_an_end_tag_that_is_missing_leaves_the_rest_in_its_place(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    (deal,) = read(DECLARATION.replace("<ID>GB123456789000</ID>", "<ID><PUTEORIHERE></ID>"))
    places = [party.locator for party in deal.parties]
    assert places[-1] == "document 1, Importer"
    assert deal.goods[0].hs_code == "8457101090"
    assert "PUTEORIHERE" in said(deal)


def test_a_document_type_is_refused_and_its_entities_are_not_known(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>'
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    for declared in (bomb, outside):
        text = WAYBILL.replace("Spedition Probe", "Spedition &x; Probe")
        refused, deal = read(declared + text)
        assert "declares a document type, which may hide entities" in said(refused)
        assert "Spedition Probe" in _names(deal)
        assert "Entity 'x' not defined" in said(deal)
        with pytest.raises(DealFileError, match="declares a document type"):
            read(f"{declared}<Invoice><ID>1</ID></Invoice>")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_every_encoding_of_xml_is_read(encoding: str, read: Callable[..., list[Deal]]) -> None:
    for text in (INVOICE, CROSS, DECLARATION):
        (deal,) = read(text.replace("Obrazets", "Завод").encode(encoding))
        assert any("Завод" in name for name in _names(deal))


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("windows-1251", "Завод"), ("gb18030", "样品轴承厂"), ("koi8-r", "Завод")],
)
def test_an_encoding_that_is_declared_is_read_and_one_that_is_not_is_said(
    encoding: str, word: str, read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = INVOICE.replace("Obrazets Sklad", word)
    (deal,) = read(text.replace("UTF-8", encoding).encode(encoding))
    assert word in _names(deal)
    (deal,) = read(text.encode(encoding))
    assert "document 1, DeliveryParty, name: the text holds U+FFFD" in said(deal)


def test_a_document_in_a_text_is_read(read: Callable[..., list[Deal]]) -> None:
    (deal,) = read(f"<Body><![CDATA[{INVOICE}]]></Body>")
    assert deal.id == "INV-25-117"
    (deal,) = read(f"<Body>{WAYBILL.replace('<', '&lt;')}</Body>")
    assert deal.id == "WB-5"


def test_documents_one_after_the_other_are_read() -> None:
    deals = _read_apart(INVOICE + DECLARATION + BATCH + INVOICE.replace("INV-25-117", "INV-2"))
    assert [deal.id for deal in deals] == ["INV-25-117", "LRN-1", "CN-1", "ZF-1", "INV-2"]
    assert [deal.source.locator for deal in deals if deal.source] == [
        f"document {number}" for number in range(1, 6)
    ]


def test_a_name_that_is_broken_to_fit_the_file_is_one_and_a_note_keeps_its_lines(
    read: Callable[..., list[Deal]],
) -> None:
    (deal,) = read(INVOICE.replace("Obrazets Sklad", "Obrazets\n        Sklad"))
    assert "Obrazets Sklad" in _names(deal)
    assert "For the account of Vymysel OOO,\nTver" in deal.text


def test_an_unknown_element_is_said_and_its_words_kept(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = INVOICE.replace(
        "<cac:Delivery>", "<cac:Secret><a>Nevidimka</a></cac:Secret><cac:Delivery>"
    )
    text = text.replace("<cac:PartyName>", "Tayna<cac:PartyName>", 1)
    text = text.replace(">47.50<", "><Name>Skrytaya</Name>47.50<")
    (deal,) = read(text)
    assert {"Nevidimka", "Tayna", "Skrytaya"} <= set(deal.text)
    assert "document 1, Secret: the element is unknown here" in said(deal)
    assert "document 1, AccountingSupplierParty/Party: the element is unknown here" in said(deal)


def test_what_is_given_twice_is_kept_or_said(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = CROSS.replace(
        "<ram:Name>Obrazets LLC</ram:Name>",
        "<ram:Name>Obrazets LLC</ram:Name><ram:Name>Vymysel 2</ram:Name>",
    )
    text = text.replace("<ram:ID>MY</ram:ID>", "<ram:ID>MY</ram:ID><ram:ID>RU</ram:ID>")
    text = text.replace(
        "<ram:CountryID>CH</ram:CountryID>",
        "<ram:CountryID>CH</ram:CountryID><ram:CountryID>RU</ram:CountryID>",
    )
    text = text.replace(
        ">300.00</ram:GrandTotalAmount>",
        ">300.00</ram:GrandTotalAmount><ram:GrandTotalAmount>5.00</ram:GrandTotalAmount>",
    )
    (deal,) = read(text)
    assert "Vymysel 2" in _names(deal)
    assert "another origin is given (RU); the first was read" in said(deal)
    assert "SellerTradeParty/PostalTradeAddress: another country is given (RU)" in said(deal)
    assert "another sum is given (5.00); the first was read" in said(deal)


def test_what_no_document_can_lack_is_missed(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    start, end = "<cac:AccountingCustomerParty>", "</cac:AccountingCustomerParty>"
    text = INVOICE[: INVOICE.index(start)] + INVOICE[INVOICE.index(end) + len(end) :]
    (deal,) = read(text.replace("<cbc:IssueDate>2025-03-11</cbc:IssueDate>", ""))
    assert "the document names no buyer" in said(deal)
    assert "the document has no date" in said(deal)
    (deal,) = read('<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>')
    assert "the document names no party" in said(deal)
    assert all(issue.unread for issue in deal.issues if "names no" in issue.what)


def test_absurd_amounts_days_and_countries_are_not_read(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = INVOICE.replace(">2000.00</cbc:TaxI", ">1e400</cbc:TaxI").replace(
        "2025-03-11", "2025-13-45"
    )
    (deal,) = read(text.replace(">KG<", ">QX<").replace('"EUR">1900.00', '"FOO">1900.00'))
    assert (deal.amount, deal.date) == (None, None)
    assert "TaxInclusiveAmount: '1e400'" in said(deal)
    assert "IssueDate:" in said(deal)
    assert "InvoiceLine[1], value.currency: 'FOO' is no ISO 4217 currency code" in said(deal)


def test_other_xml_is_told_from_a_document(read: Callable[..., list[Deal]]) -> None:
    with pytest.raises(DealFileError, match="XML or HTML of another kind"):
        read('<Ledger xmlns="urn:example"><Invoices/></Ledger>')
    with pytest.raises(
        DealFileError, match="no element in the file begins a document that is read"
    ):
        read('<Invoice xmlns="urn:example"/>')
    assert not is_document(b'{"id": "<Invoice "}')


def test_elements_too_deep_or_too_many_are_said_and_the_next_document_is_read(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    deep = WAYBILL.replace("Spedition Probe", "<a>" * 150 + "</a>" * 150)
    first, second = read(deep + INVOICE)
    assert "elements stand more than 100 deep" in said(first)
    assert second.id == "INV-25-117"


@pytest.mark.parametrize(
    "hostile", ["<Invoice " * 50_000, "<a></b>" * 20_000, "<a>" * 20_000, "& " * 50_000]
)
def test_what_is_hopeless_is_given_up_and_the_next_document_is_read(
    hostile: str, read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    first, second = read(WAYBILL.replace("Spedition Probe", hostile) + INVOICE)
    assert "what could be read was read" in said(first)
    assert second.id == "INV-25-117"


def _lines(number: int) -> str:
    start, line, end = INVOICE.partition("<cac:InvoiceLine>")
    first = line + end[: end.index("</cac:InvoiceLine>")] + "</cac:InvoiceLine>"
    return start + first * number + "</Invoice>"


def test_ten_thousand_lines_are_read_each_with_its_place(read: Callable[..., list[Deal]]) -> None:
    (deal,) = read(_lines(10_000))
    assert len(deal.goods) == 10_000
    assert deal.goods[-1].locator == "document 1, InvoiceLine[10000]"
    assert len([name for name in _names(deal) if name == "Pribor Zavod"]) == 1
    assert not any("well-formed" in issue.what for issue in deal.issues)


def test_files_in_a_document_are_handed_out_by_a_name_without_folders() -> None:
    files = list(iter_attachments(io.BytesIO((INVOICE + CROSS).encode())))
    assert [(file.document, file.name, file.data) for file in files] == [
        (1, "packing list.csv", b"name,pieces\nbearing,40\n"),
        (2, "attachment-1.pdf", b"%PDF-1.4\n"),
    ]
    broken = INVOICE.replace("bmFtZSxwaWVjZXMKYmVhcmluZyw0MAo=", "bmFtZSxwa")
    assert [file.data for file in iter_attachments(io.BytesIO(broken.encode()))] == [b""]


def test_a_file_in_a_document_makes_the_deals_that_it_would_make_alone(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    table = base64.b64encode(b"id,buyer_name\nROW-1,Osh Trade\n").decode()
    first, second = read(INVOICE.replace("bmFtZSxwaWVjZXMKYmVhcmluZyw0MAo=", table))
    assert "was not read" not in said(first)
    assert [party.name for party in second.parties] == ["Osh Trade"]
    assert second.source is not None
    assert second.source.file.endswith("/packing list.csv")


def test_a_large_file_in_a_document_is_no_part_of_its_size(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    data = "QUJD" * (1 << 20)
    (deal,) = read(INVOICE.replace("bmFtZSxwaWVjZXMKYmVhcmluZyw0MAo=", data))
    assert "the file 'packing list.csv' is packed into the document and was not read" in said(deal)
    assert deal.goods


_PIECES = [
    *("<", ">", "&", "]]>", "<![CDATA[", "<!--", "-->", "</cac:Party>", "<ram:Name>", "\x00"),
    *("</Invoice>", "<?xml version='1.0'?>", "<Declaration>", "</rsm:CrossIndustryInvoice>"),
    *("<!DOCTYPE a>", "&#0;", "&x;", 'currencyID="', "\ufffe", "<cac:InvoiceLine>", "<ID/>"),
    '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">',
    "</deals>",
]


@settings(max_examples=300, deadline=None)
@given(
    text=st.sampled_from([INVOICE, WAYBILL, CROSS, DECLARATION, BATCH]),
    edits=edits_of(_PIECES),
    flipped=flips(),
)
def test_no_edit_of_a_document_crashes_the_reader(
    text: str, edits: list[Edit], flipped: list[Flip]
) -> None:
    data = edited(text, edits, flipped)
    list(iter_attachments(io.BytesIO(data)))
    try:
        deals = list(read_documents(io.BytesIO(data), "any.xml"))
    except DealFileError as error:
        assert error.where.startswith("any.xml")  # noqa: PT017  # either outcome is right
        return
    for deal in deals:
        assert deal.parties or any(issue.unread for issue in deal.issues)


@pytest.mark.parametrize("file", ["invoice.xml", "waybill.xml", "cross.xml", "declaration.xml"])
def test_a_document_cut_within_an_end_tag_says_so(
    file: str, read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = (SAMPLES / file).read_text()
    tags = [found.start() for found in re.finditer("</", text)]
    for at in {*tags[:: max(len(tags) // 12, 1)], tags[-2], tags[-1]}:
        for more in (1, 2, 4):
            deals = read(text[: at + more], file)
            assert any("ends too early" in said(deal) for deal in deals), text[at - 40 : at + more]
