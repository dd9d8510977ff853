"""Whatever is done in whatever order, the store is as a few plain rules say; its chain is whole."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.cases.deals import BUYER, DAY, assess, deal, match
from tests.cases.people import ADA, ANNA, PETRA, Clock
from tests.cases.twin import TwinDesk

from witting.cases import CaseStore, User, open_store
from witting.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Assessment, Deal

PEOPLE: dict[str, User] = {"anna": ANNA, "petra": PETRA, "ada": ADA}
WHO = st.sampled_from(sorted(PEOPLE))
NUMBER = st.integers(0, 99)
VALUE = st.sampled_from(["positive", "negative", "unsure"])


class Desk(RuleBasedStateMachine):
    """A desk of a few deals by two parties, and one entry of a list that changes."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="witting-twin-"))
        shutil.copy(self.template, self.home / "desk.sqlite")
        self.clock = Clock()
        self.store: CaseStore = open_store(None, home=self.home, clock=self.clock)
        self.twin = TwinDesk()

    def teardown(self) -> None:
        try:
            report = self.store.audit.verify()
            assert report.troubles == ()
        finally:
            self.store.close()
            shutil.rmtree(self.home)

    @rule(number=st.integers(1, 3), verdict=st.sampled_from(["clear", "review", "exposed"]),
          edition=st.integers(1, 2), day=st.sampled_from([0, 0, -1]))  # fmt: skip
    def screen(self, number: int, verdict: str, edition: int, day: int) -> None:
        """Deals 1 and 2 are of one party, 3 is of another; at times as of the day before."""
        party, listed = number // 3, edition if verdict != "clear" else None
        one, found = self._screened(number, party, verdict, listed)
        found = replace(found, as_of=DAY + dt.timedelta(days=day))
        case = self.store.receive(one, found, by=ANNA)
        assert case.id == self.twin.screen(number, party, verdict, listed, day=day)

    @precondition(lambda self: self.twin.cases)
    @rule(pick=NUMBER, action=st.sampled_from(["release", "hold", "reject", "escalate"]), who=WHO)
    def decide(self, pick: int, action: str, who: str) -> None:
        number = self._pick(pick)
        version, by = self.twin.cases[number].version, PEOPLE[who]
        outcome = self.twin.decide(number, action, who)
        self._expect(outcome, lambda: self.store.decide(
            number, action, reason="So.", by=by, expected_version=version))  # fmt: skip

    @precondition(lambda self: self.twin.cases)
    @rule(pick=NUMBER, who=WHO, is_agreed=st.booleans())
    def approve(self, pick: int, who: str, *, is_agreed: bool) -> None:
        number = self._pick(pick)
        version, by = self.twin.cases[number].version, PEOPLE[who]
        outcome = self.twin.approve(number, who, is_agreed=is_agreed)
        self._expect(outcome, lambda: self.store.approve(
            number, is_agreed=is_agreed, reason="So.", by=by, expected_version=version,
        ))  # fmt: skip

    @precondition(lambda self: self.twin.cases)
    @rule(pick=NUMBER)
    def reopen(self, pick: int) -> None:
        number = self._pick(pick)
        version = self.twin.cases[number].version
        self._expect(self.twin.reopen(number), lambda: self.store.reopen(
            number, reason="So.", by=ANNA, expected_version=version))  # fmt: skip

    @precondition(lambda self: self.twin.cases)
    @rule(pick=NUMBER, value=VALUE, is_alike=st.booleans())
    def judge(self, pick: int, value: str, *, is_alike: bool) -> None:
        number = self._pick(pick)
        version = self.twin.cases[number].version
        if self.twin.cases[number].edition is None:
            return
        if is_alike:
            done = self.store.judge_alike(number, "f1", value, reason="So.", by=ANNA)
            assert done == self.twin.judge_alike(number, value)
            return
        self.store.judge(number, "f1", value, reason="", by=ANNA, expected_version=version)
        self.twin.judge(number, value)

    @precondition(lambda self: self.twin.cases)
    @rule(pick=NUMBER, who=st.sampled_from(["ada", "petra"]))
    def allow(self, pick: int, who: str) -> None:
        number = self._pick(pick)
        case = self.twin.cases[number]
        if case.edition is None:
            return
        until = self.clock.now + dt.timedelta(days=900.5)
        self.store.allow(
            number, "f1", reason="So.", until=until, by=PEOPLE[who], expected_version=case.version
        )
        self.twin.allow(number, 900, who)

    @precondition(lambda self: self.twin.allowances)
    @rule(pick=NUMBER, who=WHO, is_agreed=st.booleans())
    def approve_allowance(self, pick: int, who: str, *, is_agreed: bool) -> None:
        number = sorted(self.twin.allowances)[pick % len(self.twin.allowances)]
        outcome = self.twin.approve_allowance(number, who, is_agreed=is_agreed)
        self._expect(outcome, lambda: self.store.approve_allowance(
            number, is_agreed=is_agreed, reason="So.", by=PEOPLE[who]))  # fmt: skip

    @precondition(lambda self: any(not item.is_ended for item in self.twin.allowances.values()))
    @rule(pick=NUMBER)
    def revoke(self, pick: int) -> None:
        held = [key for key, item in self.twin.allowances.items() if not item.is_ended]
        number = held[pick % len(held)]
        self.store.revoke_allowance(number, reason="So.", by=PETRA)
        self.twin.end(number)

    @precondition(lambda self: self.twin.cases)
    @rule(days=st.sampled_from([1, 1000]))
    def screen_all_again(self, days: int) -> None:
        """Some time later, against the same lists."""
        self.clock.pass_time(days=days)
        self.twin.day += days
        for number, case in list(self.twin.deals.items()):
            twin = self.twin.cases[case]
            one, found = self._screened(number, twin.party, twin.verdict, twin.edition)
            self.store.rescreen(case, found, ANNA)
            assert self.twin.screen(number, twin.party, twin.verdict, twin.edition) == case
            assert self.store.case(case).deal == one

    @rule(days=st.sampled_from([1, 500, 1000]))
    def let_time_pass(self, days: int) -> None:
        """Nobody screens; only the allowances are looked at."""
        self.clock.pass_time(days=days)
        self.twin.day += days
        assert self.store.end_lapsed(ADA) == self.twin.end_lapsed()

    @rule(is_four_eyes=st.booleans())
    def choose_eyes(self, *, is_four_eyes: bool) -> None:
        self.store.change_settings(ADA, four_eyes=is_four_eyes)
        self.twin.is_four_eyes = is_four_eyes

    @precondition(lambda self: self.twin.cases)
    @rule(pick=NUMBER)
    def comment(self, pick: int) -> None:
        self.store.comment(self._pick(pick), "Hm.", ANNA)

    @invariant()
    def is_as_the_rules_say(self) -> None:
        names = ("verdict", "status", "decision", "proposed", "proposed_by", "version")
        found = {case.id: case for case in self.store.queue(sort="id").items}
        assert found.keys() == self.twin.cases.keys()
        for number, twin in self.twin.cases.items():
            case = found[number]
            assert {name: getattr(case, name) for name in names} == {
                name: getattr(twin, name) for name in names
            }
            assert case.is_allowed == twin.is_allowed
            for item in self.store.case(number).findings:
                assert (item.allowance.id if item.allowance else None) == twin.allowance
                said = twin.judged.get((twin.party, twin.edition or 0))
                assert (item.judgement.value if item.judgement else None) == said

    def _pick(self, pick: int) -> int:
        return sorted(self.twin.cases)[pick % len(self.twin.cases)]

    @staticmethod
    def _expect(outcome: str, act: Callable[[], object]) -> None:
        if not outcome:
            act()
            return
        with pytest.raises(CaseError) as caught:
            act()
        assert type(caught.value).__name__ == outcome

    @staticmethod
    def _screened(
        number: int, party: int, verdict: str, edition: int | None
    ) -> tuple[Deal, Assessment]:
        one = deal(number, replace(BUYER, address=f"Manas {party}, Osh"))
        listed: dict[str, Any] = {"programs": [f"P{edition}"], "snapshot": f"2026-03-0{edition}"}
        return one, assess(one, verdict, findings=(match(**listed),) if edition else ())


def test_the_store_is_as_the_rules_say(sqlite_template: Path) -> None:
    Desk.template = sqlite_template

    # Without a least number of steps most runs end after three or four, with one case.
    run_state_machine_as_test(
        Desk,
        settings=settings(max_examples=20, stateful_step_count=40, deadline=None),
        _min_steps=30,
    )
