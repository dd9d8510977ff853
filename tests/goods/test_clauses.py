"""Are clauses cut where reading word by word cuts them?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from witting.goods.clauses import ClauseCounter, cut_clauses
from witting.goods.goods_text import WORD

WORDS = ("a", "chairs", "pos", "item", "12", "2", "5 kg")
SIGNS = (" ", "  ", "\n", ".", ". ", ",", ", ", ";", " - ", "-", " – ", "(", ") ", "[", "] ", "（")
OTHERS = ("/", "%", "_", "№", ": ")
PIECES = st.sampled_from((*WORDS, *SIGNS, *OTHERS))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_clauses_are_those_of_reading_word_by_word(text: str) -> None:
    found = list(WORD.finditer(text))
    slow = ClauseCounter(text)
    for word in found:
        slow.add(word.span(), word[0])
    spans = [word.span() for word in found]
    assert cut_clauses(text, [word[0] for word in found], spans) == slow.cut()
