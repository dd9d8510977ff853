"""Which words are a town, or a town and its country?"""

from __future__ import annotations

import pytest

from witting.names.town import is_town, load_towns, normalize_place, words_of_place_at_end


@pytest.mark.parametrize("text", ["MOSKVA", "St. Petersburg", "Нижний Новгород", "Brest", "Ufa"])
def test_a_town_is_known_by_any_of_its_names(text: str) -> None:
    assert is_town(text)


@pytest.mark.parametrize("text", ["Kupferberg am See", "RUVVO", "Moscow Road", ""])
def test_a_code_or_a_street_is_no_town(text: str) -> None:
    assert not is_town(text)


def test_a_name_has_all_its_countries() -> None:
    assert set(load_towns()["brest"]) == {"by", "fr"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kadikoy Istanbul", 1),
        ("Nizhny Novgorod", 2),
        ("Mersin Turkey", 2),
        ("Dubai United Arab Emirates", 4),
        ("Bishkek KG", 2),
        ("Moscow ID", 0),
        ("Lanhu KG", 0),
        ("Lanhu Trading", 0),
        ("", 0),
    ],
)
def test_a_place_at_the_end(text: str, count: int) -> None:
    assert words_of_place_at_end(normalize_place(text).split()) == count
