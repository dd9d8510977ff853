"""Which words of a name other languages translate, and how they agree."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.errors import ResourceError
from witting.names import concept_table, parse_name, short_word
from witting.names.concept import concept_class, find_concepts
from witting.names.concept_table import CLASSES, load_concepts
from witting.names.pinyin import read_signs
from witting.resources import parse_yaml, read_yaml

TABLE = Path(__file__).parent / "cases_concepts.yaml"
CASES: Any = parse_yaml(TABLE.read_text(encoding="utf-8"), file=TABLE.name).plain()


def keys_of(text: str) -> list[str]:
    """The concepts of a name, and its other words in their one spelling, sorted."""
    name = parse_name(text)
    spans = find_concepts(name.tokens)
    covered = {place for start, end, _ in spans for place in range(start, end)}
    others = [word for place, word in enumerate(name.folded) if place not in covered]
    return sorted([*(key for _, _, key in spans), *others])


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_translations_have_the_same_concepts(case: dict[str, str]) -> None:
    shared = set(keys_of(case["one"])) & set(keys_of(case["other"]))
    assert shared == set(case["keys"].split())


def test_a_short_word_is_of_the_trade_beside_others_of_its_language_alone() -> None:
    assert find_concepts(("lale", "paz", "tic")) == [(1, 2, "marketing"), (2, 3, "trade")]
    assert [key for _, _, key in find_concepts(("fundacion", "para", "la", "paz"))][-1] == "peace"
    assert find_concepts(("mak", "logistics")) == [(1, 2, "logistics")]


def test_short_words_mean_concepts_that_are_there() -> None:
    for language in short_word._load():  # the file as it is read
        assert set(language.words.values()) <= set(load_concepts().classes)


def test_spans_say_where_the_words_stand() -> None:
    words = ("joint", "romashka", "scientific", "research", "institute")
    assert find_concepts(words) == [(0, 1, "united"), (2, 5, "nii")]


def test_each_concept_has_a_class() -> None:
    assert concept_class("plant") == "generic"
    assert concept_class("moscow") == "place"
    assert concept_class("hope") == concept_class("zelenodolsk") == "substance"
    assert set(load_concepts().classes.values()) == set(CLASSES)


def test_two_numbers_are_two_concepts() -> None:
    assert keys_of("First Plant") != keys_of("Second Plant")
    assert keys_of("Plant No 1") == keys_of("Plant No 1")


def test_the_syllables_in_the_table_are_those_that_names_are_read_by() -> None:
    """Chinese texts stand there with their reading: the table needs no dictionary."""
    plain: Any = read_yaml(concept_table.RESOURCE).plain()
    texts = [text for row in plain.values() for text in row["words"] if " (" in text]
    for text in texts:
        signs, syllables = text[:-1].split(" (")
        assert " ".join(read_signs(signs)) == syllables, text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("plant: [завод]", "a mapping is expected"),
        ("plant: {class: tool, words: [plant]}", "'plant' is a key in lower case"),
        ("plant: {class: generic, words: plant}", "a list of texts"),
        ("plant: {class: generic, words: [...]}", "no letters"),
        ("plant: {class: generic, words: [厂 (chang)]}", "two signs or more"),
        ("mill: {class: generic, words: [mill], of: [saw mill]}", "no concept 'saw'"),
        (
            "a: {class: generic, words: [mill]}\nb: {class: generic, words: [Mill]}",
            "both a and b",
        ),
    ],
)
def test_a_table_that_is_not_understood_is_refused(
    text: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concept_table, "read_yaml", lambda name: parse_yaml(text, file=name))
    with pytest.raises(ResourceError, match=message):
        inspect.unwrap(load_concepts)()


@given(st.lists(st.text("abcdefghiklmnoprstuvyz0123456789", min_size=1, max_size=12), max_size=12))
def test_spans_are_in_order_and_never_overlap(words: list[str]) -> None:
    end = 0
    for start, stop, key in find_concepts(words):
        assert end <= start < stop <= len(words)
        assert key
        end = stop


@pytest.mark.parametrize("word", ["tasca", "taskom", "musca", "luske"])
def test_a_short_word_with_a_short_ending_is_no_town(word: str) -> None:
    assert find_concepts([word]) == []


@pytest.mark.parametrize(
    ("word", "town"),
    [("kurskii", "kursk"), ("omskaia", "omsk"), ("zelenodolska", "zelenodolsk")],
)
def test_an_adjective_of_a_town_is_the_town(word: str, town: str) -> None:
    assert [key for _, _, key in find_concepts([word])] == [town]
