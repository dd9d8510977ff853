"""What of the deal stands on its page, and what was found about each part of it?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.report.facts import facts_of_deal, say_money
from witting.report.wording import KINDS, say
from witting.web.route_line import Stop, stops_of
from witting.web.route_picture import RoutePicture, draw_route
from witting.web.text_marks import MarkedText, mark_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from witting.model import Assessment, Deal
    from witting.report.fact import Fact

BINDING = frozenset({"prohibited", "secondary_sanctions", "licence_required"})
"""Effects that bind or threaten whoever asks; the others ask for a person."""
_PART = re.compile(r"(?:parties|goods)\[\d+\]")
_ELSEWHERE = frozenset({"Route", "Amount", "Purpose", "Text"})
"""Facts that stand on the page in another way."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding beside the part of the deal that it speaks of; ``tone`` is its colour."""

    id: str
    kind: str
    tone: str


@dataclass(frozen=True, slots=True)
class MarkedFact:
    """A party or a line of goods, and what was found about it."""

    fact: Fact
    findings: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class MarkedStop:
    """A stop of the route, and what was found about it."""

    label: str
    place: str
    concern: str
    said: str
    country: str
    since: str
    findings: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DealCard:
    """The whole deal: parties, goods, route, money, texts, and whatever else it says."""

    parties: tuple[MarkedFact, ...]
    goods: tuple[MarkedFact, ...]
    stops: tuple[MarkedStop, ...]
    route: tuple[RoutePicture, ...]
    day: str
    amount: str
    others: tuple[Fact, ...]
    texts: tuple[MarkedText, ...]


def build_deal_card(deal: Deal, assessment: Assessment) -> DealCard:
    """The deal, with the findings of one assessment beside its parts."""
    marks = marks_of(assessment)
    by_part = defaultdict[str, list[Mark]](list)
    for finding in assessment.findings:
        if part := _PART.match(finding.subject):
            by_part[part[0]].append(marks[finding.id])
    facts, stops = list(facts_of_deal(deal)), stops_of(deal, assessment)
    return DealCard(
        parties=tuple(_marked(facts, "parties[", by_part)),
        goods=tuple(_marked(facts, "goods[", by_part)),
        stops=tuple(_stop(stop, marks) for stop in stops),
        route=draw_route(stops),
        day=deal.date.isoformat() if deal.date else "",
        amount=say_money(deal.amount) if deal.amount else "",
        others=tuple(fact for fact in facts if not fact.place and fact.label not in _ELSEWHERE),
        texts=tuple(mark_texts(deal, assessment)),
    )


def marks_of(assessment: Assessment) -> dict[str, Mark]:
    """The mark of each finding by its id."""
    tones = _tones(assessment)
    return {
        found.id: Mark(found.id, say(KINDS, found.kind), tones.get(found.id, ""))
        for found in assessment.findings
    }


def _tones(assessment: Assessment) -> Mapping[str, str]:
    """``exposed`` for a finding that an exposure which binds rests on, else ``review``."""
    tones: dict[str, str] = {}
    for exposure in assessment.exposures:
        is_binding = exposure.effect in BINDING and assessment.verdict == "exposed"
        for finding in exposure.because:
            if is_binding or finding not in tones:
                tones[finding] = "exposed" if is_binding else "review"
    return tones


def _marked(
    facts: Iterable[Fact], kind: str, by_part: Mapping[str, list[Mark]]
) -> Iterable[MarkedFact]:
    for fact in facts:
        if fact.place.startswith(kind):
            yield MarkedFact(fact, tuple(by_part.get(fact.place, ())))


def _stop(stop: Stop, marks: Mapping[str, Mark]) -> MarkedStop:
    return MarkedStop(
        label=stop.label,
        place=stop.place,
        concern=stop.concern,
        said=stop.said,
        country=stop.country,
        since=stop.since,
        findings=tuple(marks[found] for found in stop.findings),
    )
