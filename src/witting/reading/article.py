"""What is a text that someone gives to be read: its paragraphs, and what stands around them?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

TEXT, TITLE, HEADING, FURNITURE = "text", "title", "heading", "furniture"
"""Kinds of blocks. Furniture is shown, and not looked into."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a text.

    Args:
        start: Where it begins, in characters of the text.
        end: Where it ends, exclusive.
        kind: One of the kinds above.
        why: Of furniture, what it is: ``caption``, ``cookie``, ``byline``, …
    """

    start: int
    end: int
    kind: str = TEXT
    why: str = ""

    @property
    def is_read(self) -> bool:
        """Whether it belongs to the text."""
        return self.kind != FURNITURE


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the text points to, and the words that do."""

    text: str
    address: str


@dataclass(frozen=True)
class Article:
    """A text as it was read.

    Args:
        text: All of it, furniture included; every place in it counts from here.
        blocks: Its paragraphs, in order.
        form: ``text`` or ``html``.
        source: The file's name; ``-`` for standard input.
        encoding: As the bytes were read.
        title: Of a page, or the first line that is one; else None.
        byline: Who wrote it, as it says; else None.
        date: The ISO day of the text, where it says one; else None.
        links: Of a page.
        issues: What could not be read as it stands, in sentences.
    """

    text: str
    blocks: tuple[Block, ...]
    form: str = "text"
    source: str = "-"
    encoding: str = "utf-8"
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    links: tuple[Link, ...] = ()
    issues: tuple[str, ...] = field(default=())

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(place + 1 for place, sign in enumerate(self.text) if sign == "\n")]

    def line_of(self, place: int) -> int:
        """The line of the text, from 1, that a place is on."""
        return bisect_right(self._line_starts, place)

    def of(self, block: Block) -> str:
        """The words of a block."""
        return self.text[block.start : block.end]
