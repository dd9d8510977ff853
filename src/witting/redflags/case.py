"""What is there to look for red flags in?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from witting.routes import SIDES_AHEAD, locate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from witting.flows.corridor import Corridors
    from witting.model import Deal, Finding, Party
    from witting.redflags.history_case import Past

RECEIVERS = ("consignee", "buyer", "end_user")
"""Who gets the goods."""
PAYERS = ("ultimate_debtor", "debtor", "applicant")
"""Who pays for them."""


@dataclass(frozen=True, slots=True)
class Signal:
    """That a fact is so, about one thing of the deal.

    Args:
        subject: What in the deal it is about, such as ``parties[1]``.
        told: One sentence that an officer can file.
        evidence: JSON values of its own.
    """

    subject: str
    told: str
    evidence: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A deal with what was found about it.

    Args:
        deal: As read.
        findings: What screening found: goods and places tell where a flag counts.
        day: The day of the law.
        past: What a history of deals says of its parties, where there is one.
        corridors: Which trade departs from its past, where a table of flows was read.
    """

    deal: Deal
    findings: Sequence[Finding]
    day: date
    past: Past | None = None
    corridors: Corridors | None = None

    def parties(self, *roles: str) -> Iterator[tuple[str, Party]]:
        """The parties in these roles, each with where it stands, in the order of the deal."""
        for number, party in enumerate(self.deal.parties):
            if party.role in roles:
                yield f"parties[{number}]", party

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every free text of the deal, each with where it stands; parties' own words, too."""
        if self.deal.purpose:
            yield "purpose", self.deal.purpose
        yield from ((f"text[{number}]", text) for number, text in enumerate(self.deal.text))
        for number, party in enumerate(self.deal.parties):
            yield from (
                (f"parties[{number}]", text) for text in (party.name, party.address) if text
            )

    @cached_property
    def destinations(self) -> frozenset[str]:
        """The countries that the goods are bound for, as far as the route says so."""
        end = self.deal.route.final_destination or self.deal.route.port_of_discharge
        return frozenset(place.country for place in locate(end)) if end else frozenset()

    @cached_property
    def goods(self) -> tuple[Finding, ...]:
        """The findings about goods."""
        return tuple(finding for finding in self.findings if finding.kind == "goods")

    @cached_property
    def concerns(self) -> tuple[Finding, ...]:
        """The findings about places of concern that the goods go to, or may."""
        return tuple(
            finding
            for finding in self.findings
            if finding.kind == "route" and finding.evidence.get("side") in SIDES_AHEAD
        )

    @cached_property
    def codes(self) -> frozenset[str]:
        """The subheadings that the listed goods are, or may be, under."""
        return frozenset(
            item["code"]
            for finding in self.goods
            if is_high_priority(finding)
            for item in finding.evidence.get("hs6", ())
        )


def is_high_priority(finding: Finding) -> bool:
    """Whether the goods are, or may be, on the high-priority list or in the determination."""
    return bool(finding.evidence.get("chpl_tier") or finding.evidence.get("item_classes"))
