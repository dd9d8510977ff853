"""Words that say what somebody is, in several languages."""

from __future__ import annotations

import pytest

from witting.redflags.wordlist import find_word


@pytest.mark.parametrize(
    ("kind", "text", "word"),
    [
        ("bank", "OAO TULPAR BANK", "bank"),
        ("bank", "Ала-Тоо Банкы", "банкы"),
        ("bank", "宁波晨光银行", "银行"),
        ("bank", "Türkiye Bereket Bankası", "bankasi"),
        ("bank", "NGÂN HÀNG SONG HONG", "ngan hang"),
        ("bank", "Riverbank Trading", None),
        ("bank", "Power Bank Trading", None),
        ("forwarder", "Tien-Shan Logistics FZE", "logistics"),
        ("forwarder", "深圳晨光物流有限公司", "物流"),
        ("forwarder", "Экспедиция Восток", "экспедиция"),
        ("mail", "Mail Boxes Tbilisi", "mail boxes"),
        ("spfs", "через СПФС", "спфс"),
        ("flat", "ул. Токтогула 12, кв. 41", "кв. 41"),
        ("flat", "12 Main St, Apt 4", "apt 4"),
        ("flat", "flat iron works", None),
    ],
)
def test_a_word_is_found_as_a_whole_word(kind: str, text: str, word: str | None) -> None:
    assert find_word(kind, text) == word


def test_a_word_at_the_end_of_a_long_text_is_found() -> None:
    assert find_word("spfs", f"{'towels and ' * 5_000}через СПФС") == "спфс"
