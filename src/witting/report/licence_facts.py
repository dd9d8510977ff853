"""What does a finding say of a licence: that it cleared something, or what is stated for one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.report.fact import Fact
from witting.report.legible import legible
from witting.report.wording import say_window

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLEARED, GOODS = "cleared", "goods"
"""What the evidence has under ``basis``; a third one is what the asker states."""
_CODE = (4, 6)
"""Digits of a heading and of a subheading, between which a dot is written."""


def facts_of_licence(evidence: Mapping[str, Any]) -> Iterator[Fact]:
    """The licence, its days and what it cleared; or the goods; or the statement with its proof."""
    if evidence.get("basis") == CLEARED:
        yield from _cleared(evidence)
    elif evidence.get("basis") == GOODS:
        yield Fact("All goods", _codes(evidence))
    else:
        yield Fact("Licence", legible(str(evidence.get("licence") or "none is named")))
        yield Fact("Proof", legible(str(evidence.get("statement") or "none is named")))
        is_known = evidence.get("goods_known") is True
        yield Fact("Goods", "all are identified" if is_known else "not all are identified")
    unread = evidence.get("unread") or ()
    if unread:
        places = legible(", ".join(map(str, unread)))
        yield Fact("To look at", places, ("may tell of other goods",))


def _cleared(evidence: Mapping[str, Any]) -> Iterator[Fact]:
    key = legible(str(evidence.get("licence") or ""))
    yield Fact("Licence", legible(str(evidence.get("edition") or "")), (key,))
    days = evidence.get("in_force") or {}
    yield Fact("In force", say_window(days.get("from"), days.get("to")) or "no date is given")
    for lift in evidence.get("lifts") or ():
        yield Fact("Clears", legible(str(lift["code"])), (legible(str(lift["provision"])),))
    because = evidence.get("because") or ()
    if because:
        yield Fact("For", ", ".join(map(str, because)))
    if evidence.get("hs_codes"):
        yield Fact("All goods", _codes(evidence))
    for condition in evidence.get("conditions") or ():
        yield Fact("Asks that", legible(str(condition)))
    if evidence.get("statement"):
        yield Fact("Stated on", legible(str(evidence["statement"])))
    yield Fact("Legal basis", legible(str(evidence.get("legal_basis") or "")))


def _codes(evidence: Mapping[str, Any]) -> str:
    return legible("HS " + ", ".join(_dotted(str(code)) for code in evidence["hs_codes"]))


def _dotted(code: str) -> str:
    """``2709.00`` for ``270900``; anything beside digits stays as it is."""
    heading, subheading = _CODE
    if not code.isdigit() or len(code) < subheading:
        return code
    return f"{code[:heading]}.{code[heading:]}"
