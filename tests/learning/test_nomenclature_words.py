"""The package's own words for the codes stand beside the lines of a file in their language."""

from __future__ import annotations

from collections import Counter

import pytest

from witting.goods.nomenclature import HEADING, load_nomenclature
from witting.learning import GoodsLine
from witting.learning.label import read_label
from witting.learning.nomenclature_words import words_for
from witting.learning.training import train
from witting.resources import read_csv

RUSSIAN = (
    ("подшипники шариковые радиальные", "8482"),
    ("футболки мужские из хлопка", "6109"),
    ("шины для грузовых автомобилей", "4011"),
)


@pytest.mark.parametrize("language", ["ru", "vi"])
def test_every_row_has_a_code_of_today_once_and_words(language: str) -> None:
    rows = read_csv(f"goods/nomenclature_words/{language}.csv")
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    for row in rows:
        assert not read_label(row["code"]).problem, row["code"]
        terms = row["words"].split("; ")
        assert all(term == " ".join(term.split()) != "" for term in terms), row
        assert not [term for term, count in Counter(terms).items() if count > 1], row


def test_russian_has_words_for_every_heading() -> None:
    told = {row["code"][:HEADING] for row in read_csv("goods/nomenclature_words/ru.csv")}
    newest = {code for code, editions in load_nomenclature().editions.items() if "2022" in editions}
    assert not sorted({code[:HEADING] for code in newest} - told)


def test_the_language_of_the_lines_picks_the_words() -> None:
    assert words_for([GoodsLine("ball bearings"), GoodsLine("滚珠轴承")]) == ()
    russian = words_for([GoodsLine("подшипники")])
    vietnamese = words_for([GoodsLine("vòng bi cầu 6304 mới, hàng mẫu, đường kính 1 ổ")])
    assert russian
    assert vietnamese
    assert not set(russian) & set(vietnamese)
    one_in_a_hundred = [GoodsLine("ball bearings")] * 99 + [GoodsLine("подшипники")]
    assert words_for(one_in_a_hundred) == ()


def test_where_there_is_little_room_the_words_are_fewer_lines_of_all_words() -> None:
    lines = [GoodsLine("подшипники")]
    most, fewer, least = (words_for(lines, room=room) for room in (None, 4_000, 0))
    assert len(most) > 4_000 >= len(fewer) > len(least)
    for code in ("0101", "8482"):
        told = [
            sorted(term for line, own in found if own == code for term in line.text.split(", "))
            for found in (most, fewer, least)
        ]
        assert told[0] == told[1] == told[2] != []


def test_a_code_that_the_lines_never_had_is_told_and_headings_go_down_to_theirs() -> None:
    lines = [GoodsLine(text) for text, _ in RUSSIAN]
    words = [pair for pair in words_for(lines) if pair[1][:2] in ("61", "69", "84")]
    weights = train(lines, [code for _, code in RUSSIAN], words)
    [scores] = weights.scores([GoodsLine("плитка керамическая облицовочная для стен")])
    assert weights.codes[scores.argmax()] == "6907"
    deeper = train(lines, ["848210", "610910", "401120"], words)
    [scores] = deeper.scores([GoodsLine("майки и футболки трикотажные")])
    assert deeper.codes[scores.argmax()] == "610910"
