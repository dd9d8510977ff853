"""Forty-nine invented articles: who is in them, who says what, and what is no part of them."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

import pytest
from tests.reading.scoring import cases, read, score

from witting.goods.named_goods import iter_named

CASES = dict(cases())


@pytest.mark.parametrize("name", CASES)
def test_persons_and_bodies_are_told_apart(name: str) -> None:
    case, reading = CASES[name], read(CASES[name]["text"])
    assert {one.name for one in reading.entities if one.kind == "person"} == set(case["persons"])
    bodies = {one.name for one in reading.entities if one.kind in ("organisation", "outlet")}
    assert set(case["organisations"]) <= bodies
    if case.get("whole"):
        assert bodies == set(case["organisations"])


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "countries" in case])
def test_countries_and_goods_are_named(name: str) -> None:
    case, reading = CASES[name], read(CASES[name]["text"])
    assert {one.name for one in reading.entities if one.kind == "country"} == set(case["countries"])
    named = [
        words[start:end].casefold()
        for words in map(reading.article.of, reading.article.blocks)
        for start, end, _ in iter_named(words)
    ]
    for words in case["goods"]:
        assert any(words.casefold() in " ".join(one.split()) for one in named), words


@pytest.mark.parametrize("name", CASES)
def test_what_is_on_the_page_alone_is_furniture(name: str) -> None:
    article = read(CASES[name]["text"]).article
    furniture = [article.of(block) for block in article.blocks if not block.is_read]
    for words in CASES[name].get("furniture", []):
        assert any(block.startswith(words) for block in furniture), words


def test_statements_are_found_with_their_speakers() -> None:
    scores = [score(case, read(case["text"])) for case in CASES.values()]
    total = reduce(add, scores)
    assert total.expected > 330
    assert total.recall >= 0.97, total.missed
    assert total.precision >= 0.97, total.wrong


@pytest.mark.parametrize("name", CASES)
def test_every_place_is_in_the_text(name: str) -> None:
    reading = read(CASES[name]["text"])
    text = reading.article.text
    for statement in reading.statements:
        place = statement.place
        assert 0 <= place.start < place.end <= len(text)
        assert text[: place.start].count("\n") + 1 == place.line
        for quotation in statement.quotations:
            assert place.start <= quotation.start < quotation.end <= place.end
    for entity in reading.entities:
        for mention in entity.mentions:
            assert text[mention.start : mention.end].strip()


def _who(reading: Any) -> dict[str, list[str]]:
    text = reading.article.text
    return {
        one.name: [text[mention.start : mention.end] for mention in one.mentions]
        for one in reading.entities
    }


def test_later_mentions_belong_to_the_name_before() -> None:
    reading = read(
        "Russian President Boris Sokolov met Chinese President Wei Long in Harbin. Sokolov said "
        "that trade grows. The Russian leader thanked his Chinese counterpart. Anna Sokolova, a "
        "minister of Russia, was there, too. The Ministry of Trade agreed. The ministry is new."
    )
    who = _who(reading)
    assert who["Boris Sokolov"] == ["Boris Sokolov", "Sokolov", "The Russian leader"]
    assert who["Wei Long"] == ["Wei Long", "his Chinese counterpart"]
    assert who["Anna Sokolova"] == ["Anna Sokolova"]
    assert who["Ministry of Trade"] == ["Ministry of Trade", "The ministry"]


def test_two_of_one_surname_are_two() -> None:
    reading = read("Ivan Orlov met Pyotr Orlov on Monday. Ivan Orlov said nothing was signed.")
    assert {"Ivan Orlov", "Pyotr Orlov"} <= set(_who(reading))


def test_a_woman_and_a_man_are_told_apart() -> None:
    reading = read(
        "Mr Karl Brand met Ms Rita Hansen in Oslo. Brand smiled. “We lost it,” she said. "
        "“I found it,” he said."
    )
    said = {one.what: one.speaker for one in reading.statements}
    assert said == {"We lost it,": "Rita Hansen", "I found it,": "Karl Brand"}
