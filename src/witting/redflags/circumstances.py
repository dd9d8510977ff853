"""Do the goods, or the way, make a sign count?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.redflags.case import Signal, is_high_priority
from witting.redflags.coalition import load_coalition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.redflags.case import Case

_LETTER_OF_CREDIT = "letter_of_credit"
_UNIDENTIFIED = "unidentified"


def high_priority_goods(case: Case) -> Iterator[Signal]:
    """Goods that are, or may be, high-priority or items of the determination."""
    for finding in case.goods:
        if is_high_priority(finding):
            yield Signal(finding.subject, finding.explanation)


def unidentified_goods(case: Case) -> Iterator[Signal]:
    """Goods that could not be identified, on the way to a place of concern."""
    for finding in case.goods:
        if finding.evidence.get("status") == _UNIDENTIFIED:
            yield Signal(finding.subject, finding.explanation)


def route_of_concern(case: Case) -> Iterator[Signal]:
    """The goods go, or may go, to a place of concern."""
    for finding in case.concerns:
        yield Signal(finding.subject, finding.explanation)


def outside_coalition(case: Case) -> Iterator[Signal]:
    """The goods, or who receives them, are bound for a country outside the coalition."""
    theirs = {party.country for _, party in case.parties("consignee", "buyer", "end_user")}
    for country in sorted({*case.destinations, *(code for code in theirs if code)}):
        if country not in load_coalition():
            yield Signal("route", f"The goods go to {country.upper()}.")


def letter_of_credit(case: Case) -> Iterator[Signal]:
    """The deal is a letter of credit, by its kind or since a bank issues one."""
    kind = (case.deal.kind or "").lower().replace(" ", "_")
    if _LETTER_OF_CREDIT in kind or any(True for _ in case.parties("issuing_bank")):
        yield Signal("deal", "The deal is a letter of credit.")
