"""The entities of a list in full, by id, by what points to them, and by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from hypothesis import given
from hypothesis import strategies as st

from witting.index import EntityIndex, Seen, fold, open_entity_index
from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

LIST = "test.list"
SEEN = Seen("2024-01-01", "2025-01-01", "2024-06-01")


def record(number: str, *names: str, **more: tuple[str, ...]) -> ListRecord:
    name = f"{LIST}:{number}"
    person = Entity(name, "Person", {"name": names, **more}, LIST)
    sanction = Entity(f"{name}#s", "Sanction", {"entity": (name,), "program": ("P",)}, LIST)
    return ListRecord((person, sanction), f"line {number}")


def opened(records: Sequence[ListRecord], folder: Path) -> EntityIndex:
    return open_entity_index(
        folder,
        "one",
        read=lambda: records,
        seen=lambda: {item.principal.id: SEEN for item in records},
    )


def names(index: EntityIndex, text: str) -> list[str]:
    found = (orjson.loads(index.row(place)) for place in index.find_words(fold(text)))
    return [entity["caption"] for entity in found]


def test_an_entity_is_answered_as_it_is_with_its_days(tmp_path: Path) -> None:
    index = opened([record("1", "Пётр Иванов"), record("2", "Ann")], tmp_path)
    row = index.lookup(f"{LIST}:1")
    assert row is not None
    assert orjson.loads(row) == {
        "id": f"{LIST}:1",
        "caption": "Пётр Иванов",
        "schema": "Person",
        "properties": {"name": ["Пётр Иванов"]},
        "datasets": [LIST],
        "referents": [],
        "target": True,
        "first_seen": "2024-01-01T00:00:00",
        "last_seen": "2025-01-01T00:00:00",
        "last_change": "2024-06-01T00:00:00",
    }
    assert index.lookup(f"{LIST}:3") is None
    assert len(index) == 2
    pointing = [item["id"] for item in index.iter_pointing(f"{LIST}:2")]
    assert pointing == [f"{LIST}:2#s"]


def test_words_are_found_in_any_script_by_their_beginning(tmp_path: Path) -> None:
    everyone = [
        record("1", "Пётр Иванов"),
        record("2", "Petr Ivanov Trading House", innCode=("7701234567",)),
        record("3", "Ann Ivanovich"),
    ]
    index = opened(everyone, tmp_path)
    assert names(index, "petr iv") == ["Пётр Иванов", "Petr Ivanov Trading House"]
    assert names(index, "ivanov") == ["Пётр Иванов", "Ann Ivanovich", "Petr Ivanov Trading House"]
    assert names(index, "vanov") == []
    assert names(index, "77012") == ["Petr Ivanov Trading House"]
    assert names(index, "") == []
    assert len(index.places()) == 3


@given(
    lists=st.lists(st.lists(st.text("abc ", max_size=6), min_size=1, max_size=3), max_size=6),
    asked=st.text("abc ", max_size=5),
)
def test_words_are_found_as_by_looking_at_every_name(
    tmp_path_factory: pytest.TempPathFactory, lists: list[list[str]], asked: str
) -> None:
    records = [record(str(number), *own) for number, own in enumerate(lists)]
    index = opened(records, tmp_path_factory.mktemp("words"))
    wanted = fold(asked)
    expected = {
        number
        for number, own in enumerate(lists)
        if wanted
        and all(
            any(word.startswith(part) for name in own for word in fold(name)) for part in wanted
        )
    }
    found = {
        int(orjson.loads(index.row(place))["id"].rpartition(":")[2])
        for place in index.find_words(wanted)
    }
    assert found == expected


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    opened([record("1", "Ann")], tmp_path)
    (file,) = tmp_path.glob("*.index")
    file.write_bytes(file.read_bytes()[:-10])
    assert names(opened([record("1", "Ann")], tmp_path), "ann") == ["Ann"]


def test_a_folder_that_cannot_be_written_costs_memory_alone(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert names(opened([record("1", "Ann")], blocked / "below"), "ann") == ["Ann"]
    assert len(opened([], tmp_path)) == 0
