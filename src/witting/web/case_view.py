"""What stands on the page of a case?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.cases import ACTIONS, Role, Status
from witting.report.view import FindingView, view_deal
from witting.web.age import say_since
from witting.web.deal_card import BINDING, build_deal_card, marks_of
from witting.web.finding_groups import group_findings
from witting.web.form import FormState
from witting.web.history import view_history
from witting.web.picture import unstyled
from witting.web.score_bar import ScoreBar, build_score_bar
from witting.web.verdict_line import verdict_spans

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Mapping, Sequence

    from markupsafe import Markup

    from witting.cases import Allowance, CaseFile, CaseFinding, Decision, Judgement, Settings, User
    from witting.report.view import DealView

ACTION_WORDS = {
    "release": "Release",
    "hold": "Hold",
    "reject": "Reject",
    "escalate": "Escalate",
}
JUDGED_WORDS = {"positive": "right", "negative": "wrong", "unsure": "unsure"}
JUDGED_TONES = {"positive": "open", "negative": "review", "unsure": ""}
ALLOWABLE = frozenset({"party_match", "identifier_match", "address_match"})
NOT_NIL = ALLOWABLE | {"text_mention", "ownership"}
"""Findings that somebody is, or is owned by, an entry of a list."""
_KILO = 1000


@dataclass(frozen=True, slots=True)
class Rights:
    """What whoever looks may do with this case now."""

    judge: bool
    decide: bool
    approve: bool
    approve_words: str
    withdraw: bool
    reopen: bool
    assign: bool
    comment: bool
    allow: bool
    screen: bool


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding with its judgement.

    Args:
        view: The finding itself.
        tone: Its colour.
        bar: How its score comes about, or None.
        picture: Its chain of owners, or None.
        judgement: What was said of it last, or None.
        judged_words: The same in a word.
        judged_tone: Its colour.
        allowance: That holds for it, or None.
        proposed: One that waits for a second person, or None.
        alike: In how many other cases it waits.
    """

    view: FindingView
    tone: str
    bar: ScoreBar | None
    picture: Markup | None
    judgement: Judgement | None
    judged_words: str
    judged_tone: str
    allowance: Allowance | None
    proposed: Allowance | None
    alike: int


@dataclass(frozen=True, slots=True)
class CaseForms:
    """The forms of the page; those of findings by the finding's id."""

    others: Mapping[str, FormState] = field(default_factory=dict)
    judge: Mapping[str, FormState] = field(default_factory=dict)

    def of(self, name: str) -> FormState:
        """The form of that name, empty where it was not sent."""
        return self.others.get(name) or FormState(name)

    def of_finding(self, name: str) -> FormState:
        """The form of the finding of that id."""
        return self.judge.get(name) or FormState(f"judge-{name}")


def view_case(
    file: CaseFile,
    *,
    user: User,
    settings: Settings,
    now: dt.datetime,
    say: Callable[[str], str],
    wanted: Collection[str] = (),
) -> dict[str, object]:
    """The values of the template.

    Args:
        file: The case.
        user: Who looks.
        settings: How the desk works.
        now: What time it is.
        say: Says a sentence in the reader's language.
        wanted: Ids of findings that must be seen.
    """
    deal = view_deal(file.deal, file.assessment, number=1)
    marks = marks_of(file.assessment)
    thresholds = file.assessment.versions.thresholds
    views = {view.raw.id: view for view in deal.findings}
    findings = [
        _card(found, views[found.finding.id], tone=marks[found.finding.id].tone, limits=thresholds)
        for found in file.findings
    ]
    return {
        "case": file.case,
        "deal": deal,
        "deal_card": build_deal_card(file.deal, file.assessment),
        "findings": findings,
        "groups": group_findings(findings, wanted=wanted),
        "binding": BINDING,
        "age": say_since(file.case.opened, now),
        "can": rights_of(file, user),
        "decision": _standing(file),
        "actions": [(action, ACTION_WORDS[action]) for action in ACTIONS],
        "action_words": ACTION_WORDS,
        "four_eyes": settings.four_eyes,
        "comments": file.comments,
        "attachments": [(item, say_size(item.size)) for item in file.attachments],
        "history": view_history(file.events, say),
        "spans": verdict_spans(file.assessments, now),
        "allowable": _allowable(deal, file.findings),
        "is_nil": not any(found.finding.kind in NOT_NIL for found in file.findings),
        "is_late": bool(file.case.due and file.case.is_waiting and file.case.due < now),
    }


def rights_of(file: CaseFile, user: User) -> Rights:
    """What a user may do with the case as it stands."""
    case = file.case
    works, approves = user.may(Role.ANALYST), user.may(Role.APPROVER)
    is_open = case.status in (Status.OPEN, Status.REOPENED)
    is_proposed = case.status is Status.PROPOSED
    is_own = case.proposed_by == user.name
    needed = approves if case.decision == "escalate" else works
    words = (
        "You proposed it; another approver must agree."
        if is_own
        else "It waits for an approver to agree."
    )
    return Rights(
        judge=works,
        decide=is_open and needed,
        approve=is_proposed and approves and not is_own,
        approve_words=words,
        withdraw=is_proposed and works and is_own,
        reopen=case.status is Status.CLOSED and works,
        assign=works,
        comment=works,
        allow=approves,
        screen=works,
    )


def say_size(size: int) -> str:
    """``312 B``, ``1.2 kB``, ``3.4 MB``."""
    if size < _KILO:
        return f"{size} B"
    return f"{size / _KILO:.1f} kB" if size < _KILO**2 else f"{size / _KILO**2:.1f} MB"


def _card(
    found: CaseFinding,
    view: FindingView,
    *,
    tone: str,
    limits: Mapping[str, object],
) -> FindingCard:
    value = found.judgement.value if found.judgement else ""
    return FindingCard(
        view=view,
        tone=tone,
        bar=build_score_bar(found.finding, limits),
        picture=unstyled(view.picture) if view.picture else None,
        judgement=found.judgement,
        judged_words=JUDGED_WORDS.get(value, ""),
        judged_tone=JUDGED_TONES.get(value, ""),
        allowance=found.allowance,
        proposed=found.proposed,
        alike=found.alike,
    )


def _standing(file: CaseFile) -> Decision | None:
    """The decision that stands, or that waits; None where there is none.

    One that was overtaken, by news that opened the case again, is history.
    """
    last, case = (file.decisions[-1] if file.decisions else None), file.case
    if last is None:
        return None
    if case.status is Status.PROPOSED:
        return last if last.kind == "proposed" else None
    is_final = last.kind in ("decided", "approved")
    stands = case.status is Status.CLOSED or last.action == "escalate" == case.decision
    return last if is_final and stands else None


def _allowable(deal: DealView, findings: Sequence[CaseFinding]) -> list[tuple[str, str]]:
    """The findings that an allowance may be for, each with its words."""
    views = {view.raw.id: view for view in deal.findings}
    return [
        (found.finding.id, f"{found.finding.id}: {views[found.finding.id].subject}")
        for found in findings
        if found.finding.kind in ALLOWABLE and found.allowance is None
    ]
