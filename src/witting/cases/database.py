"""How is the database reached, and what is said when it cannot be?"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from witting.cases.tables import HEAD
from witting.cases.trouble import unreachable
from witting.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "desk.sqlite"
_BUSY_SECONDS = 30
"""How long a writer waits for another one."""

_CONNECT_SECONDS = 10

_PATIENCE = text(
    "SELECT set_config('lock_timeout', :busy, true), CASE current_setting('synchronous_commit')"
    " WHEN 'off' THEN set_config('synchronous_commit', 'local', true) END"
)
"""What is said to be kept is on the disk, though the server be set to answer sooner."""

_PSYCOPG = "postgresql+psycopg"
_DRIVERS = {"sqlite": "sqlite", "postgresql": _PSYCOPG, "postgres": _PSYCOPG}


class Database:
    """A SQLite file or a PostgreSQL database.

    Writers work one after the other: each holds the head of the chain from its first look to its
    last word, so that what it read is still so when it writes.

    Args:
        url: ``sqlite:///PATH``, ``postgresql://…``, or None for ``desk.sqlite`` in the home.
        home: WITTING_HOME.

    Raises:
        StoreError: There is no such database.
    """

    def __init__(self, url: str | None, *, home: Path) -> None:
        self._url = _read_url(url, home=home)
        # A password may stand behind the question mark, too.
        self.where = self._url.set(query={}).render_as_string(hide_password=True)
        self.is_file = self._url.get_backend_name() == "sqlite"
        with unreachable(self.where):
            self.engine = _sqlite(self._url) if self.is_file else _postgresql(self._url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the store, whatever is written meanwhile.

        Raises:
            StoreError: The database does not answer.
        """
        with unreachable(self.where), self.engine.connect() as raw:
            options = {} if self.is_file else {"isolation_level": "REPEATABLE READ"}
            connection = raw.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only writer until the end, when all of it is kept, or none after an exception.

        Raises:
            StoreError: The database does not answer, is full, or another writer does not end.
        """
        with self.migrating() as connection:
            if not self.is_file:
                connection.execute(_PATIENCE, {"busy": f"{_BUSY_SECONDS}s"})
                connection.execute(select(HEAD.c.id).with_for_update())
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """As :meth:`writing`, where there may be no chain yet."""
        with unreachable(self.where), self.engine.connect() as raw:
            connection = raw.execution_options(is_writer=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Lets go of all connections; the next question opens new ones."""
        self.engine.dispose()


def _read_url(url: str | None, *, home: Path) -> URL:
    if url is None:
        return URL.create("sqlite", database=str(home / FILE))
    try:
        found = make_url(url)
    except ArgumentError:
        found = None
    if found is None or found.get_backend_name() not in _DRIVERS:
        raise StoreError(
            "this is no address of a database.",
            where="database",
            remedy="Give sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME.",
        )
    return found.set(drivername=_DRIVERS[found.get_backend_name()])


def _sqlite(url: URL) -> Engine:
    _make_private(url.database)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # The driver's own way to begin a transaction is too late: a reader could come in between.
        connection.isolation_level = None
        # What was purged is written over, not only left out.
        pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        is_writer = connection.get_execution_options().get("is_writer")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")

    return engine


def _make_private(database: str | None) -> None:
    """What a case holds is for the desk alone; SQLite gives its side files the same rights."""
    if not database or database == ":memory:":
        raise StoreError(
            "a desk in memory would be forgotten.",
            where="database",
            remedy="Give sqlite:///PATH.",
        )
    try:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(database, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"the file cannot be opened: {error.strerror}.",
            where=database,
            remedy="Check the folder and its rights.",
        ) from error


def _postgresql(url: URL) -> Engine:
    try:
        patience = {"connect_timeout": _CONNECT_SECONDS}
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=patience)
    except ModuleNotFoundError as error:
        raise StoreError(
            "the driver for PostgreSQL is not installed.",
            where="database",
            remedy="Run `pip install 'witting[postgres]'`.",
        ) from error
    except SQLAlchemyError as error:
        raise StoreError("this is no address of a database.", where="database") from error
