"""Garbage is looked for when nobody asks."""

from __future__ import annotations

import gc
import weakref

from witting.serving.garbage import PATIENCE, ROUNDS, Tidying
from witting.serving.metrics import Metrics


class Node:
    """Something that holds on to itself."""

    def __init__(self) -> None:
        self.own = self


def answer(metrics: Metrics) -> None:
    metrics.begun += 1
    metrics.count(method="GET", route="/x", status=200, seconds=0.001)


def test_all_is_looked_through_once_after_people_asked() -> None:
    metrics, gone = Metrics(), weakref.ref(Node())
    tidying = Tidying(metrics)
    gc.disable()
    try:
        assert not tidying.look()
        answer(metrics)
        assert not tidying.look()
        assert gone() is not None
        metrics.begun += 1
        assert not tidying.look()
        assert not tidying.look()
        metrics.count(method="GET", route="/x", status=200, seconds=0.001)
        assert tidying.look()
        assert gone() is None
        assert not tidying.look()
    finally:
        gc.unfreeze()
        gc.enable()


def test_what_was_in_use_and_is_no_more_is_found_some_rounds_later() -> None:
    metrics, used = Metrics(), Node()
    gone, tidying = weakref.ref(used), Tidying(metrics)
    gc.disable()
    try:
        assert look_after_asking(tidying, metrics)
        del used
        for _ in range(ROUNDS - 2):
            assert look_after_asking(tidying, metrics)
        assert gone() is not None
        assert look_after_asking(tidying, metrics)
        assert gone() is None
    finally:
        gc.unfreeze()
        gc.enable()


def test_lists_that_were_replaced_are_let_go_once_nobody_asks() -> None:
    metrics, used = Metrics(), Node()
    gone, tidying = weakref.ref(used), Tidying(metrics)
    gc.disable()
    try:
        assert look_after_asking(tidying, metrics)
        del used
        tidying.owe()
        answer(metrics)
        assert not tidying.look()
        assert gone() is not None
        assert tidying.look()
        assert gone() is None
    finally:
        gc.unfreeze()
        gc.enable()


def test_a_server_that_is_always_asked_lets_go_of_them_some_time() -> None:
    metrics, used = Metrics(), Node()
    gone, tidying = weakref.ref(used), Tidying(metrics)
    gc.disable()
    try:
        del used
        tidying.owe()
        for _ in range(PATIENCE - 1):
            answer(metrics)
            assert not tidying.look()
        assert gone() is not None
        answer(metrics)
        assert tidying.look()
        assert gone() is None
        answer(metrics)
        assert not tidying.look()
    finally:
        gc.unfreeze()
        gc.enable()


def look_after_asking(tidying: Tidying, metrics: Metrics) -> bool:
    answer(metrics)
    assert not tidying.look()
    return tidying.look()


def test_requests_that_have_no_answer_yet_are_counted() -> None:
    metrics = Metrics()
    answer(metrics)
    metrics.begun += 2
    page = metrics.page().decode()
    assert "witting_requests_running 2.0" in page
    assert 'witting_requests_total{method="GET",route="/x",status="200"} 1.0' in page
