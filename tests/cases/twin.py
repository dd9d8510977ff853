"""The desk in a few plain rules, without a database: what docs/cases.md says, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field

GRAVITY = {"clear": 0, "review": 1, "exposed": 2}


@dataclass
class TwinCase:
    """``edition`` is how the entry was listed for what stands; None where that is clear.

    ``day`` is the day that it was asked as of.
    """

    party: int
    verdict: str
    edition: int | None
    status: str
    allowance: int | None = None
    is_allowed: bool = False
    decision: str | None = None
    proposed: str | None = None
    proposed_by: str | None = None
    version: int = 1
    day: int = 0
    judged: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass
class TwinAllowance:
    party: int
    edition: int
    last_day: int
    case: int
    by: str
    is_approved: bool
    is_ended: bool = False


@dataclass
class TwinDesk:
    """One entry of a list, listed in one edition after another; deals of a few parties."""

    is_four_eyes: bool = True
    cases: dict[int, TwinCase] = field(default_factory=dict)
    deals: dict[int, int] = field(default_factory=dict)
    allowances: dict[int, TwinAllowance] = field(default_factory=dict)
    day: int = 0

    def screen(
        self, deal: int, party: int, verdict: str, edition: int | None, *, day: int = 0
    ) -> int:
        if deal in self.deals and day < self.cases[self.deals[deal]].day:
            return self.deals[deal]
        allowance = self._allowance(party, edition)
        is_settled = verdict == "clear" or allowance is not None
        if deal not in self.deals:
            number = len(self.cases) + 1
            self.deals[deal] = number
            self.cases[number] = TwinCase(
                party, verdict, edition, "closed" if is_settled else "open", allowance,
                is_allowed=is_settled and verdict != "clear", day=day,
            )  # fmt: skip
            return number
        number = self.deals[deal]
        self.cases[number].day = day
        self._again(self.cases[number], verdict, edition, allowance, is_settled=is_settled)
        return number

    def _again(
        self,
        case: TwinCase,
        verdict: str,
        edition: int | None,
        allowance: int | None,
        *,
        is_settled: bool,
    ) -> None:
        is_new = not is_settled and (
            GRAVITY[verdict] > GRAVITY[case.verdict]
            or edition != case.edition
            or (case.allowance is not None and allowance is None)
        )
        if case.status == "closed" and is_new:
            case.status = "reopened"
            case.is_allowed = False
        elif case.status == "closed":
            case.is_allowed = case.is_allowed and verdict != "clear"
        elif case.status == "proposed" and is_new:
            case.status, case.proposed, case.proposed_by = "reopened", None, None
        case.verdict, case.edition, case.allowance = verdict, edition, allowance
        case.version += 1

    def _allowance(self, party: int, edition: int | None) -> int | None:
        found = None
        for number, item in self.allowances.items():
            is_over = item.is_ended or item.last_day < self.day
            if is_over or item.party != party or edition is None:
                continue
            if item.edition == edition:
                found = number if item.is_approved else found
            elif edition > item.edition:
                self.end(number)
        return found

    def end(self, number: int) -> None:
        self.allowances[number].is_ended = True
        for case in self.cases.values():
            if case.allowance != number:
                continue
            case.allowance = None
            if case.is_allowed and case.status == "closed":
                case.status, case.is_allowed = "reopened", False
                case.version += 1

    def end_lapsed(self) -> int:
        lapsed = [
            number
            for number, item in self.allowances.items()
            if not item.is_ended and item.last_day < self.day
        ]
        for number in lapsed:
            one, last = self.allowances[number], None
            for other, item in self.allowances.items():
                is_same = (item.party, item.edition) == (one.party, one.edition)
                is_held = item.is_approved and not item.is_ended and item.last_day >= self.day
                last = other if is_same and is_held else last
            for case in self.cases.values() if last is not None else ():
                case.allowance = last if case.allowance == number else case.allowance
            self.end(number)
        return len(lapsed)

    def allow(self, number: int, days: int, by: str) -> None:
        case = self.cases[number]
        assert case.edition is not None
        is_approved = not self.is_four_eyes
        allowance = TwinAllowance(
            case.party, case.edition, self.day + days, number, by, is_approved=is_approved
        )
        self.allowances[len(self.allowances) + 1] = allowance
        if is_approved:
            case.allowance = len(self.allowances)
        case.version += 1

    def approve_allowance(self, number: int, by: str, *, is_agreed: bool) -> str:
        item = self.allowances[number]
        if item.is_approved or item.is_ended or item.last_day < self.day:
            return "CaseError"
        if (by == item.by and is_agreed) or (by != item.by and by == "anna"):
            return "NotAllowedError"
        if not is_agreed:
            self.end(number)
            return ""
        item.is_approved = True
        case = self.cases[item.case]
        if (case.party, case.edition) == (item.party, item.edition):
            case.allowance = number
        return ""

    def judge(self, number: int, value: str) -> None:
        case = self.cases[number]
        assert case.edition is not None
        case.judged[case.party, case.edition] = value
        case.version += 1

    def judge_alike(self, number: int, value: str) -> int:
        fact = (self.cases[number].party, self.cases[number].edition)
        found = [
            other
            for other, case in self.cases.items()
            if (case.party, case.edition) == fact
            and case.status in {"open", "reopened"}
            and fact not in case.judged
        ]
        for other in found:
            self.judge(other, value)
        return len(found)

    def decide(self, number: int, action: str, by: str) -> str:
        case = self.cases[number]
        if case.status not in {"open", "reopened"}:
            return "CaseError"
        if case.decision == "escalate" and by == "anna":
            return "NotAllowedError"
        case.version += 1
        if action == "escalate":
            case.decision = action
        elif self.is_four_eyes:
            case.status, case.proposed, case.proposed_by = "proposed", action, by
        else:
            case.status, case.decision = "closed", action
        return ""

    def approve(self, number: int, by: str, *, is_agreed: bool) -> str:
        case = self.cases[number]
        if case.status != "proposed":
            return "CaseError"
        if (by == case.proposed_by and is_agreed) or (by != case.proposed_by and by == "anna"):
            return "NotAllowedError"
        if is_agreed:
            case.decision = case.proposed
        case.status = "closed" if is_agreed else "reopened"
        case.proposed = case.proposed_by = None
        case.version += 1
        return ""

    def reopen(self, number: int) -> str:
        case = self.cases[number]
        if case.status != "closed":
            return "CaseError"
        case.status, case.is_allowed = "reopened", False
        case.version += 1
        return ""
