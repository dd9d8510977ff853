"""Are Russian words found in whatever Latin letters they are written, and no others with them?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.goods import identify
from witting.goods.goods_text import parse_goods_text
from witting.goods.named_goods import iter_named
from witting.goods.romanised import read_romanised
from witting.goods.sound import load_sounds

LATIN = "abcdefghijklmnopqrstuvwxyzšžč"


@pytest.mark.parametrize(
    "text",
    [
        "podshipnik sharikovyj",
        "podshipniki sharikovye",
        "podshipnika sharikovogo",
        "šarikopodšipnik",
        "scharikopodschipnik",
        "Podschipnik scharikowyj",
        "PODSHIPNIK SHARIKOVYY",
    ],
)
def test_every_system_of_writing_russian_in_latin_letters_is_read(text: str) -> None:
    assert identify(description=text).hs6[0].code == "848210"


@pytest.mark.parametrize(
    "text", ["mikroskhema", "mikroshema", "mikrosxema", "mikroschema", "integralnye mikroskhemy"]
)
def test_one_letter_of_russian_is_written_in_many_ways(text: str) -> None:
    assert identify(description=text).chpl_tier == "1"


def test_roles_and_short_words_are_read_as_in_russian() -> None:
    assert identify(description="stanki tokarnye s ChPU").hs6[0].code == "845811"
    assert identify(description="smazka dlya podshipnikov").chpl_tier is None
    assert identify(description="mebel bez podshipnikov").chpl_tier is None


def test_a_number_beside_a_romanised_word_of_its_trade_is_sure() -> None:
    found = identify(description="mebel, podshipnik 6310")
    assert (found.status, found.chpl_tier) == ("identified", "3.B")


@pytest.mark.parametrize(
    "text",
    ["original documents material import", "generator", "sistem elektronik", "Tula", "s ChPU", ""],
)
def test_words_of_other_languages_stay_as_they_are(text: str) -> None:
    parsed = parse_goods_text(text)
    assert read_romanised(parsed) is parsed


def test_places_are_those_of_the_text() -> None:
    text = "Zakaz: podshipnik sharikovyj, 10 sht"
    (mark,) = identify(description=text).marks
    assert text[mark.start : mark.end] == "podshipnik sharikovyj"
    assert [text[start:end] for start, end, _ in iter_named(text)] == ["podshipnik sharikovyj"]


@given(st.text(LATIN, min_size=1, max_size=20))
def test_a_word_that_all_systems_write_alike_is_read_once(word: str) -> None:
    sounds = load_sounds()
    # A letter that the systems differ in, set apart, keeps the word from being read the fast way.
    slow = sounds.of_latin(f"{word}-x")
    told = {sound.rpartition("-")[0] for sound in slow}
    assert told == set(sounds.of_latin(word))
