"""What was found, as a fact with its evidence and no judgement yet?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDING_KINDS = (
    "party_match",
    "address_match",
    "identifier_match",
    "ownership",
    "goods",
    "route",
    "red_flag",
    "text_mention",
    "licence",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact about the deal.

    Args:
        id: ``f1``, ``f2``, … within its assessment.
        kind: One of FINDING_KINDS.
        subject: What in the deal it is about, such as ``parties[1]`` or ``goods[0]``.
        score: How sure, from 0 to 1; 1 where there is nothing to doubt.
        certainty: ``strong`` where a provision may rest on it, ``possible`` where a person must
            look first.
        evidence: JSON values; the shape for each kind is in docs/findings.md.
        explanation: One sentence that an officer can file.
    """

    id: str
    kind: str
    subject: str
    score: float
    certainty: str
    evidence: Mapping[str, Any]
    explanation: str

    def to_dict(self) -> dict[str, Any]:
        """As the assessment writes it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "subject": self.subject,
            "score": round(self.score, 4),
            "certainty": self.certainty,
            "evidence": dict(self.evidence),
            "explanation": self.explanation,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Finding:
        """The finding that :meth:`to_dict` wrote, with the score as it was rounded there."""
        return cls(**{name: data[name] for name in cls.__slots__})
