"""What is broken is said with its place, and what stands beside it is read."""

from __future__ import annotations

import io
import re
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deals.editing import edited, edits_of, flips

from witting.deals.iso20022 import is_iso20022, read_iso20022
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.deals.editing import Edit, Flip

    from witting.model import Deal

SAMPLES = Path(__file__).parent / "samples"
PACS, PAIN, SEVERAL = (
    (SAMPLES / name).read_text() for name in ("pacs008.xml", "pain001.xml", "several.xml")
)


def _names(deal: Deal) -> list[str]:
    return [party.name for party in deal.parties if party.name]


def test_a_cut_file_keeps_what_stands_before_the_cut(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    *whole, cut = read(PAIN[: PAIN.index("E-3") + 10])
    assert [deal.id for deal in whole] == ["E-1", "E-2"]
    assert "line 25, transaction 3: the file ends too early" in said(cut)
    assert cut.issues[0].unread


def test_a_file_cut_in_its_first_transaction_is_an_error(read: Callable[..., list[Deal]]) -> None:
    with pytest.raises(DealFileError, match=r"line 23: the file ends too early"):
        read(PACS[: PACS.index("<d:InstdAmt")])


def test_behind_a_broken_transaction_the_next_is_read(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    for wrong, what in (("A & B", "an ampersand stands alone"), ("<b>", "tag mismatch")):
        first, broken, last = read(PAIN.replace("Creditor A", wrong))
        assert (broken.id, last.id) == ("E-2", "E-3")
        assert "line 14, transaction 1: this is not well-formed XML" in said(first)
        assert what in said(first)
        assert "transaction 3, PmtInf/Dbtr" in [party.locator or "" for party in last.parties]


def test_a_broken_last_transaction_of_a_payment_leaves_the_next_payment_its_own_debtor(
    read: Callable[..., list[Deal]],
) -> None:
    _, _, last = read(PAIN.replace("Creditor B", "C & D"))
    assert _names(last) == ["Creditor C", "Primer Two", "Primer Holding"]


def test_a_broken_document_does_not_take_the_others_with_it(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    deals = read(PAIN + PACS.replace("</d:Cdtr>", "", 1) + PAIN.replace("E-", "F-"))
    assert [deal.id for deal in deals if deal.parties] == ["E-1", "E-2", "E-3", "F-1", "F-2", "F-3"]
    assert "not read: the transaction and the rest of the document" in said(deals[3])


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_a_document_type_is_refused_and_its_entities_are_not_known(
    declared: str, read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    refused, deal = read(
        declared
        + PAIN.partition("<CdtTrfTxInf>\n        <PmtId><EndToEndId>E-2")[0]
        + "</PmtInf></CstmrCdtTrfInitn></Document>"
    )
    assert "declares a document type" in said(refused)
    assert deal.id == "E-1"
    with pytest.raises(DealFileError, match=r"declares a document type|Entity 'x' not defined"):
        read(declared + PACS.replace("OsOO Primer Trade", "&x;"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_every_encoding_of_xml_is_read(encoding: str, read: Callable[..., list[Deal]]) -> None:
    (deal,) = read(PACS.replace("OsOO Primer", "Завод").encode(encoding))
    assert "Завод Trade" in _names(deal)


def test_windows_1251_is_read_where_it_is_declared_and_said_where_not(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = PACS.replace("OsOO Primer", "Завод")
    (deal,) = read(text.replace("UTF-8", "windows-1251").encode("cp1251"))
    assert "Завод Trade" in _names(deal)
    (deal,) = read(text.encode("cp1251"))
    assert "transaction 1, Dbtr, name: the text holds U+FFFD" in said(deal)


def test_a_codec_that_is_no_encoding_is_not_used(read: Callable[..., list[Deal]]) -> None:
    for name in ("rot13", "zip", "no-such-thing", "utf-7"):
        (deal,) = read(PACS.replace("UTF-8", name))
        assert "OsOO Primer Trade" in _names(deal)


def test_a_wrong_namespace_is_said_and_the_content_read(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    first, _, _ = read(PAIN.replace("pain.001.001.09", "pacs.008.001.08"))
    assert "the content is pain.001; read by its content" in said(first)
    first, _, _ = read(PAIN.replace(' xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"', ""))
    assert "the namespace is none" in said(first)


def test_a_document_in_a_text_is_read(read: Callable[..., list[Deal]]) -> None:
    (deal,) = read(f"<Body><![CDATA[{PACS}]]></Body>")
    assert deal.id == "11111111-2222-4333-8444-555555555555"
    assert len(read(f"<Body>{PAIN.replace('<', '&lt;')}</Body>")) == 3


def test_a_message_without_a_transaction_is_a_deal_that_says_so(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    empty = re.sub(r"<CdtTrfTxInf>.*?</CdtTrfTxInf>", "", PAIN, flags=re.DOTALL)
    first, second = read(empty)
    assert "there is no transaction in <PmtInf>" in said(first)
    assert _names(second) == ["Primer Two", "Primer Holding"]
    assert "the message says 3 transactions" in said(second)
    with pytest.raises(DealFileError, match="the file holds no deal"):
        read('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"/>')


def test_other_xml_is_told_from_a_message(read: Callable[..., list[Deal]]) -> None:
    with pytest.raises(DealFileError, match="XML or HTML of another kind"):
        read('<Ledger xmlns="urn:example"/>')
    with pytest.raises(DealFileError, match=r"pacs\.002\.001\.11 \(FIToFIPmtStsRpt\)"):
        read(
            '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.11"><FIToFIPmtStsRpt/>'
            "</Document>"
        )
    assert not is_iso20022(b'{"id": "<Document "}')


def test_an_unread_document_beside_others_is_a_deal(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    deals = read(SEVERAL.replace("PmtRtr", "Strange"))
    assert "<Strange>" not in said(deals[0])
    assert "pacs.004.001.11 (Strange), which is no message that is read" in said(deals[0])
    assert len(deals) == 4


def test_what_is_given_twice_is_kept_or_said(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = PAIN.replace("<Nm>Creditor A</Nm>", "<Nm>Creditor A</Nm><Nm>Creditor Z</Nm>")
    text = text.replace(
        "<Cdtr><Nm>Creditor B", "<Cdtr><Nm>Creditor Y</Nm></Cdtr><Cdtr><Nm>Creditor B"
    )
    text = text.replace(">30</InstdAmt>", '>30</InstdAmt><InstdAmt Ccy="EUR">40</InstdAmt>')
    first, second, third = read(text)
    assert {"Creditor A", "Creditor Z"} <= set(_names(first))
    assert "transaction 1, Cdtr/Nm: another name of the party is given" in said(first)
    assert {"Creditor Y", "Creditor B"} <= set(_names(second))
    assert "Amt/InstdAmt: the element is given more than once; the first was read" in said(third)


def test_an_unknown_element_is_said_and_its_words_kept(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = PAIN.replace("<Nm>Creditor A</Nm>", "<Nm>Creditor <b>A</b></Nm><Hidden>Vymysel</Hidden>")
    first, *_ = read(text.replace("<Cdtr>", "<Secret><Nm>Nevidimka</Nm></Secret><Cdtr>", 1))
    assert "Creditor A" in _names(first)
    assert {"Vymysel", "Nevidimka"} <= set(first.text)
    assert "transaction 1, Cdtr/Hidden: the element is unknown here" in said(first)
    assert "transaction 1, Secret: the element is unknown here" in said(first)


def test_absurd_amounts_and_days_are_not_read(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    text = PACS.replace(">184000.00<", ">1e400<").replace("2025-03-05", "2025-13-45")
    (deal,) = read(text)
    assert (deal.amount, deal.date) == (None, None)
    assert "transaction 1, IntrBkSttlmAmt: '1e400'" in said(deal)
    assert "transaction 1, IntrBkSttlmDt:" in said(deal)


def test_the_parties_that_a_message_must_have_are_missed(
    read: Callable[..., list[Deal]], said: Callable[[Deal], str]
) -> None:
    first, _, _ = read(PAIN.replace("<Cdtr><Nm>Creditor A</Nm></Cdtr>", ""))
    assert "transaction 1, Cdtr: the element is missing" in said(first)


def test_elements_too_deep_are_refused(read: Callable[..., list[Deal]]) -> None:
    with pytest.raises(DealFileError, match="elements stand more than 100 deep"):
        read(PACS.replace("Muster Lager GmbH", "<a>" * 150 + "</a>" * 150))


def _many(number: int) -> Iterator[bytes]:
    start, one, end = re.split(r"(?s)(<d:CdtTrfTxInf>.*</d:CdtTrfTxInf>)", PACS)
    yield start.replace("<d:NbOfTxs>1<", f"<d:NbOfTxs>{number}<").encode()
    for count in range(number):
        yield one.replace("555555555555", f"{count:012}").encode()
    yield end.encode()


class _Stream(io.RawIOBase):
    """A file that is made while it is read, so that it takes no memory of its own."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer has no len
        self._rest = self._rest or next(self._pieces, b"")
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_ten_thousand_transactions_are_read_each_with_its_place() -> None:
    deals = read_iso20022(io.BufferedReader(_Stream(_many(10_000))), "many.xml")
    count = 0
    for count, deal in enumerate(deals, start=1):
        assert deal.source is not None
        assert deal.source.locator == f"transaction {count}"
        assert deal.id.endswith(f"{count - 1:012}")
    assert count == 10_000


def test_a_thousand_transactions_need_no_more_memory_than_a_hundred() -> None:
    peaks = []
    for number in (100, 1_000):
        tracemalloc.start()
        deals = read_iso20022(io.BufferedReader(_Stream(_many(number))), "many.xml")
        assert sum(bool(deal.parties) for deal in deals) == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0] + (1 << 20)


_PIECES = [
    "<",
    ">",
    "&",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "</d:Cdtr>",
    "<Nm>",
    "</CdtTrfTxInf>",
    "\x00",
    "</PmtInf>",
    "<PmtInf>",
    "<?xml version='1.0'?>",
    "<Document>",
    "</Document>",
    "<!DOCTYPE a>",
    "&#0;",
    "&x;",
    'Ccy="',
    "\ufffe",
    "<CdtTrfTxInf>",
    "<TxInf/>",
    "<AppHdr>",
]


@settings(max_examples=300)
@given(
    text=st.sampled_from([PACS, PAIN, SEVERAL]),
    edits=edits_of(_PIECES),
    flipped=flips(),
)
def test_no_edit_of_a_message_crashes_the_reader(
    text: str, edits: list[Edit], flipped: list[Flip]
) -> None:
    data = edited(text, edits, flipped)
    try:
        deals = list(read_iso20022(io.BytesIO(data), "any.xml"))
    except DealFileError as error:
        assert error.where.startswith("any.xml")  # noqa: PT017  # either outcome is right
        return
    for deal in deals:
        assert deal.parties or any(issue.unread for issue in deal.issues)
