"""Garbage is looked for when nobody asks."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from witting.serving.garbage import PATIENCE, ROUNDS, Tidying
from witting.serving.metrics import Metrics

if TYPE_CHECKING:
    from collections.abc import Iterator


class Node:
    """Something that holds on to itself."""

    def __init__(self) -> None:
        self.own = self


class Watched:
    """What a server tidies, with something in it that is garbage once it is let go."""

    def __init__(self) -> None:
        self.metrics = Metrics()
        self.tidying = Tidying(self.metrics)
        self.held: Node | None = Node()
        self._seen = weakref.ref(self.held)

    @property
    def is_there(self) -> bool:
        return self._seen() is not None

    def answer(self) -> None:
        self.metrics.begun += 1
        self.metrics.count(method="GET", route="/x", status=200, seconds=0.001)

    def look_after_asking(self) -> bool:
        self.answer()
        assert not self.tidying.look()
        return self.tidying.look()


@pytest.fixture
def watched() -> Iterator[Watched]:
    """Where nothing else looks for garbage meanwhile."""
    gc.disable()
    yield Watched()
    gc.unfreeze()
    gc.enable()


def test_all_is_looked_through_once_after_people_asked(watched: Watched) -> None:
    tidying, metrics = watched.tidying, watched.metrics
    watched.held = None
    assert not tidying.look()
    watched.answer()
    assert not tidying.look()
    assert watched.is_there
    metrics.begun += 1
    assert not tidying.look()
    assert not tidying.look()
    metrics.count(method="GET", route="/x", status=200, seconds=0.001)
    assert tidying.look()
    assert not watched.is_there
    assert not tidying.look()


def test_what_was_in_use_and_is_no_more_is_found_some_rounds_later(watched: Watched) -> None:
    assert watched.look_after_asking()
    watched.held = None
    for _ in range(ROUNDS - 2):
        assert watched.look_after_asking()
    assert watched.is_there
    assert watched.look_after_asking()
    assert not watched.is_there


def test_lists_that_were_replaced_are_let_go_once_nobody_asks(watched: Watched) -> None:
    assert watched.look_after_asking()
    watched.held = None
    watched.tidying.owe()
    watched.answer()
    assert not watched.tidying.look()
    assert watched.is_there
    assert watched.tidying.look()
    assert not watched.is_there


def test_a_server_that_is_always_asked_lets_go_of_them_some_time(watched: Watched) -> None:
    watched.held = None
    watched.tidying.owe()
    for _ in range(PATIENCE - 1):
        watched.answer()
        assert not watched.tidying.look()
    assert watched.is_there
    watched.answer()
    assert watched.tidying.look()
    assert not watched.is_there
    watched.answer()
    assert not watched.tidying.look()


def test_requests_that_have_no_answer_yet_are_counted(watched: Watched) -> None:
    watched.answer()
    watched.metrics.begun += 2
    page = watched.metrics.page().decode()
    assert "witting_requests_running 2.0" in page
    assert 'witting_requests_total{method="GET",route="/x",status="200"} 1.0' in page
