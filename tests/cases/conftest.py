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
        found.create("template_desk")
        home = tmp_path_factory.mktemp("postgres")
        _people(open_store(found.url("template_desk"), home=home, clock=Clock()))
        yield found


def _people(store: CaseStore) -> None:
    for name, roles in PEOPLE.items():
        store.users.add(name, f"{name} has a password", roles, SYSTEM)
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A database with people and no case."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "desk.sqlite")
        yield Place(f"sqlite:///{tmp_path}/desk.sqlite", tmp_path, Clock())
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = cluster.create(template="template_desk")
    yield Place(cluster.url(name), tmp_path, Clock())
    cluster.drop(name)


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
