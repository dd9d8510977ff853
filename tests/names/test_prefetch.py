"""Asking for memory ahead changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from witting.names.compiled import compiled
from witting.names.prefetch import prefetch

if TYPE_CHECKING:
    from numpy.typing import NDArray

RECORD = np.dtype([("letter", "u1"), ("number", "<i8")], align=True)


@compiled
def ask_and_sum(numbers: NDArray[Any], places: NDArray[np.int64]) -> Any:
    """Asks for every place, of which some are beyond the end, and adds up what is there."""
    total = 0
    for place in places:
        prefetch(numbers, place)
    for number in numbers:
        total += number
    return total


@compiled
def ask_and_read(records: NDArray[Any], place: Any) -> Any:
    prefetch(records, place)
    return records[place].number


@pytest.mark.parametrize("size", [0, 1, 1000])
def test_places_may_be_beyond_the_end(size: int) -> None:
    numbers = np.arange(size, dtype=np.int32)
    numbers.setflags(write=False)
    places = np.array([0, size, 10 * size + 7, 1 << 40], dtype=np.int64)
    assert ask_and_sum(numbers, places) == size * (size - 1) // 2


def test_records_are_asked_for_by_row() -> None:
    records = np.zeros(9, dtype=RECORD)
    records["number"] = np.arange(9)
    assert ask_and_read(records, np.int64(8)) == 8
