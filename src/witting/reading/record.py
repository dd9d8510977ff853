"""What does a text say: who and what is in it, and who says what?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from witting.reading.article import Article
    from witting.reading.entity import Entity


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the text: characters from start to end, exclusive, and the line from 1."""

    start: int
    end: int
    line: int

    def to_dict(self) -> dict[str, int]:
        """As ``witting read`` writes it."""
        return {"start": self.start, "end": self.end, "line": self.line}


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what, through whom.

    Args:
        id: ``s1``, ``s2``, … in the order of the text.
        speaker: Who says it, in words; None where nobody is named.
        entity: The id of that entity, or None.
        outlet: Through whom the text has it, or None.
        outlet_entity: The id of that entity, or None.
        what: What is said, without the words that say who says it.
        manner: ``direct``, ``mixed`` or ``indirect``.
        verb: The word that tells that something is said; empty for a quotation by itself.
        place: All of it, the words that say who says it included.
        quotations: The parts in quotation marks.
    """

    id: str
    speaker: str | None
    entity: str | None
    outlet: str | None
    outlet_entity: str | None
    what: str
    manner: str
    verb: str
    place: Place
    quotations: tuple[Place, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As ``witting read`` writes it."""
        return {
            "kind": "statement",
            "id": self.id,
            "speaker": self.speaker,
            "entity": self.entity,
            "outlet": self.outlet,
            "outlet_entity": self.outlet_entity,
            "what": self.what,
            "manner": self.manner,
            "verb": self.verb,
            "place": self.place.to_dict(),
            "quotations": [place.to_dict() for place in self.quotations],
        }


@dataclass(frozen=True, slots=True)
class MeasureMention:
    """A measure, or an act of law, that the text names.

    Args:
        name: ``secondary sanctions``, ``Executive Order 14114``, ``Regulation (EU) No 833/2014``.
        number: The number of the act as the files of the law have it, or None.
        place: Where.
    """

    name: str
    number: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Announcement:
    """A measure that the text says somebody announced, tied to an act by the month.

    Args:
        act: The act, with its day.
        instrument: As the files of the law name it.
        day: ISO.
        place: The sentence.
        why: What of the sentence ties it, as a sentence.
    """

    act: str
    instrument: str
    day: str
    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class TextReading:
    """All that a text says, before any list is asked."""

    article: Article
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    measures: tuple[MeasureMention, ...]
    announcements: tuple[Announcement, ...]
    sources: tuple[str, ...]
