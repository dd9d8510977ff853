"""What else does a message say: its texts, and what could not be understood?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.text import are_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.xml.node import Node


_OF_A_SCHEMA = ("://", "urn:")
"""What stands in the place of a schema."""


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
        words += words_of_attributes(node)
        if words:
            what = "the element is unknown here; its words were kept as text."
            self.problem(place, what, unread=True)
        for word in words:
            self.text(place, word)


def words_of_attributes(node: Node) -> Iterator[str]:
    """Words in the attributes of an element and of all in it: ``<broker name="Anna Primer"/>``."""
    for value in node.attributes.values():
        if are_words(value) and not any(sign in value for sign in _OF_A_SCHEMA):
            yield value
    for child in node.children:
        yield from words_of_attributes(child)
