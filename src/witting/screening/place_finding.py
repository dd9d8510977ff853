"""What is to be told of the places of a deal?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.model import Finding
from witting.routes import MENTION, SIDES_AHEAD, explain_place, explain_text_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.routes import Place, RouteFlag, TextPlace


def is_ahead(place: Place) -> bool:
    """Whether the goods go, or may go, to this place and it is of concern."""
    return place.concern is not None and place.side in SIDES_AHEAD and place.role != MENTION


def place_finding(place: Place) -> Callable[[str], Finding]:
    """What makes the finding about a place of concern of the deal, by its id."""
    return lambda name: Finding(
        id=name,
        kind="route",
        subject=place.subject,
        score=1.0,
        certainty=place.certainty,
        evidence=_evidence(place),
        explanation=explain_place(place),
    )


def text_place_finding(named: TextPlace) -> Callable[[str], Finding]:
    """What makes the finding about a place of concern that a text names, by its id."""
    place, found = named
    return lambda name: Finding(
        id=name,
        kind="text_mention" if place.role == MENTION else "route",
        subject=place.subject,
        score=1.0,
        certainty=place.certainty,
        evidence={
            **_evidence(place),
            "start": found.start,
            "end": found.end,
            "text": " ".join(found.text.split()),
            "because": found.why,
        },
        explanation=explain_text_place(named),
    )


def route_flag_finding(flag: RouteFlag) -> Callable[[str], Finding]:
    """What makes the finding about a way that makes no sense, by its id."""
    return lambda name: Finding(
        id=name,
        kind="red_flag",
        subject=flag.subject,
        score=1.0,
        certainty="possible",
        evidence={"flag": flag.flag, "strength": flag.weight, "named_in": list(flag.named_in)},
        explanation=flag.told,
    )


def is_hidden(finding: Finding) -> bool:
    """Whether a deal hides Russia or an occupied region: only a text tells of it, or an address.

    A text as a stop or by a mention; the address of a party that gives another country.
    """
    evidence = finding.evidence
    is_place = finding.kind in ("route", "text_mention")
    is_told = is_place and ("start" in evidence or "declared" in evidence)
    return is_told and evidence.get("concern") in ("target", "occupied")


def _evidence(place: Place) -> dict[str, Any]:
    return {
        "place": place.text,
        "country": place.country,
        "role": place.role,
        "side": place.side,
        "concern": place.concern,
        "since": place.since,
        "named_in": list(place.named_in),
        **({"free_zone": place.zone} if place.zone else {}),
        **({"declared": place.declared} if place.declared else {}),
    }
