"""Keys that one or several positions have."""

from __future__ import annotations

from witting.index.hash_table import HashTable

TABLE = HashTable.build([("a", "b"), (), ("b", "b"), ("ü",)])


def test_all_positions_of_any_key_are_found() -> None:
    assert TABLE.find(["b"]) == [0, 2]
    assert TABLE.find(["ü", "a", "z"]) == [0, 3]
    assert TABLE.find([]) == []
    assert HashTable.build([]).find(["a"]) == []


def test_what_two_tables_share() -> None:
    assert TABLE.shared_with([HashTable.build([("b",)]), HashTable.build([("ü",)])]) == [0, 2, 3]
    assert TABLE.shared_with([]) == []
    assert TABLE.shared_with([HashTable.build([])]) == []


def test_it_lies_among_other_arrays() -> None:
    arrays = {**TABLE.arrays("letters"), **HashTable.build([("x",)]).arrays("others")}
    assert HashTable.open(arrays, "letters").find(["ü"]) == [3]
    assert HashTable.open(arrays, "others").find(["x"]) == [0]
