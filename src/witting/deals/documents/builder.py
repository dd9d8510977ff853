"""Which documents stand in the elements that a parser sees?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.documents.kind import beginning, kind_of
from witting.deals.documents.vocabulary import load_attachments
from witting.deals.xml.node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.deals.documents.kind import Kind

MAX_SIZE = 96 << 20
"""Characters of one document, a hundred for each element; its attachments do not count. An invoice
of ten thousand lines has some sixty million."""
MAX_DEPTH = 100
"""Elements in each other. A document has some twenty."""
MAX_WORD = 1_000
"""Characters of a text in an envelope."""
MAX_ENVELOPE = 100
"""Words of an envelope that are kept. A header of a business document has a dozen."""
MAX_TEXT = 32 << 20
"""Characters of a document that stands as text in another element."""
_COST_OF_ELEMENT = 100


@dataclass(slots=True)
class Document:
    """One document.

    Args:
        kind: What it is.
        namespace: Of its element; empty where there is none.
        node: Its element.
        faults: What is wrong with it, and the line.
        envelope: Words that stand around it, and were not handed out before.
        limits: Why something of it was passed over.
    """

    kind: Kind
    namespace: str
    node: Node
    faults: list[tuple[str, int]] = field(default_factory=list)
    envelope: tuple[str, ...] = ()
    limits: dict[str, None] = field(default_factory=dict)


class Builder:
    """Takes the parser's events; forgets each document once it is handed out.

    Args:
        keeps_files: Whether the text of attachments is kept.
    """

    def __init__(self, *, keeps_files: bool = False) -> None:
        self.depth = 0
        """Elements that are begun and not ended."""
        self.document: Document | None = None
        """The document that is being read."""
        self.embedded: list[str] = []
        """Documents that stand as text in another element (CDATA, or escaped)."""
        self._skipped = frozenset() if keeps_files else load_attachments()
        self._found: list[Document] = []
        self._envelope: dict[str, None] = {}
        self._open: list[Node] = []
        self._text: list[str] = []
        self._size = 0

    @property
    def open_names(self) -> list[str]:
        """The local names of the elements that are begun in the document."""
        return [node.name for node in self._open] if self.document is not None else []

    def take(self) -> list[Document]:
        """The documents that are whole, each once."""
        found, self._found = self._found, []
        return found

    def cut(self) -> Document | None:
        """The document that is being read, as far as it was read."""
        found, self.document = self.document, None
        if found is not None:
            self._flush()
        self._open.clear()
        return found

    def start(
        self, tag: str, attributes: Mapping[str, str], _nsmap: Mapping[str | None, str]
    ) -> None:
        """An element begins."""
        self._flush()
        self.depth += 1
        namespace, _, name = tag.rpartition("}")
        name = name.rpartition(":")[2]  # where the prefix was not declared
        if self.document is None:
            kind = kind_of(name, namespace[1:])
            if kind is None:
                return
            self.document = Document(kind, namespace[1:], Node(name))
            self.document.envelope = tuple(self._envelope)
            self._envelope = {}
            self._open, self._size = [self.document.node], 0
            return
        node = Node(name)
        if attributes:
            node.attributes = dict(attributes)
            self._size += sum(map(len, node.attributes.values()))
        self._size += _COST_OF_ELEMENT + len(name)
        if self._has_room(self.document):
            self._open[-1].children.append(node)
        self._open.append(node)

    def data(self, text: str) -> None:
        """Text stands in the element that began last, or behind one that ended."""
        if self.document is None:
            self._size += len(text)
            if self._size <= MAX_TEXT:
                self._text.append(text)
        elif self._open[-1].name not in self._skipped:
            self._size += len(text)
            if self._has_room(self.document):
                self._text.append(text)

    def end(self, _tag: str) -> None:
        """The element that began last ends."""
        self._flush()
        self.depth -= 1
        if self.document is None:
            return
        self._open.pop()
        if not self._open:
            self._found.append(self.document)
            self.document = None

    def close(self) -> None:
        """The parser is done, or gave up."""

    def _has_room(self, document: Document) -> bool:
        """Whether the document is neither too large nor too deep; says so where it is."""
        if len(self._open) > MAX_DEPTH:
            document.limits[f"elements stand more than {MAX_DEPTH} deep"] = None
        elif self._size > MAX_SIZE:
            document.limits[f"the document has more than {MAX_SIZE >> 20} MiB"] = None
        else:
            return True
        return False

    def _flush(self) -> None:
        if not self._text:
            return
        text = unindented("".join(self._text))
        self._text.clear()
        if self.document is None:
            self._size = 0
        if self.document is not None and self._open:
            node = self._open[-1]
            node.text = f"{node.text} {text}".strip() if node.children else node.text + text
        elif text.startswith("<") and beginning().search(text):
            self.embedded.append(text)
        elif text and len(self._envelope) < MAX_ENVELOPE:
            self._envelope[text[:MAX_WORD]] = None


def unindented(text: str) -> str:
    """The text without blanks around its lines, which are there to make the file look neat."""
    text = text.strip()
    return "\n".join(map(str.strip, text.split("\n"))) if "\n" in text else text
