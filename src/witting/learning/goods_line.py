"""In which words does someone say what the goods are?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class GoodsLine:
    """The words of one line of goods; each part may be empty."""

    description: str = ""
    part_number: str = ""
    manufacturer: str = ""

    @property
    def text(self) -> str:
        """All of them as one text, each part once."""
        given = (self.description, self.part_number, self.manufacturer)
        parts = (" ".join(part.split()) for part in given)
        return " ".join(dict.fromkeys(filter(None, parts)))

    @property
    def field(self) -> tuple[str, int]:
        """The field that is told to have been read, and its length."""
        if self.description or not self.part_number:
            return "description", len(self.description)
        return "part_number", len(self.part_number)
