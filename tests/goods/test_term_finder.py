"""Are terms found where a slow reading finds them, and does the longest win?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.goods.goods_text import GoodsText, parse_goods_text
from witting.goods.term import Term, parse_term
from witting.goods.term_finder import REACH, TermFinder


def find(terms: list[str], text: str) -> list[str]:
    parsed = [term for term in map(parse_term, terms) if term]
    found = TermFinder(parsed).find(parse_goods_text(text))
    return [terms[one.number] for one in found]


@pytest.mark.parametrize(
    ("term", "text", "is_there"),
    [
        ("ball bearing*", "Ball-Bearings, steel", True),
        ("ball bearing", "ball bearings", False),
        ("ball bearing", "football bearing", False),
        ("*lager*", "Kugellagerfett", True),
        ("vòng bi", "VONG BI", True),
        ("подшипник* + шариков*", "ШАРИКОВЫЕ РАДИАЛЬНЫЕ ПОДШИПНИКИ", True),
        ("подшипник* + шариков*", "подшипники, шариковые ручки", False),
        ("lathe* - wood", "lathe for wood", False),
        ("lathe* - wood", "lathe for metal; wood", True),
        ("lathe* + cnc", "lathe of steel with cnc", True),
        ("drone* + part*", "drone of steel with parts", False),
        ("轴承", "深沟球轴承6205", True),
        ("şase", "SASE", True),
    ],
)
def test_a_term_is_found_as_it_is_written(term: str, text: str, *, is_there: bool) -> None:
    assert (find([term], text) == [term]) is is_there


def test_a_term_within_a_longer_one_does_not_count() -> None:
    assert find(["chip*", "potato chip*"], "potato chips") == ["potato chip*"]
    assert find(["chip*", "potato chip*"], "potato chips and chips") == ["potato chip*", "chip*"]
    assert find(["*lager*", "*kugellager*"], "Rillenkugellager") == ["*kugellager*"]


def test_a_mixed_word_is_read_in_the_script_of_its_rest() -> None:
    assert find(["реле"], "PEЛE 24 В") == ["реле"]


def test_nothing_to_look_for_is_no_term() -> None:
    assert parse_term("") is None
    assert parse_term("* + -") is None
    assert TermFinder([]).find(parse_goods_text("anything")) == []


WORD = st.sampled_from(["ball", "bearing", "steel", "of", "chip", "ballchip"])
PART = st.lists(WORD, min_size=1, max_size=2).map(" ".join)
WRITTEN = st.lists(
    st.tuples(st.sampled_from(["", "*"]), PART, st.sampled_from(["", "*"])).map("".join),
    min_size=1,
    max_size=2,
).map(" + ".join)
TEXT = st.lists(st.one_of(WORD, st.just(","), WORD.map(lambda word: word + "s")), max_size=12)


def _is_there(term: Term, text: GoodsText) -> bool:
    """The slow and obvious reading: every way to place the parts."""

    def word_at(letter: int) -> int:
        return max(number for number, at in enumerate(text.at) if at <= letter)

    def whole_words(start: int, end: int) -> tuple[int, int]:
        return text.at[word_at(start)], text.end_of(word_at(end - 1))

    def places(part: str) -> list[tuple[int, int]]:
        starts = [at for at in range(len(text.joined)) if text.joined.startswith(part, at)]
        inner = [(at + part.startswith(" "), at + len(part) - part.endswith(" ")) for at in starts]
        return [
            whole_words(start, end)
            for start, end in inner
            if text.clauses[word_at(start)] == text.clauses[word_at(end - 1)]
        ]

    def fits(first: tuple[int, int], second: tuple[int, int]) -> bool:
        low, high = sorted([first, second])
        gap = word_at(high[0]) - word_at(low[1] - 1)
        same = text.clauses[word_at(low[0])] == text.clauses[word_at(high[0])]
        return same and gap <= REACH + 1 and low[1] <= high[0]

    last = places(term.parts[-1])
    return any(
        all(any(fits(own, other) for other in places(part)) for part in term.parts[:-1])
        for own in last
    )


@given(WRITTEN, TEXT)
def test_a_term_is_found_where_the_slow_reading_finds_it(written: str, words: list[str]) -> None:
    term = parse_term(written)
    assert term is not None
    text = parse_goods_text(" ".join(words))
    assert bool(TermFinder([term]).find(text)) == _is_there(term, text)
