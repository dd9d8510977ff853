"""Files that somebody made badly, or to do harm: what each is, by the name of the file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pypdf

if TYPE_CHECKING:
    from collections.abc import Iterator

DEALS = Path(__file__).parents[1] / "deals"
SAMPLES = {
    "transfer.xml": "iso20022/samples/pacs008.xml",
    "batch.xml": "iso20022/samples/pain001.xml",
    "payment.fin": "swift/mt103.fin",
    "cover.fin": "swift/mt202cov.fin",
    "credit.fin": "swift/credit.fin",
    "guarantee.fin": "swift/guarantee.fin",
    "ubl.xml": "documents/samples/invoice.xml",
    "cii.xml": "documents/samples/cross.xml",
    "waybill.xml": "documents/samples/waybill.xml",
    "customs.xml": "documents/samples/declaration.xml",
    "invoice.edi": "edifact/samples/invoice.edi",
    "manifest.edi": "edifact/samples/manifest.edi",
    "lading.json": "dcsa/samples/v2.json",
}
"""One of each format of messages and documents, among the cases of the readers."""
HEADER = "id,seller_name,buyer_name,buyer_country\n"
ROWS = "A,Lanhu Works,Orda Trade,KG\nB,Lanhu Works,OJSC Keremet Bank,KG\n"
LISTED = HEADER + ROWS
CYRILLIC = "id,seller_name,buyer_name\n" + "A,Ланху Воркс,ООО Орда Трейд\n" * 40
NOTE = "Счет 7\nПродавец: Ланху Воркс\nПокупатель: ООО Орда Трейд\nИтого: 100 USD\n"
CODINGS = ("cp1251", "koi8-r", "gb18030", "utf-16", "utf-16-le")
ENTITIES = "".join(
    f'<!ENTITY a{level} "{f"&a{level - 1};" * 10 if level else "lol" * 10}">' for level in range(9)
)
MANY = 10_000
HEAD = (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf><GrpHdr>'
    f"<MsgId>M1</MsgId><NbOfTxs>{MANY}</NbOfTxs></GrpHdr>"
)
TAIL = "</FIToFICstmrCdtTrf></Document>"
TRANSFER = (
    "<CdtTrfTxInf><PmtId><EndToEndId>E{number:06}</EndToEndId></PmtId>"
    '<IntrBkSttlmAmt Ccy="USD">{number}.50</IntrBkSttlmAmt>'
    "<IntrBkSttlmDt>2025-04-07</IntrBkSttlmDt><Dbtr><Nm>Velkov Works</Nm></Dbtr>"
    "<Cdtr><Nm>{name}</Nm></Cdtr></CdtTrfTxInf>"
)


def iter_bad_files() -> Iterator[tuple[str, bytes]]:
    """The name and the content of each."""
    for name, sample in SAMPLES.items():
        content = (DEALS / sample).read_bytes()
        yield f"cut-{name}", content[: len(content) * 3 // 5]
        middle = len(content) // 2
        yield f"torn-{name}", content[:middle] + b"\x00\xff<<&;'+\r\n" + content[middle + 40 :]
    yield from _tables()
    yield from _documents()
    yield from _entities()
    yield from _archives()
    yield from _mails()
    yield from _nested()
    for coding in CODINGS:
        yield f"table-{coding}.csv", CYRILLIC.encode(coding)
        yield f"note-{coding}.txt", NOTE.encode(coding, "replace")
        yield f"ubl-{coding}.xml", _sample("ubl.xml").replace("Osh", "Ош").encode(coding, "replace")
    yield "repeated.fin", _sample("payment.fin").replace(":59:", ":59:FIRST MADE UP\n:59:").encode()
    yield "repeated.xml", _sample("transfer.xml").replace("<Nm>", "<Nm>Made Up</Nm><Nm>").encode()
    yield "repeated.json", b'{"id":"1","id":"2","parties":[{"name":"Orda","name":"Velk"}]}'
    yield "repeated.edi", _sample("invoice.edi").replace("NAD+", "NAD+BY+++MADE UP'NAD+").encode()


def _sample(name: str) -> str:
    return (DEALS / SAMPLES[name]).read_text(encoding="utf-8")


def _tables() -> Iterator[tuple[str, bytes]]:
    yield "empty.csv", b""
    yield "blank.csv", b"\n\n  \n"
    yield "header-alone.csv", HEADER.encode()
    yield "ragged.csv", (HEADER + "A,Lanhu Works\nB,Lanhu Works,Orda,KG,more,and more\n").encode()
    yield "open-quote.csv", (HEADER + 'A,"Lanhu Works,Orda,KG\n' + ROWS).encode()
    yield "no-column-known.csv", b"foo,bar\n1,2\n"
    parquet = io.BytesIO()
    pq.write_table(pa.table({"id": ["A"] * 500, "buyer_name": ["Orda Trade"] * 500}), parquet)
    yield "cut.parquet", parquet.getvalue()[:-100]
    yield "torn.parquet", parquet.getvalue()[:40] + b"\0" * 100 + parquet.getvalue()[140:]
    yield "cut.xlsx", _zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook"))


def _documents() -> Iterator[tuple[str, bytes]]:
    for name, password in (("no-text.pdf", None), ("password.pdf", "secret")):
        writer, file = pypdf.PdfWriter(), io.BytesIO()
        writer.add_blank_page(200, 200)
        if password:
            writer.encrypt(password)
        writer.write(file)
        yield name, file.getvalue()
        yield f"cut-{name}", file.getvalue()[:200]
    yield "no-pdf.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20
    yield "noughts.bin", b"\0" * 100_000
    yield "noise.bin", bytes((number * number * 31 + number) % 256 for number in range(100_000))


def _entities() -> Iterator[tuple[str, bytes]]:
    for name in ("transfer.xml", "ubl.xml", "cii.xml", "customs.xml"):
        text = _sample(name)
        body = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
        bomb = f"<!DOCTYPE x [{ENTITIES}]>{body.replace('</', '&a8;</', 1)}"
        other = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>{body}'
        yield f"bomb-{name}", f'<?xml version="1.0"?>{bomb}'.encode()
        yield f"other-file-{name}", other.replace("</", "&e;</", 1).encode()


def _archives() -> Iterator[tuple[str, bytes]]:
    yield "bomb.zip", _zip(("deals.csv", LISTED), ("noughts.csv", b"0" * 400_000_000))
    deep = _zip(("deals.csv", LISTED))
    for _ in range(12):
        deep = _zip(("inner.zip", deep))
    yield "deep.zip", deep
    yield "paths.zip", _zip(("../../../evil.csv", LISTED), ("/etc/evil.csv", LISTED))
    yield "many.zip", _zip(*((f"{number}.txt", "x") for number in range(2_000)))
    whole = _zip(("deals.csv", LISTED * 50))
    yield "cut.zip", whole[: len(whole) // 2]
    yield "torn.zip", whole[:50] + b"\0\0\0\0" + whole[54:]


def _mails() -> Iterator[tuple[str, bytes]]:
    head = b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    yield "parts.eml", head + b"--x\nContent-Type: text/plain\n\nhello\n" * 20_000
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
        for level in range(2_000)
    )
    yield "nested.eml", f"From: a@b.example\nMIME-Version: 1.0\n{nested}".encode()
    spoilt = (
        b"--x\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n!!!!\n--x--\n"
    )
    yield "spoilt.eml", head + spoilt


def _nested() -> Iterator[tuple[str, bytes]]:
    yield "nested.json", b"[" * 200_000
    yield "nested-objects.json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000
    yield "nested.xml", b"<a>" * 200_000
    yield "long-line.csv", (HEADER + "A," + "A" * 20_000_000 + ",Orda,KG\n").encode()
    yield "wide.csv", (",".join(f"c{number}" for number in range(20_000)) + "\n").encode()


def _zip(*members: tuple[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def large_batch() -> bytes:
    """A message of MANY transfers, of which the last but one pays a listed bank."""
    transfers = [
        TRANSFER.format(number=number, name="OJSC Keremet Bank" if number == MANY - 1 else "Orda")
        for number in range(1, MANY + 1)
    ]
    return (HEAD + "".join(transfers) + TAIL).encode()
