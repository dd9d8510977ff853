"""Which names are the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from witting.index.row_hash import differ_from_first, hash_rows

ROW = st.tuples(st.integers(0, 3), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2))))


@given(st.lists(ROW, min_size=1, max_size=30))
def test_rows_have_one_number_just_if_they_are_the_same(
    rows: list[tuple[int, list[tuple[int, int]]]],
) -> None:
    entries = np.array([entry for _, words in rows for entry, _ in words], dtype=np.int32)
    kinds = np.array([kind for _, words in rows for _, kind in words], dtype=np.uint8)
    ends = np.cumsum([len(words) for _, words in rows], dtype=np.int32)
    readings = np.array([reading for reading, _ in rows], dtype=np.uint8)
    hashes = hash_rows(entries, kinds, ends, readings)
    distinct = {repr(row): number for row, number in zip(rows, hashes.tolist(), strict=True)}
    assert len({*hashes.tolist()}) == len(distinct) == len({*distinct.values()})
    _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
    assert not differ_from_first(entries, kinds, ends, readings, first, inverse)
    is_one = len(distinct) == 1
    nothing = np.zeros(1, dtype=first.dtype), np.zeros(len(rows), dtype=inverse.dtype)
    assert differ_from_first(entries, kinds, ends, readings, *nothing) != is_one
