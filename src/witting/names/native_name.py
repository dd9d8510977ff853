"""Which names in Chinese, Japanese or Korean are known to be which Latin ones?

``海康威视`` is Hikvision: neither its sound nor its meaning says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from witting.names.pinyin import simplify
from witting.names.script import clean_text
from witting.prepared import prepared
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RESOURCE = "transcribed/native_names.yaml"
_LETTER = "[\u30a1-\u30fa\u30fc\uac00-\ud7a3]"
"""Of a word in katakana or Hangul."""
_PARTICLE = "(?:은|는|이|가|을|를|의|과|와|에|에서|로|으로|사|에게|께|도|만)"
"""What Korean writes behind a name, as one word with it."""


def with_latin_names(text: str) -> str:
    """The text with each known name as its Latin one, a blank on either side.

    Args:
        text: Cleaned, in simplified signs.
    """
    known = _load()
    return known.all.sub(lambda found: f" {known.names[found[0]]} ", text)


def find_known_organisations(text: str) -> Iterator[tuple[int, int]]:
    """Where the known names of organisations begin and end in a text in simplified signs."""
    return (found.span() for found in _load().organisations.finditer(text))


class KnownNames(NamedTuple):
    """Names in their own letters.

    Args:
        names: Each to its Latin one.
        all: Finds any of them.
        organisations: Finds those that are no person's.
    """

    names: Mapping[str, str]
    all: re.Pattern[str]
    organisations: re.Pattern[str]


@prepared
def _load() -> KnownNames:
    kinds = {
        kind: {
            simplify(clean_text(str(native.value))): latin
            for latin, node in rows.mapping().items()
            for native in node.sequence()
        }
        for kind, rows in read_yaml(RESOURCE).mapping().items()
    }
    names = kinds["organisations"] | kinds["persons"]
    return KnownNames(names, _pattern(names), _pattern(kinds["organisations"]))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of them, the longest first; one in kana or Hangul is a word, Chinese has no blanks."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    parts = (re.escape(name) if _is_chinese(name) else _whole(name) for name in longest_first)
    return re.compile("|".join(parts))


def _is_chinese(name: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in name)


def _whole(name: str) -> str:
    return rf"(?<!{_LETTER}){re.escape(name)}(?:(?!{_LETTER})|(?={_PARTICLE}(?!{_LETTER})))"
