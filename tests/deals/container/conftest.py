"""Files that hold other files, made by hand: PDF, e-mail, ZIP."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Words = Sequence[tuple[float, float, str]]
    MakePdf = Callable[..., bytes]

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Identity def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """Writes a PDF of pages: lists of words with their left edge and distance from above.

    The letters are half as wide as they are high, and mean what they are in Unicode.
    """
    return _make_pdf


@pytest.fixture(scope="session")
def make_zip() -> Callable[[Sequence[tuple[str, bytes]]], bytes]:
    """Writes an archive of names and contents; a name may occur twice."""
    return _make_zip


@pytest.fixture(scope="session")
def make_mail() -> Callable[..., bytes]:
    """Writes an e-mail with a body and files."""
    return _make_mail


def _make_pdf(
    *pages: Words,
    files: Mapping[str, bytes] | None = None,
    fields: Sequence[tuple[float, float, str]] = (),
    image: bool = False,
) -> bytes:
    writer = _Writer()
    font = _font(writer)
    picture = writer.add(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        b"\x00",
    )
    widgets = b" ".join(b"%d 0 R" % _widget(writer, *field) for field in fields)
    kids = []
    parent = writer.reserve()
    for words in pages:
        content = b"\n".join(
            b"BT /F1 10 Tf 1 0 0 1 %g %g Tm <%s> Tj ET"
            % (left, 792 - top, text.encode("utf-16-be").hex().encode())
            for left, top, text in words
        )
        content += b"\nq 100 0 0 100 50 50 cm /I1 Do Q" if image else b""
        stream = writer.add(b"<<", content)
        kids.append(
            writer.add(
                b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Annots[%s]"
                b"/Resources<</Font<</F1 %d 0 R>>/XObject<</I1 %d 0 R>>>>>>"
                % (parent, stream, widgets, font, picture)
            )
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    writer.put(parent, b"<</Type/Pages/Kids[%s]/Count %d>>" % (listed, len(kids)))
    return writer.close(parent, files or {})


def _widget(writer: _Writer, left: float, top: float, text: str) -> int:
    return writer.add(
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/Rect[%g %g %g %g]/V<feff%s>>>"
        % (left, 792 - top - 12, left + 200, 792 - top, text.encode("utf-16-be").hex().encode())
    )


def _font(writer: _Writer) -> int:
    meaning = writer.add(b"<<", _TO_UNICODE)
    described = writer.add(
        b"<</Type/FontDescriptor/FontName/Any/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
    )
    shape = writer.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 500/FontDescriptor %d 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>" % described
    )
    return writer.add(
        b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode %d 0 R>>" % (shape, meaning)
    )


class _Writer:
    """The objects of a PDF, numbered from 1."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        self._objects.append(b"null")
        return len(self._objects)

    def put(self, number: int, content: bytes) -> None:
        self._objects[number - 1] = content

    def add(self, start: bytes, stream: bytes | None = None) -> int:
        if stream is not None:
            start += b"/Length %d>>stream\n%s\nendstream" % (len(stream), stream)
        self._objects.append(start)
        return len(self._objects)

    def close(self, pages: int, files: Mapping[str, bytes]) -> bytes:
        named = []
        for name, content in files.items():
            stream = self.add(b"<</Type/EmbeddedFile", content)
            named.append(
                b"(%s) %d 0 R"
                % (
                    name.encode(),
                    self.add(b"<</Type/Filespec/F(%s)/EF<</F %d 0 R>>>>" % (name.encode(), stream)),
                )
            )
        root = self.add(
            b"<</Type/Catalog/Pages %d 0 R/Names<</EmbeddedFiles<</Names[%s]>>>>>>"
            % (pages, b" ".join(named))
        )
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, content in enumerate(self._objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
            len(places) + 1,
            root,
            start,
        )
        return bytes(out)


def _make_zip(files: Sequence[tuple[str, bytes]]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            # Programs leave the type of a document unpacked, so that it can be told.
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, packed)
    return held.getvalue()


def _make_mail(body: str, files: Sequence[tuple[str, bytes]] = (), **headers: str) -> bytes:
    message = EmailMessage()
    given = {
        "From": "Primer Anna <anna@primer.example>",
        "To": "desk@bank.example",
        "Subject": "Papers",
        "Date": "Thu, 06 Mar 2025 10:00:00 +0600",
        "Message-ID": "<m1@primer.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in given.items():
        message[name] = value
    message.set_content(body)
    for name, content in files:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()
