"""What is found in one compiled go, against proposing and scoring step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from witting.matching import SCORE
from witting.screening.name_search import NameSearch

if TYPE_CHECKING:
    from witting.screening.query_search import QuerySearch

WORDS = """
Kupol Kupoll Izhevsk plant zavod OOO LLC Trading 44 VV Ivan Ivanov I.I. Petrovich Wu Han M/V of Bank
Иван завод 武汉 &
"""
WORD = st.sampled_from(WORDS.split())
NAME = st.lists(WORD, max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def names(search: QuerySearch) -> NameSearch:
    """Over the names of the demo's lists."""
    return NameSearch(search.roster.names)


def step_by_step(names: NameSearch, text: str, least: float) -> list[tuple[int, list[float]]]:
    """All that is proposed, scored, and what scores enough of it."""
    name = names.read(text)
    rows = names.propose(name)
    facts = names.matcher.score(name, rows).tolist()
    folds = name.words[1].record[0]["folds"][: len(name.words[1].words.ends)]
    if sharing := names.index.count_with(folds):
        names.matcher.raise_fragments(facts, share=names.index.share_of(sharing))
    return [
        (row, own) for row, own in zip(rows.tolist(), facts, strict=True) if own[SCORE] >= least
    ]


@settings(max_examples=300, deadline=None)
@given(NAME, st.sampled_from((0.0, 0.5, 0.8, 1.0)))
@example("", 0.0)
@example("A" * 200 + " Kupol", 0.0)
@example("Kupol " * 70, 0.0)
@example("Wu Han Global Sensor Technology Company Limited", 0.7)
def test_one_go_finds_what_the_steps_find(names: NameSearch, text: str, least: float) -> None:
    assert list(names.find(names.read(text), least=least)) == step_by_step(names, text, least)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(NAME, st.sampled_from((0.0, 0.5, 0.8, 1.0))), max_size=6))
@example([("M/V Kupol", 0.5), ("", 0.0), ("Ivanov VV", 0.5), ("كوبول", 0.5), ("Izhevsk", 0.5)])
def test_many_at_once_are_found_as_one_by_one(
    names: NameSearch, asked: list[tuple[str, float]]
) -> None:
    read = [names.read(text) for text, _ in asked]
    one_by_one = [
        names.find(name, least=least) for name, (_, least) in zip(read, asked, strict=True)
    ]
    assert names.find_all(read, [least for _, least in asked]) == one_by_one


def test_every_listed_name_is_found_alike(names: NameSearch, search: QuerySearch) -> None:
    texts = {
        name.text
        for watchlist in search.roster.watchlists
        for part in watchlist.parts
        for position in range(len(part))
        for name in part.listing(position).names
    }
    for text in sorted(texts):
        found = list(names.find(names.read(text), least=0.6))
        assert found == step_by_step(names, text, 0.6), text
