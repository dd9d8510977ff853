"""Which deals does a file of ISO 20022 messages hold?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.iso20022.documents import Broken, iter_entries
from witting.deals.iso20022.entry import End, Header, Transaction, Unknown
from witting.deals.iso20022.transaction import read_transaction
from witting.deals.iso20022.vocabulary import load_messages
from witting.deals.parse import unread_deal
from witting.deals.xml.encoding import encoding_of
from witting.deals.xml.node import Node
from witting.errors import DealFileError
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.iso20022.entry import Entry
    from witting.deals.lines import ByteStream
    from witting.model import Deal

FORMAT = "iso20022"
REMEDY = (
    "Deals are read from pacs.008, pacs.009, pacs.004, pain.001, camt.056 and remt.001, in XML "
    "without a document type."
)
_KIND = re.compile(r"[a-z]{4}\.\d{3}")
_VERSION = re.compile(r"[a-z]{4}\.\d{3}\.\d{3}\.\d{2}")
_MANY = 1_000
"""Faults before the first deal that are held; a file that has more is told one by one."""


def read_iso20022(stream: ByteStream, file: str) -> Iterator[Deal]:
    """The deals of all messages, one after the other, in constant memory.

    A transaction or document that cannot be read is a deal with an id and an issue.

    Args:
        stream: The file, at its beginning.
        file: Its name, for places.

    Raises:
        DealFileError: Nothing in it can be read; says the first reason.
    """
    reader = _Reader(file)
    waiting: list[Broken | Unknown] = []
    for entry in iter_entries(stream):
        if not reader.deals and isinstance(entry, Broken | Unknown) and len(waiting) < _MANY:
            waiting.append(entry)
            continue
        if isinstance(entry, Transaction | End):
            for fault in waiting:
                yield from reader.read(fault)
            waiting.clear()
        yield from reader.read(entry)
    if waiting and not reader.deals:
        raise _unreadable(waiting[0], file)
    for fault in waiting:
        yield from reader.read(fault)


def _unreadable(fault: Broken | Unknown, file: str) -> DealFileError:
    if isinstance(fault, Broken):
        return DealFileError(f"{fault.what}.", where=f"{file} line {fault.line}", remedy=REMEDY)
    return DealFileError(f"{_not_read(fault)}.", where=file, remedy=REMEDY)


def _not_read(found: Unknown) -> str:
    version = _VERSION.search(found.namespace)
    name = f"{version[0]} ({found.name})" if version else f"<{found.name}>"
    return f"the document is {name}, which is no message that is read"


class _Reader:
    """Turns entries into deals; holds one back until it is known what stands behind it."""

    def __init__(self, file: str) -> None:
        self.deals = 0
        self._file = file
        self._document = 1
        self._number = 0
        self._header: Node | None = None
        self._held: Transaction | None = None
        self._problems: list[tuple[str, str, bool]] = []
        self._seen: dict[int, Node] = {}

    def read(self, entry: Entry | Broken) -> Iterator[Deal]:
        """The deals that are whole once this entry is known."""
        if isinstance(entry, Header):
            self._header = entry.node
        elif isinstance(entry, Transaction):
            yield from self._release()
            self._hold(entry)
        elif isinstance(entry, End):
            yield from self._end(entry)
        elif isinstance(entry, Broken | Unknown):
            yield from self._fault(entry)

    def _hold(self, found: Transaction) -> None:
        self.deals += 1
        self._number += 1
        if self._number == 1:
            self._problems += _mismatches(found, self._header)
        self._held = found
        self._seen |= {id(container): container for container in found.containers}

    def _release(self) -> Iterator[Deal]:
        found, self._held = self._held, None
        if found is not None:
            problems, self._problems = self._problems, []
            yield read_transaction(
                found, header=self._header, file=self._file, place=self._place(), problems=problems
            )

    def _end(self, end: End) -> Iterator[Deal]:
        """Says what stands behind the last transaction, and whether there are all of them."""
        container = end.containers[-1]
        is_message = len(end.containers) == 1
        if id(container) not in self._seen and not (is_message and self._number):
            yield from self._release()
            self._hold(_empty(end))
            what = f"there is no transaction in <{container.name}>."
            self._problems.append((container.name, what, True))
        elif self._held is not None:
            self._problems += _late(self._held, container)
        self._seen.pop(id(container), None)
        if is_message:
            self._problems += _count(container, self._number)
            yield from self._release()
            self._next_document()

    def _fault(self, fault: Broken | Unknown) -> Iterator[Deal]:
        yield from self._release()
        self.deals += 1
        if isinstance(fault, Unknown):
            place, where, what = f"document {self._document}", self._file, _not_read(fault)
            ends = True
        else:
            self._number += 1
            place, where, what = self._place(), f"{self._file} line {fault.line}", fault.what
            ends = fault.ends_document
            lost = ["the transaction"] * fault.is_transaction + ["the rest of the document"] * ends
            what = f"{what}; not read: {' and '.join(lost)}"
        source = Source(self._file, FORMAT, place)
        yield unread_deal(f"{what}.", source=source, where=f"{where}, {place}")
        if ends:
            self._next_document()

    def _next_document(self) -> None:
        self._problems.clear()
        self._seen.clear()
        self._header, self._number = None, 0
        self._document += 1

    def _place(self) -> str:
        document = f"document {self._document}, " if self._document > 1 else ""
        return f"{document}transaction {self._number}"


def _empty(end: End) -> Transaction:
    before = tuple(len(container.children) for container in end.containers)
    return Transaction(end.message, end.namespace, end.containers, before, Node(""))


def _late(found: Transaction, container: Node) -> Iterator[tuple[str, str, bool]]:
    """What stands behind the last transaction belongs to all of them, and was read for it alone."""
    for around, before in zip(found.containers, found.before, strict=True):
        if around is container:
            for node in around.children[before:]:
                if node.name != "SplmtryData":
                    what = "it stands behind the transactions; it was read for this one alone."
                    yield node.name, what, True


def _count(message: Node, number: int) -> Iterator[tuple[str, str, bool]]:
    said = message.value("GrpHdr", "NbOfTxs")
    if said and said.lstrip("0") != str(number):
        what = f"the message says {said[:20]} transactions and has {number}; some may be missing."
        yield "GrpHdr/NbOfTxs", what, True


def _mismatches(found: Transaction, header: Node | None) -> Iterator[tuple[str, str, bool]]:
    version = _VERSION.search(found.namespace)
    if version is None or not version[0].startswith(found.message.kind):
        said = found.namespace[:80] or "none"
        what = f"the namespace is {said}, the content is {found.message.kind}; read by its content."
        yield "", what, False
    told = header.value("MsgDefIdr") if header is not None else ""
    if told and version and told != version[0]:
        what = f"the header says {told[:40]}, the document {version[0]}; read by its content."
        yield "AppHdr/MsgDefIdr", what, False


def is_iso20022(head: bytes) -> bool:
    """Whether the beginning of a file is XML, in any encoding, and speaks of such a message."""
    text = head.decode(encoding_of(head), errors="replace").lstrip("\ufeff \t\r\n")
    return text.startswith("<") and _beginning().search(text) is not None


@cache
def _beginning() -> re.Pattern[str]:
    names = "|".join(map(re.escape, load_messages()))
    return re.compile(rf"urn:iso:std:iso:20022:tech:xsd:|<(?:[\w.-]+:)?(?:{names})[\s>/]")
