"""Rows of different lengths in one array."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.index.segments import row_span, take_rows


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=8), st.data())
def test_rows_come_out_as_they_went_in(rows: list[list[int]], data: st.DataObject) -> None:
    values = np.array([value for row in rows for value in row], dtype="<i4")
    ends = np.cumsum([len(row) for row in rows], dtype="<i4")
    wanted = data.draw(st.lists(st.sampled_from(range(len(rows))), max_size=8)) if rows else []
    taken, new_ends = take_rows(values, ends, np.array(wanted, dtype=np.int64))
    found = [taken[row_span(new_ends, place)].tolist() for place in range(len(wanted))]
    assert found == [rows[number] for number in wanted]
    assert taken.dtype == values.dtype


@pytest.mark.parametrize("row", [-1, 2])
def test_a_row_that_is_not_there(row: int) -> None:
    with pytest.raises(IndexError):
        row_span(np.array([1, 2]), row)
