"""What is said of a deal over time, on the terminal and in the picture alike?"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from witting.report.legible import legible
from witting.report.wording import EFFECTS, PERSPECTIVES, say
from witting.screening import editions_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.screening.replay import Span

FEW = 3
"""So many editions of a list are named one by one."""


def say_who_and_when(replayed: Mapping[str, Sequence[Span]]) -> str:
    """For whom it was judged, and over which days."""
    spans = [span for own in replayed.values() for span in own]
    seen = say(PERSPECTIVES, spans[0].assessment.perspective)
    return f"Judged for {seen}, on each day from {spans[0].first} to {spans[-1].last}"


def say_lists(replayed: Mapping[str, Sequence[Span]]) -> Iterator[str]:
    """Each list with its editions that spoke, and whether any did on the first day."""
    spans = tuple(chain.from_iterable(replayed.values()))
    at_first = spans[0].assessment.versions.lists
    for name, versions in editions_of(span.lists for span in spans).items():
        since = "" if name in at_first else ", none before"
        yield legible(f"{name} {_say_versions(versions)}{since}")


def said_of(span: Span) -> Iterator[str]:
    """What the answer rests on: provisions with their effect, licences, else the first reason.

    A reason that stands among the causes already is not said again.
    """
    assessment = span.assessment
    for item in assessment.exposures:
        yield f"{item.code} {say(EFFECTS, item.effect)} ({item.provision})"
    for finding in assessment.findings:
        if finding.evidence.get("basis") == "cleared":
            yield f"cleared by {finding.evidence['edition']} ({finding.evidence['licence']})"
    if not assessment.exposures and assessment.verdict == "review":
        told = {cause.text for cause in span.causes}
        yield from (legible(reason) for reason in assessment.why[:1] if reason not in told)


def _say_versions(versions: Sequence[str]) -> str:
    """``2024-05-03, 2026-08-02``, or how many there are and from when to when."""
    if len(versions) <= FEW:
        return ", ".join(versions)
    return f"{len(versions)} editions, {versions[0]} to {versions[-1]}"
