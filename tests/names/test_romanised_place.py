"""Are Russian places written as other languages write them?"""

from __future__ import annotations

import pytest

from witting.names.romanised_place import romanised


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Челябинск", "tscheljabinsk"),
        ("Челябинск", "tcheliabinsk"),
        ("Альметьевск", "al'met'yevsk"),
        ("Нижний Новгород", "nischni nowgorod"),
        ("Нижний Новгород", "nijni novgorod"),
        ("Хабаровск", "jabarovsk"),
        ("Евпатория", "yevpatoriya"),
        ("Пермская область", "permskaia oblast"),
    ],
)
def test_a_name_has_the_spelling_of_each_language(name: str, spelling: str) -> None:
    assert spelling in romanised(name)


def test_short_spellings_and_those_that_mean_something_else_are_left_out() -> None:
    assert romanised("Уфа") == ()
    assert "schukowski" not in romanised("Жуковский")


def test_a_name_in_other_letters_has_none() -> None:
    assert romanised("Moscow") == ()
    assert romanised("Донецьк і") == ()
