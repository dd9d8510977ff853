"""Many texts looked through as one say what each says by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.index.test_text_search import index_of

from witting.index.texts_apart import BARRIER, split_apart

NAMES = (
    *("Koradin Velkov Works", "Blue Horizon", "VTB", "Velk 44", "Tat Bank", "Zavod Rotor"),
    *("Sandro", "K. Velkov", "Koradin Trading LLC", "Ocean Banan", "Works of Sharon"),
)
PIECES = (
    *("koradin", "Velkov", "WORKS", "works", "koradni", "Blue", "horizon", "VTB", "velk", "44"),
    *("Zavod", "rotor", "Sandro", "K.", "k", "N.S.", "LLC", "Ltd", "S.A.", "OOO", "CO", "of"),
    *("MV", "vessel", "IMO 9074729", "Ocean", "BANAN", "paid to", "for", "and", "для", "банк"),
    *('"', "«", "»", "'", "/", "-", ";", ",", ".", "…", "\n", "\u200b", "\u0301", "公司", "", " "),
    *("ZQXJ", "zqxj", "12", "Корадин", "КОРАДИНА", "tea", "chairs"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).flatmap(
    lambda pieces: st.sampled_from((" ", "", "\n")).map(lambda between: between.join(pieces))
)
INDEX = index_of(*NAMES)
PEOPLE = index_of(*NAMES, schema="Person")
SHIPS = index_of(*NAMES, schema="Vessel")


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
def test_each_text_says_the_same_alone_and_among_others(texts: list[str]) -> None:
    for index in (INDEX, PEOPLE, SHIPS):
        alone = [index.texts.find(text) for text in texts]
        assert index.texts.find_all(texts) == alone


def test_names_at_the_ends_of_texts_are_found_where_they_stand() -> None:
    texts = ["Koradin Velkov Works", "to Koradin Velkov Works", "Koradin Velkov Works, Tver", ""]
    spans = zip(texts, INDEX.texts.find_all(texts), strict=True)
    told = [[text[span.start : span.end] for span in own] for text, own in spans]
    assert told == [["Koradin Velkov Works"]] * 3 + [[]]


@pytest.mark.parametrize(
    "texts",
    [["paid to Koradin", "Velkov Works"], ["VTB", "LLC"], ["MV", "SANDRO"], ["K.", "Velkov"]],
)
def test_words_of_two_texts_are_no_name_together(texts: list[str]) -> None:
    index = SHIPS if texts[0] == "MV" else INDEX
    assert index.texts.find_all(texts) == [index.texts.find(text) for text in texts]
    assert index.texts.find(" ".join(texts))


def test_whether_capitals_say_something_is_each_texts_own() -> None:
    small = "we paid for the tea and for the chairs that came by sea in the spring"
    found, begins = split_apart([small, small.upper(), "Tea"])
    assert begins == [0, len(small) + len(BARRIER), 2 * (len(small) + len(BARRIER))]
    cased = [found.cased[found.parts == part] for part in (0, 2, 4)]
    assert [bool(each.all()) for each in cased] == [True, False, False]
    assert [bool(each.any()) for each in cased] == [True, False, False]
