"""What stands on the page of one deal?

Everything that the template shows, in words and in order, so that the template decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.report.fact import Fact
from witting.report.facts import facts_of_deal, facts_of_finding
from witting.report.legible import legible
from witting.report.owner_picture import draw_owners
from witting.report.papers import shown_papers
from witting.report.reason import Reason, first_reason, reasons_of
from witting.report.sides import Row, compare_address, compare_party
from witting.report.subject import party_of, say_subject
from witting.report.wording import (
    CERTAINTIES,
    EFFECTS,
    KINDS,
    PERSPECTIVES,
    SOURCES,
    say,
    say_provision,
    say_thresholds,
    say_window,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from witting.model import Assessment, Deal, Exposure, Finding, Issue, NotChecked


@dataclass(frozen=True, slots=True)
class Link:
    """An address; ``href`` is empty where it is none that a browser should follow."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ExposureView:
    """One exposure in words; the rest stands in ``raw``."""

    raw: Exposure
    effect: str
    window: str
    source: Link | None
    source_read: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """What a list says was imposed: a name and facts about it."""

    program: str
    facts: tuple[Fact, ...]
    source: Link | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: two sides where the evidence has two, else facts."""

    raw: Finding
    kind: str
    subject: str
    role: str
    certainty: str
    score: str
    listed: str
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...]
    source: Link | None
    source_read: str
    measures: tuple[MeasureView, ...]
    features: tuple[tuple[str, str], ...]
    picture: Markup | None


@dataclass(frozen=True, slots=True)
class DealView:
    """One deal's section; ``anchor`` is unique in the report, whatever the deal's id is."""

    anchor: str
    raw: Assessment
    kind: str
    papers: str
    perspective: str
    codes: tuple[str, ...]
    reason: str
    reasons: tuple[Reason, ...]
    exposures: tuple[ExposureView, ...]
    findings: tuple[FindingView, ...]
    facts: tuple[Fact, ...]
    checked: tuple[Fact, ...]
    gaps: tuple[NotChecked, ...]
    issues: tuple[Issue, ...]
    lists: tuple[tuple[str, str], ...]
    thresholds: str


def view_deal(deal: Deal, assessment: Assessment, *, number: int) -> DealView:
    """The section of the deal that is the ``number``-th of the report, counted from 1."""
    gaps = assessment.coverage.not_checked
    return DealView(
        anchor=f"d{number}",
        raw=assessment,
        kind=legible(say({}, deal.kind)) if deal.kind else "",
        papers=shown_papers(deal),
        perspective=say(PERSPECTIVES, assessment.perspective),
        codes=tuple(dict.fromkeys(item.code for item in assessment.exposures)),
        reason=first_reason(assessment),
        reasons=tuple(reasons_of(assessment)),
        exposures=tuple(map(_exposure, assessment.exposures)),
        findings=tuple(view_finding(deal, found) for found in assessment.findings),
        facts=tuple(facts_of_deal(deal)),
        checked=tuple(_checked(deal, assessment.coverage.checked)),
        gaps=tuple(sorted(gaps, key=lambda gap: not gap.matters)),
        issues=assessment.issues,
        lists=tuple(sorted(assessment.versions.lists.items())),
        thresholds=f"A match {say_thresholds(assessment.versions.thresholds)}.",
    )


def _checked(deal: Deal, checked: Sequence[str]) -> Iterator[Fact]:
    """What was checked, by kind: all lists on one line, all parties on one, then the rest."""
    lists = [name.removeprefix("lists.") for name in checked if name.startswith("lists.")]
    parties = {name: party for name in checked if (party := party_of(deal, name))}
    roles = [say({}, party.role) if party.role else name for name, party in parties.items()]
    others = [name for name in checked if not name.startswith("lists.") and name not in parties]
    for label, names in (("Lists", lists), ("Parties", roles), ("Further", others)):
        if names:
            yield Fact(label, legible(", ".join(names)))


def _exposure(raw: Exposure) -> ExposureView:
    return ExposureView(
        raw=raw,
        effect=say(EFFECTS, raw.effect),
        window=say_window(raw.in_force_from, raw.in_force_to) or "no date is given",
        source=_link(raw.source),
        source_read=say(SOURCES, raw.source_read),
    )


def view_finding(deal: Deal, raw: Finding) -> FindingView:
    """One finding about a deal."""
    evidence = raw.evidence
    two_sided = "entity" in evidence
    party = party_of(deal, raw.subject)
    compare = compare_address if raw.kind == "address_match" else compare_party
    return FindingView(
        raw=raw,
        kind=say(KINDS, raw.kind),
        subject=say_subject(deal, raw),
        role=say({}, party.role) if party and party.role else "",
        certainty=say(CERTAINTIES, raw.certainty) if two_sided or raw.certainty != "strong" else "",
        score=f"{raw.score:.2f}",
        listed=legible(f"list of {evidence['snapshot']}" if evidence.get("snapshot") else ""),
        rows=tuple(compare(party, evidence)) if two_sided else (),
        facts=() if two_sided else tuple(facts_of_finding(raw)),
        source=_link(str(evidence.get("source") or "")) if raw.kind == "licence" else None,
        source_read=say(SOURCES, str(evidence.get("source_read") or "")),
        measures=tuple(_measure(item) for item in evidence.get("measures") or ()),
        features=tuple(_feature(item) for item in evidence.get("features") or ()),
        picture=draw_owners(evidence) if raw.kind == "ownership" else None,
    )


def _measure(measure: Mapping[str, Any]) -> MeasureView:
    provisions = ", ".join(say_provision(str(text)) for text in measure.get("provisions") or ())
    facts = [
        Fact("Orders", legible(provisions)),
        Fact("Authority", legible(measure.get("authority") or "")),
        Fact("Listed on", legible(measure.get("listed_on") or "")),
        Fact("In force", legible(say_window(measure.get("start"), measure.get("end")))),
        Fact("Reason", legible(measure.get("reason") or "")),
    ]
    return MeasureView(
        program=legible(measure.get("program") or "Measure"),
        facts=tuple(fact for fact in facts if fact.text),
        source=_link(measure.get("source_url") or ""),
    )


def _feature(feature: Mapping[str, Any]) -> tuple[str, str]:
    """The sentence, and how much it counted, such as ``+0.94``."""
    sentence = legible(str(feature.get("sentence") or feature.get("name") or ""))
    effect = feature.get("effect")
    return sentence, f"{effect:+.2f}" if isinstance(effect, (int, float)) else ""


def _link(address: str) -> Link | None:
    """Only web addresses are followed: a list may hold any text, ``javascript:`` too."""
    if not address:
        return None
    is_web = address.startswith(("https://", "http://"))
    return Link(legible(address), address if is_web else "")
