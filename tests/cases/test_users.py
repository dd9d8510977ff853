"""Who may sign in, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cases.people import ADA, ANNA, PEOPLE, PETRA, VERA

from witting.cases import Role, User, machine
from witting.errors import (
    CaseError,
    InputError,
    MissingError,
    NotAllowedError,
    TooManyAttemptsError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cases.conftest import Place
    from tests.cases.people import Clock

    from witting.cases import CaseStore

WORDS = "four words and a comma"


def test_a_role_includes_the_ones_before_it() -> None:
    for name, may in (("vera", 1), ("anna", 2), ("petra", 3), ("ada", 4)):
        user = User(name, frozenset(PEOPLE[name]), is_active=True, created=VERA.created)
        assert [user.may(role) for role in Role] == [place < may for place in range(4)]
    assert not User("x", frozenset(Role), is_active=False, created=VERA.created).may(Role.VIEWER)
    assert machine("tests").may(Role.ADMIN)


def test_users_are_added_changed_and_disabled(store: CaseStore) -> None:
    user = store.users.add("Bela@Bank.example", WORDS, [Role.VIEWER], ADA)
    assert user.name == "bela@bank.example"
    assert store.users.verify("BELA@bank.example ", WORDS) == user
    changed = store.users.set_roles(user.name, [Role.APPROVER], ADA)
    assert changed.sorted_roles == (Role.APPROVER,)
    store.users.set_password(user.name, "another four words", ADA)
    assert store.users.verify(user.name, WORDS) is None
    assert store.users.verify(user.name, "another four words") == changed
    store.users.disable(user.name, ADA)
    assert store.users.verify(user.name, "another four words") is None
    store.users.enable(user.name, ADA)
    assert store.users.verify(user.name, "another four words") == changed
    assert [item.name for item in store.users.list()] == sorted([*PEOPLE, user.name])
    assert store.audit.verify().troubles == ()


def test_only_an_admin_keeps_users_but_each_their_own_password(store: CaseStore) -> None:
    for by in (ANNA, PETRA, VERA):
        with pytest.raises(NotAllowedError):
            store.users.add("bela", WORDS, [Role.VIEWER], by)
        with pytest.raises(NotAllowedError):
            store.users.set_roles("anna", [Role.ADMIN], by)
        with pytest.raises(NotAllowedError):
            store.users.set_password("ada", WORDS, by)
        with pytest.raises(NotAllowedError):
            store.keys.add("x", [Role.ADMIN], by)
    assert store.users.set_password("vera", WORDS, VERA).name == "vera"
    assert store.users.verify("vera", WORDS) is not None


def test_the_last_admin_stays(store: CaseStore) -> None:
    with pytest.raises(NotAllowedError, match="no admin would be left"):
        store.users.disable("ada", ADA)
    with pytest.raises(NotAllowedError, match="no admin would be left"):
        store.users.set_roles("ada", [Role.VIEWER], ADA)
    store.users.set_roles("anna", [Role.ADMIN], ADA)
    store.users.disable("ada", ANNA)
    with pytest.raises(NotAllowedError):
        store.users.enable("ada", ADA)


@pytest.mark.parametrize("name", ["", "a b", "key:x", "system:x", "ä", "a" * 65, ".a", "a\x00b"])
def test_what_cannot_be_a_name(store: CaseStore, name: str) -> None:
    with pytest.raises(InputError, match="cannot be the name"):
        store.users.add(name, WORDS, [Role.VIEWER], ADA)
    assert store.users.verify(name, WORDS) is None


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_what_cannot_be_added(store: CaseStore) -> None:
    for password in ("short", "x" * 1025, "beladonna.bela"):
        with pytest.raises(InputError, match="12 to 1024"):
            store.users.add("beladonna.bela", password, [Role.VIEWER], ADA)
    with pytest.raises(InputError, match="at least one role"):
        store.users.add("bela", WORDS, [], ADA)
    with pytest.raises(InputError, match="at least one role"):
        store.users.add("bela", WORDS, ["king"], ADA)  # type: ignore[list-item]  # no role
    with pytest.raises(CaseError, match="there is such a user"):
        store.users.add("ADA", WORDS, [Role.VIEWER], ADA)
    for name in ("nobody", "x' OR '1'='1", "\x00"):
        with pytest.raises(MissingError):
            store.users.disable(name, ADA)
    assert store.users.verify("ada", "x" * 100_000) is None


def test_guessing_costs_more_and_more_time(store: CaseStore, clock: Clock) -> None:
    for name in ("anna", "nobody"):
        for _ in range(5):
            assert store.users.verify(name, "is it this one?") is None
        with pytest.raises(TooManyAttemptsError, match="too many") as caught:
            store.users.verify(name, f"{name} has a password")
        assert "seconds" in caught.value.remedy
    clock.pass_time(seconds=31)
    assert store.users.verify("anna", "or this?") is None
    clock.pass_time(seconds=31)
    with pytest.raises(TooManyAttemptsError):
        store.users.verify("anna", "anna has a password")
    clock.pass_time(seconds=61)
    assert store.users.verify("anna", "anna has a password") is not None
    assert store.users.verify("anna", "one slip") is None
    assert store.users.verify("anna", "anna has a password") is not None
    assert store.users.verify("petra", "petra has a password") is not None


def test_what_is_stored_opens_no_door(store: CaseStore, place: Place) -> None:
    """Neither passwords nor tokens nor secrets of keys can be read in the database or the chain."""
    token = store.sessions.open(ANNA)
    secret = store.keys.add("payments", [Role.ANALYST], ADA)
    chain = b"".join(store.export()).decode()
    for text in (token, secret, "anna has a password"):
        assert text not in chain
    if place.url.startswith("sqlite"):
        store.close()
        stored = b"".join(path.read_bytes() for path in place.home.glob("desk.sqlite*"))
        for text in (token, secret, "anna has a password"):
            assert text.encode() not in stored
        assert (place.home / "desk.sqlite").stat().st_mode & 0o077 in {0, 0o044}


def test_a_session_ends_with_its_time_its_user_and_its_closing(
    store: CaseStore, clock: Clock
) -> None:
    store.change_settings(ADA, session_hours=1)
    token = store.sessions.open(ANNA)
    assert store.sessions.open(ANNA) != token
    assert store.sessions.lookup(token) is not None
    clock.pass_time(minutes=61)
    assert store.sessions.lookup(token) is None
    ends: tuple[Callable[[], object], ...] = (
        lambda: store.users.set_password("anna", WORDS, ADA),
        lambda: store.users.set_roles("anna", [Role.ANALYST], ADA),
        lambda: store.users.disable("anna", ADA),
    )
    for end in ends:
        token = store.sessions.open(ANNA)
        end()
        assert store.sessions.lookup(token) is None
    with pytest.raises(NotAllowedError):
        store.sessions.open(ANNA)
    for nothing in ("", "x", "\x00", "\ud800"):
        assert store.sessions.lookup(nothing) is None
        store.sessions.close(nothing)


def test_keys_come_and_go(store: CaseStore) -> None:
    secret = store.keys.add("payments", [Role.ANALYST], ADA)
    assert secret.startswith("witting_")
    key = store.keys.lookup(secret)
    assert key is not None
    assert store.keys.lookup(secret + "x") is None
    with pytest.raises(CaseError, match="such a key already"):
        store.keys.add("payments", [Role.ANALYST], ADA)
    store.keys.revoke("payments", ADA)
    assert store.keys.lookup(secret) is None
    with pytest.raises(NotAllowedError):
        store.sessions.open(key)
    assert [item.is_active for item in store.keys.list()] == [False]
    with pytest.raises(MissingError):
        store.keys.revoke("nobody", ADA)
    with pytest.raises(InputError, match="16 characters"):
        store.keys.add("x", [Role.ANALYST], ADA, secret="short")
    assert store.audit.verify().troubles == ()
