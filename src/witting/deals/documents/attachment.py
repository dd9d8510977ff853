"""Which files are packed into a document?"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.deals.documents.builder import Document
from witting.deals.documents.source import iter_documents
from witting.deals.documents.vocabulary import load_attachments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.lines import ByteStream
    from witting.deals.xml.node import Node

NOT_READ = "is packed into the document and was not read."
"""How the issue of a file ends."""

_ENDINGS = {
    "application/pdf": ".pdf",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "text/csv": ".csv",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a document.

    Args:
        document: Which document of the file has it, from 1.
        name: Its own, or one that is made of its number and kind.
        data: Its bytes; empty where they cannot be decoded.
    """

    document: int
    name: str
    data: bytes


def iter_attachments(stream: ByteStream) -> Iterator[Attachment]:
    """Every file that a document of the stream holds, in its order.

    Args:
        stream: The file, at its beginning.
    """
    number = 0
    for document in iter_documents(stream, keeps_files=True):
        if isinstance(document, Document):
            number += 1
            for place, node in enumerate(_files(document.node), start=1):
                yield Attachment(number, name_of(node, place), _decoded(node.text))


def name_of(node: Node, place: int) -> str:
    """What the file is called; only its last part, for it may name a folder.

    Args:
        node: The element that holds it.
        place: Its number in the document, for one without a name.
    """
    given = node.attributes.get("filename", "").replace("\\", "/").rpartition("/")[2].strip()
    ending = _ENDINGS.get(node.attributes.get("mimeCode", ""), "")
    return given or f"attachment-{place}{ending}"


def _files(node: Node) -> Iterator[Node]:
    if node.name in load_attachments():
        yield node
        return
    for child in node.children:
        yield from _files(child)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()))
    except (binascii.Error, ValueError):
        return b""
