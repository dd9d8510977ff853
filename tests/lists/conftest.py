"""What the tests of several list readers, of the store and of downloads ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lists.download_desk import Desk
from tests.lists.publisher import Publisher
from tests.lists.reading import with_plain_ids
from tests.lists.storing import LIST, build_ids, table

from witting.lists import SnapshotStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from witting.model import Entity, ListRecord


@pytest.fixture(scope="session")
def check_record(check_entity: Callable[[Entity], None]) -> Callable[[ListRecord], None]:
    """Checks every entity of a record against followthemoney's own model, as it is exported."""

    def check(record: ListRecord) -> None:
        for entity in record.entities:
            check_entity(with_plain_ids(entity))

    return check


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "home")


@pytest.fixture
def add(store: SnapshotStore, tmp_path: Path) -> Callable[..., None]:
    """Adds a table of so many entries for a day."""

    def add(count: int, day: date, *, allow_shrink: bool = False) -> None:
        path = table(tmp_path / "files", (f"Firm {n}" for n in range(count)))
        store.add(LIST, path, published=day, build_index=build_ids, allow_shrink=allow_shrink)

    return add


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher() as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Where files are asked for, without a proxy that this machine may have."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return Desk(tmp_path / "downloads")
