"""What the tests of the store put into a home, and what they find there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from witting.lists import SnapshotStore

MAY, JUNE, JULY = date(2014, 5, 1), date(2014, 6, 1), date(2014, 7, 1)
LIST = "us.ofac.consolidated"


def build_ids(records: Iterable[ListRecord], folder: Path, *, previous: Path | None = None) -> None:
    """A small index: the ids, one on a line, which owes nothing to an earlier one."""
    del previous
    ids = "".join(f"{record.principal.id}\n" for record in records)
    (folder / "ids.index").write_text(ids, encoding="utf-8")


def company(number: int, name: str = "Acme", *, list_name: str = "x.y") -> ListRecord:
    identity = f"{list_name}:{number}"
    return ListRecord(
        (
            Entity(
                identity, "Company", {"name": (name, f"{name} Ltd"), "innCode": ("7",)}, list_name
            ),
            Entity(f"{identity}#s", "Sanction", {"entity": (identity,)}, list_name),
        ),
        where=f"row {number}",
    )


def table(folder: Path, names: Iterable[str]) -> Path:
    """OFAC's cons_prim.csv with an entry for each name."""
    blanks = ",-0- " * 7
    rows = (
        f'{n},"{name}",-0- ,"UKRAINE-EO13662",-0- {blanks}\r\n' for n, name in enumerate(names, 1)
    )
    folder.mkdir(exist_ok=True)
    path = folder / "cons_prim.csv"
    path.write_bytes("".join(rows).encode() + b"\x1a")
    return path


def write(store: SnapshotStore, *records: ListRecord, day: date = MAY, name: str = "x.y") -> None:
    store.write(name, records, published=day, source="here", build_index=build_ids)


def content(home: Path) -> dict[str, bytes]:
    """All files below a folder, the lock's aside."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
