"""Where is the place that a text names?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from witting.routes import locate
from witting.routes.locate import Location, locate_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Cases = Callable[[str], list[dict[str, str]]]


def told(locations: Iterable[Location]) -> list[str]:
    return sorted(item.country + (f"/{item.status}" if item.status else "") for item in locations)


def test_places(cases: Cases) -> None:
    for case in cases("places"):
        assert told(locate(case["text"])) == sorted(case["is"].split()), case


def test_addresses(cases: Cases) -> None:
    for case in cases("addresses"):
        found = locate_address(case["address"], case.get("country"))
        assert told(found) == sorted(case["is"].split()), case


@given(
    before=st.sampled_from(["", "ul. Novaya 5 ", "170000 ", "kv 3 "]),
    town=st.sampled_from(["MOSKVA", "г. Омск", "St. Petersburg", "Nizhny Novgorod"]),
    behind=st.sampled_from(["", " 170000", " ul Novaya 5", " пр. Новый 5", " RUSSIA"]),
)
def test_what_is_of_an_address_does_not_hide_its_town(before: str, town: str, behind: str) -> None:
    assert told(locate_address(before + town + behind, "lt")) == ["ru"]


@given(
    town=st.sampled_from(["Moscow", "Minsk", "Samara", "St. Petersburg"]),
    behind=st.sampled_from(["Road 5", "Cafe", "Street", "House 7", "Avenue Lesnoe", "Capital LLC"]),
)
def test_a_name_that_begins_with_a_town_is_no_town(town: str, behind: str) -> None:
    assert told(locate_address(f"{town} {behind}", "gb")) == []


@given(text=st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(item.country for item in locate(text))
    assert all(item.country for item in locate_address(text, "ua"))


@given(
    before=st.sampled_from(["", "Port of ", "CIF ", "any port in ", "via "]),
    name=st.sampled_from(["Vladivostok", "novorossiysk", "RUSSIA", "Находка", "Ust-Luga"]),
    after=st.sampled_from(["", " port", ", Russia", " seaport", " / transit"]),
)
def test_words_around_a_place_do_not_hide_it(before: str, name: str, after: str) -> None:
    assert [item.country for item in locate(before + name + after)] == ["ru"]


def test_a_long_text_is_read_in_no_time() -> None:
    assert locate("Vladivostok, " * 100_000) == (Location("ru"),)
