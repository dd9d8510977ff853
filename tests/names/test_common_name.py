"""The names of the world that are well known, and their file."""

from __future__ import annotations

import re

import pytest

from witting.names.common_name import (
    FILE,
    KNOWN,
    ONE_IN_A_HUNDRED,
    ONE_IN_A_THOUSAND,
    lookup_share,
)
from witting.names.spelling import fold_spelling
from witting.resources import read_csv, read_yaml

TIERS = (ONE_IN_A_HUNDRED, ONE_IN_A_THOUSAND, KNOWN)
NAMES_ALL_THE_SAME = {
    "das",
    "le",
    "ben",
    "hong",
    "kong",
    "xian",
    "israel",
    "west",
    "holland",
    "london",
}
"""Words of words.yaml that are a person's name as often."""


def share(name: str) -> int | None:
    """The tier of a name as it is written."""
    return lookup_share(fold_spelling(name.lower()))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return read_csv(FILE)


def test_the_file_has_each_name_once_in_order(rows: list[dict[str, str]]) -> None:
    names = [row["name"] for row in rows]
    assert list(rows[0]) == ["name", "fold", "uses", "share"]
    assert names == sorted(set(names))
    assert len(names) > 40_000


def test_names_are_plain_letters_with_a_known_use_and_tier(rows: list[dict[str, str]]) -> None:
    assert not [row for row in rows if not re.fullmatch("[a-z]{2,}", row["name"])]
    assert {row["uses"] for row in rows} == {"given", "family", "both"}
    assert {row["share"] for row in rows} == {str(tier) for tier in TIERS}


def test_the_fold_in_the_file_is_the_fold_of_the_rules(rows: list[dict[str, str]]) -> None:
    """After a change of the rules of spelling, write the second column anew by them."""
    stale = [
        f"{row['name']},{fold}"
        for row in rows
        if (row["fold"] or row["name"]) != (fold := fold_spelling(row["name"]))
    ]
    assert not stale
    assert not [row for row in rows if row["fold"] == row["name"]]


def test_the_best_known_are_few(rows: list[dict[str, str]]) -> None:
    sizes = [sum(row["share"] == str(tier) for row in rows) for tier in TIERS]
    assert sizes == sorted(sizes)
    assert sizes[0] < 1_000


def test_words_of_the_trade_are_no_names(rows: list[dict[str, str]]) -> None:
    kinds = read_yaml("names/words.yaml").plain()
    assert isinstance(kinds, dict)
    words = {word for kind in ("form", "particle", "generic", "place") for word in kinds[kind]}
    assert not (words & {row["name"] for row in rows}) - NAMES_ALL_THE_SAME


@pytest.mark.parametrize("word", ["global", "trade", "star", "hope", "zavod", "xyzzy", "", "a"])
def test_another_word_has_no_share(word: str) -> None:
    assert share(word) is None


@pytest.mark.parametrize(
    "spellings",
    [
        ("Yousuf", "Yusuf", "Yussuf"),
        ("Khasanov", "Hasanov"),
        ("Qasim", "Kasim", "Kassim"),
        ("Zakariya", "Zakaria", "Zakariyya"),
        ("Yevgeny", "Evgeny", "Yevgeniy"),
        ("Hsiao", "Xiao"),
        ("Abdullah", "Abdulla"),
        ("Schmidt", "Shmidt"),
    ],
)
def test_spellings_of_one_name_have_one_share(spellings: tuple[str, ...]) -> None:
    assert len({share(spelling) for spelling in spellings}) == 1
    assert share(spellings[0]) in TIERS


@pytest.mark.parametrize(
    "name",
    [
        "smith",
        "wang",
        "kim",
        "nguyen",
        "singh",
        "ivanov",
        "muhammad",
        "ahmed",
        "garcia",
        "yilmaz",
        "sato",
    ],
)
def test_who_is_called_so_by_the_million(name: str) -> None:
    assert share(name) == ONE_IN_A_HUNDRED


@pytest.mark.parametrize(
    "name", ["hossein", "chan", "okafor", "tesfaye", "beridze", "siregar", "rakotoarisoa"]
)
def test_every_part_of_the_world_has_its_names(name: str) -> None:
    assert share(name) in TIERS


def test_the_culture_with_most_bearers_decides() -> None:
    """Lee is Korean and Chinese as well as English."""
    assert share("lee") == ONE_IN_A_HUNDRED
    assert share("ncube") in {ONE_IN_A_HUNDRED, ONE_IN_A_THOUSAND}
