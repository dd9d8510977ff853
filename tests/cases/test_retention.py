"""What is ten years old may go, nothing younger, and the chain still holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete
from tests.cases.deals import DAY, SELLER, deal, take_in
from tests.cases.people import ADA, ANNA, PETRA, START, VERA

from witting.cases import Attachment, Role, verify_chain_file
from witting.cases.retention import years_before
from witting.cases.tables import CONTENTS
from witting.cases.transaction import Transactions
from witting.errors import InputError, MissingError, StoreError
from witting.model import Versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cases.conftest import Place
    from tests.cases.people import Clock

    from witting.cases import CaseStore

TEN_YEARS = 3653
VERSIONS = Versions({"eu.fsf": "2026-02-20"}, {"match": 0.8}, "5f0c2a91", "0.1.0")


def _work(store: CaseStore, clock: Clock) -> None:
    """An old case that is closed, an old one that is open, and one of ten years later."""
    take_in(store, deal(1), ANNA)
    until = START + dt.timedelta(days=100)
    store.allow(1, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    store.approve_allowance(1, is_agreed=True, reason="", by=ADA)
    store.attach(1, Attachment("a.txt", "text/plain", b"words"), ANNA)
    store.decide(1, "release", reason="Fine.", by=ANNA, expected_version=2)
    store.approve(1, is_agreed=True, reason="", by=PETRA, expected_version=3)
    take_in(store, deal(2, SELLER), ANNA)
    store.note_search(["Kleinmühle"], VERSIONS, as_of=DAY, by=VERA)
    clock.pass_time(days=TEN_YEARS)
    take_in(store, deal(3), ANNA, "clear")


def test_what_is_old_and_closed_goes_and_the_chain_holds(
    store: CaseStore, clock: Clock, tmp_path: Path
) -> None:
    _work(store, clock)
    planned = store.plan_purge()
    assert planned.cases == (1,)
    assert store.queue().total == 3
    done = store.purge(ADA)
    assert (done.cases, done.events) == (planned.cases, planned.events)
    with pytest.raises(MissingError):
        store.case(1)
    assert [case.id for case in store.queue(sort="id").items] == [2, 3]
    assert store.allowances() == ()
    report = store.audit.verify()
    assert report.troubles == ()
    assert report.purged == done.events == 7
    path = tmp_path / "chain.jsonl"
    path.write_bytes(b"".join(store.export()))
    assert "Ivolginsk" not in path.read_text().split('"deal_id":"LC-3"')[0]
    assert verify_chain_file(path).troubles == ()
    assert take_in(store, deal(4), ANNA).id == 4
    assert store.audit.verify().is_whole


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_not_even_in_the_file(store: CaseStore, clock: Clock, place: Place) -> None:
    """SQLite leaves what was deleted where it was, unless it is told to write over it."""
    store.note_search(["Kleinmühle Unica Sinaasappel"], VERSIONS, as_of=DAY, by=VERA)
    clock.pass_time(days=TEN_YEARS)
    store.purge(ADA)
    store.close()
    assert all(b"Sinaasappel" not in file.read_bytes() for file in place.home.glob("desk.sqlite*"))


def test_nothing_is_left_of_what_was_purged(store: CaseStore, clock: Clock) -> None:
    take_in(store, deal(1, SELLER), ANNA, "clear")
    clock.pass_time(days=TEN_YEARS)
    store.purge(ADA)
    for event in store.audit.events(case_id=1):
        assert event.content is None
        assert event.salt is None
        assert event.is_sealed


def test_what_is_a_day_younger_stays(store: CaseStore, clock: Clock) -> None:
    take_in(store, deal(1), ANNA, "clear")
    clock.pass_time(days=TEN_YEARS - 2)
    before = store.audit.head
    assert store.purge(ADA).cases == ()
    assert store.audit.head == before, "nothing was done, so nothing is said"
    store.comment(1, "Asked for by an examiner.", ANNA)
    clock.pass_time(days=3)
    assert store.purge(ADA).cases == ()


def test_the_time_may_be_another_one(store: CaseStore, clock: Clock) -> None:
    store.change_settings(ADA, retention_years=6)
    take_in(store, deal(1), ANNA, "clear")
    clock.pass_time(days=6 * 366)
    assert store.purge(ADA).cases == (1,)
    assert store.audit.verify().troubles == ()
    for years in (4, 0, -1, 101, True, "10"):
        with pytest.raises(InputError, match="retention_years"):
            store.change_settings(ADA, retention_years=years)  # type: ignore[arg-type]  # by keyword


def test_a_purge_of_what_is_younger_is_found(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    """By somebody who turns the clock of the machine on, and the date in the chain back."""
    take_in(store, deal(1), ANNA, "clear")
    clock.pass_time(days=30)
    take_in(store, deal(2, SELLER), ANNA, "clear")
    tamper("UPDATE settings SET value = '0'", "DELETE FROM contents WHERE seq = 6")
    assert store.audit.verify().troubles[0].seq == 6


def test_a_store_with_a_changed_setting_purges_no_more_than_the_chain_allows(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    """What is purged cannot be brought back, so the chain is asked how long things are kept."""
    store.change_settings(ADA, retention_years=10)
    take_in(store, deal(1), ANNA, "clear")
    received = store.audit.head.count
    clock.pass_time(days=6 * 366)
    tamper("UPDATE settings SET value = '1' WHERE name = 'retention_years'")
    assert store.purge(ADA).cases == ()
    assert not store.audit.verify().is_whole
    before = {"before": "2030-03-05T00:00:00.000000+00:00"}
    troubles = _forge(store, _purged([], [], **before), gone=received)
    assert "it purged what was younger than 10 years." in troubles
    tamper("UPDATE contents SET content = REPLACE(content, '10', '5')")
    with pytest.raises(StoreError, match="was altered"):
        store.purge(ADA)


def test_a_purge_by_a_clock_that_was_set_on_is_found(store: CaseStore, clock: Clock) -> None:
    take_in(store, deal(1), ANNA, "clear")
    clock.pass_time(days=TEN_YEARS)
    assert store.purge(ADA).cases == (1,)
    assert store.audit.verify().is_whole
    clock.pass_time(days=-TEN_YEARS)
    take_in(store, deal(2), ANNA, "clear")
    assert [trouble.what for trouble in store.audit.verify().troubles] == [
        "it was made by a clock that was set on: later events are earlier."
    ]


def _forge(store: CaseStore, *events: tuple[str, dict[str, object]], gone: int) -> list[str]:
    """What an owner of the database can do who computes the digests: add events, take contents."""
    transactions = Transactions(store._database, store._clock)
    with transactions.begin(ADA, Role.ADMIN) as transaction:
        for kind, content in events:
            transaction.append(kind, {"before": transaction.moment, **content})
        taken = delete(CONTENTS).where(CONTENTS.c.seq == gone)
        transaction.connection.execute(taken)
    return [trouble.what for trouble in store.audit.verify().troubles]


def _settings(years: int) -> tuple[str, dict[str, object]]:
    return "settings.changed", {"four_eyes": True, "retention_years": years, "session_hours": 12}


def _purged(cases: list[int], contents: list[list[int]], **more: object) -> tuple[str, Any]:
    facts = {"retention_years": 10, "cases": cases, "contents": contents}
    return "purged", {**facts, **more}


def test_a_purge_under_a_time_of_nothing_is_found(store: CaseStore) -> None:
    """Ten years, nothing, a purge, and ten years again: the chain is whole but for what it says."""
    store.note_search(["Kleinmühle"], VERSIONS, as_of=DAY, by=VERA, found=["eu.fsf:1"])
    seq = store.audit.head.count
    forged = (_settings(0), _purged([], [[seq, seq]]), _settings(10))
    troubles = _forge(store, *forged, gone=seq)
    assert "0 years is less than anybody may keep things." in troubles
    assert "it purged what was younger than 5 years." in troubles


def test_a_purge_takes_only_what_it_names(store: CaseStore, clock: Clock) -> None:
    """The numbers of events are compared with its cases; who may do what is never purged."""
    take_in(store, deal(1), ANNA, "clear")
    role = 1
    received = store.audit.head.count
    clock.pass_time(days=TEN_YEARS)
    before = {"before": "2026-03-05T00:00:00.000000+00:00"}
    forged = _purged([], [[received, received]], **before)
    assert "its content is missing, and it was not purged." in _forge(store, forged, gone=received)
    forged = _purged([1], [[role, role]], **before)
    assert "its content is missing, and it was not purged." in _forge(store, forged, gone=role)


def test_a_purge_took_all_that_it_names(store: CaseStore, clock: Clock) -> None:
    take_in(store, deal(1), ANNA, "clear")
    received = store.audit.head.count
    clock.pass_time(days=TEN_YEARS)
    before = {"before": "2026-03-05T00:00:00.000000+00:00"}
    forged = _purged([1], [[received - 1, received]], **before)
    assert "it names what it did not purge." in _forge(store, forged, gone=received)


def test_a_case_of_which_only_the_queue_says_that_it_is_closed_is_not_purged(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    take_in(store, deal(1), ANNA)
    tamper("UPDATE cases SET status = 'closed'")
    clock.pass_time(days=TEN_YEARS)
    assert store.purge(ADA).cases == ()


def test_ten_years_before_a_leap_day() -> None:
    leap = dt.datetime(2036, 2, 29, 8, tzinfo=dt.UTC)
    assert years_before(leap, 10) == dt.datetime(2026, 2, 28, 8, tzinfo=dt.UTC)
    assert years_before(leap, 8) == dt.datetime(2028, 2, 29, 8, tzinfo=dt.UTC)
