"""By which act or listing did the answer to a deal change from one day to the next?"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.regimes import switches_on
from witting.screening.holding_change import holding_changes
from witting.screening.listing_change import entries_of, listing_changes, say_party
from witting.screening.verdict import NOTHING_FOUND, NOTHING_MORE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.model import Assessment
    from witting.regimes import Regimes

LAW, LISTING, MEASURE, HOLDING, CHECKS = "law", "listing", "measure", "holding", "checks"
KINDS = (LAW, LISTING, MEASURE, HOLDING, CHECKS)
"""What changed: a provision or licence; who is on a list; the days of a measure on it; who owns or
controls a party; what could be checked, such as a list that grew old."""

NOTHING = (NOTHING_FOUND, NOTHING_MORE)
"""Reasons that are none."""

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a change: its kind (KINDS), a sentence, and an address or nothing."""

    kind: str
    text: str
    source: str = ""

    def to_dict(self) -> dict[str, str]:
        """As ``witting replay`` writes it."""
        return {"kind": self.kind, "text": self.text, "source": self.source}


def answer_of(assessment: Assessment) -> tuple[object, ...]:
    """What must differ for the answer to count as another: verdict, provisions, licences."""
    return assessment.verdict, _effects(assessment), _cleared(assessment)


def causes_of(
    before: Assessment, middle: Assessment, after: Assessment, regimes: Regimes
) -> tuple[Cause, ...]:
    """Why the answer changed.

    Args:
        before: Of the day before.
        middle: Of the day, on the lists of the day before: what the law and the holdings changed.
        after: Of the day.
        regimes: Whose switches are told.
    """
    causes: list[Cause] = []
    if answer_of(before) != answer_of(middle):
        causes += _of_law(before, middle, regimes)
    if answer_of(middle) != answer_of(after):
        causes += _of_lists(middle, after)
    return tuple(dict.fromkeys(causes))


def _effects(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    return tuple((item.provision, item.effect) for item in assessment.exposures)


def _cleared(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Licence and edition of each that cleared something."""
    return tuple(
        (str(item.evidence["licence"]), str(item.evidence["edition"]))
        for item in assessment.findings
        if item.evidence.get("basis") == "cleared"
    )


def _changed(before: Assessment, after: Assessment) -> frozenset[str]:
    """Keys of provisions that are met on one day and not, or otherwise, on the other."""
    met = set(_effects(before)) ^ set(_effects(after))
    lifted = {
        str(lift["provision"])
        for assessment in (before, after)
        for item in assessment.findings
        for lift in item.evidence.get("lifts") or ()
    }
    return frozenset({provision for provision, _ in met} | lifted)


def _weighed(assessment: Assessment, regimes: Regimes) -> frozenset[str]:
    """Keys of licences that cleared something, or that a note speaks of."""
    notes = " ".join(item.note for item in assessment.exposures)
    spoken = {
        licence.key
        for licence in regimes.licences
        for name in (licence.title, *(edition.name for edition in licence.editions))
        if re.search(rf"\b{re.escape(name)}\b", notes)
    }
    return frozenset(spoken.union(key for key, _ in _cleared(assessment)))


def _of_law(before: Assessment, after: Assessment, regimes: Regimes) -> Iterator[Cause]:
    keys = _changed(before, after) | _weighed(before, regimes) | _weighed(after, regimes)
    switches = switches_on(regimes, keys, after.as_of)
    measures = list(_of_measures(after))
    yield from (Cause(LAW, switch.text, switch.source) for switch in switches)
    yield from measures
    holdings = [Cause(HOLDING, text) for text in holding_changes(before, after)]
    yield from holdings
    if not switches and not measures and not holdings:
        yield from _of_checks(before, after)


def _of_measures(after: Assessment) -> Iterator[Cause]:
    """Measures of listed parties that begin on the day or ended with the day before."""
    for entry in entries_of(after):
        for measure in entry.get("measures") or ():
            begins = _first(measure) == after.as_of.isoformat()
            ended = measure.get("end") == (after.as_of - _ONE_DAY).isoformat()
            if begins or ended:
                verb = "begins to apply" if begins else f"ended with {measure['end']}"
                text = f"{_program(measure)} {verb} to {say_party(entry)}."
                yield Cause(MEASURE, text, str(measure.get("source_url") or ""))


def _of_checks(before: Assessment, after: Assessment) -> Iterator[Cause]:
    gone = [reason for reason in before.why if reason not in (*after.why, *NOTHING)]
    come = [reason for reason in after.why if reason not in (*before.why, *NOTHING)]
    yield from (Cause(CHECKS, f"No longer a reason: {reason}") for reason in gone)
    yield from (Cause(CHECKS, reason) for reason in come)


def _of_lists(before: Assessment, after: Assessment) -> Iterator[Cause]:
    """Whom the lists of the day name that those of the day before did not, and the reverse."""
    changes = list(listing_changes(before, after))
    # An edition that is the same as before made no change, unless nothing else did.
    own = [change for change in changes if not change.is_same_edition]
    yield from (Cause(LISTING, change.text) for change in own or changes)
    if not changes:
        yield from _of_checks(before, after)


def _first(measure: Mapping[str, Any]) -> object:
    return measure.get("start") or measure.get("listed_on")


def _program(measure: Mapping[str, Any]) -> str:
    return str(measure.get("program") or "A measure")
