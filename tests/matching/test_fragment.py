"""A part of a firm's name that few firms share finds it, whatever its words say one by one."""

from __future__ import annotations

import numpy as np
import pytest

from witting.matching import FRAGMENT, SCORE, NameMatcher
from witting.names import parse_name
from witting.names.name_table import ORGANIZATION, PERSON
from witting.names.single_table import table_of

LISTED = "Qaswari Trading Pte Ltd"
FEW, MANY = 1 / 4096, 1 / 512


def facts_of(query: str, listed: str = LISTED, reading: int = ORGANIZATION) -> list[float]:
    matcher = NameMatcher(table_of([(parse_name(listed), reading)]))
    rows = np.zeros(1, dtype=np.int32)
    facts: list[float] = matcher.score(matcher.read(query), rows)[0].tolist()
    return facts


def score(query: str, *, share: float) -> float:
    """Where so many of all firms have all words of the query."""
    matcher = NameMatcher(table_of([(parse_name(LISTED), ORGANIZATION)]))
    facts: list[list[float]] = matcher.score(
        matcher.read(query), np.zeros(1, dtype=np.int32)
    ).tolist()
    matcher.raise_fragments(facts, share=share)
    return facts[0][SCORE]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Trading Pte Ltd", 1),
        ("Ltd Trading", 1),
        ("Qaswari Trading", 0),  # only its form is left out
        ("Qaswari Ltd", 1),
        (LISTED, 0),  # it is the name
        ("Qaswari", 0),  # that may be a person's
        ("Trading Bank Ltd", 0),
        ("Tradin Pte Ltd", 0),
    ],
)
def test_which_query_is_a_part_of_a_firm_s_name(query: str, words: int) -> None:
    assert facts_of(query)[FRAGMENT] == words


def test_a_part_of_several_words_is_told_from_one_of_one() -> None:
    assert facts_of("Trading Bank Ltd", "Qaswari Trading Bank Ltd")[FRAGMENT] == 2


def test_a_person_s_name_is_no_firm_s() -> None:
    assert facts_of("Qaswari Ltd", "Qaswari Lee Ltd", reading=PERSON)[FRAGMENT] == 0


def test_one_word_beside_a_form_finds_who_has_both_where_few_do() -> None:
    assert score("Trading Pte Ltd", share=FEW) >= 0.8
    assert score("Trading Pte Ltd", share=MANY) < score("Trading Pte Ltd", share=FEW)


def test_what_scores_more_by_its_words_is_left_as_it_is() -> None:
    alone = facts_of("Qaswari Trading")[SCORE]
    assert score("Qaswari Trading", share=MANY) == alone > 0.8
