"""A server ends allowances in their time, though it has no list and nobody screens."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from tests.cases.deals import deal, take_in
from tests.cases.people import PEOPLE, START, Clock, user
from tests.serving.running import running, wait_until

from witting.cases import Status, machine, open_store
from witting.serving import Log, open_desk

if TYPE_CHECKING:
    from pathlib import Path

MACHINE = machine("tests")


def test_a_case_opens_again_when_the_allowance_is_over(tmp_path: Path) -> None:
    clock = Clock()
    store = open_store(None, home=tmp_path, clock=clock)
    for name, roles in PEOPLE.items():
        store.users.add(name, f"{name} has a password", roles, MACHINE)
    store.change_settings(MACHINE, four_eyes=False)
    case = take_in(store, deal(1), user("anna"))
    until = START.replace(day=3)
    store.allow(case.id, "f1", reason="Another.", until=until, by=user("petra"), expected_version=1)
    closed = take_in(store, deal(2), user("anna"))
    assert closed.is_allowed
    clock.pass_time(days=2)
    log = io.BytesIO()
    with running(open_desk(tmp_path, store=store, log=Log(clock, log), clock=clock), log):
        wait_until(lambda: store.case(closed.id).case.status is Status.REOPENED)
        wait_until(lambda: b'"event":"allowances_ended","count":1' in log.getvalue())
    assert store.case(closed.id).events[-1].by == "system:watch"
    assert store.audit.verify().is_whole
    store.close()
