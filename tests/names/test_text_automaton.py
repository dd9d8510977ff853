"""Where in a running text do many names stand?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from witting.names.folding import fold
from witting.names.letters import fold_letters, letters_of, squeeze, squeeze_short, text_of
from witting.names.text_automaton import SHORT, NameInText, TextAutomaton, uncovered

NAMES = ("Ust-Luga", "Luga", "New York", "York", "Новороссийск", "新罗西斯克", "Åbo", "Osh")


def found(text: str, names: tuple[str, ...] = NAMES) -> list[str]:
    return [text[name.start : name.end] for name in TextAutomaton(names).find(text)]


def slowly(text: str, names: tuple[str, ...]) -> set[NameInText]:
    """The same by comparing the words at every place of the text."""
    whole = {*_in_words(text, range(len(text)), names)}
    kept = [place for place, sign in enumerate(text) if sign not in "\r\n"]
    joined = "".join(text[place] for place in kept)
    across = {name for name in _in_words(joined, kept, names) if "\n" in text[slice(*name[1:])]}
    return whole | across


def _in_words(text: str, at: range | list[int], names: tuple[str, ...]) -> list[NameInText]:
    signs = [sign if (sign := fold(letter)).isalnum() else " " for letter in text]
    starts = [n for n in range(len(signs)) if signs[n] != " " and (n == 0 or signs[n - 1] == " ")]
    ends = [
        n + 1 for n in range(len(signs)) if signs[n] != " " and signs[n + 1 : n + 2] in ([], [" "])
    ]
    return [
        NameInText(number, at[start], at[end - 1] + 1)
        for number, name in enumerate(names)
        for start in starts
        for end in ends
        if end > start and "".join(signs[start:end]).split() == fold(name).replace("-", " ").split()
    ]


@given(
    text=st.text(st.sampled_from("ab AB-.\n\r\té1"), max_size=30),
    names=st.lists(
        st.text(st.sampled_from("ab -"), min_size=1, max_size=5).filter(
            lambda name: name.strip(" -")
        ),
        max_size=4,
        unique_by=lambda name: tuple(name.replace("-", " ").split()),
    ).map(tuple),
)
def test_the_automaton_finds_what_comparing_word_by_word_finds(
    text: str, names: tuple[str, ...]
) -> None:
    assert {*TextAutomaton(names).find(text)} == slowly(text, names)


@given(
    text=st.text(st.sampled_from("abк新 AB-.\n\r\té1"), max_size=40),
    names=st.lists(st.text(st.sampled_from("abк新 -"), max_size=5), max_size=5).map(tuple),
)
def test_a_short_text_is_read_as_a_long_one_is(text: str, names: tuple[str, ...]) -> None:
    automaton = TextAutomaton(names)
    behind = " ." * SHORT
    assert automaton.find(text + behind) == automaton.find(text)


@given(text=st.text(max_size=50))
def test_short_texts_are_squeezed_as_arrays_are(text: str) -> None:
    squeezed, places = squeeze(fold_letters(letters_of(text)))
    assert squeeze_short(text) == (squeezed, tuple(places.tolist()))


def test_names_are_found_as_whole_words_in_every_script() -> None:
    assert found("from Ust Luga, to NEW-YORK") == ["Ust Luga", "Luga", "NEW-YORK", "YORK"]
    assert found("в порт НОВОРОССИЙСК.") == ["НОВОРОССИЙСК"]
    assert found("发往新罗西斯克港") == ["新罗西斯克"]
    assert found("目的港New York港") == ["New York", "York"]
    assert found("Abo") == ["Abo"]
    assert found("Oshkosh, Yorkshire") == []


def test_a_name_that_a_line_cuts_is_found_with_and_without_a_blank() -> None:
    assert found("SHIPPED TO NEW\nYORK") == ["NEW\nYORK", "YORK"]
    assert found("TO UST-LU\r\nGA PORT") == ["UST-LU\r\nGA", "LU\r\nGA"]
    assert found("НОВОРОС\nСИЙСК") == ["НОВОРОС\nСИЙСК"]


def test_letters_of_another_script_that_look_the_same_do_not_hide_a_name() -> None:
    assert found("Нoвороссийск") == ["Нoвороссийск"]
    assert found("NEW YОRK") == ["NEW YОRK", "YОRK"]


def test_a_name_within_a_longer_one_is_covered_and_two_in_one_place_are_not() -> None:
    text = "New York and York"
    names = uncovered(TextAutomaton(NAMES).find(text))
    assert [text[name.start : name.end] for name in names] == ["New York", "York"]
    both = [NameInText(0, 0, 4), NameInText(1, 0, 4)]
    assert uncovered(both) == both


def test_nothing_is_found_of_nothing() -> None:
    assert TextAutomaton(()).find("New York") == []
    assert TextAutomaton(("", "--")).find("-- New York") == []
    assert TextAutomaton(NAMES).find("") == []


@given(text=st.text(max_size=50))
def test_every_letter_keeps_its_place(text: str) -> None:
    folded = fold_letters(letters_of(text))
    assert len(folded) == len(text)
    squeezed, places = squeeze(folded)
    whole = f" {text_of(folded)} "
    letters = [(sign, place) for sign, place in zip(squeezed, places, strict=True) if sign != " "]
    assert [sign for sign, _ in letters] == [whole[place + 1] for _, place in letters]
    assert "  " not in squeezed


@given(text=st.text(max_size=50))
def test_no_text_is_too_odd(text: str) -> None:
    for name in TextAutomaton(NAMES).find(text):
        assert 0 <= name.start < name.end <= len(text)
