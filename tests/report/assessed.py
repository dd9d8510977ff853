"""A deal with its assessment."""

from __future__ import annotations

from datetime import date
from typing import Any

from witting.model import Assessment, Coverage, Deal, NotChecked, Versions

Pair = tuple[Deal, Assessment]
DAY = date(2025, 5, 1)
OWNERSHIP = NotChecked("ownership", "who owns the parties is not looked up by this version.")


def assess(deal: Deal, verdict: str, *why: str, **more: Any) -> Pair:
    gaps = more.pop("gaps", ())
    checked = (
        "lists.eu.fsf",
        "lists.us.ofac.sdn",
        *(f"parties[{n}]" for n, _ in enumerate(deal.parties)),
    )
    versions = Versions(
        lists={"us.ofac.sdn": "2025-04-28", "eu.fsf": "2025-04-25+2025-04-30"},
        thresholds={"match": 0.8, "strong": 0.963},
        regimes="5f0c2a91",
        witting="0.1.0",
    )
    return deal, Assessment(
        deal=deal.id,
        date=deal.date,
        as_of=more.pop("as_of", DAY),
        perspective=more.pop("perspective", "non_us_bank"),
        verdict=verdict,
        exposures=more.pop("exposures", ()),
        findings=more.pop("findings", ()),
        coverage=Coverage((*checked, "route"), (*gaps, OWNERSHIP)),
        versions=versions,
        why=why,
        issues=deal.issues,
    )
