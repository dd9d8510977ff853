"""The same work for many items in several processes, in their order."""

from __future__ import annotations

import math
import os
import signal
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

import pytest

from witting.errors import InputError, WorkerError
from witting.screening.parallel import AHEAD, MOST_WORKERS, iter_chunks, map_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_results_come_in_the_order_of_the_items_however_long_each_takes() -> None:
    items = [20_000, 3, 4, 30_000, 1, 0, 10_000, 5]
    assert list(map_in_order(math.factorial, items, workers=2)) == [*map(math.factorial, items)]


def test_results_as_large_as_no_pipe_can_hold_block_nobody() -> None:
    items = [bytes([place]) * 3_000_000 for place in range(8)]
    assert list(map_in_order(bytes, items, workers=2)) == items


def test_no_more_is_read_than_the_workers_are_ahead() -> None:
    read = 0

    def endless() -> Iterator[int]:
        nonlocal read
        while True:
            read += 1
            yield read

    results = map_in_order(abs, endless(), workers=2)
    assert list(islice(results, 20)) == list(range(1, 21))
    assert read <= 20 + 2 * AHEAD
    results.close()  # type: ignore[attr-defined]  # a generator's


@pytest.mark.parametrize("items", [[], [1], [1, 2, 3]])
def test_few_items_are_done_here(items: list[int]) -> None:
    here = partial(lambda own, item: (own, item), os.getpid())  # It cannot be pickled.
    assert list(map_in_order(here, items, workers=2, few=3)) == [(os.getpid(), i) for i in items]
    assert list(map_in_order(here, items, workers=1)) == [(os.getpid(), i) for i in items]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("place", [0, 7])
def test_a_worker_that_is_killed_ends_the_work_with_an_error(place: int) -> None:
    items = [signal.SIGKILL if item == place else signal.SIGCONT for item in range(8)]
    results = map_in_order(signal.raise_signal, items, workers=2)
    done: list[None] = []
    with pytest.raises(WorkerError, match=r"ended by SIGKILL.*fewer --workers"):
        done.extend(results)
    assert len(done) <= place


def test_a_worker_that_ends_itself_is_told_with_its_status() -> None:
    with pytest.raises(WorkerError, match="exit status 7"):
        list(map_in_order(os._exit, [7, 7], workers=2))


def test_an_error_of_the_work_is_raised_here_with_its_traceback() -> None:
    with pytest.raises(KeyError, match="'b'") as caught:
        list(map_in_order(itemgetter("b"), [{"b": 1}, {"a": 1}], workers=2))
    assert "Traceback" in caught.value.__notes__[0]


def test_an_error_of_the_items_comes_after_what_was_before_it() -> None:
    def broken() -> Iterator[int]:
        yield from range(5)
        raise InputError("line 6 is no row.")

    for few in (0, 9):
        done: list[int] = []
        with pytest.raises(InputError, match="line 6"):
            done.extend(map_in_order(abs, broken(), workers=2, few=few))
        assert done == [0, 1, 2, 3, 4]


def test_chunks_hold_everything_before_an_error() -> None:
    def broken() -> Iterator[int]:
        yield from range(5)
        raise InputError("line 6 is no row.")

    assert list(iter_chunks(range(5), 2)) == [(0, 1), (2, 3), (4,)]
    assert list(iter_chunks([], 2)) == []
    done: list[tuple[int, ...]] = []
    with pytest.raises(InputError, match="line 6"):
        done.extend(iter_chunks(broken(), 3))
    assert done == [(0, 1, 2), (3, 4)]


def test_more_workers_than_items_start_only_what_is_needed() -> None:
    assert list(map_in_order(abs, [-1, -2], workers=10 * MOST_WORKERS)) == [1, 2]
