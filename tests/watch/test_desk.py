"""The cases of a desk after a list, an owner or a day changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from tests.watch.invented import Entry, write_list, write_owners

from witting.cases import CaseStore, Status, machine, open_store
from witting.errors import InputError, StoreError
from witting.model import Deal, Party
from witting.watch import DeskWatch
from witting.watch.ground import new_ground, old_ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from witting.cases.watched import HeldDeal
    from witting.watch.ground import Basis, Ground

SDN = "us.ofac.sdn"
MONDAY, FRIDAY = dt.date(2024, 2, 19), dt.date(2024, 2, 23)
OLD = Entry(f"{SDN}:1", ("Ivolginsk Turbine Works",), "Company", ("RUSSIA-EO14024", "Block"))
NEW = Entry(f"{SDN}:2", ("Zhdanov Optics Bureau",), "Company", ("RUSSIA-EO14024", "Block"))
ADA = machine("tests")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    found = open_store(None, home=tmp_path, clock=lambda: dt.datetime(2024, 3, 1, tzinfo=dt.UTC))
    yield found
    found.close()


def take_in(store: CaseStore, home: Path, day: dt.date, *names: str) -> None:
    ground = new_ground(home, day)
    for number, name in enumerate(names):
        deal = Deal(id=f"D-{number}", parties=(Party(role="buyer", name=name),))
        store.receive(deal, ground.screen(deal, "us_person"), by=ADA)


def test_who_is_listed_opens_the_case_with_its_cause(tmp_path: Path, store: CaseStore) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    names = ("Zhdanov Optics Burau", "Ivolginsk Turbine Works", "Amber Furniture")
    take_in(store, tmp_path, MONDAY, *names)
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    watch = DeskWatch(store, tmp_path, FRIDAY)
    [change] = list(watch.run())
    assert (change.case, watch.looked_at, watch.changed) == (1, 3, 1)
    assert watch.asked < 3
    found = store.case(1)
    assert found.case.status is not Status.CLOSED
    assert found.assessment.findings[0].evidence["entity"] == NEW.id
    [comment] = found.comments
    assert "Zhdanov Optics Bureau" in comment.text
    assert "us.ofac.sdn of 2024-02-23" in comment.text
    assert comment.by == "system:watch"
    assert store.audit.verify().is_whole


def test_a_second_look_finds_nothing_to_do(tmp_path: Path, store: CaseStore) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    take_in(store, tmp_path, MONDAY, "Zhdanov Optics Bureau")
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    assert list(DeskWatch(store, tmp_path, FRIDAY).run())
    count = store.audit.head.count
    again = DeskWatch(store, tmp_path, FRIDAY)
    assert not list(again.run())
    assert (again.asked, store.audit.head.count) == (0, count)


def test_one_that_was_stopped_goes_on_and_doubles_nothing(tmp_path: Path, store: CaseStore) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    take_in(store, tmp_path, MONDAY, "Zhdanov Optics Bureau", "Zhdanov Optics Bureau LLC")
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    stopped = DeskWatch(store, tmp_path, FRIDAY).run()
    assert next(stopped).case == 1
    stopped.close()
    rest = DeskWatch(store, tmp_path, FRIDAY)
    assert [item.case for item in rest.run()] == [2]
    assert [len(store.case(number).assessments) for number in (1, 2)] == [2, 2]


def test_an_owner_whose_share_rises_is_told(tmp_path: Path, store: CaseStore) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    write_owners(tmp_path, [("Ivolginsk Turbine Works", "Amber Furniture", 40)], MONDAY)
    take_in(store, tmp_path, MONDAY, "Amber Furniture", "Birch Paper")
    write_owners(tmp_path, [("Ivolginsk Turbine Works", "Amber Furniture", 50)], FRIDAY)
    watch = DeskWatch(store, tmp_path, FRIDAY)
    [change] = list(watch.run())
    assert change.change.after.verdict == "exposed"
    [cause, *_] = change.change.causes
    assert cause.text == (
        "Ivolginsk Turbine Works holds 50% of Amber Furniture by the files of owners; it was 40%."
    )
    assert watch.asked == 1


def test_a_day_that_passes_is_a_change(tmp_path: Path, store: CaseStore) -> None:
    late = replace(OLD, start=FRIDAY.isoformat())
    write_list(tmp_path, SDN, [late], MONDAY)
    take_in(store, tmp_path, MONDAY, "Ivolginsk Turbine Works", "Amber Furniture")
    before = store.case(1).case.verdict
    watch = DeskWatch(store, tmp_path, FRIDAY)
    [change] = list(watch.run())
    assert (before, change.change.after.verdict) == ("review", "exposed")
    assert "begins to apply" in change.change.causes[0].text
    assert watch.asked == 1


def test_an_allowance_whose_day_passed_opens_what_it_closed(
    tmp_path: Path, store: CaseStore
) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    store.change_settings(ADA, four_eyes=False)
    take_in(store, tmp_path, MONDAY, OLD.names[0])
    until = dt.datetime(2024, 3, 2, tzinfo=dt.UTC)
    store.allow(1, "f1", reason="Another firm.", until=until, by=ADA, expected_version=1)
    deal = Deal(id="D-9", parties=(Party(role="buyer", name=OLD.names[0]),))
    closed = store.receive(deal, new_ground(tmp_path, MONDAY).screen(deal, "us_person"), by=ADA)
    assert closed.is_allowed
    later = open_store(None, home=tmp_path, clock=lambda: until)
    watch = DeskWatch(later, tmp_path, MONDAY)
    assert not list(watch.run())
    assert (watch.lapsed, watch.changed) == (1, 0)
    assert later.case(closed.id).case.status is Status.REOPENED
    assert later.audit.verify().is_whole
    later.close()


def test_a_clock_that_jumped_back_is_refused(tmp_path: Path, store: CaseStore) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    take_in(store, tmp_path, MONDAY, "Amber Furniture")
    list(DeskWatch(store, tmp_path, FRIDAY).run())
    with pytest.raises(InputError, match="today is 2024-02-19"):
        list(DeskWatch(store, tmp_path, MONDAY).run())


def test_an_edition_that_is_gone_has_all_of_it_asked_again(
    tmp_path: Path, store: CaseStore
) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    take_in(store, tmp_path, MONDAY, "Zhdanov Optics Bureau", "Amber Furniture")
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    [folder] = (tmp_path / "lists" / SDN).glob("2024-02-19*")
    folder.rename(tmp_path / "away")
    watch = DeskWatch(store, tmp_path, FRIDAY)
    assert [item.case for item in watch.run()] == [1]
    assert watch.asked == 2
    assert watch.why_everyone == ("an edition is no longer at hand",)


def test_an_empty_desk_is_nothing_to_watch(tmp_path: Path, store: CaseStore) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    watch = DeskWatch(store, tmp_path, FRIDAY)
    assert not list(watch.run())
    assert (watch.looked_at, store.audit.head.count) == (0, 0)


def test_a_case_whose_documents_are_lost_keeps_no_other_from_being_watched(
    tmp_path: Path, store: CaseStore
) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    take_in(store, tmp_path, MONDAY, "Amber Furniture", "Zhdanov Optics Bureau")
    engine = create_engine(f"sqlite:///{tmp_path}/desk.sqlite")
    with engine.begin() as connection:
        kept = connection.execute(text("SELECT * FROM documents WHERE case_id = 1")).all()
        connection.execute(text("DELETE FROM documents WHERE case_id = 1"))
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    looking = DeskWatch(store, tmp_path, FRIDAY).run()
    assert next(looking).case == 2
    with pytest.raises(StoreError, match="case 1"):
        next(looking)
    assert store.last_watch() is None
    with engine.begin() as connection:
        for row in kept:
            put = "INSERT INTO documents (case_id, digest, body) VALUES (:a, :b, :c)"
            connection.execute(text(put), dict(zip("abc", row, strict=True)))
    engine.dispose()
    assert not list(DeskWatch(store, tmp_path, FRIDAY).run())
    assert store.last_watch() is not None
    assert store.audit.verify().is_whole


def test_a_case_that_is_purged_while_it_is_asked_stops_nothing(
    tmp_path: Path, store: CaseStore
) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    take_in(store, tmp_path, MONDAY, "Zhdanov Optics Bureau", "Zhdanov Optics Bureau LLC")
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    engine = create_engine(f"sqlite:///{tmp_path}/desk.sqlite")

    def losing(deals: Iterable[HeldDeal]) -> Iterator[HeldDeal]:
        for held in deals:
            if held.case == 1:
                with engine.begin() as connection:
                    connection.execute(text("DELETE FROM cases WHERE id = 1"))
            yield held

    watch = DeskWatch(store, tmp_path, FRIDAY, losing)
    assert [item.case for item in watch.run()] == [2]
    engine.dispose()


def test_deals_judged_on_days_of_their_own_are_compared_day_by_day(
    tmp_path: Path, store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    days = [MONDAY, MONDAY + dt.timedelta(days=1)]
    for number in range(6):
        deal = Deal(
            id=f"D-{number}", parties=(Party(role="buyer", name=f"Zhdanov Optics {number}"),)
        )
        ground = new_ground(tmp_path, days[number % 2])
        store.receive(deal, ground.screen(deal, "us_person"), by=ADA)
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    made: list[Basis] = []

    def counted(home: Path, basis: Basis) -> Ground | None:
        made.append(basis)
        return old_ground(home, basis)

    monkeypatch.setattr("witting.watch.desk.old_ground", counted)
    watch = DeskWatch(store, tmp_path, FRIDAY)
    list(watch.run())
    assert watch.looked_at == 6
    assert sorted(basis.day for basis in made) == days


def test_a_deal_that_comes_while_the_watch_looks_is_left_as_it_was_asked(
    tmp_path: Path, store: CaseStore
) -> None:
    """Somebody asks as of the deal's own day, and has the answer before them."""
    write_list(tmp_path, SDN, [OLD], MONDAY)
    take_in(store, tmp_path, MONDAY, "Amber Furniture")
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)

    def coming(deals: Iterable[HeldDeal]) -> Iterator[HeldDeal]:
        take_in(store, tmp_path, MONDAY, "Zhdanov Optics Bureau")
        yield from deals

    assert not list(DeskWatch(store, tmp_path, FRIDAY, coming).run())
    assert [item.case for item in DeskWatch(store, tmp_path, FRIDAY).run()] == [2]
