"""In which format is a deal file, by its first bytes?"""

from __future__ import annotations

import io
import re
from typing import Literal

from witting.deals.container import RTF, is_html, is_mail, is_mailbox
from witting.deals.delimited import known_columns
from witting.deals.documents import is_document
from witting.deals.edifact import is_edifact
from witting.deals.header import MAX_PREAMBLE
from witting.deals.iso20022 import is_iso20022
from witting.deals.jsontext import parse_json
from witting.deals.lines import BOM
from witting.deals.paper import has_title, is_paper
from witting.deals.values import iter_values
from witting.deals.workbook import is_workbook
from witting.errors import DealFileError

FileFormat = Literal[
    "parquet",
    "workbook",
    "json lines",
    "json values",
    "csv",
    "documents",
    "edifact",
    "iso20022",
    "swift",
    "text",
    "rtf",
    "html",
    "pdf",
    "email",
    "mailbox",
    "zip",
]

PARQUET = b"PAR1"

DOCUMENT_LINES = 200
"""Lines in which the labels of a document are looked for."""

HEAD = 1 << 16
"""Bytes that are looked at."""

READ = (
    "Deals are read from JSON lines, a JSON array, CSV (, ; tab |), XLSX, XLS, ODS, Parquet, "
    "ISO 20022, UBL, CII and WCO documents (XML), SWIFT MT and EDIFACT messages, DCSA shipping "
    "documents (JSON), documents as text, HTML, RTF or PDF, e-mails, and ZIP archives of these."
)

_OLD_OFFICE = "Save a sheet as CSV, a document as PDF, a message as EML."
_SIGNATURES = (
    (b"\x1f\x8b", "compressed with gzip", "Unpack it first."),
    (b"BZh", "compressed with bzip2", "Unpack it first."),
    (b"\xfd7zXZ", "compressed with xz", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd", "Unpack it first."),
    (b"ARROW1", "an Arrow file", "Write it as Parquet."),
    (b"SQLite format 3", "an SQLite database", "Write the table as CSV."),
    (b"\xff\xfe", "UTF-16 text", "Save it as UTF-8."),
    (b"\xfe\xff", "UTF-16 text", "Save it as UTF-8."),
    (b"<", "XML or HTML of another kind", READ),
)
_SPACE = b" \t\r\n"
_SWIFT = re.compile(rb"[\s\x01$]*(?:\{[1-4]:|:[0-9]{2}[A-Z]?:)")
"""A block of a SWIFT MT message, or a field of one that comes without its blocks."""
_PDF = re.compile(rb"^%PDF-\d", re.MULTILINE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def sniff(head: bytes, *, file: str, is_whole: bool) -> FileFormat:
    """The format.

    Args:
        head: The first HEAD bytes, or the whole file where it is shorter.
        file: The name for messages.
        is_whole: Whether it is shorter.

    Raises:
        DealFileError: It is empty, or none of the formats that are read.
    """
    text = head.removeprefix(BOM).lstrip(_SPACE)
    if not text:
        what = "the file is empty" if is_whole else "the file begins with 64 KiB of blanks"
        raise DealFileError(f"{what}.", where=file, remedy=READ)
    message = _which_message(head, text)
    if message is not None:
        return message
    if is_html(text):
        return "html"
    for signature, what, remedy in _SIGNATURES:
        if text.startswith(signature):
            raise DealFileError(f"the file is {what}.", where=file, remedy=remedy)
    if b"\x00" in text[:4] and re.match(rb"[ -~]\x00|\x00[ -~]", text):
        raise DealFileError("the file is UTF-16 text.", where=file, remedy="Save it as UTF-8.")
    if text.startswith((b"{", b"[")):
        return _which_json(text)
    return _csv_or_lines(text, file=file)


def which_binary(head: bytes) -> FileFormat | None:
    """Which kind of table that is no text it is by its first bytes, or None."""
    if head.startswith(PARQUET):
        return "parquet"
    return "workbook" if is_workbook(head) else None


def which_container(head: bytes) -> FileFormat | None:
    """Which kind of file that holds others it is by its first bytes, or None."""
    text = head.removeprefix(BOM).lstrip(_SPACE)
    if text.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    # Whatever stands before it; Adobe's own readers look for it within the first kilobyte.
    if _PDF.search(text[:1024]) and not text.startswith((b"{", b"[")):
        return "pdf"
    if text.startswith(RTF):
        return "rtf"
    if is_mail(text):
        return "email"
    return "mailbox" if is_mailbox(text) else None


def _which_message(head: bytes, text: bytes) -> FileFormat | None:
    if is_iso20022(head):
        return "iso20022"
    if is_document(head):
        return "documents"
    if _SWIFT.match(text):
        return "swift"
    return "edifact" if is_edifact(text) else None


def _which_json(text: bytes) -> FileFormat:
    """Lines where the first line is a value of its own, or nothing better can be told."""
    if text.startswith(b"["):
        return "json values"
    first, _, rest = text.partition(b"\n")
    if first.strip() == b"{":
        return "json values"
    if not rest.strip() or _is_json(first):
        return "json lines"
    value = next(iter_values(io.BytesIO(text)))
    if not value.is_open:
        return "json values" if _is_json(value.raw) else "json lines"
    # The first value is larger than the head, or a bracket of the first line is never closed; in
    # the latter case the next line begins with another deal.
    return "json lines" if rest.lstrip(_SPACE).startswith(b"{") else "json values"


def _csv_or_lines(text: bytes, *, file: str) -> FileFormat:
    lines = text.splitlines()
    if len(_CONTROL.findall(text)) > len(text) // 10:
        raise DealFileError("the file is binary, not text.", where=file, remedy=READ)
    if b"\n" not in text and b"\r" in text:
        raise DealFileError(
            "the lines end with a carriage return alone, as on old Macintoshes.",
            where=file,
            remedy="Save the file as CSV in UTF-8 with the usual line ends.",
        )
    first = text.decode(errors="replace").splitlines()[:DOCUMENT_LINES]
    if is_paper(first):
        return "text"
    has_header = any(known_columns(line.decode(errors="replace")) for line in lines[:1])
    if not has_header and has_title(first) and not _has_table(first):
        return "text"
    if not has_header and any(line.lstrip(_SPACE).startswith(b"{") for line in lines[1:]):
        return "json lines"
    return "csv"


def _has_table(lines: list[str]) -> bool:
    """Whether a line below a title may be the header of a table."""
    return any(known_columns(line) > 1 for line in lines[: MAX_PREAMBLE + 1])


def _is_json(text: bytes) -> bool:
    try:
        parse_json(text.decode(errors="replace"))
    except ValueError:
        return False
    return True
