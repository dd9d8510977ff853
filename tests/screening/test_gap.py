"""What a copy of an entry says stands for what the entry leaves out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Entity, ListRecord
from witting.screening import Screener

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = dt.date(2022, 5, 15), dt.date(2026, 8, 2)
NAME = "Rustam Zulfiqarov"


def record(list_name: str, name: str, *, number: str = "901", **facts: str) -> ListRecord:
    identity = f"{list_name}:{number}"
    sanction = {"entity": (identity,), "program": ("SDGT",), "provisions": ("Block",)}
    properties = {"name": (name,), **{key: (value,) for key, value in facts.items()}}
    return ListRecord(
        (
            Entity(identity, "Person", properties, list_name),
            Entity(f"{identity}#1", "Sanction", sanction, list_name),
        ),
        where=name,
    )


def add(home: Path, day: dt.date, item: ListRecord) -> None:
    SnapshotStore(home).write(
        item.principal.dataset, [item], published=day, source="rows", build_index=build_index
    )


def lists_found(home: Path, name: str, *, born: str | None = None) -> set[str]:
    hits = Screener(home).match(name, birth_date=born, as_of=NEW)
    return {hit.listing.list for hit in hits}


def test_a_birth_date_of_the_copy_under_the_same_number_tells_a_namesake(tmp_path: Path) -> None:
    add(tmp_path, OLD, record("us.csl", NAME, birthDate="1960-10-23"))
    add(tmp_path, NEW, record("us.ofac.sdn", NAME))
    assert lists_found(tmp_path, NAME) == {"us.ofac.sdn"}
    assert lists_found(tmp_path, NAME, born="1960-10-23") == {"us.ofac.sdn"}
    assert lists_found(tmp_path, NAME, born="1991-01-02") == set()


def test_a_copy_of_another_name_or_number_says_nothing(tmp_path: Path) -> None:
    for place, copy in enumerate(
        (
            record("us.csl", "Murad Aliqulov", birthDate="1960-10-23"),
            record("us.csl", NAME, number="902", birthDate="1960-10-23"),
        )
    ):
        home = tmp_path / str(place)
        add(home, OLD, copy)
        add(home, NEW, record("us.ofac.sdn", NAME))
        assert "us.ofac.sdn" in lists_found(home, NAME, born="1991-01-02")


def test_what_the_entry_says_itself_goes_before_its_copy(tmp_path: Path) -> None:
    add(tmp_path, OLD, record("us.csl", NAME, birthDate="1960-10-23"))
    add(tmp_path, NEW, record("us.ofac.sdn", NAME, birthDate="1991-01-02"))
    assert lists_found(tmp_path, NAME, born="1991-01-02") == {"us.ofac.sdn"}
