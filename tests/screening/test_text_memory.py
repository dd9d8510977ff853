"""Texts are looked through at once, those that come again not at all, in parts that stay small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.index.span import Span
from witting.screening.text_memory import AT_ONCE, LONGEST, TextMemory

if TYPE_CHECKING:
    from collections.abc import Sequence


class Asked:
    """Finds one part in each text with a K, and remembers what it was asked."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def find_all(self, texts: Sequence[str]) -> list[list[Span]]:
        self.calls.append([*texts])
        return [[_span(text)] if "K" in text else [] for text in texts]


def _span(text: str) -> Span:
    return Span(0, 1, text[:1], text[:1], (), is_whole=False)


def test_texts_are_looked_through_at_once_and_those_that_come_again_are_not() -> None:
    asked = Asked()
    memory = TextMemory(asked.find_all)
    assert memory.look_up_all(["K1", "2", "K1", "3"]) == [
        (_span("K1"),), (), (_span("K1"),), ()
    ]  # fmt: skip
    assert memory.look_up("K1") == (_span("K1"),)
    assert memory.look_up_all(["3", "4", "2"]) == [(), (), ()]
    assert asked.calls == [["K1", "2", "3"], ["4"]]
    assert memory.look_up_all([]) == []


def test_a_long_text_is_looked_through_by_itself_and_not_remembered() -> None:
    asked = Asked()
    memory = TextMemory(asked.find_all)
    long = "K" * (LONGEST + 1)
    assert memory.look_up_all(["1", long]) == [(), (_span("K"),)]
    assert memory.look_up(long) == (_span("K"),)
    assert asked.calls == [["1"], [long], [long]]
    memory.meet(["1", long, "2"])
    assert asked.calls[3:] == [["2"]]


def test_many_texts_are_looked_through_in_parts() -> None:
    asked = Asked()
    texts = [f"{number:01000}" for number in range(2 * AT_ONCE // 1000)]
    TextMemory(asked.find_all).look_up_all(texts)
    assert [text for part in asked.calls for text in part] == texts
    assert len(asked.calls) > 1
    assert all(sum(map(len, part)) <= AT_ONCE for part in asked.calls)
