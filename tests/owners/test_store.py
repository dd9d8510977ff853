"""What is kept in a home, and what a bad file leaves of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.errors import HomeError, InputError
from witting.owners.joined import JoinedOwners
from witting.owners.store import OwnersStore

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2025, 5, 1)


def written(folder: Path, text: str, name: str = "Holdings 1.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_comes_in_is_replaced_and_goes(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    assert store.files() == ()
    added = store.add(
        written(tmp_path, "owner,asset,share\nA,B,5%\nB,C,x\n"), form="csv", added=DAY
    )
    assert added.to_dict() == {
        "name": "holdings-1", "added": "2025-05-01", "format": "csv", "source": "Holdings 1.csv",
        "digest": added.digest, "entities": 3, "kinds": {"ownership": 2}, "issues": 2,
        "witting": added.witting,
    }  # fmt: skip
    assert next(issue.where for issue in added.read_issues()) == "Holdings 1.csv line 3, share"
    newer = store.add(
        written(tmp_path, "owner,asset,share\nA,B,6%\n"), form="csv", added=DAY - dt.timedelta(9)
    )
    assert store.files() == (newer,)
    assert len(JoinedOwners(store.files()).graph) == 1
    assert store.remove("holdings-1") == newer
    assert store.files() == ()


def test_a_bad_file_leaves_the_good_one_in_force(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    good = store.add(written(tmp_path, "owner,asset,share\nA,B,5%\n"), form="csv", added=DAY)
    with pytest.raises(InputError, match="lacks share"):
        store.add(written(tmp_path, "owner,asset\nA,B\n"), form="csv", added=DAY)
    assert store.files() == (good,)


def test_names_that_are_none_are_refused(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    with pytest.raises(InputError, match="cannot be a name"):
        store.add(written(tmp_path, "x"), form="csv", added=DAY, name="../x")
    with pytest.raises(InputError, match="there are: none"):
        store.remove("x")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    added = store.add(written(tmp_path, "owner,asset,share\nA,B,5%\n"), form="csv", added=DAY)
    (added.folder / "edges.npy").write_bytes(b"nothing")
    with pytest.raises(HomeError, match="missing or damaged"):
        JoinedOwners(store.files())


def test_files_join_by_numbers_that_only_one_can_have(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    head = "owner,asset,share,owner_id,asset_id\n"
    one = written(tmp_path, f"{head}Boss,Alfa,60%,,7707083893\n", "one.csv")
    facts = '{"name": ["Alpha"], "innCode": ["7707083893"]}'
    line = f'{{"id": "x", "schema": "Company", "properties": {facts}}}\n'
    edge = '{"id": "e", "schema": "Ownership", "properties": {"owner": ["x"], "asset": ["y"]}}\n'
    two = written(tmp_path, line + edge, "two.jsonl")
    store.add(one, form="csv", added=DAY)
    store.add(two, form="ftm", added=DAY)
    joined = JoinedOwners(store.files())
    assert joined.find("Alpha") == joined.find("alfa") == joined.find("7707083893")
    [alfa] = joined.find("ftm:x")
    assert joined.graph.entities[alfa].names == ("Alfa", "Alpha")
    assert [joined.graph.edge(n).owner == alfa for n in range(2)] == [False, True]


def test_an_index_that_cannot_be_used_is_made_anew(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    added = store.add(written(tmp_path, "owner,asset,share\nA,B,5%\n"), form="csv", added=DAY)
    whole = added.open_names()
    path = added.folder / "names.index"
    assert path.is_file()
    path.write_bytes(b"of another version")
    assert added.open_names().digest == whole.digest
