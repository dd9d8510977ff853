"""Russian names in their cases, there and back."""

from __future__ import annotations

import pytest

from witting.names.russian_case import iter_cases, iter_nominatives


@pytest.mark.parametrize(
    ("name", "case"),
    [("Новороссийск", "Новороссийске"), ("Калининград", "Калининграду"), ("Москва", "Москвы")],
)
def test_a_place_in_a_sentence(name: str, case: str) -> None:
    assert case in [*iter_cases(name)]


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("иванов", "иванова иванову ивановым иванове"),
        ("иванова", "ивановой иванову"),
        ("иван", "ивана ивану иваном иване"),
        ("сергей", "сергея сергею сергеем сергее"),
        ("игорь", "игоря игорю игорем"),
        ("павел", "павла павлу павлом"),
        ("мария", "марии марию марией"),
        ("ивановна", "ивановны ивановне ивановну ивановной"),
        ("ильич", "ильича ильичу ильичем"),
        ("никита", "никиты никите никитой"),
        ("вяземский", "вяземского вяземскому вяземским"),
        ("вяземская", "вяземской вяземскую"),
        ("завод", "завода заводу заводом заводе"),
        ("уральский", "уральского уральскому"),
    ],
)
def test_the_way_back_tells_the_name(name: str, cases: str) -> None:
    for case in cases.split():
        assert name in [*iter_nominatives(case)], case


@pytest.mark.parametrize("word", ["ivanovu", "оао", "шойгу 1", ""])
def test_what_is_no_case(word: str) -> None:
    assert [*iter_nominatives(word)] == []
