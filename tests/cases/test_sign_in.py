"""Guessing passwords is slow, and keeps nobody from signing in who did before."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from tests.cases.people import ADA, ANNA, PETRA

from witting.cases import Origin
from witting.cases.known_browser import is_known_browser, new_browser
from witting.cases.sign_in import FREE, FREE_OF_ADDRESS, FREE_OF_NAME
from witting.errors import MissingError, TooManyAttemptsError

if TYPE_CHECKING:
    from tests.cases.people import Clock

    from witting.cases import CaseStore, User

RIGHT = "anna has a password"
OFFICE, ELSEWHERE = Origin("192.0.2.7"), Origin("198.51.100.9")


def guess(store: CaseStore, origin: Origin, *, name: str = "anna", times: int = FREE) -> None:
    for _ in range(times):
        assert store.users.verify(name, "is it this one?", origin) is None


def test_guesses_from_elsewhere_keep_nobody_out(store: CaseStore) -> None:
    guess(store, ELSEWHERE)
    with pytest.raises(TooManyAttemptsError, match="from here"):
        store.users.verify("anna", RIGHT, ELSEWHERE)
    assert store.users.verify("anna", RIGHT, OFFICE) is not None
    assert store.users.verify("petra", "petra has a password", ELSEWHERE) is not None


def test_neighbours_behind_one_address_do_not_keep_a_known_browser_out(store: CaseStore) -> None:
    known = Origin(OFFICE.address, store.users.new_browser(ANNA))
    guess(store, OFFICE)
    with pytest.raises(TooManyAttemptsError):
        store.users.verify("anna", RIGHT, OFFICE)
    assert store.users.verify("anna", RIGHT, known) is not None
    guess(store, known)
    with pytest.raises(TooManyAttemptsError):
        store.users.verify("anna", RIGHT, known)


def test_an_address_that_tries_many_names_has_to_wait(store: CaseStore, clock: Clock) -> None:
    for number in range(FREE_OF_ADDRESS):
        guess(store, ELSEWHERE, name=f"name{number}", times=1)
    for name in ("anna", "nobody"):
        with pytest.raises(TooManyAttemptsError):
            store.users.verify(name, RIGHT, ELSEWHERE)
    assert store.users.verify("anna", RIGHT, OFFICE) is not None
    clock.pass_time(seconds=31)
    assert store.users.verify("anna", RIGHT, ELSEWHERE) is not None
    clock.pass_time(seconds=31)
    guess(store, ELSEWHERE, times=1)
    with pytest.raises(TooManyAttemptsError):
        store.users.verify("petra", "petra has a password", ELSEWHERE)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_thousand_addresses_guess_no_faster_than_a_word_a_minute(
    store: CaseStore, clock: Clock
) -> None:
    """And keep nobody out who signed in here before, nor a colleague of another name."""
    for number in range(FREE_OF_NAME):
        guess(store, Origin(f"198.51.100.{number}"), times=1)
    known = Origin(OFFICE.address, store.users.new_browser(ANNA))
    for _ in range(3):
        with pytest.raises(TooManyAttemptsError, match="with this name"):
            store.users.verify("anna", RIGHT, OFFICE)
        assert store.users.verify("anna", RIGHT, known) is not None
        assert store.users.verify("petra", "petra has a password", OFFICE) is not None
        clock.pass_time(seconds=61)
        guess(store, Origin("203.0.113.9"), times=1)
    clock.pass_time(seconds=61)
    assert store.users.verify("anna", RIGHT, OFFICE) is not None


def test_whoever_signs_in_has_no_colleague_wait(store: CaseStore, clock: Clock) -> None:
    for number in range(FREE_OF_ADDRESS):
        guess(store, OFFICE, name=f"name{number}", times=1)
    clock.pass_time(seconds=31)
    assert store.users.verify("anna", RIGHT, OFFICE) is not None
    assert store.users.verify("petra", "petra has a password", OFFICE) is not None
    guess(store, OFFICE, name="aron", times=1)
    with pytest.raises(TooManyAttemptsError):
        store.users.verify("petra", "petra has a password", OFFICE)
    clock.pass_time(minutes=40)
    assert store.users.verify("anna", RIGHT, OFFICE) is not None
    clock.pass_time(minutes=40)
    guess(store, OFFICE, name="aron", times=1)
    assert store.users.verify("petra", "petra has a password", OFFICE) is not None


def test_guesses_at_the_same_moment_are_counted_all(store: CaseStore) -> None:
    def is_looked_at(number: int) -> bool:
        try:
            return store.users.verify("anna", f"guess {number}", ELSEWHERE) is None
        except TooManyAttemptsError:
            return False

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(is_looked_at, range(3 * FREE))) == FREE


def test_a_look_costs_the_same_whoever_it_is(store: CaseStore) -> None:
    store.users.disable("vera", ADA)
    costs = []
    for name in ("anna", "nobody", "vera", "no name at all"):
        start = time.process_time()
        guess(store, OFFICE, name=name, times=2)
        costs.append(time.process_time() - start)
    assert max(costs) < 2 * min(costs)


def test_what_a_browser_was_given_counts_for_its_user_and_password_alone(store: CaseStore) -> None:
    token = store.users.new_browser(ANNA)
    assert store.users.knows_browser(" Anna", token)
    for name, other in (("petra", token), ("anna", ""), ("anna", "x.y"), ("nobody", token)):
        assert not store.users.knows_browser(name, other)
    assert store.users.knows_browser("petra", store.users.new_browser(PETRA))
    store.users.set_password("anna", "another four words", ADA)
    assert not store.users.knows_browser("anna", token)
    nobody: User = ANNA.__class__("nobody", ANNA.roles, is_active=True, created=ANNA.created)
    with pytest.raises(MissingError):
        store.users.new_browser(nobody)


def test_nobody_makes_a_browser_known_to_a_name_that_there_is_not() -> None:
    assert is_known_browser(new_browser("kept"), "kept")
    assert not is_known_browser(new_browser(""), None)
    for odd in ("\x00", "é.é", "\ud800.\ud800", ".", "a.b.c"):
        assert not is_known_browser(odd, "kept")


def test_a_new_session_takes_the_place_of_the_one_before(store: CaseStore) -> None:
    before, elsewhere = store.sessions.open(ANNA), store.sessions.open(ANNA)
    token = store.sessions.open(ANNA, instead_of=before)
    assert store.sessions.lookup(before) is None
    assert store.sessions.lookup(token) is not None
    assert store.sessions.lookup(elsewhere) is not None


def test_the_newest_events_are_read_and_no_more(store: CaseStore) -> None:
    total = store.audit.head.count
    newest = store.audit.newest(2)
    assert [event.seq for event in newest] == [total, total - 1]
    assert [event.seq for event in store.audit.newest(9, before=3)] == [2, 1]
    assert newest == tuple(reversed([*store.audit.events()][-2:]))
