"""Which names of a bank's own must not hit?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from witting.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("full_name", "name")


def read_placebo(path: Path) -> tuple[str, ...]:
    """The names in the column ``full_name`` or ``name`` of a CSV file, in order, none twice.

    Raises:
        InputError: The file cannot be read, is not UTF-8 or no CSV, or has neither column or name.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            column = next((item for item in COLUMNS if item in (rows.fieldnames or ())), None)
            names = [(row[column] or "").strip() for row in rows] if column else []
    except OSError as error:
        raise InputError(
            f"the file cannot be read: {error.strerror or error}.", where=str(path)
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"this is no valid CSV in UTF-8: {error}.",
            where=path.name,
            remedy="Save it anew as CSV in UTF-8, with commas.",
        ) from error
    found = tuple(dict.fromkeys(filter(None, names)))
    if not found:
        raise InputError(
            "there is no name in a column 'full_name' or 'name'.",
            where=path.name,
            remedy="Give the column of the names that name; columns are divided by commas.",
        )
    return found
