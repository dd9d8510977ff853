"""The answers to the last questions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from witting.screening.remembered import Remembered

MOST = 3


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5))))
def test_what_nobody_asked_for_the_longest_is_forgotten(steps: list[tuple[bool, int]]) -> None:
    remembered: Remembered[str] = Remembered(MOST)
    used: list[int] = []  # The slow twin: the last ones asked for or put in, the newest last.
    for is_put, key in steps:
        if is_put:
            remembered.put(key, str(key))
        else:
            assert remembered.get(key) == (str(key) if key in used else None)
        if is_put or key in used:
            used = [*(other for other in used if other != key), key][-MOST:]


def test_an_empty_answer_is_an_answer() -> None:
    remembered: Remembered[tuple[str, ...]] = Remembered(1)
    remembered.put("nobody", ())
    assert remembered.get("nobody") == ()
