"""A Russian name in the letters of another language is the name."""

from __future__ import annotations

import pytest

from witting.errors import ResourceError
from witting.names import parse_name, transcription
from witting.names.transcription import read_transcriptions
from witting.resources import parse_yaml


def folds(text: str) -> tuple[str, ...]:
    return parse_name(text).folded


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Nikolai Chodorowitsch Koradinow", "Nikolai Khodorovich Koradinov"),
        ("Tschichan Koradin", "Chikhan Koradin"),
        ("Koradinskij Sawod", "Koradinskiy Zavod"),
        ("Andrej Tsjorin", "Andrey Chorin"),
        ("Artjom Oessov", "Artyom Ussov"),
        ("Andrej Tjichonov", "Andrey Chikhonov"),
        ("Wacław Czichaniew", "Vatslav Chikhanev"),
        ("Chtcheglov Tchitchine", "Shcheglov Chichin"),
        ("Şevçuk Stanislav", "Shevchuk Stanislav"),
        ("Jan Ševčuk", "Yan Shevchuk"),
        ("Ûrij Čihanov", "Yuriy Chikhanov"),
        ("Vitalij Lixačëv", "Vitaliy Likhachev"),
        ("Vitalij Zachartsjenko", "Vitaliy Zakharchenko"),
        ("S\u030cevc\u030cuk", "Shevchuk"),
    ],
)
def test_a_name_is_read_as_its_language_means_it(text: str, english: str) -> None:
    assert folds(english) in map(folds, read_transcriptions(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Chernov",
        "Sergey Ivanov",
        "Shenzhen Chuangxin Technology",
        "ALTO VERDE LDA",
        "Joe Martin",
        "Koradin Trading LLC",
        "Шевчук Станислав",
        "王小明",
        "",
        "šč" * 500,
    ],
)
def test_most_names_are_in_no_other_language(text: str) -> None:
    assert read_transcriptions(text) == ()


def test_capitals_stay() -> None:
    """Two capitals beside a name may be initials, and are read as such."""
    assert read_transcriptions("TSCHICHOV V.V. Und Sohn") == ("CHIKHOV V.V. Und Sohn",)


def test_a_row_that_says_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "endings: [ov]\nrows:\n  - {name: German, signs: [tsch], weak: [w], letters: [tsch]}\n"
    monkeypatch.setattr(transcription, "read_yaml", lambda file: parse_yaml(text, file=file))
    transcription._load.cache_clear()
    try:
        with pytest.raises(ResourceError, match="letters are"):
            transcription._load()
    finally:
        transcription._load.cache_clear()


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Łukasz Kıełbasa", "Lukash Kelbasa"),
        ("Tchaikin Aydıne", "Chaikin Aydin"),
        ("TCHAIKIN AYDİNE", "Chaikin Aydin"),
        ("Deutſche Tschichow", "Deuche Chikhov"),
    ],
)
def test_letters_that_count_as_i_and_s_are_read_as_these(text: str, english: str) -> None:
    assert folds(english) in map(folds, read_transcriptions(text))


def test_no_letter_of_any_script_breaks_a_reading() -> None:
    rows, signs, _ = transcription._load()
    for letter in filter(str.isalpha, map(chr, range(0x10000))):
        for row in rows:
            assert isinstance(row.read(letter), str)
    for sign in signs:
        for old, other in (("i", "ı"), ("i", "İ"), ("s", "ſ")):
            for row in rows:
                text = " ".join(row.english).replace(old, other)
                assert isinstance(row.read(f"{sign} {text}"), str)
