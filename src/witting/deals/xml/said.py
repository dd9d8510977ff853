"""What else does a message say: its texts, and what could not be understood?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.deals.xml.node import Node


@dataclass(slots=True)
class Said:
    """Collects texts and problems.

    Args:
        texts: Everything else that holds words, to the place where it first stands.
        problems: Place, sentence, and whether something was lost.
    """

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[str, str, bool]] = field(default_factory=list)

    def problem(self, place: str, what: str, *, unread: bool = False) -> None:
        """Notes what is wrong at a place; ``unread`` as on an issue."""
        self.problems.append((place, what, unread))

    def text(self, place: str, text: str) -> None:
        """Keeps a text, once."""
        if text:
            self.texts.setdefault(text, place)

    def unknown(self, place: str, node: Node) -> None:
        """Notes an element that has no meaning here, and keeps its words as texts."""
        words = [leaf.text for leaf in node.leaves()]
        if words:
            what = "the element is unknown here; its words were kept as text."
            self.problem(place, what, unread=True)
        for word in words:
            self.text(place, word)
