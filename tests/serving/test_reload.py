"""A new version of a list takes its place while others ask."""

from __future__ import annotations

import io
import shutil
import threading
import weakref
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.serving.running import KEY, running, wait_ready, wait_until

from witting import api
from witting.index import build_index
from witting.lists import SnapshotStore, read_records
from witting.owners.store import OwnersStore
from witting.serving import Limits, Log, open_desk

if TYPE_CHECKING:
    from tests.serving.running import Running

    from witting.model import ListRecord

OWNERS = Path(__file__).parents[2] / "examples" / "owners.csv"

LIST = "us.ofac.sdn"
QUERY = {"queries": {"q": {"schema": "Company", "properties": {"name": ["Zzyzx Brambleworth"]}}}}


def _now() -> datetime:
    return datetime(2025, 6, 10, 12, tzinfo=UTC)


def _record(known: ListRecord) -> ListRecord:
    properties = {"name": ("Zzyzx Brambleworth",)}
    entity = replace(known.principal, id=f"{LIST}:new", schema="Company", properties=properties)
    return replace(known, entities=(entity,), where="new")


class Asking:
    """Asks again and again until it is told to stop, and keeps what it was told."""

    def __init__(self, server: Running) -> None:
        self.statuses: set[int] = set()
        self.versions: list[str] = []
        self._server = server
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        with self._server.client() as client:
            while not self._done.is_set():
                answer = client.post("/match/default", json=QUERY)
                self.statuses.add(answer.status_code)
                found = bool(answer.json()["responses"]["q"]["results"])
                version = answer.headers["x-list-versions"]
                # The version that is named is the one that was asked.
                assert found == (f"{LIST}=2025-06-05" in version)
                if [*self.versions[-1:]] != [version]:
                    self.versions.append(version)


def test_no_request_is_dropped_and_none_is_answered_by_half(
    demo_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    log = io.BytesIO()
    desk = open_desk(
        home, limits=Limits(reload_seconds=1), log=Log(_now, log), clock=_now, first_key=KEY
    )
    roles = {name: role for name, role in api.ROLES.items() if name.startswith("POST /match")}
    with running(desk, log, routers=[api.match.router], roles=roles) as server:
        wait_ready(server)
        with Asking(server) as one, Asking(server) as two:
            wait_until(lambda: bool(one.versions and two.versions))
            store = SnapshotStore(home)
            records = [*read_records(store.snapshots(LIST)[-1].folder)]
            store.write(
                LIST,
                [*records, _record(records[0])],
                published=date(2025, 6, 5),
                source="a test",
                build_index=build_index,
            )
            wait_until(lambda: len(one.versions) > 1 and len(two.versions) > 1)
        # What cannot be read is not taken up, and what was in use goes on.
        broken = home / "lists" / LIST / "2025-06-06.1"
        broken.mkdir()
        (broken / "meta.json").write_text("{")
        wait_until(lambda: b"lists_not_taken_up" in log.getvalue())
        with server.client() as client:
            assert client.post("/match/default", json=QUERY).status_code == 200
            assert client.get("/readyz").status_code == 200
    for asking in (one, two):
        assert asking.statuses == {200}
        assert len(asking.versions) == 2


def test_an_edition_that_was_replaced_leaves_memory(demo_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    desk = open_desk(home, log=Log(_now, io.BytesIO()), clock=_now, first_key=KEY)
    replaced = []
    for number in range(3):
        (home / "owners" / f"new-{number}").mkdir(parents=True)
        assert desk.editions.refresh()
        replaced.append(weakref.ref(desk.editions.current.screener))
    assert [ref() is not None for ref in replaced] == [False, False, True]


def test_what_a_start_itself_writes_is_nothing_new(demo_home: Path, tmp_path: Path) -> None:
    """Indexes and prepared files are put beside the lists when they are first asked for."""
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    OwnersStore(home).add(OWNERS, form="csv", added=date(2025, 6, 2))
    desk = open_desk(home, log=Log(_now, io.BytesIO()), clock=_now, first_key=KEY)
    assert desk.editions.refresh()
    assert not desk.editions.refresh()
