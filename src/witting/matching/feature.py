"""What moved a score, by how much, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison; the effects of a match's features add up to its score.

    Args:
        name: What was compared: ``name``, ``name_kind``, ``legal_form``, ``schema``, ``country``,
            ``birth_date`` or ``identifier``.
        query: The query's value.
        listed: The listing's value.
        effect: What it added to the score, or took from it.
        sentence: What it says, for the officer.
    """

    name: str
    query: str
    listed: str
    effect: float
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """As a finding's evidence writes it."""
        return {
            "name": self.name,
            "query": self.query,
            "listed": self.listed,
            "effect": round(self.effect, 4),
            "sentence": self.sentence,
        }
