"""What does a licence or an exemption carve out, when, and on what conditions?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.regimes.code_list import hs_levels
from witting.regimes.window import Window, days_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from witting.regimes.match_condition import NamedEntity
    from witting.regimes.provision import LegalBasis

BY_FACTS, BY_STATEMENT, NEVER = "facts", "statement", "never"
CLEARS_BY = (BY_FACTS, BY_STATEMENT, NEVER)
"""What an edition clears by: goods and parties as found; only with the asker's own statement that
its conditions hold; or not at all, so that it yields a review."""


@dataclass(frozen=True, slots=True)
class Lift:
    """A provision that a licence lifts.

    Args:
        provision: Its key.
        window: The days on which the licence reaches it.
        to_review: Whether a person must decide in any case; the exposure stays, as a review.
        why: Why so; empty where not.
    """

    provision: str
    window: Window
    to_review: bool
    why: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A licence as it was issued once, such as General License 8J.

    Args:
        name: As its publisher calls it.
        window: Its days. The last is the last whole one.
        known_to: The last day on which it is known to have stood; None where its own end is known.
            After it, the edition yields at most a review.
        clears_by: One of CLEARS_BY.
        conditions: What must hold beside goods and parties, as half sentences.
        source: Address of the text, or of what is known of it.
        source_read: One of SOURCE_READ.
    """

    name: str
    window: Window
    known_to: date | None
    clears_by: str
    conditions: tuple[str, ...]
    source: str
    source_read: str

    def to_dict(self) -> dict[str, Any]:
        """As ``witting regimes`` writes it."""
        return {
            "name": self.name,
            **days_of(self.window),
            "known_to": self.known_to.isoformat() if self.known_to else None,
            "clears_by": self.clears_by,
            "conditions": list(self.conditions),
            "source": self.source,
            "source_read": self.source_read,
        }


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence or an exemption as its file states it.

    Args:
        key: Its path below the folder with dots, such as ``us.gl.8``.
        legal_text: What it allows, in our words.
        lifts: The provisions that it lifts, by key, in order.
        parties: The only listed parties that it covers; empty where it covers any.
        goods: Chapters, headings or subheadings of the Harmonized System, of which all goods of the
            deal must be; empty where it covers any subject.
        roles: The roles in which a listed party must be for the facts alone to clear and, where the
            licence is for no kind of goods, for a statement; empty: any.
        editions: In order of their days, which do not overlap; days between them are gaps.
    """

    key: str
    title: str
    legal_basis: LegalBasis
    legal_text: str
    lifts: tuple[Lift, ...]
    parties: tuple[NamedEntity, ...]
    goods: tuple[str, ...]
    roles: tuple[str, ...]
    editions: tuple[Edition, ...]
    reviewed_by: str | None
    reviewed_on: date | None
    notes: str
    file: str

    @property
    def in_force(self) -> tuple[Window, ...]:
        """The days of its editions."""
        return tuple(edition.window for edition in self.editions)

    def edition_on(self, day: date) -> Edition | None:
        """The edition of the day, or None in a gap, before the first and after the last."""
        return next((item for item in self.editions if item.window.covers(day)), None)

    def lift_of(self, provision: str, day: date) -> Lift | None:
        """How it lifts the provision on the day, or None where it does not."""
        return next(
            (
                lift
                for lift in self.lifts
                if lift.provision == provision and lift.window.covers(day)
            ),
            None,
        )

    def covers_goods(self, codes: Iterable[str]) -> bool:
        """Whether every HS code, as digits, lies in a chapter, heading or subheading it names."""
        return all(not set(self.goods).isdisjoint(hs_levels(code)) for code in codes)

    def gap_on(self, day: date) -> str:
        """Why nothing of it holds on a day without an edition, as a sentence."""
        before = [item for item in self.editions if item.window.order < day]
        after = [item for item in self.editions if item.window.order > day]
        said = [f"{item.name} ended with {item.window.last}" for item in before[-1:]]
        said += [f"{item.name} begins on {item.window.first}" for item in after[:1]]
        return f"{self.title}: no edition is in force on {day} ({'; '.join(said)})."

    def to_dict(self) -> dict[str, Any]:
        """As ``witting regimes`` writes it."""
        return {
            "key": self.key,
            "kind": "licence",
            "title": self.title,
            "legal_basis": str(self.legal_basis),
            "source": self.legal_basis.source,
            "legal_text": self.legal_text,
            "in_force": [days_of(window) for window in self.in_force],
            "lifts": [
                {"provision": lift.provision, **days_of(lift.window), "to_review": lift.to_review}
                for lift in self.lifts
            ],
            "parties": [{"entity": item.entity, "name": item.name} for item in self.parties],
            "goods": list(self.goods),
            "roles": list(self.roles),
            "editions": [edition.to_dict() for edition in self.editions],
            "reviewed_by": self.reviewed_by,
            "reviewed_on": self.reviewed_on.isoformat() if self.reviewed_on else None,
            "notes": self.notes,
            "file": self.file,
        }
