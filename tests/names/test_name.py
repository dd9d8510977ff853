"""What a name comes to, whatever its script, case, order and legal form."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.names.writing import writings

from witting.names import Name, parse_name
from witting.names.name import MOST_WORDS
from witting.names.script import BEFORE_READ, clean_text, is_read, native_key
from witting.resources import parse_yaml

TABLE = Path(__file__).parent / "cases_names.yaml"
CASES: Any = parse_yaml(TABLE.read_text(encoding="utf-8"), file=TABLE.name).plain()
LETTERS = "abcdefghijklmnopqrstuvwxyzéüçабвгдежзикл"
WORDS = st.lists(st.text(LETTERS, min_size=2, max_size=10), min_size=1, max_size=5)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case: dict[str, str | None]) -> None:
    name = parse_name(case["name"] or "")
    assert " ".join(name.tokens) == (case["tokens"] or "")
    assert " ".join(name.legal_forms) == (case["forms"] or "")
    if case["same"]:
        assert writings(name.text) & writings(case["same"])


def test_two_names_share_no_writing() -> None:
    assert not writings("Lilia LLC") & writings("Lida LLC")
    assert not writings("Brigade 44") & writings("Brigade 45")


def test_the_spelling_of_a_russian_plant_is_near_its_english_name() -> None:
    ours = parse_name("ЕЛЬСКИЙ ЭЛЕКТРОМЕХАНИЧЕСКИЙ ЗАВОД «РОМАШКА»")
    assert ours.folded == ("elski", "elektromehanicheski", "zavod", "romashka")


def test_chinese_signs_are_kept_beside_their_reading() -> None:
    one, other = parse_name("张伟"), parse_name("章威")
    assert one.tokens == other.tokens == ("zhang", "wei")
    assert one.native != other.native
    assert one.is_read
    assert not parse_name("Zhang Wei").is_read


def test_a_person_called_as_a_legal_form_keeps_its_words() -> None:
    name = parse_name("AO Li")
    assert name.tokens == ("li",)
    assert name.words == name.folded_words == ("ao", "li")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "\u0623\u062d\u0645\u062f \u0622\u063a\u0627",
            "\u0627\u062d\u0645\u062f \u0627\u063a\u0627",
        ),
        ("\u0641\u0627\u0637\u0645\u0629", "\u0641\u0627\u0637\u0645\u0647"),
        ("\u06a9\u0631\u06cc\u0645", "\u0643\u0631\u064a\u0645"),
        ("\u0645\u062d\u0645\u0640\u0640\u0640\u062f", "\u0645\u062d\u0645\u062f"),
    ],
    ids=["hamza and madda", "teh marbuta", "Persian kaf and yeh", "a lengthened word"],
)
def test_arabic_letters_that_stand_for_each_other_are_one(one: str, other: str) -> None:
    assert parse_name(one).native == parse_name(other).native


def test_blanks_before_a_name_do_not_hide_it() -> None:
    assert parse_name(" " * 5000 + "Romashka").tokens == ("romashka",)


@pytest.mark.parametrize(
    "text", ["a" + "&" * 1000, "\ufdfa" * 1000, "\u4e2d\u56fd" * 500, "al " * 400]
)
def test_a_hostile_text_has_no_more_words_than_a_name(text: str) -> None:
    assert 0 < len(parse_name(text).words) <= MOST_WORDS


@given(st.text(max_size=60))
def test_any_text_is_a_name_of_plain_words(text: str) -> None:
    name = parse_name(text)
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in name.words)
    assert len(name.folded) == len(name.tokens)
    assert len(name.folded_words) == len(name.words)
    assert set(name.tokens) <= set(name.words)
    assert not name.words or name.tokens


@given(WORDS)
def test_normalising_twice_changes_nothing(words: list[str]) -> None:
    once = parse_name(" ".join(words))
    assert parse_name(" ".join(once.words)).words == once.words


@given(WORDS, st.randoms(use_true_random=False))
def test_case_order_and_composition_are_nothing(words: list[str], random: Any) -> None:
    name = parse_name(" ".join(words))
    shuffled = random.sample(words, len(words))
    other = parse_name(unicodedata.normalize("NFD", ", ".join(shuffled).upper()))
    assert sorted(other.folded_words) == sorted(name.folded_words)
    assert writings(other.text) & writings(name.text)


@pytest.mark.parametrize(
    "text", ["😀", "a" * 10_000, "(?:.*)+$", "12345", "\x00\x1b[31m", "x" + "\u0301" * 500]
)
def test_hostile_texts_are_names_or_nothing(text: str) -> None:
    assert isinstance(parse_name(text), Name)


@pytest.mark.parametrize("text", ["", "---", "’’", "😀😀", "★ ☎"])
def test_a_text_without_letter_or_digit_has_no_words(text: str) -> None:
    name = parse_name(text)
    assert (name.words, name.tokens, name.native, name.initials) == ((), (), "", ())


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("PUTIN VV", ("vv",)),
        ("ИВАНОВ АМ", ("am",)),
        ("Juncker JC", ("jc",)),
        ("Zhang LI", ()),
        ("Li AO", ()),
        ("AL QADIR", ()),
        ("Petrov II", ()),
        ("Smith JR", ()),
        ("VV", ()),
        ("vv petrov", ()),
    ],
)
def test_two_capitals_are_initials_unless_they_are_something_else(
    text: str, initials: tuple[str, ...]
) -> None:
    assert tuple(word for word, _ in parse_name(text).bare_initials) == initials


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("S\u0412\u0415R\u0412\u0410N\u041a", "sberbank"),
        ("\u0421\u0411\u0415\u0420\u0411\u0410H\u041a", "sberbank"),
        ("S\u041a\u041e\u0421\u041d", "skoch"),
        ("\u0420R\u041eMSV\u0423AZ\u0412ANK", "promsvyazbank"),
    ],
)
def test_letters_that_look_alike_are_read_in_the_script_that_has_the_others(
    text: str, word: str
) -> None:
    assert "".join(parse_name(text).words) == word


def test_no_letter_before_the_hebrew_ones_is_read_in_several_ways() -> None:
    """So a text without later ones need not be looked at letter by letter."""
    for code in range(ord(BEFORE_READ) + 1):
        assert not any(map(is_read, native_key(clean_text(chr(code))))), hex(code)
