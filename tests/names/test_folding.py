"""Is a text folded as letter by letter?"""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from witting.names.folding import fold

OWN = {"ß": "s", "æ": "a", "œ": "o", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ё": "е"}


def fold_letter(letter: str) -> str:
    if letter.lower() in OWN:
        return OWN[letter.lower()]
    base = unicodedata.normalize("NFKD", letter)[:1].lower()
    lower = base if len(base) == 1 else letter
    return OWN.get(lower, lower)


RUSSIAN = st.text(alphabet="абвйёЙЁЯ АБВ«»–0123.,", max_size=20)
OTHER = st.text(alphabet="ÀéßİΣςﬁ№Ⅳ１đĐ中 ạy,9", max_size=20)
LATIN = st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=20)


@given(st.one_of(RUSSIAN, OTHER, LATIN, st.tuples(RUSSIAN, OTHER).map(" ".join)))
def test_a_text_is_folded_letter_by_letter(text: str) -> None:
    assert fold(text) == "".join(map(fold_letter, text))


def test_a_word_of_two_scripts_is_read_in_cyrillic() -> None:
    assert fold("PEЛЕ на chip") == "реле на chip"
