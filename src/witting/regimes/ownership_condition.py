"""Is a party owned or controlled by listed ones, by the test of a regime?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.regimes.meeting import Doubt, Meeting, meet_by
from witting.regimes.wording import either, has_any, text_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from witting.model import Finding

OWNERSHIP_KIND = "ownership"
OUTCOMES = ("owned", "controlled", "minority", "linked")
OPEN = (
    "who the party or its owners are, or how much they have, leaves it open; a person must find out"
)


@dataclass(frozen=True, slots=True)
class Owned:
    """A party is owned, controlled or held in part, by one rule of ``resources/ownership``.

    Args:
        rule: The rule's key.
        outcomes: Of OUTCOMES.
        programs: One of the listed holders is under one of these; none asks nothing.
        not_roles: Parties in these roles do not count.
    """

    rule: str
    outcomes: tuple[str, ...] = ("owned",)
    programs: tuple[str, ...] = ()
    not_roles: tuple[str, ...] = ()

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        del day  # the holdings and the holders' measures are those of the day already
        found = [item for item in findings if item.kind == OWNERSHIP_KIND and self._fits(item)]
        return meet_by(
            (item.id for item in found if item.certainty == "strong"),
            (Doubt(item.id, OPEN) for item in found if item.certainty != "strong"),
        )

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return OWNERSHIP_KIND in kinds

    def _fits(self, finding: Finding) -> bool:
        evidence = finding.evidence
        programs = {text_key(text) for text in evidence.get("programs") or ()}
        return (
            evidence.get("rule") == self.rule
            and evidence.get("outcome") in self.outcomes
            and evidence.get("role") not in self.not_roles
            and has_any(programs, self.programs)
        )

    def __str__(self) -> str:
        """Outcome, rule and programs in words."""
        by = f" by holders under {either(self.programs)}" if self.programs else ""
        aside = f", in another role than {either(self.not_roles)}" if self.not_roles else ""
        return f"a party is {either(self.outcomes)}{by} by the test {self.rule}{aside}"
