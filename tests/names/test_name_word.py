"""Which words are compared, and how many of a hostile name."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import parse_name
from witting.names.name_table import ORGANIZATION, PERSON, SHIP, TRANSLATED
from witting.names.name_word import (
    LONGEST_WORD,
    MOST_LETTERS,
    MOST_WORDS,
    encode_name_words,
    is_number,
    is_patronymic,
    words_of,
)
from witting.names.word_kind import FORM, GENERIC, PARTICLE, SUBSTANCE

READINGS = (PERSON, ORGANIZATION, SHIP, TRANSLATED)
SIGNS = frozenset(string.ascii_lowercase + string.digits)
HOSTILE = (
    "",
    " ",
    "x" * 10_000,
    "ш" * 1_000,
    "ش" * 1_000,
    "щ " * 500,
    " ".join(["kalimbo"] * 60),
    "trading " * 60,
    "завод" * 200,
    "& " * 9_000,
    "LLC " * 300,
    "有限公司" * 250,
    "\x00\u202e\ud800😀",
    "(?:.*)+$",
    "44 " * 100,
    "北" * 1_000,
    " ".join("abcdefghij" * 10),
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("reading", READINGS)
def test_no_name_has_more_words_or_letters_than_compiled_code_has_room_for(
    text: str, reading: int
) -> None:
    check(text, reading)


@given(st.text(max_size=200), st.sampled_from(READINGS))
def test_nor_has_any_text(text: str, reading: int) -> None:
    check(text, reading)


def check(text: str, reading: int) -> None:
    words = words_of(parse_name(text), reading)
    assert len(words) <= MOST_WORDS
    assert all({*word.folded, *word.written} <= SIGNS for word in words)
    assert all(0 < len(word.folded) <= LONGEST_WORD for word in words)
    assert all(0 < len(word.written) <= LONGEST_WORD for word in words)
    encoded = encode_name_words(words)
    assert max(len(encoded.codes), len(encoded.fold_codes)) <= MOST_LETTERS
    assert len(encoded.ends) == len(encoded.fold_ends) == len(words)


def test_the_first_words_of_a_long_name_count() -> None:
    many = [f"{one}{two}" for one in "abcdef" for two in "klmnopqrst"]
    words = words_of(parse_name(" ".join(many)), PERSON)
    assert [word.written for word in words] == many[:MOST_WORDS]


def test_the_first_letters_of_a_long_word_count() -> None:
    [word] = words_of(parse_name("kalimbovsk" * 9), PERSON)
    assert word.written == ("kalimbovsk" * 9)[:LONGEST_WORD]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_person_and_an_organisation_have_the_same_words(text: str) -> None:
    """Compiled code writes them once, but for initials, which a person alone has."""
    name = parse_name(text)
    person, other = (words_of(name, reading) for reading in (PERSON, ORGANIZATION))
    apart = dict(name.initials)
    expected = [
        one
        for word in other
        for one in ([(apart[word.written],) * 2] if word.written in apart else [word[:2]])
    ]
    assert [word[:2] for word in person] == expected


def test_two_capitals_are_initials_of_a_person_alone() -> None:
    name = parse_name("VV Kalimbo")
    written = [[word.written for word in words_of(name, own)] for own in (PERSON, ORGANIZATION)]
    assert written == [["v", "v", "kalimbo"], ["vv", "kalimbo"]]


def test_a_persons_name_has_no_form_and_no_trade() -> None:
    name = parse_name("Li AO Trading of Kazan")
    kinds = {word.written: word.kind for word in words_of(name, PERSON)}
    assert kinds == dict.fromkeys(("li", "ao", "trading", "kazan"), SUBSTANCE) | {"of": PARTICLE}


def test_a_firms_name_has() -> None:
    name = parse_name("Kalimbo Trading LLC")
    kinds = [word.kind for word in words_of(name, ORGANIZATION)]
    assert kinds == [SUBSTANCE, GENERIC, FORM]


def test_a_word_of_the_trade_is_its_meaning_in_the_translated_name() -> None:
    ours, theirs = (
        [word.folded for word in words_of(parse_name(text), TRANSLATED)]
        for text in ("Калимбо завод", "Kalimbo plant")
    )
    assert ours == theirs
    assert words_of(parse_name("Kalimbo Dorazin"), TRANSLATED) == ()


@pytest.mark.parametrize("word", ["44", "7a", "iii", "xiv", "929", "a320"])
def test_numbers(word: str) -> None:
    assert is_number(word)


@pytest.mark.parametrize("word", ["i", "v", "x", "kalimbo", "viking"])
def test_no_numbers(word: str) -> None:
    assert not is_number(word)


@pytest.mark.parametrize("word", ["petrovich", "petrovna", "ilinichna", "arslanogli"])
def test_fathers(word: str) -> None:
    assert is_patronymic(word)


@pytest.mark.parametrize("word", ["petrov", "ovich", "vna", "kalimbo", "a" * 1_000 + "b"])
def test_no_fathers(word: str) -> None:
    assert not is_patronymic(word)
