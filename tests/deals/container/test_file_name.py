"""Whoever is named by a file's name is looked for; what papers are called names nobody."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from witting.deals import read_deals
from witting.deals.container.file_name import words_of_file

if TYPE_CHECKING:
    from pathlib import Path

DEAL = '{"id": "D-1", "parties": [{"role": "buyer", "name": "Muster GmbH"}]}\n'


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Contract_VYMYSEL_TRADING_LLC.pdf", "Contract VYMYSEL TRADING LLC"),
        ("Vymysel.Trading.LLC.pdf", "Vymysel Trading LLC"),
        ("VymyselTradingLLC.docx", "Vymysel Trading LLC"),
        ("papers/Obraz Holding/invoice 7.xml", "Obraz Holding"),
        ("Договор ООО Вымысел.pdf", "Договор ООО Вымысел"),
        ("合同_远大贸易.pdf", "合同 远大贸易"),
        ("Vymysel2024.pdf", "Vymysel 2024"),
        ("01Vymysel.pdf", "01 Vymysel"),
        ("Primer1.pdf", "Primer 1"),
        ("Контракт5Пример.pdf", "Контракт 5 Пример"),
        ("scan 01Vymysel.pdf", "scan 01 Vymysel"),
        ("Contract_with_Primerov.Ivan", "Contract with Primerov Ivan"),
        ("Contract_with_Primerov.Ivo.PDF", "Contract with Primerov Ivo"),
        ("Vymysel.Docx", "Vymysel"),
        ("invoice2025.pdf", ""),
        ("ABCU1234567.pdf", ""),
        ("3fa85f64-5717-4562-b3fc-2c963f66afa6.pdf", ""),
        ("invoice_2025-05-01.pdf", ""),
        ("Proforma Invoice No 12 Jan 2025.pdf", ""),
        ("packing list final v2.xlsx", ""),
        ("IMG_20250501_WA0003.jpg", ""),
        ("BL ABCU1234567.pdf", ""),
    ],
)
def test_only_a_name_that_says_more_than_the_kind_of_paper_has_words(name: str, words: str) -> None:
    assert words_of_file(name) == words


def test_the_name_of_a_file_in_an_archive_is_a_text_of_its_first_deal(tmp_path: Path) -> None:
    path = tmp_path / "papers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Vymysel_Trading_LLC/deals.jsonl", DEAL + DEAL.replace("D-1", "D-2"))
        archive.writestr("scan Obraz Holding.png", b"\x89PNG\r\n\x1a\n0000")
        archive.writestr("invoice.jsonl", DEAL.replace("D-1", "D-3"))
    texts = [deal.text for deal in read_deals(path)]
    assert texts == [
        ("file name: Vymysel Trading LLC",),
        (),
        ("file name: scan Obraz Holding",),
        (),
    ]


def test_the_name_of_an_attached_file_is_a_text(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Anna Primer <anna@example.org>", "b@example.org"
    mail["Subject"], mail["Message-ID"] = "Papers", "<1@example.org>"
    mail.set_content("See attached.")
    mail.add_attachment(
        b"%PDF-1.4 broken", maintype="application", subtype="pdf",
        filename="Contract_VYMYSEL_TRADING_LLC.pdf",
    )  # fmt: skip
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    texts = [text for deal in read_deals(path) for text in deal.text]
    assert "file name: Contract VYMYSEL TRADING LLC" in texts


def test_the_name_of_a_file_packed_into_an_invoice_is_a_text_of_the_same_form(
    tmp_path: Path,
) -> None:
    kind = "urn:oasis:names:specification:ubl:schema:xsd"
    path = tmp_path / "invoice.xml"
    path.write_text(
        f'<Invoice xmlns="{kind}:Invoice-2" xmlns:c="{kind}:CommonAggregateComponents-2" '
        f'xmlns:b="{kind}:CommonBasicComponents-2"><b:ID>INV-7</b:ID>'
        "<c:AdditionalDocumentReference><b:ID>1</b:ID><c:Attachment>"
        '<b:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="Vymysel2024.csv">YSxiCg=='
        "</b:EmbeddedDocumentBinaryObject>"
        "</c:Attachment></c:AdditionalDocumentReference></Invoice>"
    )
    assert "file name: Vymysel 2024" in next(read_deals(path)).text
