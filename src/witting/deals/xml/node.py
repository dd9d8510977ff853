"""What does one element of a message hold?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(slots=True)
class Node:
    """An element by its local name, with its text and the elements in it.

    It grows while the file is read, and is no record of a deal.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def child(self, name: str) -> Node | None:
        """The first element of this name in it."""
        return next((node for node in self.children if node.name == name), None)

    def value(self, *path: str) -> str:
        """The text of the first element at this path; empty where there is none."""
        node: Node | None = self
        for name in path:
            node = node.child(name) if node is not None else None
        return node.text if node is not None else ""

    def leaves(self) -> Iterator[Node]:
        """Every element in it, or itself, that has text."""
        if self.text:
            yield self
        for node in self.children:
            yield from node.leaves()
