"""How good was a lesson on the lines held out, in numbers?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from witting.goods.listed import load_lists
from witting.goods.nomenclature import SUBHEADING, load_nomenclature


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of lines.

    Args:
        lines: Of the file, without rows that were left out.
        used: Different ones that were learned from.
        codes: Headings and subheadings among these.
        held_out: Those that the figures are of.
        unseen: Held-out ones whose code none of the others has.
        headings_right: Held-out ones whose heading was told.
        subheadings: Held-out ones whose code is a subheading.
        subheadings_right: Those whose subheading was told.
        sure: Held-out ones whose code would be believed.
        sure_right: Those of them whose code is right.
        priority: Held-out ones of high priority.
        priority_told: Held-out ones that were told to be, or perhaps to be.
        priority_right: Those of them that are.
        rare: Codes that have few lines.
    """

    lines: int
    used: int
    codes: int
    held_out: int
    unseen: int
    headings_right: int
    subheadings: int
    subheadings_right: int
    sure: int
    sure_right: int
    priority: int
    priority_told: int
    priority_right: int
    rare: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As ``meta.json`` and ``goods learned show`` have it."""
        return {**asdict(self), "rare": list(self.rare), "shares": self.shares()}

    def shares(self) -> dict[str, float | None]:
        """Accuracy, recall and precision, to four places; None where there is nothing to count."""
        return {
            "heading_accuracy": _share(self.headings_right, self.held_out),
            "hs6_accuracy": _share(self.subheadings_right, self.subheadings),
            "sure_precision": _share(self.sure_right, self.sure),
            "high_priority_recall": _share(self.priority_right, self.priority),
            "high_priority_precision": _share(self.priority_right, self.priority_told),
        }


def read_figures(plain: dict[str, Any]) -> Figures:
    """The figures that :meth:`Figures.to_dict` wrote.

    Raises:
        KeyError: One is missing.
    """
    counts = {name: plain[name] for name in Figures.__dataclass_fields__}
    return Figures(**{**counts, "rare": tuple(plain["rare"])})


def high_priority(code: str) -> bool | None:
    """Whether a code is on the common high-priority list; None where a part of its heading is."""
    lists, below = load_lists().by_code, load_nomenclature().below(code)
    told = {sub in lists and lists[sub].tier is not None for sub in below}
    if len(code) == SUBHEADING or len(told) == 1:
        return True in told
    return None


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
