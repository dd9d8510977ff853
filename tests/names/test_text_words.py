"""The words of a running text lie where they are said to lie."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names.text_words import split_words

SIGNS = "aBé'’ \n\r\t-.,«»\"Ж7\u0301\u200dİ\U00020000\U0001f600ß"


@given(st.text(alphabet=SIGNS))
def test_each_word_is_what_stands_there(text: str) -> None:
    found = split_words(text)
    assert len(found.words) == len(found.starts) == len(found.ends)
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        small = [sign.lower() for sign in text[start:end]]
        own = [
            low if len(low) == 1 else sign for low, sign in zip(small, text[start:end], strict=True)
        ]
        assert word == "".join(own)


@given(st.text(alphabet=SIGNS))
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    found = split_words(text)
    places = {at for pair in zip(found.starts, found.ends, strict=True) for at in range(*pair)}
    assert {at for at, sign in enumerate(text) if sign.isalnum()} <= places
    between = [text[at] for at in range(len(text)) if at not in places]
    assert not any(sign.isalnum() or unicodedata.combining(sign) for sign in between)


def test_quoted_words_and_capitals() -> None:
    found = split_words('the works «Zarya» and "old mill"')
    assert [word for word, is_one in zip(found.words, found.quoted, strict=True) if is_one] == [
        "zarya"
    ]
    assert [word for word, has in zip(found.words, found.capitals, strict=True) if has] == ["zarya"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ELECTROM\nECHANICAL", ["electrom"]),
        ("ELECTROM\r\n  ECHANICAL", ["electrom"]),
        ("electro-\nmechanical", ["electro"]),
        ("WORKS.\nPLANT", []),
        ("WORKS PLANT", []),
        ("one\ntwo\nthree", ["one", "two"]),
        ("\nalone\n", []),
    ],
)
def test_words_that_a_line_end_may_part(text: str, first: list[str]) -> None:
    found = split_words(text)
    assert [found.words[place] for place in found.breaks] == first


def test_capitals_say_something_among_small_letters_alone() -> None:
    prose = "the bank said that it had paid the firm Zarya for its work in the last year"
    assert split_words(prose).cased.all()
    assert not split_words(prose.upper()).cased.any()
    assert not split_words("Payment to Zarya").cased.any()


QUOTES = '"«»“”„‟‹›「」『』《》'
WITHIN_GAP = " \t\r\n-\xad\u2028\u2029\x85\u200b\u2060\ufeff"
BREAKS = "\n\u2028\u2029\x85\u200b\u2060\ufeff"
LONGEST_GAP = 16


@given(st.text(alphabet=f"{SIGNS}{BREAKS}{QUOTES}", max_size=60))
def test_capitals_quotation_marks_and_breaks_are_what_stands_around_each_word(text: str) -> None:
    found, signs = split_words(text), f" {text} "
    places = [*zip(found.starts.tolist(), found.ends.tolist(), strict=True)]
    firsts = [(word[0], text[start]) for word, (start, _) in zip(found.words, places, strict=True)]
    assert found.capitals.tolist() == [small != written for small, written in firsts]
    around = [(signs[start], signs[end + 1]) for start, end in places]
    assert found.quoted.tolist() == [all(sign in QUOTES for sign in both) for both in around]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    assert found.breaks.tolist() == [
        place
        for place, gap in enumerate(gaps)
        if len(gap) <= LONGEST_GAP and set(gap) <= {*WITHIN_GAP} and {*gap} & {*BREAKS}
    ]
