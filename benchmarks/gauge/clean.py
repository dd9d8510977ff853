"""Which names must not alert?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from gauge.probe import Probe

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random


def read_clean(
    shared: Path, which: str, *, known: bool, size: int | None, chance: Random
) -> list[Probe]:
    """People of whom none is listed, each with what is known about them.

    Args:
        shared: The folder of the real data.
        which: ``global`` or ``us``.
        known: Whether birth date and nationality are told.
        size: So many, drawn at random; all where this is None.
        chance: Draws.
    """
    path = shared / "names" / f"negatives_{which}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["full_name"].strip()]
    if size is not None and size < len(rows):
        rows = chance.sample(rows, size)
    return [
        Probe(
            kind=which,
            query=row["full_name"],
            schema="Person",
            country=row["nationality"] or None if known else None,
            birth_date=row["date_of_birth"] or None if known else None,
        )
        for row in rows
    ]
