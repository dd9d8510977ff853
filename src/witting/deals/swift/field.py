"""Which fields does the text of a message have?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELD = re.compile(r"^([ \t]*):([0-9]{2}[A-Za-z]?|[0-9A-Za-z]{2,3}):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of block 4.

    Args:
        tag: Such as ``59F``.
        lines: What it says, line by line, without blanks at their ends.
        sequence: The sequence it stands in (``A``, ``B``), or empty.
        count: Which one it is of its tag in the sequence, from 1.
    """

    tag: str
    lines: tuple[str, ...]
    sequence: str = ""
    count: int = 1

    @property
    def number(self) -> str:
        """Such as ``59``."""
        return self.tag[:2]

    @property
    def option(self) -> str:
        """Such as ``F``; empty where there is none."""
        return self.tag[2:]

    @property
    def text(self) -> str:
        """All lines; ``//`` before a line only says that it goes on with the one before."""
        first, *rest = self.lines or ("",)
        return "\n".join((first, *(line.removeprefix("//") for line in rest)))

    @property
    def label(self) -> str:
        """Where it stands, for issues and locators."""
        place = f"field {self.tag}" if self.count == 1 else f"field {self.tag} ({self.count})"
        return f"sequence {self.sequence}, {place}" if self.sequence else place


def split_fields(text: str) -> tuple[str, list[Field]]:
    """What stands before the first field, and the fields in their order.

    A message that is indented as a whole is read as if it were not.
    """
    found = list(_FIELD.finditer(text))
    if not found:
        return text.strip(), []
    indent = len(found[0][1])
    ends = [*(item.start() for item in found[1:]), len(text)]
    fields = [
        Field(item[2], tuple(_lines(text[item.end() : end], indent)))
        for item, end in zip(found, ends, strict=True)
    ]
    return text[: found[0].start()].strip(), fields


def _lines(text: str, indent: int) -> Iterator[str]:
    for line in text.rstrip().split("\n"):
        yield (line[:indent].lstrip() + line[indent:]).rstrip() if indent else line.rstrip()
