"""What is shipped, and where does it go?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.regimes.condition import POSSIBLE
from witting.regimes.meeting import Doubt, Meeting, meet_by
from witting.regimes.wording import either, has_any, text_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from witting.model import Finding

GOODS_KIND, ROUTE_KIND = "goods", "route"

PERHAPS = "whether the goods go there, or come from there, is not sure and must be asked"

PERHAPS_NAMED = "the list names a part of what the code stands for; ask for the exact item"


@dataclass(frozen=True, slots=True)
class Goods:
    """The deal is about goods of certain item classes or tiers, or that a list names by code."""

    item_classes: tuple[str, ...] = ()
    not_item_classes: tuple[str, ...] = ()
    chpl_tiers: tuple[str, ...] = ()
    code_lists: tuple[str, ...] = ()

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        del day  # what goods are does not change; which classes count is in the variant
        found = [
            finding for finding in findings if finding.kind == GOODS_KIND and self._fits(finding)
        ]
        doubts = [Doubt(finding.id, why) for finding in found if (why := self._doubt(finding))]
        doubtful = {doubt.finding for doubt in doubts}
        return meet_by((item.id for item in found if item.id not in doubtful), doubts)

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return GOODS_KIND in kinds

    def _fits(self, finding: Finding) -> bool:
        classes = {text_key(text) for text in finding.evidence.get("item_classes") or ()}
        tier = {text_key(finding.evidence.get("chpl_tier") or "")}
        return (
            has_any(classes, self.item_classes)
            and classes.isdisjoint(map(text_key, self.not_item_classes))
            and has_any(tier, self.chpl_tiers)
            and has_any(_lists(finding, "code_lists", "possible_code_lists"), self.code_lists)
        )

    def _doubt(self, finding: Finding) -> str | None:
        if self.code_lists and not has_any(_lists(finding, "code_lists"), self.code_lists):
            return PERHAPS_NAMED
        if self.item_classes or self.not_item_classes or self.chpl_tiers:
            return _goods_doubt(finding)
        return None

    def __str__(self) -> str:
        """Classes and tiers in words."""
        asked = (
            (" in the class ", self.item_classes),
            (" in none of the classes ", self.not_item_classes),
            (" in tier ", self.chpl_tiers),
            (" named by code in ", self.code_lists),
        )
        return "goods are" + ",".join(before + either(texts) for before, texts in asked if texts)


@dataclass(frozen=True, slots=True)
class Route:
    """The deal goes to, or by, places of a certain concern."""

    concerns: tuple[str, ...]
    countries: tuple[str, ...] = ()
    not_sides: tuple[str, ...] = ()

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        del day  # the places of concern are dated where they are found
        found = [
            finding for finding in findings if finding.kind == ROUTE_KIND and self._fits(finding)
        ]
        return meet_by(
            (finding.id for finding in found if finding.certainty == "strong"),
            (Doubt(finding.id, PERHAPS) for finding in found if finding.certainty != "strong"),
        )

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return ROUTE_KIND in kinds

    def _fits(self, finding: Finding) -> bool:
        evidence = finding.evidence
        return (
            evidence.get("concern") in self.concerns
            and (not self.countries or evidence.get("country") in self.countries)
            and evidence.get("side") not in self.not_sides
        )

    def __str__(self) -> str:
        """Concern and countries in words."""
        where = (
            f" in {either(tuple(code.upper() for code in self.countries))}"
            if self.countries
            else ""
        )
        aside = f", other than on the side {either(self.not_sides)}" if self.not_sides else ""
        return f"a place of the deal is of the concern {either(self.concerns)}{where}{aside}"


def _lists(finding: Finding, *fields: str) -> set[str]:
    return {text_key(key) for field in fields for key in finding.evidence.get(field) or ()}


def _goods_doubt(finding: Finding) -> str | None:
    if finding.evidence.get("status") == "ambiguous":
        return "the goods may be of the class or not; ask for the exact item"
    return None if finding.certainty == "strong" else POSSIBLE
