"""What does a provision of law say, when, and to whom?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.regimes.window import days_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from witting.regimes.condition import Condition
    from witting.regimes.window import Window

CODES = (
    "US-SDN14024",
    "US-SDN",
    "US-FFI-S11",
    "US-CRITICAL-ITEM",
    "US-50PCT",
    "US-EO13662",
    "US-CAPTA",
    "US-EMBARGO",
    "BIS-EL",
    "BIS-ADDR",
    "BIS-AFFILIATE",
    "BIS-MEU",
    "BIS-RUSSIA",
    "EU-AF",
    "EU-ANNEXIV",
    "EU-TXBAN",
    "EU-GOODS",
    "EU-DUTY",
    "EU-SHIP",
    "UK-AF",
    "UK-17A",
    "UK-GOODS",
    "UN-AF",
    "CN-CONFLICT",
)
CONFLICT_CODE = "CN-CONFLICT"
"""The code of acts that may forbid to act on an exposure; they are told as notices."""

SOURCE_READ = ("read", "secondary", "inferred", "recalled")
"""How the source is known: its own text was read; a page about it was; it was inferred from data;
it is from memory. A provision that is only recalled yields at most a review."""

RECALLED = "recalled"
NO_EFFECT = "none"
"""The provision says nothing to this perspective."""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """Where a provision stands: the instrument, the article and the address of the text."""

    instrument: str
    article: str
    source: str

    def __str__(self) -> str:
        """Instrument and article."""
        return f"{self.instrument}, {self.article}"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a provision does to a perspective: an effect, and what may follow."""

    effect: str
    consequence: str


@dataclass(frozen=True, slots=True)
class LesserCase:
    """Facts that do not meet the provision but are a reason for a person to look, and why."""

    condition: Condition
    note: str


@dataclass(frozen=True, slots=True)
class Variant:
    """How a provision is read within a window.

    Args:
        window: When it is read so.
        reading: How it is read then, as a sentence; empty where the text speaks for itself.
        source: The address behind this reading.
        source_read: One of SOURCE_READ.
        condition: What meets the provision; nothing does where the file states none.
        review: What yields at most a review.
        rulings: Perspective to ruling, every perspective.
    """

    window: Window
    reading: str
    source: str
    source_read: str
    condition: Condition
    review: tuple[LesserCase, ...]
    rulings: Mapping[str, Ruling]

    def to_dict(self) -> dict[str, Any]:
        """As ``witting regimes`` writes it."""
        return {
            **days_of(self.window),
            "reading": self.reading,
            "source": self.source,
            "source_read": self.source_read,
            "condition": str(self.condition),
            "review": [
                {"condition": str(case.condition), "note": case.note} for case in self.review
            ],
            "effects": {
                who: {"effect": ruling.effect, "consequence": ruling.consequence}
                for who, ruling in self.rulings.items()
            },
        }


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of law as its file states it.

    Args:
        key: Its path below the folder with dots, such as ``us.eo14024.s1``.
        code: One of CODES; several provisions may share one.
        legal_text: What it says, in our words.
        in_force: Windows that do not overlap, in order.
        variants: Readings that do not overlap and cover every day in force, in order.
        reviewed_by: Who compared the file with the law, or None where nobody has yet.
        reviewed_on: When, or None.
        notes: For the reader of the file.
        file: The file's name, for messages.
    """

    key: str
    title: str
    code: str
    legal_basis: LegalBasis
    legal_text: str
    in_force: tuple[Window, ...]
    variants: tuple[Variant, ...]
    reviewed_by: str | None
    reviewed_on: date | None
    notes: str
    file: str

    @property
    def is_notice(self) -> bool:
        """Whether it only warns of a conflict of laws, and never exposes."""
        return self.code == CONFLICT_CODE

    def window_on(self, day: date) -> Window | None:
        """The window in force that covers the day, or None."""
        return next((window for window in self.in_force if window.covers(day)), None)

    def variant_on(self, day: date) -> Variant | None:
        """The reading on the day, or None where the provision is not in force."""
        return next((item for item in self.variants if item.window.covers(day)), None)

    def to_dict(self) -> dict[str, Any]:
        """As ``witting regimes`` writes it."""
        return {
            "key": self.key,
            "code": self.code,
            "title": self.title,
            "legal_basis": str(self.legal_basis),
            "source": self.legal_basis.source,
            "legal_text": self.legal_text,
            "in_force": [days_of(window) for window in self.in_force],
            "variants": [variant.to_dict() for variant in self.variants],
            "reviewed_by": self.reviewed_by,
            "reviewed_on": self.reviewed_on.isoformat() if self.reviewed_on else None,
            "notes": self.notes,
            "file": self.file,
        }
