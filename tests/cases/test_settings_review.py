"""To let one person decide alone, or to keep records for less long, takes two admins."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, insert
from tests.cases.deals import deal, take_in
from tests.cases.people import ADA, ANNA, PETRA, START

from witting.cases import Role, Settings, Status, User, machine, verify_chain_file
from witting.cases.tables import SETTINGS
from witting.errors import ConflictError, NotAllowedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cases.people import Clock

    from witting.cases import CaseStore

SYSTEM = machine("tests")
ALMA = User("alma", frozenset({Role.ADMIN}), is_active=True, created=START)
KEY_ADMIN = User("key:nightly", frozenset({Role.ADMIN}), is_active=True, created=START)
PASSWORD = "four words and a comma"


@pytest.fixture
def two(store: CaseStore) -> CaseStore:
    """A desk with two admins, neither of whom added the other."""
    store.users.add("alma", PASSWORD, [Role.ADMIN], SYSTEM)
    return store


def _waiting(store: CaseStore) -> int:
    found = store.proposed_settings
    assert found is not None
    return found.seq


def _is_whole(store: CaseStore) -> bool:
    report = store.audit.verify()
    assert report.troubles == ()
    return report.is_whole


def test_the_second_admin_agrees_and_only_then_it_is_so(two: CaseStore, tmp_path: Path) -> None:
    assert two.change_settings(ADA, four_eyes=False, session_hours=8) == Settings()
    assert two.settings == Settings()
    found = two.proposed_settings
    assert found is not None
    assert (found.by, found.settings) == ("ada", Settings(four_eyes=False, session_hours=8))
    case = take_in(two, deal(1), ANNA)
    assert two.decide(case.id, "hold", reason="r", by=ANNA, expected_version=1).proposed == "hold"
    with pytest.raises(NotAllowedError, match="not the second pair"):
        two.approve_settings(found.seq, is_agreed=True, by=ADA)
    with pytest.raises(NotAllowedError, match="takes the role admin"):
        two.approve_settings(found.seq, is_agreed=True, by=PETRA)
    with pytest.raises(NotAllowedError, match="same pair of eyes"):
        two.approve_settings(found.seq, is_agreed=True, by=SYSTEM)
    assert _is_whole(two)
    assert not two.approve_settings(found.seq, is_agreed=True, by=ALMA).four_eyes
    assert two.settings == found.settings
    assert two.proposed_settings is None
    case = take_in(two, deal(2), ANNA)
    done = two.decide(case.id, "hold", reason="r", by=ANNA, expected_version=1)
    assert done.status is Status.CLOSED
    assert _is_whole(two)
    for cases in (None, [case.id]):
        path = tmp_path / "chain.jsonl"
        path.write_bytes(b"".join(two.export(cases)))
        assert verify_chain_file(path).troubles == ()


@pytest.mark.parametrize("by", [ADA, ALMA])
def test_what_was_proposed_is_declined_or_taken_back(two: CaseStore, by: User) -> None:
    two.change_settings(ADA, retention_years=6)
    seq = _waiting(two)
    assert two.approve_settings(seq, is_agreed=False, by=by) == Settings()
    assert two.proposed_settings is None
    with pytest.raises(ConflictError, match="no longer waits"):
        two.approve_settings(seq, is_agreed=True, by=ALMA)
    assert _is_whole(two)


def test_what_guards_as_much_takes_one_and_ends_what_waited(two: CaseStore) -> None:
    two.change_settings(ADA, four_eyes=False)
    first = _waiting(two)
    two.change_settings(ADA, retention_years=7)
    with pytest.raises(ConflictError):
        two.approve_settings(first, is_agreed=True, by=ALMA)
    assert two.change_settings(ALMA, retention_years=12, session_hours=1).retention_years == 12
    assert two.proposed_settings is None
    two.change_settings(ALMA, retention_years=11)
    two.approve_settings(_waiting(two), is_agreed=True, by=ADA)
    assert two.settings.retention_years == 11
    assert two.change_settings(ALMA, four_eyes=True, session_hours=168).session_hours == 168
    assert _is_whole(two)


def test_where_there_is_one_admin_one_is_enough(store: CaseStore) -> None:
    assert not store.change_settings(ADA, four_eyes=False).four_eyes
    assert store.change_settings(SYSTEM, retention_years=5).retention_years == 5
    assert _is_whole(store)


@pytest.mark.parametrize("by", [SYSTEM, KEY_ADMIN])
def test_neither_the_machine_nor_a_key_is_one_of_two(two: CaseStore, by: User) -> None:
    if by is KEY_ADMIN:
        two.keys.add("nightly", [Role.ADMIN], SYSTEM)
    with pytest.raises(NotAllowedError, match="may be one of them"):
        two.change_settings(by, four_eyes=False)
    assert two.proposed_settings is None
    assert two.change_settings(by, retention_years=11).retention_years == 11


def test_to_disable_the_other_admin_for_a_minute_does_not_help(
    two: CaseStore, clock: Clock
) -> None:
    two.users.disable("alma", ADA)
    two.change_settings(ADA, four_eyes=False)
    assert two.settings.four_eyes
    two.users.enable("alma", ADA)
    with pytest.raises(NotAllowedError, match="ada gave this account its rights"):
        two.approve_settings(_waiting(two), is_agreed=True, by=ALMA)
    two.users.set_roles("alma", [Role.ANALYST], ADA)
    clock.pass_time(days=8)
    assert not two.change_settings(ADA, four_eyes=False).four_eyes
    assert _is_whole(two)


def test_whom_the_first_made_an_admin_is_no_second_for_a_week(
    store: CaseStore, clock: Clock
) -> None:
    store.users.add("alma", PASSWORD, [Role.ADMIN], ADA)
    store.change_settings(ADA, four_eyes=False)
    seq = _waiting(store)
    with pytest.raises(NotAllowedError, match="in the last 7 days"):
        store.approve_settings(seq, is_agreed=True, by=ALMA)
    clock.pass_time(days=8)
    assert not store.approve_settings(seq, is_agreed=True, by=ALMA).four_eyes
    assert _is_whole(store)


def test_a_row_altered_for_a_minute_is_found(two: CaseStore, tamper: Callable[..., None]) -> None:
    """Who is an admin is asked of the chain; a proposal put into the table is none."""
    tamper("UPDATE users SET roles = 'viewer' WHERE name = 'alma'")
    two.change_settings(ADA, four_eyes=False)
    assert two.settings.four_eyes
    seq = _waiting(two)
    tamper("UPDATE users SET roles = 'admin' WHERE name = 'alma'")
    assert _is_whole(two)
    tamper("UPDATE users SET roles = 'admin' WHERE name = 'petra'")
    two.approve_settings(seq, is_agreed=False, by=PETRA)
    tamper("UPDATE users SET roles = 'approver' WHERE name = 'petra'")
    assert [trouble.what for trouble in two.audit.verify().troubles] == [
        "it is by somebody who had not the right to it."
    ]
    tamper("INSERT INTO settings (name, value) VALUES ('proposed', '1')")
    assert any("proposed of settings" in item.what for item in two.audit.verify().troubles)
    with pytest.raises(StoreError, match="was altered"):
        _ = two.proposed_settings
    tamper("UPDATE settings SET value = 'x' WHERE name = 'proposed'")
    with pytest.raises(StoreError, match="was altered"):
        two.approve_settings(1, is_agreed=True, by=ALMA)


def test_a_lone_change_in_the_chain_is_found(two: CaseStore) -> None:
    """As a server would write it that asked nobody, or only whoever proposed."""
    what = "it makes the desk guard less, and no second admin agreed."
    alone = {"four_eyes": False, "retention_years": 10, "session_hours": 12, "proposed_by": None}
    assert what in _forge(two, ADA, "settings.changed", alone)
    two.change_settings(ADA, four_eyes=True)
    two.change_settings(ALMA, four_eyes=False)
    own = {**alone, "proposed_by": "alma", "proposal": _waiting(two)}
    assert _forge(two, ALMA, "settings.changed", own)[1:] == [what]
    two.change_settings(ADA, four_eyes=True)
    two.change_settings(ALMA, four_eyes=False)
    other = {**own, "retention_years": 9, "proposal": _waiting(two)}
    assert _forge(two, ADA, "settings.changed", other)[2:] == [what]


def _forge(store: CaseStore, by: User, kind: str, content: dict[str, Any]) -> list[str]:
    """What is found of the events after one that was written past all that is asked."""
    with store._transactions.begin(by, Role.ADMIN) as transaction:
        transaction.append(kind, content)
        transaction.connection.execute(delete(SETTINGS))
        said = [(name, content[name]) for name in asdict(Settings())]
        rows = [{"name": name, "value": str(int(value))} for name, value in said]
        transaction.connection.execute(insert(SETTINGS), rows)
    return [trouble.what for trouble in store.audit.verify().troubles]
