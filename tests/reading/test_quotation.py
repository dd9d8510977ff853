"""Words in quotation marks of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.reading.quotation import find_quotations
from witting.reading.sentence import find_sentences

MARKS = "“”„\"«»‘’‚'「」.,!? aAbБ"


def quoted(text: str) -> list[str]:
    return [one.words(text) for one in find_quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "no" and "yes".', ["no", "yes"]),
        ("“One,” he said, “two.”", ["One,", "two."]),
        ("„Eins“, sagte er, „zwei“.", ["Eins", "zwei"]),
        ("»Eins«, sagte er.", ["Eins"]),
        ("«Раз», — сказал он.", ["Раз"]),
        ("‘It’s the banks’ turn,’ she said.", ["It’s the banks’ turn,"]),
        ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,"]),
        ("“This goes on", ["This goes on"]),
        ("The firm's men and the banks' money", []),
        ("他说：「不行」。", ["不行"]),
    ],
)
def test_each_kind_of_marks(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@given(st.text(alphabet=MARKS, max_size=120))
def test_quotations_stand_in_order_and_sentences_do_not_cut_them(text: str) -> None:
    found = find_quotations(text, 0, len(text))
    last = 0
    for one in found:
        assert last <= one.start < one.end <= len(text)
        last = one.end
    sentences = find_sentences(text, 0, len(text), found)
    place = 0
    for sentence in sentences:
        assert place <= sentence.start < sentence.end <= len(text)
        assert not text[place : sentence.start].strip()
        place = sentence.end
        for one in found:
            assert not one.start < sentence.end < one.end
    assert not text[place:].strip()
