"""Nothing accepted is lost and nothing half-written is shown, whatever happens in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, text
from tests.cases.deals import SELLER, deal, take_in
from tests.cases.people import ANNA, ARON, PETRA, Clock

from witting.cases import open_store
from witting.errors import ConflictError, StoreError

if TYPE_CHECKING:
    import sqlite3

    from tests.cases.conftest import Place
    from tests.cases.postgres import Cluster

    from witting.cases import CaseStore

ROOT = Path(__file__).parents[2]


def test_many_writers_make_one_chain(store: CaseStore, place: Place) -> None:
    """Each with a store of its own, as processes have, and all on the same first case."""
    take_in(store, deal(0), ANNA)
    done: list[str] = []

    def work(number: int) -> None:
        mine = place.open()
        for round_ in range(8):
            take_in(mine, deal(100 * number + round_, SELLER), ANNA)
            mine.comment(1, f"{number} was here.", ANNA)
            mine.queue()
            done.append(mine.case(1).case.status.value)
        mine.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=300)
    assert len(done) == 40
    assert store.queue().total == 41
    assert len(store.case(1).comments) == 40
    assert store.audit.verify().troubles == ()


def test_of_many_who_decide_at_once_one_does(store: CaseStore, place: Place) -> None:
    take_in(store, deal(), ANNA)
    outcomes: list[str] = []
    barrier = threading.Barrier(6)

    def work() -> None:
        mine = place.open()
        barrier.wait(timeout=60)
        try:
            mine.decide(1, "release", reason="Fine.", by=ARON, expected_version=1)
            outcomes.append("done")
        except ConflictError:
            outcomes.append("told")
        mine.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert sorted(outcomes) == ["done", *["told"] * 5]
    assert len(store.case(1).decisions) == 1


def test_a_reader_sees_no_half_of_a_change(store: CaseStore, place: Place) -> None:
    take_in(store, deal(), ANNA)
    stop = threading.Event()
    seen: list[int] = []

    def read() -> None:
        mine = place.open()
        while not stop.is_set():
            file = mine.case(1)
            assert file.version == 1 + sum(item.kind == "judged" for item in file.events)
            report = mine.audit.verify()
            assert report.is_whole, report.troubles
            seen.append(file.version)
        mine.close()

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(1, 25):
        store.judge(1, "f1", "unsure", reason="", by=ANNA, expected_version=version)
    stop.set()
    reader.join(timeout=60)
    assert seen == sorted(seen)
    assert seen


def test_killed_in_the_middle_of_many_uploads(store: CaseStore, place: Place) -> None:
    """What the process said it had kept is there; what it was at is there whole or not at all."""
    known = 0
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "cases" / "uploads.py"), place.url, str(known)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        )
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(25)]
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
        process.stdout.close()
        process.wait(timeout=60)
        kept = [int(line) for line in said if line.endswith("\n")]
        assert len(kept) >= 25
        known = kept[-1]
        total = store.queue().total
        assert known <= total <= known + 1
        for number in (kept[0], known):
            assert store.case(number).attachments[0].size == 5000
        assert store.audit.verify().troubles == ()
    take_in(store, deal(9999), ANNA)
    assert store.audit.verify().troubles == ()


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_database_that_went_away_and_came_back(place: Place, cluster: Cluster) -> None:
    store = place.open()
    take_in(store, deal(1), ANNA)
    cluster.halt()
    try:
        with pytest.raises(StoreError, match="refused") as caught:
            take_in(store, deal(2), ANNA)
        assert "Ivolginsk" not in str(caught.value)
        with pytest.raises(StoreError):
            store.ping()
        with pytest.raises(StoreError):
            store.queue()
    finally:
        cluster.boot()
    store.ping()
    assert store.queue().total == 1
    take_in(store, deal(2), ANNA)
    assert store.audit.verify().troubles == ()
    store.close()


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_server_that_answers_before_it_writes_is_waited_for(
    place: Place, cluster: Cluster
) -> None:
    cluster.ask("ALTER DATABASE desk SET synchronous_commit = off")
    store = place.open()
    try:
        for how in (store._database.reading, store._database.writing):
            with how() as connection:
                found = connection.execute(text("SHOW synchronous_commit")).scalar()
                assert found == ("local" if how == store._database.writing else "off")
    finally:
        store.close()
        cluster.ask("ALTER DATABASE desk RESET synchronous_commit")


def test_a_password_in_an_address_is_told_nobody(tmp_path: Path) -> None:
    address = "postgresql://desk:swordfish@127.0.0.1:1/x?password=swordfish&sslpassword=swordfish"
    with pytest.raises(StoreError) as caught:
        open_store(address, home=tmp_path, clock=Clock())
    assert "127.0.0.1" in caught.value.where
    assert "swordfish" not in f"{caught.value} {caught.value.where}"


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_connections_that_were_cut_are_made_anew(place: Place, cluster: Cluster) -> None:
    store = place.open()
    take_in(store, deal(1), ANNA)
    others = "datname = 'desk' AND pid <> pg_backend_pid()"
    cluster.ask(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    take_in(store, deal(2), ANNA)
    assert store.audit.verify().troubles == ()
    store.close()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_full_disk_keeps_nothing_of_a_change_and_all_of_those_before(
    store: CaseStore, place: Place
) -> None:
    """SQLite says the same where it may have no further page as where the disk has none."""
    take_in(store, deal(1), ANNA)
    engine = store._database.engine  # to fill the disk of this store alone
    engine.dispose()
    event.listen(engine, "checkout", _allow_no_further_page)
    with pytest.raises(StoreError, match="full") as caught:
        _fill(store)
    assert "Make room" in caught.value.remedy
    assert "Ivolginsk" not in str(caught.value)
    assert store.audit.verify().troubles == ()
    total = store.queue().total
    assert total == store.case(total).case.id
    again = place.open()
    take_in(again, deal(900), PETRA)
    assert again.audit.verify().troubles == ()
    again.close()


def _fill(store: CaseStore) -> None:
    for number in range(2, 200):
        take_in(store, deal(number), ANNA)


def _allow_no_further_page(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}").close()


def test_a_writer_that_does_not_end_is_waited_for_and_then_told(
    store: CaseStore, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("witting.cases.database._BUSY_SECONDS", 1)
    impatient = place.open()
    with store._database.writing():  # a writer that takes its time
        with pytest.raises(StoreError, match="lock") as caught:
            take_in(impatient, deal(), ANNA)
        assert "try again" in caught.value.remedy
        assert impatient.queue().total == 0
    take_in(impatient, deal(), ANNA)
    impatient.close()
    assert store.queue().total == 1
