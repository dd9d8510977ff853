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
        score: From 0 to 1: which part of what the code may stand for this subheading is. 1 where
            the code is the subheading.
    """

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class GoodsIdentification:
    """What is known of one line of goods.

    Args:
        hs6: The listed subheadings it may be under, the likeliest first; where none is listed, the
            subheading itself if the code names one.
        chpl_tier: The gravest tier of the common high-priority list among them, or None.
        item_classes: Classes of the determination under section 11 of Executive Order 14024, such
            as ``us.eo14024.determination.6``, in its order.
        status: ``identified``: tier and classes are as said, both may be empty. ``ambiguous``:
            they are so only if the goods are what the code may stand for. ``unidentified``: nothing
            is known.
        explanation: One sentence.
    """

    hs6: tuple[HsCandidate, ...] = ()
    chpl_tier: str | None = None
    item_classes: tuple[str, ...] = ()
    status: str = "unidentified"
    explanation: str = ""

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
        }
