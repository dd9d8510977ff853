"""What was readable but not understood?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Something that a reader could not make sense of. It travels into the assessment.

    Args:
        where: File, line and field, such as ``deals.csv line 7, date``.
        what: What is wrong and what was done about it, as a sentence.
    """

    where: str
    what: str

    def to_dict(self) -> dict[str, str]:
        """As ``parse`` writes it."""
        return {"where": self.where, "what": self.what}
