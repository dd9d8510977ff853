"""Names that are none, or that somebody made to break the search: all have a defined answer."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ON_CI

from witting import compare_names
from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Entity, ListRecord
from witting.screening import open_screener

if TYPE_CHECKING:
    from pathlib import Path

    from witting.matching import Match
    from witting.screening import Screener

DAY = dt.date(2025, 5, 1)
LISTED = (
    ("Person", "Dina Borisovna KALIMBOVA"),
    ("Person", "محمد حسين الكليمبي"),
    ("Company", "Joint Stock Company Kalimbo Trading"),
    ("Company", "北京科技有限公司"),
    ("Company", "ООО «Завод Дорадзин»"),
    ("Company", "Brigade 44"),
    ("Vessel", "VICTORY"),
    ("Vessel", "M/V SUNLIT PALM"),
)
NOBODY = {
    "empty": "",
    "blank": " \t\n",
    "one letter": "a",
    "one Cyrillic letter": "Ж",
    "10,000 letters": "x" * 10_000,
    "10,000 Cyrillic letters": "ш" * 10_000,
    "10,000 Arabic letters": "ش" * 10_000,
    "10,000 signs": "北" * 10_000,
    "1,000 words": "kalimbo " * 1_000,
    "1,000 letters": "a " * 1_000,
    "a form": "LLC",
    "a Russian form": "ООО",
    "a Chinese form": "有限公司",
    "forms": "Ltd. Şti. GmbH Joint Stock Company",
    "digits": "45",
    "many digits": "1234567890",
    "Bengali digits": "১২৩",
    "emoji": "😀🚢",
    "control characters": "\x00\x01\x1b[31m\x7f",
    "bidi characters": "\u202e\u2066\u200f",
    "a lone surrogate": "\ud800",
    "marks alone": "\u0301" * 500,
    "a regular expression": "(?:.*)+$",
    "a class of letters": "[a-z]{9,}",
    "a trade word": "Trading",
    "particles": "of and the al",
    "a query in SQL": "'; DROP TABLE names; --",
    "a formula": "=HYPERLINK(1)",
    "a fraction": "½",
    "a ligature": "﷽" * 200,
    "mixed scripts": "Да́nger 北 محمد Ωmega",
}


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """Over one small list."""
    home = tmp_path_factory.mktemp("hostile")
    records = [
        ListRecord((Entity(f"own:{row}", schema, {"name": (name,)}, "own"),), f"row {row}")
        for row, (schema, name) in enumerate(LISTED)
    ]
    SnapshotStore(home).write(
        "own", records, published=DAY, source="invented", build_index=build_index
    )
    return open_screener(home=home)


def found(screener: Screener, text: str) -> list[Match]:
    """The same however often it is asked."""
    matches = screener.match(text, as_of=DAY)
    again = screener.match(text, as_of=DAY)
    assert [hit.to_dict() for hit in matches] == [hit.to_dict() for hit in again]
    assert all(hit.threshold <= hit.score <= 1 for hit in matches)
    return matches


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_what_is_no_name_finds_nobody(screener: Screener, text: str) -> None:
    assert found(screener, text) == []


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
@pytest.mark.parametrize("schema", ["Person", "Company", "Vessel", None])
def test_it_is_compared_with_a_name_either_way(text: str, schema: str | None) -> None:
    for one, other in ((text, text), (text, "Kalimbo Trading LLC"), ("Kalimbo LLC", text)):
        score = compare_names(one, other, schema=schema)
        assert 0 <= score <= 1
        assert compare_names(one, other, schema=schema) == score


@pytest.mark.parametrize("text", ["ش" * 1_000, "北" * 1_000, "щ" * 1_000, "x" * 1_000])
def test_one_word_of_a_thousand_letters_is_nobodys_name(text: str) -> None:
    """It has still more in Latin letters, and readings where it is Arabic."""
    assert compare_names(text, "Kalimbo Dorazin") == 0


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "\u202e\u2066", "😀", "(?:.*)+$"])
def test_nothing_is_not_the_same_as_nothing(text: str) -> None:
    assert compare_names(text, text) == 0


@pytest.mark.parametrize("text", ["LLC", "44", "a", "Trading", "a(?:.*)+$", "x😀"])
def test_a_listed_name_is_itself_whatever_it_is(text: str) -> None:
    """A list may have such a name, and it must be found; how sure that is is another question."""
    assert compare_names(text, text, schema="Company") >= 0.8
    assert compare_names(text, "Kalimbo Dorazin", schema="Company") < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "\x00Dina\x00 Borisovna Kalimbova\x00",
        "\u202eDina Borisovna\u202c Kalimbova",
        "Dina Borisovna \ud800Kalimbova",
        "Dina\u200b Bori\u00adsovna Kalim\u2060bova",
        "Dinа Bоrisovna Kаlimbova",  # with Cyrillic letters that look Latin
        "ＤＩＮＡ ＢＯＲＩＳＯＶＮＡ ＫＡＬＩＭＢＯＶＡ",
        "D\u0301i\u0301n\u0301a\u0301 Borisovna Kalimbova",
        "  Dina\tBorisovna\r\nKalimbova  ",
        "«Dina» (Borisovna) [Kalimbova].*",
        "D1na Borisovna Ka1imbova",
    ],
)
def test_a_name_is_found_in_whatever_it_is_hidden(screener: Screener, text: str) -> None:
    assert [hit.listing.caption for hit in found(screener, text)] == [LISTED[0][1]]


def test_a_ship_of_one_common_word_is_found_and_a_person_must_look(screener: Screener) -> None:
    [hit] = found(screener, "VICTORY")
    assert hit.score == 1
    assert hit.certainty == "possible"
    assert hit.doubts
    assert found(screener, "Victory Day Parade Committee") == []


def test_another_number_is_another_name(screener: Screener) -> None:
    assert [hit.listing.caption for hit in found(screener, "Brigade 44")] == ["Brigade 44"]
    assert found(screener, "Brigade 45") == []


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_has_an_answer(screener: Screener, text: str) -> None:
    found(screener, text)


@settings(max_examples=40)
@given(st.text("aбح北 4\u202e\x00😀'", max_size=120), st.text("aбح北 4k", max_size=120))
def test_any_two_texts_are_compared(one: str, other: str) -> None:
    for schema in ("Person", "Company", "Vessel"):
        assert 0 <= compare_names(one, other, schema=schema) <= 1


def test_no_name_takes_long(screener: Screener) -> None:
    """A second for what takes milliseconds: it is no benchmark, but what is quadratic fails it."""
    for text in NOBODY.values():
        screener.match(f"{text} ", as_of=DAY)  # all that is compiled, is now
    for what, text in NOBODY.items():
        start = time.perf_counter()
        screener.match(text, as_of=DAY)
        assert time.perf_counter() - start < 1, what


MANY = """
import random, sys
from witting import compare_names

