"""Which documents are in a file, and where is it broken?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.documents.builder import Builder, Document
from witting.deals.documents.kind import load_kinds, load_namespaces
from witting.deals.documents.mending import MAX_TEXT, is_mendable, mend
from witting.deals.xml.encoding import iter_text
from witting.deals.xml.feed import WRAPPER, Fault, feed_all, new_parser
from witting.deals.xml.piece import PROLOG, boundary_of, iter_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.deals.lines import ByteStream
    from witting.deals.xml.piece import Piece

_HOPELESS = 1_000
"""Faults in a document, or elements that are open, behind which it is not looked at any more: a
parser that goes on takes the longer for each, the more there were."""
_MOST_OPEN = 100
"""Tags that are begun one in the other: the parser looks at them when one ends, and takes long."""
_TOO_EARLY = "the document ends too early"
_DECLARES_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)\b")


@dataclass(frozen=True, slots=True)
class Broken:
    """A place that is no XML, outside of any document.

    Args:
        what: What is wrong, as a sentence without its end.
        line: From 1.
    """

    what: str
    line: int


def iter_documents(stream: ByteStream, *, keeps_files: bool = False) -> Iterator[Document | Broken]:
    """The documents, in the file's order, each whole or as far as it could be read.

    Several may stand in one envelope or one after the other. Behind a broken one the next is read.

    Args:
        stream: The file, at its beginning.
        keeps_files: Whether the text of attachments is kept.
    """
    yield from _read(iter_text(stream), keeps_files=keeps_files, may_embed=True)


def _read(
    texts: Iterable[str], *, keeps_files: bool, may_embed: bool
) -> Iterator[Document | Broken]:
    source = _Source(keeps_files=keeps_files)
    for piece in iter_pieces(texts, _boundary()):
        yield from source.feed(piece)
        for text in source.take_embedded():
            if may_embed:
                yield from _read([text], keeps_files=keeps_files, may_embed=False)
            else:
                yield Broken("a document stands as text in another one that does", 1)
    yield from source.close()


class _Source:
    """Feeds a parser, and starts another one behind what is broken."""

    def __init__(self, *, keeps_files: bool) -> None:
        self._keeps_files = keeps_files
        self._line = 1
        self._skips = False
        self._is_resumed = False
        self._faults: list[tuple[str, int]] = []
        self._texts: list[str] = []
        self._is_alone = False
        self._begin()

    def _begin(self) -> None:
        self._builder = Builder(keeps_files=self._keeps_files)
        self._parser = new_parser(self._builder, goes_on=True)
        feed_all(self._parser, f"<{WRAPPER}>")
        self._first_line = self._line
        self._skips = False

    def take_embedded(self) -> list[str]:
        """Documents that stood as text, each once."""
        found, self._builder.embedded = self._builder.embedded, []
        return found

    def feed(self, piece: Piece) -> Iterator[Document | Broken]:
        """What is whole, or given up, once the piece is read."""
        if self._must_begin(piece):
            yield from self._give_up()
            self._is_resumed = True
            self._begin()
        if not self._skips:
            if self._builder.document is None and _DECLARES_TYPE.search(piece.text):
                self._skips = True
                yield Broken(
                    "the file declares a document type, which may hide entities", self._line
                )
            else:
                yield from self._parse(piece)
        self._line += piece.text.count("\n")

    def _must_begin(self, piece: Piece) -> bool:
        """Whether the piece begins a document that does not stand in the one before."""
        if not piece.starts:
            return False
        open_ = self._builder.document
        if self._skips or open_ is None:
            return self._skips
        if piece.starts == PROLOG or self._faults:
            return True
        return not any(open_.node.name in kind.within for _, kind in load_kinds()[piece.starts])

    def _parse(self, piece: Piece) -> Iterator[Document | Broken]:
        if piece.starts and self._builder.document is None:
            self._texts, self._is_alone = [], True
        if sum(map(len, self._texts)) < MAX_TEXT:
            self._texts.append(piece.text)
        builder, whole = self._builder, piece.text[: piece.text.rfind(">") + 1]
        is_open = piece.text.count("<", len(whole)) > _MOST_OPEN
        text = whole if is_open else piece.text
        faults = feed_all(self._parser, text, gives_up=lambda: builder.depth >= _HOPELESS)
        if is_open:
            faults.append(Fault("tags are begun and not ended", None, text.count("\n")))
        self._faults += ((fault.said, self._line_of(fault)) for fault in faults)
        documents = self._builder.take()
        self._is_alone = self._is_alone and len(documents) <= 1
        for document in documents:
            yield self._with_faults(document)
        if documents:
            self._is_alone = False
        # Where the wrapper is closed, the parser hears no more.
        is_hopeless = builder.depth >= _HOPELESS or len(self._faults) > _HOPELESS
        if is_open or is_hopeless or builder.depth <= 0:
            yield from self._give_up()

    def _give_up(self) -> Iterator[Document | Broken]:
        """Hands out what is begun, and passes over what follows in it."""
        self._skips = True
        document = self._builder.cut()
        if document is not None:
            if not self._faults:
                document.limits[_TOO_EARLY] = None
            yield self._with_faults(document)
        elif self._faults and not self._is_resumed:
            said, line = self._faults[0]
            yield Broken(f"this is not well-formed XML ({said})", line)
        # Behind a document that was begun in its middle, its envelope ends without a beginning.
        self._faults = []

    def _with_faults(self, document: Document) -> Document:
        """The document, mended where an end tag does not fit, with what is wrong in it."""
        faults, self._faults = self._faults, []
        if self._can_mend() and any(is_mendable(said) for said, _ in faults):
            document = mend(self._texts) or document
        document.faults = [*faults, *((said, self._line) for said in document.limits)]
        return document

    def _can_mend(self) -> bool:
        """Whether what is read begins with the document, holds no other, and is short."""
        is_short = sum(map(len, self._texts)) < MAX_TEXT
        return self._is_alone and is_short and not self._keeps_files

    def _line_of(self, fault: Fault) -> int:
        if fault.line is None:
            return self._line + fault.within
        return self._first_line + fault.line - 1

    def close(self) -> Iterator[Document | Broken]:
        """The rest, and whether anything is left open."""
        if self._skips:
            return
        if self._builder.document is None and self._builder.depth > 1 and not self._is_resumed:
            self._faults.append(("the file ends too early", self._line))
        is_cut = self._builder.document is not None
        # What the parser holds back of a text comes with the next tag, whether it fits or not; the
        # tag may close all that is open.
        feed_all(self._parser, f"</{WRAPPER}>")
        for document in self._builder.take():
            if is_cut and not self._faults:
                document.limits[_TOO_EARLY] = None
            yield self._with_faults(document)
        yield from self._give_up()


@cache
def _boundary() -> re.Pattern[str]:
    names = "|".join(map(re.escape, load_kinds()))
    spaces = "|".join(map(re.escape, load_namespaces()))
    declared = rf"\bxmlns(?::[\w.-]+)?\s*=\s*[\"'](?:{spaces})"
    return boundary_of(rf"(?:[\w.-]+:)?({names})(?=\s[^<>]*{declared})")
