"""What does it come to: exposed, review or clear, and why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.redflags import weigh_flags
from witting.regimes import Relief

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Coverage, Exposure, Finding

BINDING = frozenset({"prohibited", "secondary_sanctions", "licence_required"})
"""Effects that make a deal exposed; every other effect asks for a person."""

NOTHING_FOUND = "No provision is met by what was checked; what was not checked is listed."
"""Why a deal is clear: never that nothing is there, only that nothing was found."""

NOTHING_MORE = "No other provision is met by what was checked; what was not checked is listed."
"""The same where a licence cleared what was found."""


def judge(
    *,
    exposures: Sequence[Exposure],
    unjudged: Sequence[Finding],
    coverage: Coverage,
    relief: Relief | None = None,
    flags: Sequence[Finding] = (),
) -> tuple[str, tuple[str, ...]]:
    """The verdict and one sentence for each reason, the gravest first.

    A deal is *exposed* when a provision that binds is met by the evidence, *clear* when nothing
    was found and nothing that matters was left unchecked, and *review* in between.

    Args:
        exposures: Gravest first.
        unjudged: Matches that no provision attaches a measure to, such as one on a bank's own list.
        coverage: What was and was not checked.
        relief: What licences cleared, and statements that do not hold.
        flags: Signs; a person must look into one of the goods whatever the provisions say, and
            into those that have a weight where they weigh enough together.
    """
    relief = relief or Relief(tuple(exposures))
    reasons = tuple(
        _reasons(
            exposures=exposures,
            unjudged=unjudged,
            coverage=coverage,
            unmet=relief.unmet,
            flags=flags,
        )
    )
    cleared = tuple(f"{finding.id}: {finding.explanation}" for finding in relief.licences)
    if any(exposure.effect in BINDING for exposure in exposures):
        return "exposed", (*reasons, *cleared)
    if reasons:
        return "review", (*reasons, *cleared)
    return "clear", (*cleared, NOTHING_MORE if cleared else NOTHING_FOUND)


def _unjudged(findings: Sequence[Finding]) -> Iterator[str]:
    """The first match of each party in full, and how many more there are."""
    by_subject: dict[str, list[Finding]] = {}
    for finding in findings:
        by_subject.setdefault(finding.subject, []).append(finding)
    for first, *others in by_subject.values():
        names = ", ".join(finding.id for finding in others)
        more = f" And {len(others)} more: {names}." if others else ""
        yield f"Judged by no provision, so a person must: {first.id}: {first.explanation}{more}"


def _reasons(
    *,
    exposures: Sequence[Exposure],
    unjudged: Sequence[Finding],
    coverage: Coverage,
    unmet: Sequence[Finding],
    flags: Sequence[Finding],
) -> Iterator[str]:
    for exposure in exposures:
        note = f" {exposure.note}" if exposure.note else ""
        yield f"{exposure.code}: {exposure.title}.{note}"
    yield from _unjudged(unjudged)
    for finding in unmet:
        yield f"A licence that does not hold: {finding.id}: {finding.explanation}"
    for finding in flags:
        if "weight" not in finding.evidence:
            yield f"A sign to look into: {finding.id}: {finding.explanation}"
    yield from _weighed(flags)
    for item in coverage.not_checked:
        if item.matters:
            yield f"Not checked: {item.check}: {item.reason}"


def _weighed(flags: Sequence[Finding]) -> Iterator[str]:
    """What the red flags weigh together, and each of them, where it is enough."""
    weighed = weigh_flags(flags)
    if not weighed.is_review:
        return
    yield (
        f"{len(weighed.flags)} red flags weigh {weighed.total} together, and from "
        f"{weighed.review_from} on a person must look."
    )
    for finding in weighed.flags:
        evidence = finding.evidence
        lead = f"Red flag of weight {evidence['weight']}, {evidence['title'][0].lower()}"
        yield f"{lead}{evidence['title'][1:]}: {finding.id}: {finding.explanation}"
