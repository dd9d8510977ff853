"""How names of every script that the lists hold are written in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.names.writing import writings

from witting.names import parse_name
from witting.names.pinyin import read_signs
from witting.names.romanization import romanize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Юрий Щукин", "yuriy shchukin"),
        ("АллаВладимировна", "alla vladimirovna"),
        ("김정은", "kim jong un"),
        ("조선무역", "jo son mu yok"),
        ("シャープ", "shapu"),
        ("ニッサン", "nissan"),
        ("ジャパン", "japan"),
        ("やまだ", "yamada"),
        ("नरेन्द्र मोदी", "narendra modi"),
        ("अहलूवालिया", "ahluvaliya"),
        ("लिमिटेड", "limited"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("Ευάγγελος Μπάμπης", "evangelos bampis"),
        ("თბილისი", "tbilisi"),
        ("Գրիգորյան", "grigoryan"),
        ("محمد عبدالرحمن", "mhmd abd alrhmn"),
        ("والتجارة", "w altjarh"),
        ("重庆长安", "chong qing chang an"),
        ("重慶長安", "chong qing chang an"),
        ("中國銀行", "zhong guo yin hang"),
        ("廈門", "xia men"),
        ("陝西", "shaan xi"),
        ("曾国藩", "zeng guo fan"),
        ("绿地", "lu di"),
    ],
)
def test_scripts(text: str, words: str) -> None:
    assert " ".join(parse_name(text).words) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Solovyov Pyotr", "Соловьёв Пётр"),
        ("Aksenov", "Аксёнов"),
        ("Semyon Artyomov", "Semen Artemov"),
        ("Hsiao", "Xiao"),
        ("Alla Vladimirovna", "AllaVladimirovna"),
        ("929-й центр", "929 tsentr"),
    ],
)
def test_two_writings_of_one_name_share_a_writing(one: str, other: str) -> None:
    assert writings(one) & writings(other)


@pytest.mark.parametrize("text", ["organizasyon", "guangyou", "xiii"])
def test_a_turkish_or_chinese_yo_and_a_number_stay_what_they_are(text: str) -> None:
    assert "e" not in parse_name(text).folded[0][2:]


def test_a_sign_without_a_reading_is_still_a_word() -> None:
    assert len(read_signs("\u3400\U00020000\u4e2d")) == 3


@given(st.text(max_size=40))
def test_every_text_comes_to_ascii(text: str) -> None:
    assert romanize(text).isascii()
