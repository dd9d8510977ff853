"""Are words of a trade found where a word begins so?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from witting.goods.trade_words import ManyTradeWords, TradeWords, make_trade_words


def test_a_word_begins_so_and_chinese_stands_anywhere() -> None:
    words = make_trade_words(["bearing", "轴承"])
    assert words.find("BALL BEARINGS") == "BEARING"
    assert words.find("FORBEARING") == ""
    assert words.find("深沟球轴承6205") == "轴承"


@given(
    st.lists(st.text("AB轴", min_size=1, max_size=3), max_size=4), st.text("AB 轴1", max_size=12)
)
def test_many_are_found_where_one_after_the_other_is(beginnings: list[str], plain: str) -> None:
    words = TradeWords(tuple(beginnings))
    assert ManyTradeWords(words).are_in(plain) == bool(words.find(plain))
