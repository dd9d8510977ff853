"""What does a segment say, element by element, and what of it was not looked at?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.text import are_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.edifact.separators import Separators
    from witting.deals.edifact.splitter import RawSegment

_HIDDEN = tuple(map(chr, range(0xFDD0, 0xFDD0 + 8)))
"""Signs that are no letters, which stand for released ones while a text is cut."""


class Segment:
    """One segment. Whoever reads an element takes it, so that what nobody took can be said.

    Args:
        raw: As it stands in the file.
        codec: Of its letters.
        number: Its place in the message, from 1.
    """

    __slots__ = ("_left", "_parts", "has_breaks", "number", "tag")

    def __init__(self, raw: RawSegment, *, codec: str, number: int) -> None:
        text = raw.text.encode("latin-1").decode(codec, errors="replace")
        first, *elements = split(text, raw.separators)
        self.tag = (first[0] if first else "").strip().upper()
        self.number = number
        self.has_breaks = "\n" in text or "\r" in text
        self._parts = elements
        self._left = {
            (element, component)
            for element, parts in enumerate(elements, start=1)
            for component, part in enumerate(parts, start=1)
            if part.strip()
        }
        if len(first) > 1:
            # A component behind the tag says how often the segment is repeated.
            self.tag = first[0].strip().upper()

    @property
    def label(self) -> str:
        """Its place in the message, such as ``segment 5 (NAD)``."""
        return f"segment {self.number} ({self.tag[:20]})"

    def peek(self, element: int, component: int = 1) -> str:
        """A component without its blanks; empty where there is none."""
        if element > len(self._parts) or component > len(self._parts[element - 1]):
            return ""
        return self._parts[element - 1][component - 1].strip()

    def take(self, element: int, component: int = 1) -> str:
        """As :meth:`peek`, and it is looked at."""
        self._left.discard((element, component))
        return " ".join(self.peek(element, component).split())

    def take_lines(self, element: int, *, first: int = 1, last: int = 99) -> list[str]:
        """The components that are not blank; all are looked at."""
        parts = self._parts[element - 1] if element <= len(self._parts) else []
        numbers = range(first, min(last, len(parts)) + 1)
        return [line for number in numbers if (line := self.take(element, number))]

    def skip(self, position: str) -> None:
        """An element (``4``), a component (``4.2``) or ``all`` is passed over.

        Several words are no code, so that they are left.
        """
        if not self._left:
            return
        if position == "all":
            self._left = {place for place in self._left if are_words(self.peek(*place))}
            return
        element, _, component = position.partition(".")
        self._left = {
            place
            for place in self._left
            if place[0] != int(element)
            or (component and place[1] != int(component))
            or are_words(self.peek(*place))
        }

    def has(self, position: str) -> bool:
        """Whether an element or component is still to be looked at."""
        element, _, component = position.partition(".")
        return any(
            place[0] == int(element) and component in ("", str(place[1])) for place in self._left
        )

    def rest(self) -> Iterator[tuple[str, str]]:
        """What nobody took: position and text."""
        for element, component in sorted(self._left):
            yield f"{element}.{component}", self.peek(element, component)

    def broken(self) -> list[str]:
        """The components with a line break in them, as they stand."""
        return [part for parts in self._parts for part in parts if "\n" in part.strip()]


def split(text: str, separators: Separators) -> list[list[str]]:
    """Elements and their components; the repeats of an element are further components."""
    signs = separators.all
    if separators.release and separators.release in text:
        text = re.sub(
            f"{re.escape(separators.release)}(.)",
            lambda found: _HIDDEN[signs.index(found[1])] if found[1] in signs else found[1],
            text,
            flags=re.DOTALL,
        )
    if separators.repetition:
        text = text.replace(separators.repetition, separators.component)
    parts = [element.split(separators.component) for element in text.split(separators.element)]
    return [[_shown(part, signs) for part in element] for element in parts]


def _shown(part: str, signs: str) -> str:
    if part.isascii():
        return part
    for sign, hidden in zip(signs, _HIDDEN, strict=False):
        part = part.replace(hidden, sign)
    return part
