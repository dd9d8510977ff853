"""How is a home made that is measured and thrown away?"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from witting.index import build_index
from witting.lists import SnapshotStore, read_records
from witting.model.listing import NAME_PROPERTIES
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from witting.model import ListRecord

LISTS = Path(__file__).parents[2] / "tests" / "acceptance" / "lists.yaml"


def load_newest(home: Path, shared: Path) -> None:
    """Adds the newest edition of every list beside the checkout to a home."""
    plain = parse_yaml(LISTS.read_text(encoding="utf-8"), file=LISTS.name).plain()
    assert isinstance(plain, dict)
    for name, path, published in plain["newest"]:
        day, source = dt.date.fromisoformat(published), shared / "lists" / path
        print(f"adding {name} of {published}", file=sys.stderr, flush=True)
        SnapshotStore(home).add(name, source, published=day, build_index=build_index)


def write_list(home: Path, name: str, records: Iterable[ListRecord], *, day: dt.date) -> float:
    """Adds a list to a home; the seconds are those of the index alone."""
    spent = 0.0

    def timed(stored: Iterable[ListRecord], folder: Path, *, previous: Path | None = None) -> None:
        nonlocal spent
        held = list(stored)  # To read them is no work of the index.
        started = time.perf_counter()
        build_index(held, folder, previous=previous)
        spent = time.perf_counter() - started

    SnapshotStore(home).write(name, records, published=day, source=name, build_index=timed)
    return spent


def copy_lists(home: Path, target: Path) -> None:
    """The lists of a home in another one, with their indexes."""
    shutil.copytree(home / "lists", target / "lists")


def read_list(home: Path, name: str, *, day: dt.date) -> list[ListRecord]:
    """The records of a list as it stood on a day; a later amendment replaces an earlier entry."""
    snapshots = SnapshotStore(home).as_of(name, day)
    records = (record for item in snapshots for record in read_records(item.folder))
    return list({record.principal.id: record for record in records}.values())


def keep_names(record: ListRecord, keep: Callable[[str], bool]) -> ListRecord | None:
    """The record with some of its names; None where none is left."""
    principal = record.principal
    kept = {
        prop: tuple(text for text in principal.values(prop) if keep(text))
        for prop in NAME_PROPERTIES
    }
    if not any(kept.values()):
        return None
    others = {key: value for key, value in principal.properties.items() if key not in kept}
    properties = others | {prop: texts for prop, texts in kept.items() if texts}
    return replace(
        record, entities=(replace(principal, properties=properties), *record.entities[1:])
    )
