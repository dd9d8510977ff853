"""What must differ for the answer to a stored deal to count as another?

Verdict, provisions and licences, and who and what was found; not the versions of the lists, the
wording of the reasons, nor a digit of a score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.model import Assessment, Finding

Outcome = tuple[str, tuple[object, ...], tuple[object, ...]]

_TOLD = (
    "entity",
    "listed_name",
    "rule",
    "outcome",
    "flag",
    "licence",
    "edition",
    "basis",
    "hs6",
    "chpl_tier",
    "status",
    "concern",
    "country",
    "side",
    "relation",
)
"""What the evidence of a finding tells it from others by."""


def outcome_of(assessment: Assessment) -> Outcome:
    """As a value that can be compared."""
    return (
        assessment.verdict,
        tuple((item.code, item.provision, item.effect) for item in assessment.exposures),
        tuple(sorted(map(_finding, assessment.findings), key=repr)),
    )


def _finding(finding: Finding) -> tuple[object, ...]:
    evidence = finding.evidence
    told = tuple(_plain(evidence.get(name)) for name in _TOLD)
    programs = tuple(sorted(map(str, evidence.get("programs") or ())))
    return finding.kind, finding.subject, finding.certainty, told, programs


def _plain(value: object) -> str:
    return "" if value is None else str(value)
