"""Which places does a running text name, and what are they to the goods?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from witting.resources import read_yaml
from witting.routes import PlaceInText, iter_places

if TYPE_CHECKING:
    from collections.abc import Callable

    Cases = Callable[[str], list[dict[str, Any]]]


def told(place: PlaceInText) -> str:
    where = place.country + (f"/{place.status}" if place.status else "")
    return f"{place.text} {where} {place.role or '-'} {place.certainty}"


def test_texts(cases: Cases) -> None:
    for case in cases("text"):
        found = [*iter_places(case["text"])]
        assert [told(place) for _, _, place in found] == case["is"], case
        for start, end, place in found:
            assert case["text"][start:end] == place.text
            assert place.why


def test_only_what_may_be_in_the_countries_asked_for_is_read() -> None:
    text = "from Hamburg to Novorossiysk"
    assert [place.text for _, _, place in iter_places(text, {"ru"})] == ["Novorossiysk"]


@given(text=st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    reach = 0
    for start, end, place in iter_places(text):
        assert reach <= start < end <= len(text)
        assert place.text == text[start:end]
        reach = end


@given(
    before=st.sampled_from(
        ["TO ", "via ", "destination: ", "for delivery at ", "через ", "目的港"]
    ),
    name=st.sampled_from(["Vladivostok", "NOVOROSSIYSK", "Находка", "Russia", "新罗西斯克"]),
    after=st.sampled_from(["", ".", ", RUSSIA", "\nINVOICE 5", " / REF 7"]),
)
def test_a_place_behind_a_word_for_the_way_has_a_role(before: str, name: str, after: str) -> None:
    _, _, place = next(iter_places(before + name + after))
    assert (place.text, place.country) == (name, "ru")
    assert place.role in {"final_destination", "transshipment", "port_of_discharge"}


def test_the_phrases_give_roles_that_stand_on_a_side() -> None:
    words: Any = read_yaml("routes/text_words.yaml").plain()
    sides: Any = read_yaml("routes/sides.yaml").plain()
    roles = {role for side in sides for role in side["roles"]}
    assert roles >= {*words["before"], *words["chinese_before"]}


def test_a_long_text_is_read_in_no_time() -> None:
    assert sum(1 for _ in iter_places("pumps and valves, to Minsk; " * 2_000)) == 2_000
