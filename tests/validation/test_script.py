"""The script of most letters is the name's."""

from __future__ import annotations

import pytest

from witting.validation.script import script_of


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Vlietstra", "Latin"),
        ("Ｖｌｉｅｔ", "Latin"),
        ("Иванов AB", "Cyrillic"),
        ("王小明", "Han"),
        ("محمد", "Arabic"),
        ("ケレメト", "Kana"),
        ("김", "Hangul"),
        ("114", "other"),
        ("", "other"),
    ],
)
def test_script(name: str, script: str) -> None:
    assert script_of(name) == script