draw = random.Random(20251)
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz", "abc", "0123456789a", "абвгдщшч", "ابتجحسشعمن", "北京", "אבגדש"
)


def name():
    letters, longest = draw.choice(ALPHABETS), draw.choice((1, 2, 7, 30, 70, 140))
    sizes = [draw.randint(1, longest) for _ in range(draw.choice((1, 2, 4, 39, 40, 41, 60)))]
    return " ".join("".join(draw.choices(letters, k=size)) for size in sizes)


def other(text):
    words = text.split()
    return draw.choice(
        (
            text,
            text.replace(" ", ""),
            "".join(draw.choice((sign, sign, sign, sign + " ", "")) for sign in text),
            " ".join("".join(words[at : at + 3]) for at in range(0, len(words), 3)),
            " ".join(draw.sample(words, len(words))),
            text[: draw.randint(0, len(text))],
            name(),
        )
    )


for _ in range(150):
    one = name()
    two = other(one)
    for schema in ("Person", "Company"):
        compare_names(one, two, schema=schema)
        compare_names(two, one, schema=schema)
"""


@pytest.mark.skipif(not ON_CI, reason="compiling with checks takes half a minute; CI does it")
def test_compiled_code_keeps_within_its_arrays(tmp_path: Path) -> None:
    """Where it did not, it would write over other memory, and nobody would see it."""
    env = {"NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": str(tmp_path / "checked")}
    subprocess.run([sys.executable, "-c", MANY], env=os.environ | env, check=True)
