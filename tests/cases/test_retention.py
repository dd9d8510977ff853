"""What is ten years old may go, nothing younger, and the chain still holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.cases.deals import DAY, SELLER, deal, take_in
from tests.cases.people import ADA, ANNA, PETRA, START, VERA

from witting.cases import Attachment, verify_chain_file
from witting.cases.retention import years_before
from witting.errors import InputError, MissingError
from witting.model import Versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cases.people import Clock

    from witting.cases import CaseStore

TEN_YEARS = 3653


def _work(store: CaseStore, clock: Clock) -> None:
    """An old case that is closed, an old one that is open, and one of ten years later."""
    take_in(store, deal(1), ANNA)
    until = START + dt.timedelta(days=100)
    store.allow(1, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    store.attach(1, Attachment("a.txt", "text/plain", b"words"), ANNA)
    store.decide(1, "release", reason="Fine.", by=ANNA, expected_version=2)
    store.approve(1, is_agreed=True, reason="", by=PETRA, expected_version=3)
    take_in(store, deal(2, SELLER), ANNA)
    versions = Versions({"eu.fsf": "2026-02-20"}, {"match": 0.8}, "5f0c2a91", "0.1.0")
    store.note_search(["Kleinmühle"], versions, as_of=DAY, by=VERA)
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
    assert report.purged == done.events == 6
    path = tmp_path / "chain.jsonl"
    path.write_bytes(b"".join(store.export()))
    assert "Ivolginsk" not in path.read_text().split('"deal_id":"LC-3"')[0]
    assert verify_chain_file(path).troubles == ()
    assert take_in(store, deal(4), ANNA).id == 4
    assert store.audit.verify().is_whole


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
            store.change_settings(ADA, retention_years=years)  # type: ignore[arg-type]


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
    store.change_settings(ADA, retention_years=10)
    take_in(store, deal(1), ANNA, "clear")
    clock.pass_time(days=800)
    tamper("UPDATE settings SET value = '1' WHERE name = 'retention_years'")
    assert store.purge(ADA).cases == (1,)
    troubles = [trouble.what for trouble in store.audit.verify().troubles]
    assert "it purged what was younger than 10 years." in troubles


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


def test_ten_years_before_a_leap_day() -> None:
    leap = dt.datetime(2036, 2, 29, 8, tzinfo=dt.UTC)
    assert years_before(leap, 10) == dt.datetime(2026, 2, 28, 8, tzinfo=dt.UTC)
    assert years_before(leap, 8) == dt.datetime(2028, 2, 29, 8, tzinfo=dt.UTC)
