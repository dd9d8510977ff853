"""Which deals does a file of trade documents hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.documents.builder import Document
from witting.deals.documents.deal import read_document
from witting.deals.documents.kind import beginning
from witting.deals.documents.source import Broken, iter_documents
from witting.deals.parse import unread_deal
from witting.deals.xml.encoding import encoding_of
from witting.errors import DealFileError
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.lines import ByteStream
    from witting.model import Deal

FORMAT = "xml"
REMEDY = "Documents are read from UBL, CII and WCO declarations, in XML without a document type."
_MANY = 1_000
"""Faults before the first document that are held; a file that has more is told one by one."""


def read_documents(stream: ByteStream, file: str) -> Iterator[Deal]:
    """The deal of each document, one after the other.

    What cannot be read at all is a deal with an id and an issue.

    Args:
        stream: The file, at its beginning.
        file: Its name, for places.

    Raises:
        DealFileError: Nothing in it can be read; says the first reason.
    """
    waiting: list[Broken] = []
    number = 0
    for found in iter_documents(stream):
        if isinstance(found, Broken):
            waiting.append(found)
            if not number and len(waiting) < _MANY:
                continue
        yield from (_unread(fault, file) for fault in waiting)
        waiting.clear()
        if isinstance(found, Document):
            number += 1
            yield read_document(found, file=file, place=f"document {number}")
    if not number:
        raise _unreadable(waiting, file)


def _unreadable(faults: list[Broken], file: str) -> DealFileError:
    if faults:
        where = f"{file} line {faults[0].line}"
        return DealFileError(f"{faults[0].what}.", where=where, remedy=REMEDY)
    return DealFileError(
        "no element in the file begins a document that is read.", where=file, remedy=REMEDY
    )


def _unread(fault: Broken, file: str) -> Deal:
    place = f"line {fault.line}"
    return unread_deal(
        f"{fault.what}; not read.", source=Source(file, FORMAT, place), where=f"{file} {place}"
    )


def is_document(head: bytes) -> bool:
    """Whether the beginning of a file is XML, in any encoding, and speaks of such a document."""
    text = head.decode(encoding_of(head), errors="replace").lstrip("\ufeff \t\r\n")
    return text.startswith("<") and beginning().search(text) is not None
