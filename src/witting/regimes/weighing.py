"""Does a licence clear an exposure, may it, or not at all?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from witting.regimes.licence import BY_FACTS, BY_STATEMENT, NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from witting.model import Exposure, Finding
    from witting.regimes.claim import Claim
    from witting.regimes.licence import Edition, Licence, Lift

SOURCES_TO_REST_ON = ("read", "secondary")


class Weight(IntEnum):
    """How far a licence goes, the least first."""

    SAYS = 0
    MAY_CLEAR = 1
    CLEARS = 2


@dataclass(frozen=True, slots=True)
class Weighing:
    """How one licence stands to one exposure, and the sentence that says why."""

    licence: Licence
    edition: Edition | None
    weight: Weight
    note: str


def weigh(licence: Licence, exposure: Exposure, claim: Claim, day: date) -> Weighing | None:
    """The weighing; None where the licence has nothing to do with the exposure.

    A licence is looked at where the asker states it, and where the goods of the deal and its listed
    parties are those of the licence. It clears nothing where a listed party is not one of its own,
    where goods are others or not known, or where any goods are, or may be, critical. Where the deal
    may name other goods than its lines, or where a licence that is for no kind of goods meets a
    listed party that is more than the bank which pays, a person must decide.
    """
    if all(lift.provision != exposure.provision for lift in licence.lifts):
        return None
    parties = claim.parties_of(exposure)
    if not _is_relevant(licence, claim, parties, day):
        return None
    edition = licence.edition_on(day)
    if edition is None:
        is_over = licence.editions[0].window.order < day
        is_told = is_over or licence.key in claim.statements
        return Weighing(licence, None, Weight.SAYS, licence.gap_on(day)) if is_told else None
    lift = licence.lift_of(exposure.provision, day)
    case = _Case(licence, edition, lift, claim, parties, day)
    if against := _against(case):
        note = f"{edition.name} does not clear it: {against}."
        return Weighing(licence, edition, Weight.SAYS, note)
    if doubts := list(_doubts(case)):
        note = f"{edition.name} may clear it; a person must decide: {'; '.join(doubts)}."
        return Weighing(licence, edition, Weight.MAY_CLEAR, note)
    return Weighing(licence, edition, Weight.CLEARS, "")


@dataclass(frozen=True, slots=True)
class _Case:
    """An edition in force, against the facts of one exposure."""

    licence: Licence
    edition: Edition
    lift: Lift | None
    claim: Claim
    parties: tuple[Finding, ...]
    day: date


def _is_relevant(licence: Licence, claim: Claim, parties: tuple[Finding, ...], day: date) -> bool:
    if licence.key in claim.statements:
        return True
    return bool(licence.goods) and claim.has_goods_of(licence) and _has(licence, parties, day)


def _has(licence: Licence, parties: tuple[Finding, ...], day: date) -> bool:
    """Whether the licence covers every one of the listed parties, of which there is one."""
    return bool(parties) and not _strangers(licence, parties, day)


def _strangers(licence: Licence, parties: tuple[Finding, ...], day: date) -> list[str]:
    """The listed parties that it does not cover: none where it covers any.

    Where a party of the deal surely is one that it covers, another listed one that it may be only
    possibly, with a lower score, is no stranger: it can be but one of them.
    """
    if not licence.parties:
        return []
    own = {item.entity for item in licence.parties if item.window.covers(day)}
    sure: dict[str, float] = {}
    for item in parties:
        if item.evidence.get("entity") in own and item.certainty == "strong":
            sure[item.subject] = max(item.score, sure.get(item.subject, 0.0))
    return [
        item.id
        for item in parties
        if item.evidence.get("entity") not in own
        and not (item.certainty != "strong" and item.score < sure.get(item.subject, 0.0))
    ]


def _against(case: _Case) -> str:
    """Why the licence does not reach the exposure at all; empty where it does."""
    licence, claim = case.licence, case.claim
    if case.lift is None:
        return "it does not reach this provision on the day"
    if claim.critical:
        names = ", ".join(finding.id for finding in claim.critical)
        return f"goods that are or may be critical are never cleared by a licence ({names})"
    if not case.parties:
        return "no listed party that it could cover is what this rests on"
    if strangers := _strangers(licence, case.parties, case.day):
        return f"it does not cover {', '.join(strangers)}"
    return _other_goods(licence, claim)


def _other_goods(licence: Licence, claim: Claim) -> str:
    if licence.goods and not claim.has_goods_of(licence):
        return f"it covers goods of HS {', '.join(licence.goods)} alone, and not all are known so"
    if not licence.goods and not claim.are_goods_known(licence):
        return "not all goods of the deal are identified"
    return ""


def _doubts(case: _Case) -> Iterator[str]:
    """What a person must decide before the exposure may be taken for cleared."""
    edition = case.edition
    if case.lift is not None and case.lift.to_review:
        yield case.lift.why
    if edition.known_to is not None and case.day > edition.known_to:
        yield f"whether it stood after {edition.known_to} is not known"
    if edition.source_read not in SOURCES_TO_REST_ON:
        yield f"its text is only {edition.source_read}"
    if unread := case.claim.unread:
        yield f"{', '.join(unread)} may tell of other goods than the lines of the deal"
    if edition.clears_by == NEVER:
        yield f"whether {_conditions(edition)}"
    elif not case.claim.is_proved(case.licence):
        yield from _unproved(case)
    elif not case.licence.goods and not _is_bank(case):
        yield "the listed party is more than the bank that pays, so what it gets must be looked at"


def _unproved(case: _Case) -> Iterator[str]:
    """What the asker would have to state."""
    if case.edition.clears_by == BY_STATEMENT:
        yield f"it asks that {_conditions(case.edition)}; state it with what proves it"
    elif case.edition.clears_by == BY_FACTS and not _is_bank(case):
        yield "the listed party is more than the bank that pays; state what the deal is for"


def _is_bank(case: _Case) -> bool:
    """Whether every listed party is in a role in which the licence has it, where it says so."""
    roles = case.licence.roles
    return not roles or all(item.evidence.get("role") in roles for item in case.parties)


def _conditions(edition: Edition) -> str:
    return ", and that ".join(edition.conditions)
