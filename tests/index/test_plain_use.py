"""Words that goods texts, papers and news use for what they mean name nobody there."""

from __future__ import annotations

import pytest
from tests.index.test_text_search import found, index_of

PROSE = " so it was said at the end of the day by all who had come to it"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("OOO Richag", "РЫЧАГ ПЕРЕДНЕЙ ПОДВЕСКИ, НОВЫЙ"),
        ("OOO Richag", "ДЛЯ РЫЧАГА ПЕРЕДНЕЙ ПОДВЕСКИ"),
        (
            "OOO Ploshchad",
            "Площадь зала составляет сорок метров, и в нем было много людей в тот день",
        ),
        ("OOO Sukhoi", "ЖОМ СВЕКЛОВИЧНЫЙ (СУХОЙ)"),
        ("OOO Streloi", "КРАН С ТЕЛЕСКОПИЧЕСКОЙ СТРЕЛОЙ"),
        ("OOO Modul Elektronika", "ЭЛЕКТРОННЫЙ МОДУЛЬ БЕЗ КОРПУСА"),
        ("Bo Cai Ltd", "12 Cái/Bộ" + PROSE),
        ("OOO Monitoring", "POWER MONITORING SENSOR"),
        ("Carbon Ltd", "STEEL CARBON 6 MM"),
    ],
)
def test_a_plain_word_is_what_it_means(name: str, text: str) -> None:
    assert found(index_of(name), text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("OOO Richag", "ОПЛАТА ООО РЫЧАГ ЗА ТОВАР"),
        ("OOO Richag", "ОПЛАТА КОМПАНИИ РЫЧАГ ЗА ТОВАР"),
        ("OOO Richag", "ИЗГОТОВИТЕЛЬ «РЫЧАГ»"),
        ("OOO Modul Elektronika", "ОПЛАТА «ЭЛЕКТРОННЫЙ МОДУЛЬ» ЗА ТОВАР"),
        ("OOO Sukhoi", "детали для самолета Сухой, из стали"),
        ("OOO Sukhoi", "PARTS FOR SUKHOI AIRCRAFT"),
        ("OOO Monitoring", "PAID TO MONITORING LLC"),
    ],
)
def test_a_mark_or_a_capital_makes_a_name_of_it(name: str, text: str) -> None:
    assert found(index_of(name), text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('ПАЛЬТО, ТМ "ВЕСНА"', 0),
        ('МОДЕЛЬ "ВЕСНА"', 0),
        ('шкаф "Весна", стол', 0),
        ('ЗАВОД "ВЕСНА"', 1),
        ('ООО "ВЕСНА"', 1),
        ('МАРКИ ООО "ВЕСНА"', 1),
    ],
)
def test_quotation_marks_behind_goods_or_a_brand_mark_no_firm_of_a_common_word(
    text: str, names: int
) -> None:
    assert len(found(index_of("Vesna LLC"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FOSHAN VELKOR DISTRICT, ROOM 4", 0),
        ("MADE BY VELKOR, DISTRICT 4", 1),
        ("VELKOR LTD DISTRICT 4", 1),
    ],
)
def test_a_word_before_the_one_for_a_district_is_a_place(text: str, names: int) -> None:
    assert len(found(index_of("Velkor Limited"), text)) == names


def test_a_longer_word_before_it_is_still_who_is_called_so() -> None:
    assert found(index_of("Koradinov Limited"), "PAID TO KORADINOV ROAD 5") == ["KORADINOV"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Igor Velkovski", "РИХТОВОЧНЫХ И ВЕЛКОВСКИХ РАБОТ"),
        ("Sandro Koradin", "П/МАССА 4 КГ, С/КОРАДИН"),
    ],
)
def test_a_small_word_or_an_abbreviation_is_no_initial(name: str, text: str) -> None:
    assert found(index_of(name, schema="Person"), text) == []


def test_a_letter_with_a_dot_is_an_initial() -> None:
    assert found(index_of("Igor Velkovski", schema="Person"), "ОПЛАТА И. ВЕЛКОВСКИЙ")


def test_one_fold_of_two_spellings_is_two_words() -> None:
    index = index_of("JSC Velass")
    assert found(index, "ООО ВЕЛААС") == []
    assert found(index, "ООО ВЕЛАСС")
    assert found(index, "ООО ВЕЛАС")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MADE BY SHENZHEN TECHNOLOGY CO LTD", 0),
        ("MADE BY SHENZHEN A TECHNOLOGY CO LTD", 1),
        ("Shenzhen Technology Co,.Ltd", 0),
    ],
)
def test_a_name_of_common_words_and_a_letter_needs_its_letter(text: str, names: int) -> None:
    assert len(found(index_of("Shenzhen A Technology Co Ltd"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"), [("TYPE K AVTO 12", 0), ("TYPE К/АВТО", 0), ("OOO K AVTO", 1)]
)
def test_a_short_word_and_a_letter_need_a_mark(text: str, names: int) -> None:
    assert len(found(index_of("OOO K-Avto"), text)) == names


@pytest.mark.parametrize(("text", "names"), [("kèm 1 khay nhựa", 0), ("VESSEL HAI 1", 1)])
def test_a_ship_of_a_short_word_and_a_digit_needs_the_word_for_a_ship(
    text: str, names: int
) -> None:
    assert len(found(index_of("Hai 1", schema="Vessel"), text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ĐƯỢC ROT CỐ BẰNG VẬT LIỆU", 0),
        ("ДЕТЯМ ОТ 14 РОТ СЛ.ВИДА", 0),
        ("РОТ Б В.2.7", 0),
        ("PAID TO ROT CO", 1),
        ("ЗА РОТ ЛТД", 1),
        ("химко РОТ АД", 1),
    ],
)
def test_a_word_that_is_only_like_a_form_marks_no_name(text: str, names: int) -> None:
    assert len(found(index_of("Rot LLC"), text)) == names


def test_a_form_with_a_comma_behind_it_marks_nothing_behind() -> None:
    index = index_of("Rot LLC")
    assert found(index, "BANAN LLC, ROT, TOWELS") == []
    assert found(index, "BANAN, LLC ROT")
    assert found(index, "TOWELS, ROT, LLC")


@pytest.mark.parametrize("form", ["Co.,Ltd", "CO., LTD", "Co,.Ltd"])
def test_a_comma_within_a_form_parts_it_not_from_the_name(form: str) -> None:
    name = f"Koradin Velkov {form}"
    assert found(index_of("Koradin Velkov"), f"made by {name}, new") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ПОЛУЧАТЕЛЬ И КОРАДИНОВ", 1),
        ("ОПЛАТА К КОРАДИНОВ", 1),
        ("ОПЛАТА К. КОРАДИНОВУ", 1),
        ("ПЕРЕДАНО К КОРАДИНОВУ", 0),
        ("ПЕТРОВ И КОРАДИНОВ", 0),
    ],
)
def test_a_letter_is_an_initial_where_it_is_no_russian_word(text: str, names: int) -> None:
    index = index_of("Konstantin Koradinov", "Igor Koradinov", schema="Person")
    assert len(found(index, text)) == names
