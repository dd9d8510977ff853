"""What was readable but not understood?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Something that a reader could not make sense of. It travels into the assessment.

    Args:
        where: File, line and field, such as ``deals.csv line 7, date``.
        what: What is wrong and what was done about it, as a sentence.
        unread: Whether something that screening looks at (a name, a country, goods, a text) was
            lost or may stand in the wrong place, so that the deal cannot be called clear.
    """

    where: str
    what: str
    unread: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As ``parse`` writes it; ``unread`` stands there only where it is true."""
        return {"where": self.where, "what": self.what, **({"unread": True} if self.unread else {})}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Issue:
        """The issue that :meth:`to_dict` wrote."""
        return cls(data["where"], data["what"], data.get("unread", False))
