"""A number for each word: as a dictionary has it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from witting.index.word_rows import NOT_MET, WordRows, WordSigns
from witting.names.text_words import split_words

WORDS = st.text(alphabet="abж\u6771\U00020000", min_size=1, max_size=4)


@given(st.lists(st.dictionaries(WORDS, st.integers(0, 1 << 40), max_size=40)), st.lists(WORDS))
def test_each_word_has_the_number_that_was_put_in_last(
    batches: list[dict[str, int]], asked: list[str]
) -> None:
    rows, twin = WordRows(), dict[str, int]()
    for batch in batches:
        rows.put(batch)
        twin |= batch
        wanted = [*twin, *asked]
        found = rows.find(WordSigns.of_words(wanted)).tolist()
        assert found == [twin.get(word, NOT_MET) for word in wanted]
        assert len(rows) == len(twin)


def test_it_grows_with_the_words_of_a_text() -> None:
    rows = WordRows()
    words = {f"word{number}": number for number in range(20_000)}
    for start in range(0, 20_000, 700):
        rows.put({word: number for word, number in words.items() if start <= number < start + 700})
    text = split_words(" ".join([*words, "unmet"]))
    assert rows.find(WordSigns.of_text(text)).tolist() == [*words.values(), NOT_MET]


@given(st.text(alphabet="abж\U00020000 -\n", max_size=30))
def test_words_are_joined_with_the_next_one(text: str) -> None:
    found = split_words(text)
    firsts = np.arange(max(len(found) - 1, 0))
    joined, is_ascii = WordSigns.of_text(found).joined(firsts, firsts + 1)
    wanted = [found.words[at] + found.words[at + 1] for at in firsts.tolist()]
    assert [joined.word(at) for at in firsts.tolist()] == wanted
    assert is_ascii.tolist() == [word.isascii() for word in wanted]
