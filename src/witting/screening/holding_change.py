"""Which holdings of a party's listed owners begin or end between one day and the next?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.model import Assessment

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Holding:
    """One statement of who holds what, as the chain of a finding has it."""

    part: Mapping[str, Any]
    asset: str
    where: str
    days: Mapping[str, str | None]

    def say(self, *, is_over: bool, in_doubt: str = "") -> str:
        """``A has 60% of B from 2025-10-15 (own.csv line 2).``, or what it was."""
        share, kind = self.part["share_text"], self.part["kind"]
        has, is_ = ("had", "was") if is_over else ("has", "is")
        held = f"{has} {share} of" if share else f"{is_} in {kind} of"
        if kind == "link":
            held = f"{is_} linked to"
        begin, end = self.days["from"], self.days["to"]
        days = f"{f' from {begin}' if begin else ''}{f' until {end}' if end else ''}"
        return f"{self.part['owner']} {held} {self.asset}{days}{in_doubt} ({self.where})."


def holding_changes(before: Assessment, after: Assessment) -> Iterator[str]:
    """Each as a sentence with share, days and place, where it begins or ended with the day.

    Days that are known to the month or the year only begin and end twice: perhaps, and for sure.

    Args:
        before: Of the day before.
        after: Of the day.
    """
    day, eve = after.as_of.isoformat(), (after.as_of - _ONE_DAY).isoformat()
    for item in _holdings(before):
        if item.days["to"] == eve:
            yield item.say(is_over=True)
        elif item.days["sure_to"] == eve:
            yield item.say(is_over=False, in_doubt=f", surely only until {eve}")
    for item in _holdings(after):
        if item.days["from"] == day:
            yield item.say(is_over=False)
        elif item.days["sure_from"] == day:
            yield item.say(is_over=False, in_doubt=f", surely from {day}")


def _holdings(assessment: Assessment) -> Iterator[_Holding]:
    chains = (item.evidence["chain"] for item in assessment.findings if item.kind == "ownership")
    for step in (step for chain in chains for step in chain["steps"]):
        for part in step["holders"]:
            for where, days in zip(part["where"], part["days"], strict=True):
                yield _Holding(part, str(step["asset"]), where, days)
