"""A name in a text is found though a word is misspelt, in another case, or behind a sign."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from tests.index.test_text_search import found, index_of

from witting.index.near_words import SHORTEST
from witting.names.spelling import fold_spelling

PROSE = "so it was said at the end of the day by all who had come to it, and more"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Koradinov Works Velk", "PAID TO KORADIMOV WORKS VELK"),
        ("Koradinov Works Velk", "PAID TO KORADNOV WORKS VELK FOR TOWELS"),
        ("Orlin Velkov Works", "PAID TO ORLAN VELKOV WORKS"),
        ("Koradinov LLC", "PAID TO KORADINV LLC"),
        ("Koradinov LLC", "PAID TO OOO KORADINV FOR TOWELS"),
        ("Koradin Velkov", "Koradin. Velkov"),
        ("Koradin Velkov", "KORADIN: VELKOV"),
        ("Koradin Velkov", 'OOO "KORADIN"; VELKOV'),
        ("Koradinskiy Elektromekhanicheskiy Zavod", "AN KORADINSKIJ ELEKTROMECHANITSCHESKI SAWOD"),
        ("Koradinov Velkovski Works", "PAID TO KORADINV VELKOVZKI WORKS"),
        ("Chikhanov Works Velk", "PAID TO TSCHICHANOW WORKS VELK"),
    ],
)
def test_a_firm_is_found(name: str, text: str) -> None:
    assert found(index_of(name), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Koradinov", "PAID FOR KORADINV OF GOOD QUALITY"),
        ("Koradinov Velkovski", "PAID TO KORADINV VELKOVSK"),
        ("Koradin Velkov Orl", "PAID TO KORADEN VELKIV ORL"),
        ("Koradin Velkov", "koradin. Velkov " + PROSE),
        ("Koradin Velkov", "koradin.velkov"),
        ("Koradin Velkov", "KORADIN; AND VELKOV"),
        ("Koradin Velkov Works", "KORADIN; VELKOV; WORKS"),
    ],
)
def test_what_is_too_far_is_none(name: str, text: str) -> None:
    assert found(index_of(name), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "оплата Кораднову Петру Ильичу",
        "КОРАДНОВУ ПЕТРУ ИЛЬИЧУ",
        "от Петра Ильича Кораднова",
        "с Корадновым П.И.",
        "о Петре Кораднове",
    ],
)
def test_a_person_is_found_in_every_case(text: str) -> None:
    [span] = index_of("Petr Ilich Koradnov", schema="Person").texts.find(text)
    assert "кораднов" in span.read.lower().split()
    assert span.text in text


@pytest.mark.parametrize("text", ["В МАССОВЕ", "с Массовым, и"])
def test_a_small_word_is_no_initial_beside_a_case(text: str) -> None:
    assert found(index_of("Viktor Massov", "Sergei Massov", schema="Person"), text) == []


def test_a_firm_in_another_case_needs_a_word_in_its_own_or_a_mark() -> None:
    index = index_of("Frezernyi Stanok", "Orlinskii Zavod Koradin", "Koradinskvagon")
    assert found(index, "ДЛЯ ФРЕЗЕРНОГО СТАНКА") == []
    assert found(index, "ДЛЯ ОРЛИНСКОГО ЗАВОДА КОРАДИН") == ["ОРЛИНСКОГО ЗАВОДА КОРАДИН"]
    assert found(index, "ПАРТИЯ КОРАДИНСКВАГОНОМ") == []
    assert found(index, "ООО КОРАДИНСКВАГОНУ") == ["КОРАДИНСКВАГОНУ"]
    prose = "товар был в срок отправлен Корадинсквагоном по железной дороге до самой границы и там"
    assert found(index, prose) == ["Корадинсквагоном"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Black Metal LLC", "ЛОМ ЧЕРНЫХ МЕТАЛЛОВ"),
        ("Motor Transport LLC", "ЧАСТИ ДЛЯ МОТОРНЫХ ТРАНСПОРТНЫХ СРЕДСТВ"),
        ("Elektronika Modul", "ЭЛЕКТРОННЫЕ МОДУЛИ ДЛЯ ИГР"),
        ("Doroga Stroitelstvo", "ДОРОЖНО-СТРОИТЕЛЬНОЙ ТЕХНИКИ"),
    ],
)
def test_two_words_of_another_language_are_what_they_mean_unless_marked(
    name: str, text: str
) -> None:
    assert found(index_of(name), text) == []


def test_two_words_of_another_language_are_a_name_beside_a_form_or_in_quotation_marks() -> None:
    index = index_of("Black Metal LLC")
    assert found(index, "ОПЛАТА ООО ЧЕРНЫЙ МЕТАЛЛ")
    assert found(index, "ОПЛАТА «ЧЕРНЫЙ МЕТАЛЛ» ЗА ТОВАР")


def test_a_short_word_that_is_misspelt_is_another_firm() -> None:
    assert found(index_of("Niter LLC"), "PAID TO INTER CORP") == []
    assert found(index_of("Nitero LLC"), "PAID TO INTERO CORP")


def test_a_name_of_common_words_stands_in_their_order() -> None:
    index = index_of("Joint Stock Company Harvest Bank", "West Moon Company")
    assert found(index, "PAID BY ROMASHKA BANK HARVEST AMERICAS") == []
    assert found(index, "PAID BY ROMASHKA BANK HARVEST CO.") == []
    assert found(index, "PAID TO HARVEST BANK") == ["HARVEST BANK"]
    assert found(index, "PAID TO WEST MOON COMPANY") == ["WEST MOON COMPANY"]


NAMES = ("koradin", "velkov", "orlinsk", "petrom", "zavidok", "marosel")


@settings(deadline=None, max_examples=80)
@given(
    st.text("abdeklmnoprstvz", min_size=SHORTEST, max_size=9)
    | st.tuples(st.sampled_from(NAMES), st.integers(0, 6), st.sampled_from("abk")).map(
        lambda it: it[0][: it[1]] + it[2] + it[0][it[1] + 1 :]
    ),
)
def test_near_words_are_those_one_slip_away(word: str) -> None:
    """The slow twin: every name is compared with the word."""
    index = index_of(*NAMES)
    folds = index.texts._folds
    row = int(folds.rows([word])[0])
    if word in NAMES or word.endswith("s"):
        return
    near = [own for own in NAMES if OSA.distance(fold_spelling(own), fold_spelling(word)) == 1]
    assert folds.is_near(row) == bool(near)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("оплата для Рокорада по договору", ["Рокорада"]),
        ("для «Рокорада»", ["Рокорада"]),
        ("товары от Рокорада", ["Рокорада"]),
        ("Рокорада договор", []),
        ("ОПЛАТА ДЛЯ РОКОРАДА ПО ДОГОВОРУ", ["РОКОРАДА"]),
        ("ТОВАРЫ КОМПАНИИ РОКОРАДА", ["РОКОРАДА"]),
        ("ОПЛАТА РОКОРАДА ПО ДОГОВОРУ", []),
        ("Оплата Для Рокорада По Договору", []),
        ("оплата для рокорада по договору", []),
    ],
)
def test_one_word_in_another_case_must_stand_out_or_be_quoted(text: str, named: list[str]) -> None:
    assert found(index_of("Rokorad"), text) == named
