"""Are the tables those of this version, and if not, how do they become so?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from witting.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from witting.cases.database import Database

NEWEST = "0002"
_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x717717
"""Of our own, so that two processes which start at once do not both make the tables."""


def migrate(database: Database) -> None:
    """Brings the tables to this version in one step, or leaves them as they are.

    Raises:
        StoreError: The database does not answer, or a later version of witting made it.
    """
    with database.reading() as connection:
        found = _version(connection)
    if found == NEWEST:
        return
    with database.migrating() as connection:
        if not database.is_file:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        _upgrade(connection, where=database.where)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def _upgrade(connection: Connection, *, where: str) -> None:
    # Late: most times there is nothing to do.
    from alembic import command  # noqa: PLC0415  # as above
    from alembic.config import Config  # noqa: PLC0415  # as above
    from alembic.util import CommandError  # noqa: PLC0415  # as above

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(
            "the database was made by another version of witting.",
            where=where,
            remedy="Use that version, or a later one.",
        ) from error
