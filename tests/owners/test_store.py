"""What is kept in a home, and what a bad file leaves of it."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest

from witting.errors import HomeError, InputError
from witting.owners.joined import JoinedOwners
from witting.owners.store import OwnersStore, name_of
from witting.ownership.holdings import Holdings

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


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Holdings 1.csv", "holdings-1"),
        ("holdings.2025.csv", "holdings.2025"),
        ("holdings.v2.JSON.gz", "holdings.v2"),
        (".csv", "owners"),
        ("csv", "csv"),
        ("владельцы.csv", "owners"),
        ("x" * 100 + ".csv", "x" * 80),
    ],
)
def test_a_file_is_known_by_its_name_without_known_endings(file: str, name: str) -> None:
    assert name_of(Path(file)) == name


def test_a_file_is_looked_up_by_its_name(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    assert store.lookup("own") is None
    added = store.add(
        written(tmp_path, "owner,asset,share\nA,B,5%\n"), form="csv", added=DAY, name="own"
    )
    assert store.lookup("own") == added
    (added.folder / "meta.json").write_bytes(b"nothing")
    assert store.lookup("own") is None


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    added = store.add(written(tmp_path, "owner,asset,share\nA,B,5%\n"), form="csv", added=DAY)
    (added.folder / "edges.npy").write_bytes(b"nothing")
    with pytest.raises(HomeError, match="missing or damaged"):
        JoinedOwners(store.files())


def test_two_files_of_one_name_are_two_sources(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    head = "owner,asset,share,owner_id,asset_id\n"
    ids = "7707083893,7736050003"
    for name, share in (("spring", "60%"), ("autumn", "30%")):
        path = written(tmp_path, f"{head}Boss,Alfa,{share},{ids}\n", "holdings.csv")
        store.add(path, form="csv", added=DAY, name=name)
    found = JoinedOwners(store.files())
    assert {found.graph.edge(n).where for n in range(2)} == {
        "owners.autumn:holdings.csv line 2",
        "owners.spring:holdings.csv line 2",
    }
    holdings = Holdings(found.graph, DAY)
    [own] = map(holdings.share, range(len(holdings.owners)))
    assert str(own) == "30% to 60%"


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
    found = JoinedOwners(store.files())
    assert found.find("Alpha") == found.find("alfa") == found.find("7707083893")
    [alfa] = found.find("ftm:x")
    assert found.graph.entities[alfa].names == ("Alfa", "Alpha")
    assert [found.graph.edge(n).owner == alfa for n in range(2)] == [False, True]


HEAD = "owner,asset,share,owner_id,asset_id\n"


def joined(folder: Path, **texts: str) -> JoinedOwners:
    store = OwnersStore(folder / "home")
    for name, text in texts.items():
        store.add(written(folder, HEAD + text, f"{name}.csv"), form="csv", added=DAY)
    return JoinedOwners(store.files())


def test_an_id_belongs_to_its_file(tmp_path: Path) -> None:
    found = joined(
        tmp_path,
        emea="Promsvyazbank,Orlov Logistics Ltd,100%,2,1\nOwn,Mid,60%,,\n",
        apac="Jane Doe,Blue Sky Bakery,100%,7,1\nMid,Asset,70%,,\n",
    )
    names = {entity.id: entity.names for entity in found.graph.entities}
    assert names == {
        "owners.apac:id:1": ("Blue Sky Bakery",),
        "owners.emea:id:1": ("Orlov Logistics Ltd",),
        "id:2": ("Promsvyazbank",),
        "id:7": ("Jane Doe",),
        "name:own": ("Own",),
        "owners.apac:name:mid": ("Mid",),
        "owners.emea:name:mid": ("Mid",),
        "name:asset": ("Asset",),
    }
    assert len(found.find("id:1")) == len(found.find("Mid")) == 2
    [bakery] = found.find("owners.apac:id:1")
    assert found.number_of("apac", "id:1") == bakery != found.number_of("emea", "id:1")
    edges = map(found.graph.edge, range(len(found.graph)))
    assert [edge.where for edge in edges if edge.asset == bakery] == ["apac.csv line 2"]


def test_numbers_join_through_others_in_any_order(tmp_path: Path) -> None:
    """One file knows the INN, one the OGRN, and the third that both are of one company."""
    facts = {
        "inn": '"innCode": ["7707083893"]',
        "ogrn": '"ogrnCode": ["1027700132195"]',
        "both": '"innCode": ["7707083893"], "ogrnCode": ["1027700132195"]',
    }
    edge = '{"id": "e", "schema": "Ownership", "properties": {"owner": ["o"], "asset": ["%s"]}}\n'
    for number, order in enumerate(itertools.permutations(facts)):
        store = OwnersStore(tmp_path / f"home{number}")
        for place, key in enumerate(order):
            line = f'{{"id": "{key}", "schema": "Company", "properties": {{{facts[key]}}}}}\n'
            path = written(tmp_path, line + edge % key, f"f{place}.jsonl")
            store.add(path, form="ftm", added=DAY)
        found = JoinedOwners(store.files())
        [company] = {found.number_of(f"f{place}", f"ftm:{key}") for place, key in enumerate(order)}
        edges = map(found.graph.edge, range(len(found.graph)))
        assert [edge.asset for edge in edges] == [company] * 3
        assert len(found.graph.entities) == 4, "and an owner of each file, whose ids say nothing"


def test_an_index_that_cannot_be_used_is_made_anew(tmp_path: Path) -> None:
    store = OwnersStore(tmp_path / "home")
    added = store.add(written(tmp_path, "owner,asset,share\nA,B,5%\n"), form="csv", added=DAY)
    whole = added.open_names()
    path = added.folder / "names.index"
    assert path.is_file()
    path.write_bytes(b"of another version")
    assert added.open_names().digest == whole.digest
