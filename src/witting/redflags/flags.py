"""Which red flags does a deal show, and do they come to a review together?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.model import Finding
from witting.redflags.facts import FACTS
from witting.redflags.library import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from witting.redflags.case import Case, Signal
    from witting.redflags.library import Rules
    from witting.redflags.rule import Rule

REMEMBERED = 4096
"""So many days are remembered with the rules that were known."""


def find_flags(case: Case, rules: Rules | None = None) -> Iterator[Callable[[str], Finding]]:
    """Makers of the findings, the heaviest flag first.

    A rule counts from the day of the paper that names it. What needs a history or a table of
    flows is not looked for where the case has none.

    Args:
        case: The deal with its findings.
        rules: The packaged ones where this is None.
    """
    known: dict[str, tuple[Signal, ...]] = {}

    def signals(fact: str) -> tuple[Signal, ...]:
        if fact not in known:
            known[fact] = tuple(FACTS[fact].find(case))
        return known[fact]

    for rule in _known_on(rules or load_rules(), case.day):
        if rule.when.holds(lambda fact: bool(signals(fact))):
            for signal in signals(rule.about):
                yield _finding(rule, signal)


@lru_cache(maxsize=REMEMBERED)
def _known_on(rules: Rules, day: date) -> tuple[Rule, ...]:
    """The rules whose papers were there on the day, the heaviest first."""
    known = (rule for rule in rules.rules if rule.paper.date <= day)
    return tuple(sorted(known, key=lambda rule: (-rule.weight, rule.key)))


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the flags of a deal come to.

    Args:
        total: The sum of the weights, each group once.
        review_from: The sum that asks for a person.
        flags: One finding for each group, the heaviest first.
    """

    total: int
    review_from: int
    flags: tuple[Finding, ...]

    @property
    def is_review(self) -> bool:
        """Whether a person must look."""
        return self.total >= self.review_from


def weigh_flags(findings: Iterable[Finding], rules: Rules | None = None) -> Weighed:
    """The sum of the weights of all flags that have one; the heaviest of each group counts.

    Args:
        findings: Of an assessment, of any kind.
        rules: The packaged ones where this is None.
    """
    flags = [item for item in findings if item.kind == "red_flag" and "weight" in item.evidence]
    flags.sort(key=lambda item: -int(item.evidence["weight"]))
    heaviest: dict[str, Finding] = {}
    for item in flags:
        heaviest.setdefault(str(item.evidence["group"]), item)
    return Weighed(
        total=sum(int(item.evidence["weight"]) for item in heaviest.values()),
        review_from=(rules or load_rules()).review_from,
        flags=tuple(heaviest.values()),
    )


def _finding(rule: Rule, signal: Signal) -> Callable[[str], Finding]:
    return lambda name: Finding(
        id=name,
        kind="red_flag",
        subject=signal.subject,
        score=1.0,
        certainty="possible",
        evidence={
            "flag": rule.key,
            "title": rule.title,
            "weight": rule.weight,
            "group": rule.group,
            "document": rule.paper.document,
            "document_date": rule.paper.date.isoformat(),
            "source": rule.paper.address,
            "source_read": rule.paper.source_read,
            "says": rule.says,
            **signal.evidence,
        },
        explanation=signal.told,
    )
