"""Which messages and transactions are in a file, and where is it broken?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.deals.iso20022.builder import Builder
from witting.deals.iso20022.entry import Embedded, End
from witting.deals.iso20022.piece import BOUNDARY, STARTS
from witting.deals.xml.encoding import iter_text
from witting.deals.xml.feed import feed, new_parser
from witting.deals.xml.piece import iter_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.deals.iso20022.entry import Entry
    from witting.deals.lines import ByteStream
    from witting.deals.xml.feed import Fault
    from witting.deals.xml.piece import Piece

_WRAPPER = "deals"
_OPEN = re.compile(rf"mismatch: (\S+) line \d+ and {_WRAPPER}")
_WHOLE = re.compile(
    r"<(?:[\w.-]+:)?(?P<name>CdtTrfTxInf|TxInf)[\s>].*</(?:[\w.-]+:)?(?P=name)\s*>\s*"
    r"(?P<end></(?:[\w.-]+:)?(?:PmtInf|Undrlyg)\s*>\s*)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A place that is no XML.

    Args:
        what: What is wrong, as a sentence without its end.
        line: From 1.
        is_transaction: Whether it stands in a transaction.
        ends_document: Whether what follows in the document was not read.
    """

    what: str
    line: int
    is_transaction: bool = False
    ends_document: bool = True


def iter_entries(stream: ByteStream) -> Iterator[Entry | Broken]:
    """Headers, transactions and ends of messages, in the file's order.

    Several documents may stand in one element or one after the other. After a broken transaction
    the next one is read where it is sure to stand in the same place; else the next document.
    """
    for entry in _read(iter_pieces(iter_text(stream), BOUNDARY)):
        if not isinstance(entry, Embedded):
            yield entry
            continue
        for inner in _read(iter_pieces([entry.text], BOUNDARY)):
            if isinstance(inner, Embedded):
                yield Broken("a document stands as text in another one that does", 1)
            else:
                yield inner


def _read(pieces: Iterable[Piece]) -> Iterator[Entry | Broken]:
    source = _Source()
    for piece in pieces:
        yield from source.feed(piece)
    yield from source.close()


class _Source:
    """Feeds a parser, and starts another one behind what is broken."""

    def __init__(self) -> None:
        self._line = 1
        self._skips = False
        self._is_resumed = False
        self._begin()

    def _begin(self) -> None:
        self._builder = Builder()
        self._parser = new_parser(self._builder)
        feed(self._parser, f"<{_WRAPPER}>")
        self._first_line = self._line
        self._has_ended = False

    def feed(self, piece: Piece) -> Iterator[Entry | Broken]:
        """What is whole once the piece is read."""
        if self._skips and piece.starts in STARTS:
            self._skips, self._is_resumed = False, True
            self._begin()
        if not self._skips:
            was_inside = self._builder.is_in_transaction
            fault = feed(self._parser, piece.text)
            yield from self._take()
            if fault is not None:
                yield from self._recover(piece, fault, was_inside=was_inside)
            elif too_much := self._builder.too_much():
                self._skips = True
                yield Broken(too_much, self._line, self._builder.is_in_transaction)
        self._line += piece.text.count("\n")

    def close(self) -> Iterator[Entry | Broken]:
        """The rest, and whether anything is left open."""
        if self._skips:
            return
        fault = feed(self._parser, f"</{_WRAPPER}>")
        yield from self._take()
        if fault is not None or self._builder.is_open:
            why = f"the file ends too early ({_what_is_open(fault)})"
            yield Broken(why, self._line, self._builder.is_in_transaction)

    def _take(self) -> list[Entry]:
        found = self._builder.take()
        self._has_ended = self._has_ended or any(isinstance(entry, End) for entry in found)
        return found

    def _recover(self, piece: Piece, fault: Fault, *, was_inside: bool) -> Iterator[Broken]:
        is_transaction = self._builder.is_in_transaction
        is_tail = self._is_resumed and self._has_ended and self._builder.message is None
        line = (
            self._line + fault.within if fault.line is None else self._first_line + fault.line - 1
        )
        # What an earlier transaction left open may swallow this one.
        self._skips = was_inside or not self._goes_on_behind(piece)
        # Behind a document that was begun in its middle, its envelope ends without a beginning.
        if not is_tail:
            yield Broken(_what(piece, fault), line, is_transaction, self._skips)

    def _goes_on_behind(self, piece: Piece) -> bool:
        """Whether the broken piece is one transaction, so that the next stands in its place."""
        found = _WHOLE.fullmatch(piece.text)
        if found is None:
            return False
        opening = self._builder.give_up(ended=int(found["end"] is not None))
        if opening is None:
            return False
        self._builder.is_muted = True
        self._parser = new_parser(self._builder)
        fault = feed(self._parser, opening)
        self._builder.is_muted = False
        self._first_line = self._line + piece.text.count("\n")
        return fault is None


def _what_is_open(fault: Fault | None) -> str:
    if fault is None:
        return "a tag is cut"
    found = _OPEN.search(fault.said)
    return f"<{found[1]}> is never closed" if found else fault.said


def _what(piece: Piece, fault: Fault) -> str:
    if "<!DOCTYPE" in piece.text or "<!ENTITY" in piece.text:
        return "the file declares a document type, which may hide entities"
    return f"this is not well-formed XML ({fault.said})"
