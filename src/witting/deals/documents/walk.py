"""What do the elements of one document say?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.documents.container import CONTAINERS
from witting.deals.documents.leaf import LEAVES
from witting.deals.documents.pattern import ROOT
from witting.deals.documents.scope import Element, Scope
from witting.deals.xml.node import Node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.deals.documents.facts import Facts
    from witting.deals.documents.vocabulary import Words

_WITH_TEXT = frozenset(("ignored", "attachment", "line"))
"""What may hold text and is no leaf."""


class Walker:
    """Does with each element what the vocabulary says, and with what is in it.

    Args:
        words: The vocabulary of the document's format.
        facts: Takes what the elements say.
    """

    def __init__(self, words: Words, facts: Facts) -> None:
        self.words = words
        self.facts = facts

    def walk(self, root: Node) -> None:
        """Reads a whole document."""
        self._walk(root.children, (ROOT,), "", Scope())

    def children(self, element: Element, scope: Scope, *, but: Iterable[int] = ()) -> None:
        """Reads what stands in an element.

        Args:
            element: The element.
            scope: What is open in it.
            but: The ids of children that were read already.
        """
        if not element.node.children:
            return
        left = frozenset(but)
        nodes = [node for node in element.node.children if id(node) not in left]
        self._walk(nodes, element.path, element.where, scope)

    def _walk(self, nodes: list[Node], path: tuple[str, ...], where: str, scope: Scope) -> None:
        count = Counter([node.name for node in nodes])
        seen = dict.fromkeys(count, 0)
        for node in nodes:
            seen[node.name] += 1
            here = (*path, node.name)
            rule = self.words.rules.find(here)
            name = node.name if count[node.name] == 1 else f"{node.name}[{seen[node.name]}]"
            place = f"{where}/{name}" if where else name
            if rule is None:
                self.facts.unknown(place, node)
            elif rule.action == "wrapper":
                self._read(Element(node, here, where, scope, rule), place)
            else:
                self._read(Element(node, here, place, scope, rule), place)

    def _joined(self, element: Element) -> Element:
        """The element with the words of what stands in its text, such as ``Trade <b>House</b>``."""
        node = element.node
        if not all(self._is_strange(child, element.path) for child in node.children):
            return element
        text = " ".join(leaf.text for leaf in node.leaves())
        return replace(element, node=Node(node.name, node.attributes, text))

    def _is_strange(self, node: Node, path: tuple[str, ...]) -> bool:
        return not node.children and self.words.rules.find((*path, node.name)) is None

    def _read(self, element: Element, place: str) -> None:
        action = element.rule.action
        if leaf := LEAVES.get(action):
            whole = self._joined(element) if element.node.children else element
            if whole.node.text:
                leaf(whole, self.words, self.facts)
            self.children(element, element.scope)
            return
        if element.node.text and action not in _WITH_TEXT:
            # Text beside the elements breaks the schema, and may still name somebody.
            self.facts.unknown(place, Node(element.node.name, text=element.node.text))
        CONTAINERS[action](self, element)
