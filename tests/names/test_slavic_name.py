"""One given name in three languages."""

from __future__ import annotations

import pytest

import witting
from witting.errors import ResourceError
from witting.names import parse_name, slavic_name
from witting.names.name_table import ORGANIZATION, PERSON
from witting.names.name_word import is_patronymic, words_of
from witting.names.slavic_name import common_form
from witting.resources import parse_yaml


def folds(text: str, reading: int = PERSON) -> list[str]:
    return [word.folded for word in words_of(parse_name(text), reading)]


@pytest.mark.parametrize(
    "texts",
    [
        ("Володимир Миколайович", "Vladimir Nikolaevich", "Уладзімір Мікалаевіч"),
        ("Serhii Oleksandrovych", "Sergey Alexandrovich", "Siarhei Aliaksandravich"),
        ("Тетяна Дмитрівна", "Tatyana Dmitrievna", "Таццяна Дзмітрыеўна"),
        ("Яўгенавіч", "Evgenievich", "Yevhenovych"),
    ],
)
def test_a_name_in_three_languages_is_one(texts: tuple[str, ...]) -> None:
    assert len({tuple(folds(text)) for text in texts}) == 1


def test_the_name_of_a_firm_is_what_it_is() -> None:
    """Petro is oil there, and Volga a river."""
    assert folds("Petro Volga", ORGANIZATION) == ["petro", "volga"]


@pytest.mark.parametrize("word", ["ivan", "hana", "raman", "kalimbo", ""])
def test_another_name_is_its_own(word: str) -> None:
    assert common_form(word) == word


def test_a_person_listed_in_one_language_is_found_in_another() -> None:
    score = witting.compare_names(
        "Олександр Миколайович Калімбов", "Alexander Nikolaevich KALIMBOV", schema="Person"
    )
    assert score > 0.95


@pytest.mark.parametrize("word", ["ilich", "kuzmich", "fomich", "vladimirovich", "petrovna"])
def test_a_fathers_name_is_known_by_its_ending(word: str) -> None:
    assert is_patronymic(word)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("names: []", "'rows' is a list of rows"),
        ("rows: [Ivan]", "a row is a list of names"),
        ("rows: [[Ivan, Ivan Petrov]]", "a name is one word"),
        ("rows: [[Ivan, Jan], [Pavel, Jan]]", "'jan' is in two rows"),
        ("rows: [[Ivan, Jan], [Jan, Yanko]]", "'ianko' stands for what is in another row"),
    ],
)
def test_a_fault_of_the_file_is_told(text: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slavic_name, "read_yaml", lambda name: parse_yaml(text, file=name))
    with pytest.raises(ResourceError, match=what):
        slavic_name._load.__wrapped__()
