"""The tables come about from nothing, once, and are those that the code asks for."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from tests.cases.deals import deal, take_in
from tests.cases.people import Clock

from witting.cases import Role, machine, open_store
from witting.cases.migration import NEWEST
from witting.cases.tables import METADATA
from witting.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cases.postgres import Cluster


SYSTEM = machine("tests")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Of a database in which there is nothing."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/desk.sqlite"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = cluster.create("empty")
    yield cluster.url(name)
    cluster.ask(f"DROP DATABASE {name} WITH (FORCE)")


def test_the_tables_are_those_of_the_code(url: str, tmp_path: Path) -> None:
    open_store(url, home=tmp_path, clock=Clock()).close()
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == NEWEST
    engine.dispose()


def test_a_desk_that_is_opened_again_keeps_what_it_has(url: str, tmp_path: Path) -> None:
    for number in (1, 2):
        store = open_store(url, home=tmp_path, clock=Clock())
        assert take_in(store, deal(number), machine("tests")).id == number
        store.close()


def test_many_who_open_a_new_desk_at_once_make_one(url: str, tmp_path: Path) -> None:
    cases: list[int] = []

    def work(number: int) -> None:
        store = open_store(url, home=tmp_path, clock=Clock())
        cases.append(take_in(store, deal(number), machine("tests")).id)
        store.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert sorted(cases) == [1, 2, 3, 4, 5, 6]
    store = open_store(url, home=tmp_path, clock=Clock())
    assert store.audit.verify().troubles == ()
    store.close()


def _as_the_first_version_was(url: str) -> None:
    """Its rows lacked the kind of an allowance and who agreed to it."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        for column in ("kind", "approved", "approved_by"):
            connection.execute(text(f"ALTER TABLE allowances DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()


def test_an_allowance_of_the_first_version_holds_on(url: str, tmp_path: Path) -> None:
    """One pair of eyes was enough then; who was signed in signs in again."""
    clock = Clock()
    store = open_store(url, home=tmp_path, clock=clock)
    store.users.add("anna", "anna has a password", [Role.ADMIN], SYSTEM)
    store.change_settings(SYSTEM, four_eyes=False)
    take_in(store, deal(1), SYSTEM)
    until = clock.now + dt.timedelta(days=90)
    facts = {"reason": "Another firm.", "until": until, "by": SYSTEM, "expected_version": 1}
    allowed = store.allow(1, "f1", **facts)  # type: ignore[arg-type]  # by keyword
    store.close()
    _as_the_first_version_was(url)
    store = open_store(url, home=tmp_path, clock=clock)
    assert store.allowances() == (allowed,)
    assert take_in(store, deal(2), SYSTEM).is_allowed
    assert store.audit.verify().troubles == ()
    store.close()


def test_a_desk_of_a_later_version_is_left_alone(url: str, tmp_path: Path) -> None:
    open_store(url, home=tmp_path, clock=Clock()).close()
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="another version of witting"):
        open_store(url, home=tmp_path, clock=Clock())


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_store(None, home=tmp_path / "home", clock=Clock()).close()
    assert (tmp_path / "home" / "desk.sqlite").stat().st_mode & 0o777 == 0o600
