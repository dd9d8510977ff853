"""Which words are read in full, and which dots end no clause then?"""

from __future__ import annotations

import pytest

from witting.goods.abbreviation import load_abbreviations, read_abbreviations
from witting.goods.goods_text import parse_goods_text
from witting.names.folding import fold


def test_a_shortened_word_is_read_in_full_and_its_dot_ends_no_clause() -> None:
    read = read_abbreviations(parse_goods_text("подш. ролик. конич. 32207"))
    assert read.words == fold("подшипник роликовый конический 32207").split()
    assert set(read.clauses) == {0}
    assert read.text == "подш. ролик. конич. 32207"


@pytest.mark.parametrize(
    "text", ["ролик и цилиндр", "mach 3", "болты. гайки", "подш 6205", "电源 24V."]
)
def test_words_without_a_dot_and_words_of_no_trade_stay(text: str) -> None:
    parsed = parse_goods_text(text)
    assert read_abbreviations(parsed) is parsed


def test_other_dots_still_end_clauses() -> None:
    read = read_abbreviations(parse_goods_text("блоки. сист. блоки"))
    assert read.clauses == [0, 1, 1]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("for ampl. Ball bearings", [0, 0, 1, 1]),
        ("для пит. Микросхемы", [0, 0, 1]),
        ("Подш. Ролик.", [0, 0]),
        ("ПОДШ. РОЛИК.", [0, 0]),
    ],
)
def test_a_capital_behind_a_small_abbreviation_begins_a_clause(
    text: str, clauses: list[int]
) -> None:
    assert read_abbreviations(parse_goods_text(text)).clauses == clauses


def test_every_abbreviation_begins_like_its_word() -> None:
    for short, full in load_abbreviations().items():
        assert full[0] == short[0]
        assert len(short) < len(full)
