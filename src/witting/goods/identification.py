"""What are these goods, how surely, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

STATUSES = ("identified", "ambiguous", "unidentified")


@dataclass(frozen=True, slots=True)
class HsCandidate:
    """A subheading of HS 2022 that the goods may be under.

    Args:
        code: Six digits, without a point.
        score: From 0 to 1. By a code: which part of what it may stand for this subheading is; 1
            where the code is the subheading. By words and numbers: how surely they tell the kind of
            goods, less for each further code that such goods are declared under.
    """

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Words or a number that decided.

    Args:
        field: ``description``, ``part_number`` or ``manufacturer``.
        start: Where they begin in the field, in characters.
        end: Where they end, exclusive.
        means: What they name, in our words.
    """

    field: str
    start: int
    end: int
    means: str

    def to_dict(self) -> dict[str, Any]:
        """As ``witting goods`` writes it."""
        return {"field": self.field, "start": self.start, "end": self.end, "means": self.means}


@dataclass(frozen=True, slots=True)
class GoodsIdentification:
    """What is known of one line of goods.

    Args:
        hs6: The subheadings it may be under, the likeliest first: the listed ones, and those that a
            whole code or the words name.
        chpl_tier: The gravest tier of the common high-priority list among them, or None.
        item_classes: Classes of the determination under section 11 of Executive Order 14024, such
            as ``us.eo14024.determination.6``, in its order.
        status: ``identified``: tier and classes are as said, both may be empty. ``ambiguous``:
            they are so only if the goods are what the code or the words may stand for.
            ``unidentified``: nothing is known.
        explanation: What was read, and what the lists say of it.
        marks: The words and numbers that decided, in their order; none where the code did.
        contradiction: What code and words say differently, as a sentence; else None.
        is_vague: Whether there is no code, and the words could be anything.
        named: For each kind that words and numbers surely name, whatever the code says, the
            chapters, headings and subheadings that it is declared under.
    """

    hs6: tuple[HsCandidate, ...] = ()
    chpl_tier: str | None = None
    item_classes: tuple[str, ...] = ()
    status: str = "unidentified"
    explanation: str = ""
    marks: tuple[Mark, ...] = ()
    contradiction: str | None = None
    is_vague: bool = False
    named: tuple[tuple[str, ...], ...] = ()

    @property
    def matters(self) -> bool:
        """Whether the goods are, or may be, on one of the lists."""
        return self.chpl_tier is not None or bool(self.item_classes)

    def to_dict(self) -> dict[str, Any]:
        """As ``witting goods`` writes it."""
        return {
            "hs6": [{"code": item.code, "score": round(item.score, 4)} for item in self.hs6],
            "chpl_tier": self.chpl_tier,
            "item_classes": list(self.item_classes),
            "status": self.status,
            "explanation": self.explanation,
            "marks": [mark.to_dict() for mark in self.marks],
            "contradiction": self.contradiction,
        }
