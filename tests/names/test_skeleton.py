"""Which Latin words read an Arabic, Persian or Hebrew one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import parse_name
from witting.names.reading import is_reading
from witting.names.skeleton import abjad_skeletons, skeleton

READINGS = [
    ("محمد", "Mohammed Muhammad Mohamad Mouhamed"),
    ("قاسم", "Qasim Kassem Ghasem"),
    ("جمال", "Jamal Gamal Djamal"),
    ("يوسف", "Yusuf Yousef Youssef"),
    ("عثمان", "Uthman Othman Osman"),
    ("رضا", "Reza Rida"),
    ("وليد", "Walid Waleed Oualid"),
    ("مولوی", "Mawlawi Maulavi Molavi"),
    ("حسين", "Hussein Husayn Hossain"),
    ("شيخ", "Sheikh Shaykh Cheikh"),
    ("الذهبي", "Dhahabi Alzahabi"),
    ("تهران", "Tehran"),
    ("اسماعيل", "Ismail Esmail"),
    ("عادل", "Adil Adel"),
    ("مصطفى", "Mustafa Mostafa Moustafa"),
    ("نصرالله", "Nasrallah Nasrullah"),
]
OTHERS = [
    ("حسن", "Hussein"),
    ("حسين", "Hassan"),
    ("جميل", "Jamal"),
    ("جمال", "Jamil"),
    ("محمود", "Muhammad"),
    ("سيد", "Asad"),
]


def word_of(text: str) -> str:
    return parse_name(text).words[0]


@pytest.mark.parametrize(("abjad", "latin"), READINGS, ids=[latin for _, latin in READINGS])
def test_the_usual_romanisations_have_one_of_the_skeletons(abjad: str, latin: str) -> None:
    word = word_of(abjad)
    for reading in parse_name(latin).words:
        assert skeleton(reading) in abjad_skeletons(word), reading
        assert is_reading(word, reading), reading


@pytest.mark.parametrize(
    ("abjad", "latin"),
    [
        ("بولينا", "polina"),
        ("بيرامو", "peramo"),
        ("فيتوريو", "vitorio"),
        ("تشيلو", "chelo"),
        ("سيليا", "celia"),
        ("برينس", "prince"),
    ],
)
def test_sounds_that_arabic_has_no_letter_for_are_read(abjad: str, latin: str) -> None:
    word = word_of(abjad)
    assert skeleton(latin) in abjad_skeletons(word)
    assert is_reading(word, latin)


@pytest.mark.parametrize(("abjad", "latin"), OTHERS)
def test_a_long_vowel_tells_two_names_apart(abjad: str, latin: str) -> None:
    assert not is_reading(word_of(abjad), word_of(latin))


@pytest.mark.parametrize(
    "latin", ["Abdul Rahman", "Abd al-Rahman", "Abdulrahman", "Abdurrahman", "Abd ar-Rahman"]
)
@pytest.mark.parametrize("abjad", ["عبدالرحمن", "عبد الرحمن"])
def test_a_servant_of_god_is_one_however_the_words_are_parted(abjad: str, latin: str) -> None:
    words = parse_name(abjad).words
    particles = {"al", "ar"}
    bare = [word for word in parse_name(latin).words if word not in particles]
    joined = abjad_skeletons("".join(words))
    if len(bare) == 1:
        assert skeleton(bare[0]) in joined
    else:
        for one, other in zip(words, bare, strict=True):
            assert skeleton(other) in abjad_skeletons(one)


def test_hebrew_names_are_read_too() -> None:
    for abjad, latin in (("משה", "moshe"), ("אברהם", "avraham"), ("יצחק", "yitzhak")):
        assert skeleton(latin) in abjad_skeletons(word_of(abjad))


def test_joseph_is_not_yusuf() -> None:
    assert skeleton("joseph") not in abjad_skeletons(word_of("يوسف"))


def test_a_number_is_its_own_skeleton() -> None:
    assert skeleton("a71") == "a71"
    assert abjad_skeletons("44") == ("44",)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_any_word_has_few_skeletons(word: str) -> None:
    assert skeleton(word).isascii()
    found = abjad_skeletons(word)
    assert 1 <= len(found) <= 96
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("abjad", ["aw" * 12, "hy" * 500, "w" * 24, "awawaw"])
@pytest.mark.parametrize("latin", ["oa" * 12, "ei" * 11 + "b", "o" * 5000])
def test_a_hostile_word_costs_nothing(abjad: str, latin: str) -> None:
    started = time.perf_counter()
    is_reading(abjad, latin)
    assert time.perf_counter() - started < 0.5
