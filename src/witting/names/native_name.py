"""Which names in Chinese, Japanese or Korean are known to be which Latin ones?

``海康威视`` is Hikvision: neither its sound nor its meaning says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.pinyin import simplify
from witting.names.script import clean_text
from witting.prepared import prepared
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

RESOURCE = "transcribed/native_names.yaml"
_LETTER = "[\u3041-\u30fa\u30fc\uac00-\ud7a3]"
"""Of a word in kana or Hangul."""


def with_latin_names(text: str) -> str:
    """The text with each known name as its Latin one, a blank on either side.

    Args:
        text: Cleaned, in simplified signs.
    """
    names, pattern = _load()
    return pattern.sub(lambda found: f" {names[found[0]]} ", text)


@prepared
def _load() -> tuple[Mapping[str, str], re.Pattern[str]]:
    names = {
        simplify(clean_text(str(native.value))): latin
        for latin, node in read_yaml(RESOURCE).mapping().items()
        for native in node.sequence()
    }
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    # A word in kana or Hangul is a name as a whole; Chinese has no blanks.
    parts = (re.escape(name) if _is_chinese(name) else _whole(name) for name in longest_first)
    return names, re.compile("|".join(parts))


def _is_chinese(name: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in name)


def _whole(name: str) -> str:
    return rf"(?<!{_LETTER}){re.escape(name)}(?!{_LETTER})"
