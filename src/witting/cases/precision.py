"""How often was a list, a rule or a code right?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from witting.cases.change import checked_choice
from witting.cases.tables import JUDGEMENT_TAGS, JUDGEMENTS

if TYPE_CHECKING:
    from sqlalchemy import Connection

GROUPS = ("list", "rule", "code")


@dataclass(frozen=True, slots=True)
class Precision:
    """What people said of the findings of one list, rule or code.

    Args:
        name: Such as ``us.ofac.sdn``, ``party_match`` or ``US-SDN14024``.
        positive: How many were right.
        negative: How many were not.
        unsure: Of how many nobody could tell.
    """

    name: str
    positive: int
    negative: int
    unsure: int

    @property
    def share(self) -> float | None:
        """Of those that somebody could tell, the part that was right; None where there are none."""
        told = self.positive + self.negative
        return self.positive / told if told else None


def read_precision(connection: Connection, by: str) -> tuple[Precision, ...]:
    """One for each list, rule or code that was judged, by name; a case counts a fact once.

    Raises:
        InputError: They cannot be grouped so.
    """
    checked_choice(by, GROUPS, where="precision")
    tags = JUDGEMENT_TAGS.c
    both = (tags.case_id == JUDGEMENTS.c.case_id) & (tags.fingerprint == JUDGEMENTS.c.fingerprint)
    query = (
        select(tags.value, JUDGEMENTS.c.value, func.count())
        .join_from(JUDGEMENT_TAGS, JUDGEMENTS, both)
        .where(tags.kind == by)
        .group_by(tags.value, JUDGEMENTS.c.value)
    )
    counts: dict[str, dict[str, int]] = {}
    for name, value, count in connection.execute(query):
        counts.setdefault(name, {"positive": 0, "negative": 0, "unsure": 0})[value] = count
    return tuple(Precision(name, **counts[name]) for name in sorted(counts))
