"""A desk on each database, with people and invented deals."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from tests.cases.people import PEOPLE, Clock
from tests.cases.postgres import Cluster

from witting.cases import CaseStore, machine, open_store
from witting.cases.database import FILE
from witting.cases.tables import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SYSTEM = machine("tests")


@dataclass(frozen=True)
class Place:
    """Where a store is, which may be opened several times."""

    url: str
    home: Path
    clock: Clock

    def open(self) -> CaseStore:
        return open_store(self.url, home=self.home, clock=self.clock)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("template")
    _people(open_store(None, home=home, clock=Clock()))
    return home / FILE


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster.start() as found:
        url = found.url(found.create("desk"))
        _people(open_store(url, home=tmp_path_factory.mktemp("postgres"), clock=Clock()))
        _keep_rows(found)
        yield found


def _people(store: CaseStore) -> None:
    for name, roles in PEOPLE.items():
        store.users.add(name, f"{name} has a password", roles, SYSTEM)
    store.close()


def _keep_rows(cluster: Cluster) -> None:
    """A database for each test would cost a second; its rows cost a hundredth of that."""
    cluster.ask("CREATE SCHEMA kept", database="desk")
    for table in METADATA.tables:
        cluster.ask(f"CREATE TABLE kept.{table} AS TABLE public.{table}", database="desk")


def _bring_back_rows(cluster: Cluster) -> None:
    """As they were, and the triggers that a test took away."""
    tables = METADATA.sorted_tables
    inserts = [f"INSERT INTO {table.name} SELECT * FROM kept.{table.name}" for table in tables]
    triggers = [
        f"CREATE OR REPLACE TRIGGER events_no_{what} BEFORE {what} ON events"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        for what in ("update", "delete")
    ]
    names = ", ".join(table.name for table in tables)
    cluster.ask("; ".join([f"TRUNCATE {names}", *inserts, *triggers]), database="desk")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A database with people and no case."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "desk.sqlite")
        yield Place(f"sqlite:///{tmp_path}/desk.sqlite", tmp_path, Clock())
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    _bring_back_rows(cluster)
    yield Place(cluster.url("desk"), tmp_path, Clock())


@pytest.fixture
def store(place: Place) -> Iterator[CaseStore]:
    found = place.open()
    yield found
    found.close()


@pytest.fixture
def clock(place: Place) -> Clock:
    return place.clock


@pytest.fixture
def tamper(place: Place) -> Callable[..., None]:
    """Changes the database behind the store's back, as its owner can."""

    def run(*statements: str, **values: object) -> None:
        engine = create_engine(place.url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            for what in ("update", "delete"):
                table = " ON events" if engine.dialect.name == "postgresql" else ""
                connection.execute(text(f"DROP TRIGGER IF EXISTS events_no_{what}{table}"))
            for statement in statements:
                connection.execute(text(statement), values)
        engine.dispose()

    return run
