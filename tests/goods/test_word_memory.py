"""Does what is remembered of words stay small, and change no answer?"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from witting.goods import identify, misspelling, romanised, word_memory
from witting.goods.goods_text import parse_goods_text
from witting.goods.identify import read_words, remembered
from witting.goods.word_memory import LONGEST, WordMemory
from witting.resources import read_yaml

if TYPE_CHECKING:
    import pytest

    from witting.goods import GoodsIdentification

CASES = Path(__file__).with_name("cases_texts.yaml")
MEMORIES = (
    remembered,
    read_words,
    parse_goods_text,
    misspelling._meanings,
    romanised._meanings,
)


def texts() -> list[str]:
    nodes = read_yaml(str(CASES)).sequence()
    found = [str(node.mapping()["text"].value) for node in nodes if "text" in node.mapping()]
    return [text.replace("e", "ee", 1) if at % 3 == 0 else text for at, text in enumerate(found)]


def identify_afresh(text: str) -> GoodsIdentification:
    for memory in MEMORIES:
        memory.cache_clear()
    return identify(description=text)


def test_what_was_read_before_changes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    written = texts()[::3]
    alone = {text: identify_afresh(text) for text in written}
    monkeypatch.setattr(word_memory, "REMEMBERED", 50)
    for seed in range(2):
        order = random.Random(seed).sample(written, len(written))
        assert {text: identify(description=text) for text in order} == alone
        remembered.cache_clear()
        read_words.cache_clear()


def test_a_word_is_asked_for_once() -> None:
    asked: list[str] = []

    def find_out(word: str) -> int:
        asked.append(word)
        return len(word)

    memory = WordMemory(find_out)
    assert [memory[word] for word in ("bearing", "chip", "bearing")] == [7, 4, 7]
    assert asked == ["bearing", "chip"]


def test_so_many_words_are_remembered_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_memory, "REMEMBERED", 10)
    memory = WordMemory(len)
    for number in range(100):
        assert memory["x" * (number % 30) + str(number)] > 0
        assert len(memory) <= 10


def test_what_is_too_long_for_a_word_is_not_remembered() -> None:
    memory = WordMemory(len)
    assert memory["x" * (LONGEST + 1)] == LONGEST + 1
    assert not memory
