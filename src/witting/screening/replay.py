"""What would the answer to a deal have been on each day, and when did it change?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from witting.regimes import load_regimes
from witting.screening.cause import answer_of, causes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from witting.model import Assessment, Deal
    from witting.screening.cause import Cause
    from witting.screening.screener import Screener

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row with one answer.

    Args:
        first: The first of them.
        last: The last, included.
        assessment: Of the first day.
        causes: Why the answer is another than on the day before; none for the first span.
        lists: The editions of each list that spoke on these days, in order.
    """

    first: dt.date
    last: dt.date
    assessment: Assessment
    causes: tuple[Cause, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def to_dict(self, *, name: str | None = None) -> dict[str, Any]:
        """As ``witting replay`` writes it.

        Args:
            name: What the deal is called where its id is not its own; the id where it is None.
        """
        assessment = self.assessment
        is_bare = assessment.verdict == "review" and not assessment.exposures
        return {
            "deal": assessment.deal if name is None else name,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "perspective": assessment.perspective,
            "verdict": assessment.verdict,
            "exposures": [
                {"code": item.code, "provision": item.provision, "effect": item.effect}
                for item in assessment.exposures
            ],
            "licences": [
                {name: item.evidence[name] for name in ("licence", "edition", "lifts")}
                for item in assessment.findings
                if item.evidence.get("basis") == "cleared"
            ],
            "why": list(assessment.why) if is_bare else [],
            "lists": {name: list(self.lists[name]) for name in sorted(self.lists)},
            "because": [cause.to_dict() for cause in self.causes],
        }


def replay(
    screener: Screener,
    deal: Deal,
    *,
    days: Iterable[dt.date],
    perspective: str,
    lists_as_of: dt.date | None = None,
) -> tuple[Span, ...]:
    """The spans of a deal, in order; law and lists are those of each day.

    Every day is judged, so that no change is missed, wherever it comes from.

    Args:
        screener: With its lists.
        deal: As read; its own day plays no part.
        days: One after the other.
        perspective: Who asks.
        lists_as_of: The lists of one day for all days, whose measures' own days then decide; those
            of each day where it is None.
    """

    def ask(day: dt.date, lists_day: dt.date) -> Assessment:
        lists = lists_as_of or lists_day
        return screener.screen(deal, as_of=day, lists_as_of=lists, perspective=perspective)

    return tuple(_spans(days, ask))


def days_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from the first to the last, both included."""
    for place in range((last - first).days + 1):
        yield first + dt.timedelta(days=place)


def editions_of(parts: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """The editions of each list in some parts of a time, each edition once, in their order."""
    found: dict[str, dict[str, None]] = {}
    for part in parts:
        for name, versions in part.items():
            found.setdefault(name, {}).update(dict.fromkeys(versions))
    return {name: tuple(found[name]) for name in sorted(found)}


def _spoke(assessment: Assessment) -> dict[str, tuple[str, ...]]:
    return {name: (version,) for name, version in assessment.versions.lists.items()}


def _spans(
    days: Iterable[dt.date], ask: Callable[[dt.date, dt.date], Assessment]
) -> Iterator[Span]:
    span: Span | None = None
    latest: Assessment | None = None
    for day in days:
        found = ask(day, day)
        if span is None or latest is None:
            span = Span(day, day, found)
        elif answer_of(latest) == answer_of(found):
            span = replace(span, last=day)
        else:
            yield span
            middle = ask(day, day - _ONE_DAY)
            span = Span(day, day, found, causes_of(latest, middle, found, load_regimes()))
        span = replace(span, lists=editions_of([span.lists, _spoke(found)]))
        latest = found
    if span is not None:
        yield span
