"""A table of hashes finds all positions of a key, alone and among others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from witting.index.hash_table import HashTable

keys = st.sets(st.sampled_from("abcdef"), max_size=3)
tables = st.lists(keys, max_size=5)


@given(own=tables, wanted=keys)
def test_positions_of_any_of_the_keys_are_found(own: list[set[str]], wanted: set[str]) -> None:
    having = [place for place, held in enumerate(own) if held & wanted]
    assert HashTable.build(own).find(wanted) == having


@given(all_of_them=st.lists(tables, min_size=1, max_size=4), wanted=keys)
def test_joined_tables_find_what_each_of_them_finds(
    all_of_them: list[list[set[str]]], wanted: set[str]
) -> None:
    alone = [HashTable.build(own) for own in all_of_them]
    offsets = [sum(map(len, all_of_them[:place])) for place in range(len(all_of_them))]
    moved = [
        offset + place
        for table, offset in zip(alone, offsets, strict=True)
        for place in table.find(wanted)
    ]
    assert HashTable.join(alone, offsets=offsets).find(wanted) == moved
