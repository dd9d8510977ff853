"""What must each table hold, by the events of the chain?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from witting.cases.canonical import canonical, sha256, storable
from witting.cases.consent_check import (
    find_lone_allowance,
    find_lone_step,
    is_held,
    is_renewal,
)
from witting.cases.expected_people import ExpectedPeople
from witting.cases.expected_settings import ExpectedSettings
from witting.cases.moment import moment_text
from witting.cases.papers import ASSESSED, is_standing
from witting.cases.step_check import find_misstep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from witting.cases.event import Event

Rows = dict[tuple[Any, ...], Any]
"""What is in a row by its key."""

OF_CASES = ("cases", "case_tags", "findings", "judgements")
"""Tables whose key begins with a case."""


class ExpectedRows:
    """Follows the events to what each table must hold after the last.

    Args:
        blame: Is told which event changes what such an event does not.
        is_part: Whether what the events of other cases, of people and of their sign-ins said is
            withheld, so that nobody's rights are known, nor the allowances of other cases.
    """

    def __init__(self, blame: Callable[[int, str], None], *, is_part: bool = False) -> None:
        self._blame = blame
        self._is_part = is_part
        self._states: dict[int, Mapping[str, Any]] = {}
        self.rows: dict[str, Rows] = defaultdict(dict)
        """By table, and by the row's key."""
        self._shown: dict[int, Mapping[str, Any]] = {}
        self._opened: dict[int, str] = {}
        self._findings: dict[int, dict[str, str]] = defaultdict(dict)
        self._resting: dict[int, set[tuple[int, str]]] = defaultdict(set)
        self._people = ExpectedPeople(self.rows, blame)
        self._numbers = (0, 0)
        self._settings = ExpectedSettings(self.rows, blame, is_part=is_part)
        self._of_one_kind: set[int] = set()

    def add(self, event: Event) -> None:
        """The next event of the chain; one whose content was purged left nothing but its number."""
        cases, allowances = self._numbers
        self._numbers = (max(cases, event.case or 0), allowances + (event.kind == "allowed"))
        content = event.content
        if content is None:
            return
        if not self._is_part:
            self._people.check_right(event)
        self._settings.add(event, content)
        if event.case is not None:
            self._add_to_case(event, event.case, content)
        elif event.kind == "purged":
            self._forget(set(content["cases"]))
        else:
            self._people.add(event, content)

    def end(self) -> None:
        """After the last event: the numbers that were given, also to what was purged."""
        self.rows["chain_head"][1,] = self._numbers

    def _add_to_case(self, event: Event, case: int, content: Mapping[str, Any]) -> None:
        at = moment_text(event.at)
        if event.kind in ASSESSED and is_standing(event):
            self._assess(event, case, content)
        elif event.kind == "judged":
            tags = tuple(sorted(map(tuple, content["tags"])))
            said = (content["value"], event.seq, tags)
            self.rows["judgements"][case, content["fingerprint"]] = said
        elif event.kind == "allowed":
            self._allow(event, case, content)
        elif event.kind == "allowance.approved":
            number = content["allowance"]
            row = self.rows["allowances"][number,]
            self._tell(event, find_lone_allowance(event, row, four_eyes=self._settings.four_eyes))
            self.rows["allowances"][number,] |= {"approved": at, "approved_by": event.by}
            self._rest(case, content["findings"], on=number)
        elif event.kind == "allowance.ended":
            self._end(event, content, at=at)
        self._step(event, case, content["state"])
        opened = self._opened.setdefault(case, at)
        row = {**self._shown[case], **content["state"], "opened": opened, "updated": at}
        self.rows["cases"][case,] = digest_of(row)

    def _step(self, event: Event, case: int, state: Mapping[str, Any]) -> None:
        before = self._states.get(case)
        is_aside = event.kind in ASSESSED and not is_standing(event)
        wrong = find_misstep(event.kind, before, state, is_aside=is_aside) if before else ""
        if wrong:
            self._blame(event.seq, f"it changes of its case what such an event does not: {wrong}.")
        if before:
            self._tell(
                event, find_lone_step(event, before, state, four_eyes=self._settings.four_eyes)
            )
        self._states[case] = state

    def _tell(self, event: Event, what: str) -> None:
        if what:
            self._blame(event.seq, what)

    def _assess(self, event: Event, case: int, content: Mapping[str, Any]) -> None:
        at = moment_text(event.at)
        self._shown[case] = content["shown"]
        self.rows["case_tags"][case,] = tuple(sorted(map(tuple, content["tags"])))
        findings = self.rows["findings"]
        for name in self._findings[case]:
            _, allowance = findings.pop((case, name))
            self._resting[allowance].discard((case, name))
        self._findings[case] = {item["id"]: item["kind"] for item in content["findings"]}
        for item in content["findings"]:
            key, number = (case, item["id"]), item["allowance"]
            row = self.rows["allowances"].get((number,))
            is_exact = number in self._of_one_kind
            is_known = number is not None and not (self._is_part and row is None)
            if is_known and not is_held(item, row, at=at, is_exact=is_exact):
                self._blame(event.seq, f"it rests on allowance {number}, which did not hold.")
            findings[key] = (item["fingerprint"], item["allowance"])
            self._resting[item["allowance"]].add(key)

    def _allow(self, event: Event, case: int, content: Mapping[str, Any]) -> None:
        facts, at = dict(content["allowance"]), moment_text(event.at)
        number = facts.pop("id")
        # The first desks had no second pair of eyes for it, and did not say the kind.
        waits = content.get("waits", False)
        self._tell(event, find_lone_allowance(event, four_eyes=self._settings.four_eyes))
        if "kind" in facts:
            self._of_one_kind.add(number)
        self.rows["allowances"][number,] = {
            "kind": self._findings[case][content["finding"]], **facts,
            "entity": storable(facts["entity"]), "reason": storable(facts["reason"]),
            "party_name": storable(content["party"] or ""), "by": event.by, "at": at,
            "seq": event.seq, "case_id": case, "ended": None, "ended_why": None,
            "approved": None if waits else at, "approved_by": None,
        }  # fmt: skip
        self._rest(case, [] if waits else [content["finding"]], on=number)

    def _rest(self, case: int, names: Iterable[str], *, on: int) -> None:
        findings = self.rows["findings"]
        for name in names:
            findings[case, name] = (findings[case, name][0], on)
            self._resting[on].add((case, name))

    def _end(self, event: Event, content: Mapping[str, Any], *, at: str) -> None:
        # The first desks always opened again what rested on it.
        number, instead = content["allowance"], content.get("instead")
        rows, findings = self.rows["allowances"], self.rows["findings"]
        rows[number,] |= {"ended": at, "ended_why": content["why"]}
        other = rows.get((instead,))
        is_known = instead is not None and not (self._is_part and other is None)
        if is_known and not is_renewal(rows[number,], other, at=at):
            self._blame(event.seq, f"what rested on it rests on allowance {instead}, another one.")
        for key in self._resting.pop(number, ()):
            # It may rest on another allowance since, or be gone.
            if key in findings and findings[key][1] == number:
                findings[key] = (findings[key][0], instead)
                if instead is not None:
                    self._resting[instead].add(key)

    def _forget(self, cases: set[int]) -> None:
        for name in OF_CASES:
            rows = self.rows[name]
            self.rows[name] = {key: rows[key] for key in rows if key[0] not in cases}
        rows = self.rows["allowances"]
        kept = {key: rows[key] for key in rows if rows[key]["case_id"] not in cases}
        self.rows["allowances"] = kept
        for case in cases:
            self._findings.pop(case, None)
            self._states.pop(case, None)


def digest_of(row: Mapping[str, Any]) -> str:
    """Of a row of cases: a desk has many, and all of them are in memory while they are compared.

    A column that was altered into what is no JSON value is none that the chain knows.
    """
    try:
        return sha256(canonical(row))
    except TypeError:
        return ""
