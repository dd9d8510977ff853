"""What deal do the segments of a message make?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.document_draft import DocumentDraft, Found
from witting.deals.edifact.vocabulary import load_message_types
from witting.model import Source

if TYPE_CHECKING:
    from witting.deals.edifact.unit import Unit


@dataclass(slots=True)
class Line(Found):
    """A line of goods, while its segments are read; each part with its rank, 0 being the first."""

    weight: tuple[int, str] | None = None
    quantity: tuple[int, str] | None = None
    value: tuple[int, dict[str, str]] | None = None
    described: list[str] = field(default_factory=list)


class Draft(DocumentDraft):
    """Collects a deal, segment by segment.

    Args:
        unit: The message, or a consignment of it.
        file: The file's name.
    """

    def __init__(self, unit: Unit, *, file: str) -> None:
        super().__init__(source_of(unit, file))
        self.type = load_message_types().get(unit.type)
        self.lines: list[Line] = []
        self.hs_codes: set[str] = set()
        self.party: Found | None = None
        """The party whose numbers and contacts may follow."""
        self.line: Line | None = None
        """The line of goods that is open."""
        self.days: dict[str, tuple[str, str]] = {}
        self.sums: dict[str, tuple[str, dict[str, str]]] = {}
        self.currencies: dict[str, str] = {}
        self.makers: dict[str, None] = {}
        """Who made the goods, where no line is open."""
        self.numbers: list[str] = []
        """What the message and the consignment call themselves."""

    def open_line(self, label: str) -> Line:
        """Begins a line of goods."""
        self.line = Line(label)
        self.lines.append(self.line)
        self.goods.append(self.line)
        self.party = None
        return self.line

    def made_by(self, name: str) -> None:
        """Keeps who made the goods of the open line, or of the message."""
        if self.line is not None:
            self.line.data.setdefault("manufacturer", name)
        else:
            self.makers[name] = None

    def close_groups(self) -> None:
        """What follows belongs to no party and to no line of goods."""
        self.party = self.line = None


def source_of(unit: Unit, file: str) -> Source:
    """Where the unit stands; its format is such as ``edifact.invoic``."""
    told = "".join(sign for sign in unit.type if sign.isalnum() and sign.isascii())[:6]
    place = f"message {unit.message}"
    if unit.consignment:
        place = f"{place}, consignment {unit.consignment}"
    return Source(file, f"edifact.{told.lower()}" if told else "edifact", place)
