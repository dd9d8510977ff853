"""What does evidence of ownership say, beside its picture?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.report.fact import Fact
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OUTCOMES = {
    "owned": "owned",
    "controlled": "controlled",
    "minority": "held in part, below the test",
    "linked": "linked, neither owned nor controlled",
}


def facts_of_owners(evidence: Mapping[str, Any]) -> Iterator[Fact]:
    """The test, its outcome, the listed holders and how each share is stated."""
    outcome = OUTCOMES.get(str(evidence.get("outcome")), str(evidence.get("outcome")))
    sure = "for certain" if evidence.get("certainty") == "certain" else "possibly"
    share = evidence.get("share_text") or ""
    reading = evidence.get("reading") or {}
    yield Fact(
        "Test", legible(str(evidence.get("title") or "")), (legible(reading.get("text", "")),)
    )
    yield Fact("Outcome", f"{outcome}, {sure}", (legible(str(share)),))
    asset = evidence.get("asset") or {}
    yield Fact("Known as", legible(str(asset.get("name") or "")), (legible(str(asset.get("id"))),))
    for holder in evidence.get("holders") or ():
        yield Fact(
            "Listed owner",
            legible(str(holder["owner"])),
            (legible(f"{holder['caption']} ({holder['entity']}, {holder['certainty']})"),),
        )
    for step in (evidence.get("chain") or {}).get("steps") or ():
        yield Fact(
            legible(f"Owners of {step['asset']}"),
            legible("; ".join(map(_part, step["holders"]))),
            (f"together {step['total_text']}",) if len(step["holders"]) > 1 else (),
        )


def _part(part: Mapping[str, Any]) -> str:
    share = part["share_text"] or part["kind"]
    return f"{part['owner']} {share} [{', '.join(part['where'])}]"
