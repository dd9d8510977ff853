"""Which headers and transactions stand in the elements that a parser sees?"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from witting.deals.iso20022.entry import Embedded, End, Header, Transaction, Unknown
from witting.deals.iso20022.piece import DOCUMENT, HEADER
from witting.deals.iso20022.vocabulary import load_messages, load_words
from witting.deals.xml.node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.deals.iso20022.entry import Entry
    from witting.deals.iso20022.vocabulary import Message

MAX_SIZE = 32 << 20
"""Characters of one transaction or header, a hundred for each element. The largest samples have
fifty thousand; a remittance advice of ten thousand invoices has some ten million."""
MAX_DEPTH = 100
"""Elements in each other. A message has some twenty, and its envelope a few more."""
_COST_OF_ELEMENT = 100


class Builder:
    """Takes the parser's events; forgets each transaction once it is handed out."""

    def __init__(self) -> None:
        self.size = 0
        """What was read since the last entry, in characters; an element costs some."""
        self.is_muted = False
        self._is_deep = False
        self._found: list[Entry] = []
        self._open: list[Node] = []
        self._tags: list[tuple[str, Mapping[str | None, str]]] = []
        self._text: list[str] = []
        self._message: Message | None = None
        self._namespace = ""
        self._depth = 0
        self._matched = 0
        self._header = 0

    def take(self) -> list[Entry]:
        """The entries that are whole, each once."""
        found, self._found = self._found, []
        if found:
            self.size = 0
        return found

    @property
    def message(self) -> Message | None:
        """The message that is being read."""
        return self._message

    @property
    def is_in_transaction(self) -> bool:
        """Whether a transaction is begun and not ended."""
        return self._message is not None and self._matched == len(self._message.transaction)

    @property
    def is_open(self) -> bool:
        """Whether any element is begun and not ended."""
        return bool(self._open)

    def too_much(self) -> str | None:
        """Why the elements are too many or stand too deep, or None where they do not."""
        if self.size > MAX_SIZE:
            return f"a transaction or header has more than {MAX_SIZE >> 20} MiB"
        return f"elements stand more than {MAX_DEPTH} deep" if self._is_deep else None

    def start(
        self, tag: str, attributes: Mapping[str, str], nsmap: Mapping[str | None, str]
    ) -> None:
        """An element begins."""
        if self.is_muted:
            return
        if self._text:
            self._flush()
        self.size += _COST_OF_ELEMENT
        namespace, name = _parted(tag)
        node = Node(name)
        if attributes:
            node.attributes = dict(attributes)
            self.size += sum(map(len, node.attributes.values()))
        if self._message is not None:
            self._follow(name)
        elif not self._header:
            self._enter(name, namespace)
        self._open.append(node)
        if len(self._open) > MAX_DEPTH:
            self._is_deep = True
        self._tags.append((tag, nsmap))

    def data(self, text: str) -> None:
        """Text stands in the element that began last, or behind one that ended."""
        if not self.is_muted:
            self.size += len(text)
            self._text.append(text)

    def end(self, _tag: str) -> None:
        """The element that began last ends."""
        if self.is_muted:
            return
        if self._text:
            self._flush()
        node = self._open.pop()
        self._tags.pop()
        if self._is_deep:
            return
        if node.children and node.name in load_words("leaves"):
            node.text, node.children = " ".join(leaf.text for leaf in node.leaves()), []
        level = len(self._open) - self._depth
        if self._message is not None:
            self._leave(node, level, self._message)
        elif self._header:
            if len(self._open) == self._header:
                self._header = 0
                self._found.append(Header(node))
            else:
                self._open[-1].children.append(node)

    def close(self) -> None:
        """The parser is done, or gave up."""

    def _enter(self, name: str, namespace: str) -> None:
        message = load_messages().get(name)
        if message is not None:
            self._message, self._namespace = message, namespace
            self._depth, self._matched = len(self._open), 0
        elif name == HEADER:
            self._header = len(self._open)
        elif self._open and self._open[-1].name == DOCUMENT:
            self._found.append(Unknown(name, namespace))

    def _follow(self, name: str) -> None:
        """Steps on towards the transaction, where the element is on the way to it."""
        path = self._message.transaction if self._message else ()
        level = len(self._open) - self._depth
        if self._matched == level - 1 < len(path) and path[level - 1] == name:
            self._matched = level

    def _leave(self, node: Node, level: int, message: Message) -> None:
        if level == 0:
            self._message = None
            self._found.append(End(message, self._namespace, (node,)))
        elif level != self._matched:
            self._open[-1].children.append(node)
        else:
            self._matched -= 1
            around = tuple(self._open[self._depth :])
            if level == len(message.transaction):
                before = tuple(len(container.children) for container in around)
                found = Transaction(message, self._namespace, around, before, node)
                self._found.append(found)
            else:
                self._found.append(End(message, self._namespace, (*around, node)))

    def _flush(self) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if self._message is not None or self._header:
            self._open[-1].text += text
        elif text.startswith("<") and DOCUMENT in text:
            self._found.append(Embedded(text))

    def give_up(self, *, ended: int) -> str | None:
        """Forgets the transaction that is broken.

        Args:
            ended: How many containers end behind it.

        Returns:
            The opening tags of what is around it, for a new parser; None where there is none.
        """
        if not self.is_in_transaction or self._message is None:
            return None
        keep = self._depth + len(self._message.transaction) - ended
        del self._open[keep:], self._tags[keep:]
        self._text.clear()
        self._matched = len(self._message.transaction) - 1 - ended
        scope: dict[str | None, str] = {}
        return "".join(_opening(tag, nsmap, scope) for tag, nsmap in self._tags)


@lru_cache(maxsize=1 << 12)
def _parted(tag: str) -> tuple[str, str]:
    """The namespace and the local name of an element; a file has the same ones over and over."""
    namespace, _, name = tag.rpartition("}")
    return namespace[1:], name.rpartition(":")[2]  # where the prefix was not declared


def _opening(tag: str, nsmap: Mapping[str | None, str], scope: dict[str | None, str]) -> str:
    scope |= nsmap
    namespace, _, name = tag.rpartition("}")
    found = [prefix for prefix, uri in scope.items() if uri == namespace[1:]]
    prefix = f"{found[-1]}:" if found and found[-1] else ""
    declared = "".join(
        f' xmlns{f":{key}" if key else ""}="{escape(uri)}"' for key, uri in nsmap.items()
    )
    return f"<{prefix}{name}{declared}>"
