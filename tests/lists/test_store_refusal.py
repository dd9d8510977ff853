"""What the store takes for no edition of its list, and refuses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.lists.storing import JULY, JUNE, LIST, MAY, build_ids, company, content, table, write

from witting.errors import ListFileError
from witting.lists import SnapshotStore, read_issues
from witting.lists.account import FileAccount, Published
from witting.lists.intake import Intake
from witting.model import Issue, ListRecord

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_list_that_shrinks_is_refused_unless_that_is_accepted(
    store: SnapshotStore, add: Callable[..., None], tmp_path: Path
) -> None:
    add(100, MAY)
    before = content(tmp_path / "home")
    with pytest.raises(ListFileError) as refused:
        add(50, JUNE)
    assert "50 records were read; the snapshot of 2014-05-01 has 100" in str(refused.value)
    assert "--allow-shrink" in refused.value.remedy
    assert content(tmp_path / "home") == before
    add(50, JUNE, allow_shrink=True)
    newest = store.snapshots(LIST)[-1]
    assert newest.accepted is not None
    assert newest.accepted.startswith("50 records were read")


def test_an_older_and_smaller_edition_may_come_later(
    store: SnapshotStore, add: Callable[..., None]
) -> None:
    add(100, JULY)
    add(50, MAY)
    assert [item.records for item in store.snapshots(LIST)] == [50, 100]


def test_too_few_for_the_day_are_refused(add: Callable[..., None]) -> None:
    with pytest.raises(ListFileError, match="at least 250"):
        add(100, date(2024, 5, 1))


def test_an_id_that_is_there_twice_is_refused(store: SnapshotStore) -> None:
    with pytest.raises(ListFileError, match=r"'x\.y:1' is there twice"):
        write(store, company(1), company(1))
    assert store.lists() == ()


@pytest.mark.parametrize(
    ("account", "what"),
    [
        (FileAccount("a.csv", entries=3, used=2), "3 entries are in the file, but 2 were used"),
        (FileAccount("a.csv", entries=1, used=2), "1 entries are in the file, but 2 were used"),
        (None, "no account of the entries"),
    ],
)
def test_a_reading_that_loses_an_entry_is_refused(account: FileAccount | None, what: str) -> None:
    intake = Intake(where="a.csv")
    events: list[ListRecord | Issue | FileAccount | Published]
    events = [company(1), Issue("a", "b"), Published(), *([account] if account else [])]
    assert len(list(intake.take(events))) == 1
    with pytest.raises(ListFileError, match=what):
        intake.check_accounts(["a.csv"])


def test_a_file_that_nobody_read_is_an_issue(store: SnapshotStore, tmp_path: Path) -> None:
    folder = table(tmp_path / "files", ["Acme"]).parent
    (folder / "cons_alt (1).csv").write_bytes(b'1,1,"aka","Akme",-0- \r\n')
    snapshot = store.add(LIST, folder, published=MAY, build_index=build_ids)
    unread = [issue for issue in read_issues(snapshot.folder) if "not read" in issue.what]
    assert [issue.where for issue in unread] == ["cons_alt (1).csv"]


def test_another_lists_file_leaves_nothing_behind(store: SnapshotStore, tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text("<html><body>Sorry</body></html>", encoding="utf-8")
    with pytest.raises(ListFileError):
        store.add("un.sc", path, published=MAY, build_index=build_ids)
    assert content(tmp_path / "home") == {}
