"""What is said where the database refuses?"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from witting.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMEDIES = {
    "full": "Make room; nothing of this change was kept.",
    "space": "Make room; nothing of this change was kept.",
    "locked": "Another process is writing; try again.",
    "lock timeout": "Another process is writing; try again.",
    "readonly": "Check the rights of the file.",
    "not a database": "Give another file, or put back a copy of this one.",
    "malformed": "Put back a copy; `witting cases verify` tells whether it is whole.",
}
_REMEDY = "Nothing of this change was kept; try again when the database answers."


@contextmanager
def unreachable(where: str) -> Iterator[None]:
    """Says what the database refused without what was to be written.

    Args:
        where: The database's address, without its password.

    Raises:
        DatabaseError: The database refused.
    """
    try:
        yield
    except DBAPIError as error:
        # Further lines of PostgreSQL's quote the row, and a row is somebody's data.
        said = str(error.orig).strip().splitlines()[0].rstrip(".") if str(error.orig) else "no word"
        remedy = next((text for word, text in _REMEDIES.items() if word in said.lower()), _REMEDY)
        raise DatabaseError(f"the database refused: {said}.", where=where, remedy=remedy) from error
    except PoolTimeoutError as error:
        raise DatabaseError(
            "all connections are in use.", where=where, remedy="Try again."
        ) from error
    except SQLAlchemyError as error:
        raise DatabaseError(
            f"the database cannot be used ({type(error).__name__}).", where=where
        ) from error
