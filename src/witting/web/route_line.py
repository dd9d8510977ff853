"""How do the goods travel, as a line of stops?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.report.legible import legible
from witting.report.wording import CONCERNS, say, say_place
from witting.routes import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.model import Assessment, Deal, Finding, Route

STOPS = (
    "origin",
    "port of loading",
    "transshipment",
    "port of discharge",
    "final destination",
)
WEIGHTS = {"target": 3, "occupied": 3, "transshipment": 1}
"""Of two findings about a stop the graver one gives its colour."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of the way.

    Args:
        label: What it is to the way, such as ``port of loading``.
        place: Its name in words.
        subject: Where it stands in the deal.
        concern: ``target``, ``occupied``, ``transshipment`` or empty.
        said: The concern in words.
        country: The one that it is in, in words; empty where that is not known.
        since: The day of the first guidance that names it; empty where none does.
        findings: The ids of what was found about it.
    """

    label: str
    place: str
    subject: str
    concern: str
    said: str
    country: str
    since: str
    findings: tuple[str, ...]


def gravest(concerns: Iterable[str]) -> str:
    """The gravest of them; empty where there is none."""
    return max(concerns, key=lambda word: WEIGHTS.get(word, 0), default="")


def stops_of(deal: Deal, assessment: Assessment) -> list[Stop]:
    """The stops in the order of travel; empty where the deal names none."""
    about: dict[str, list[Finding]] = {}
    for finding in assessment.findings:
        about.setdefault(finding.subject, []).append(finding)
    return [
        _stop(label, subject, place, about.get(subject, ()))
        for label, subject, place in _places(deal.route)
    ]


def _stop(label: str, subject: str, place: str, findings: Sequence[Finding]) -> Stop:
    concerns = [str(found.evidence.get("concern") or "") for found in findings]
    concern = gravest(concerns)
    return Stop(
        label=label,
        place=legible(say_place(place)),
        subject=subject,
        concern=concern,
        said=say(CONCERNS, concern) if concern else "",
        country=_country(place),
        since=max((str(found.evidence.get("since") or "") for found in findings), default=""),
        findings=tuple(found.id for found in findings),
    )


def _country(place: str) -> str:
    """The country of a place where there is but one that it can be."""
    codes = {found.country for found in locate(place)}
    return say_place(codes.pop()) if len(codes) == 1 else ""


def _places(route: Route) -> Iterator[tuple[str, str, str]]:
    origin, loading, via, discharge, destination = STOPS
    stops = [
        (origin, "route.origin", route.origin),
        (loading, "route.port_of_loading", route.port_of_loading),
        *(
            (via, f"route.transshipment[{number}]", place)
            for number, place in enumerate(route.transshipment)
        ),
        (discharge, "route.port_of_discharge", route.port_of_discharge),
        (destination, "route.final_destination", route.final_destination),
    ]
    yield from ((label, subject, place) for label, subject, place in stops if place)
