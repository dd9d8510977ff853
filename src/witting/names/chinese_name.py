"""How would a Chinese organisation be called in English, where each of its words is known?

``四川大学`` is Sichuan University. A name with a word that only sounds, as most firms have one, is
none of these: what sounds like it is read by :mod:`witting.names.pinyin`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.names.concept_table import RESOURCE as CONCEPTS
from witting.names.pinyin import read_signs, simplify
from witting.names.variant import variants
from witting.prepared import prepared
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.resources import Node

RESOURCE = "transcribed/chinese_words.yaml"
_MOST = 8
_SIGNS = re.compile(r"[\u3400-\u9fff]+")
_ORDINAL = re.compile("第([〇零一二三四五六七八九十百]+|[0-9]{1,4})")
_DIGITS = {"〇": 0, **{sign: digit for digit, sign in enumerate("零一二三四五六七八九")}}
_TENS = {"十": 10, "百": 100}
_OF_TOWN = "省市县"
_TOWN = re.compile(f"([\u3400-\u9fff][^城超都上股\\W])[{_OF_TOWN}]")


@lru_cache(maxsize=1 << 12)
def translate_signs(signs: str) -> tuple[str, ...]:
    """The English names that these signs may be, the likeliest first; none where one only sounds.

    What says nothing in English, as a firm that is only called one, is empty.

    Args:
        signs: Simplified Chinese signs without anything between them.
    """
    options = _split(signs)
    return tuple(" ".join(" ".join(words).split()) for words in variants(options, _MOST))


def parse_ordinal(numeral: str) -> int:
    """The number that Chinese numerals are: ``五十四`` is 54.

    Args:
        numeral: Of the signs for 0 to 9, 10 and 100, or of digits.
    """
    if numeral.isdecimal():
        return int(numeral)
    if not set(numeral) & set(_TENS):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    number, digit = 0, 0
    for sign in numeral:
        if sign in _TENS:
            number += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return number + digit


def _split(signs: str) -> list[tuple[str, ...]]:
    """The words, each with its English ways, in the fewest pieces; nothing where signs are left."""
    best: list[list[tuple[str, ...]] | None] = [[]]
    for end in range(1, len(signs) + 1):
        ways = [
            [*before, english]
            for start in range(max(0, end - _longest()), end)
            if (before := best[start]) is not None and (english := _word(signs[start:end]))
        ]
        best.append(min(ways, key=len, default=None))
    return best[-1] or []


def ends_of_words(text: str, start: int, end: int) -> list[set[int]]:
    """For each place from one to another: where the known words end that begin there.

    Args:
        text: In simplified signs.
        start: The first place.
        end: Behind the last sign that is looked at.
    """
    longest = _longest()
    return [
        {after for after in range(at + 1, min(end, at + longest) + 1) if _word(text[at:after])}
        for at in range(start, end)
    ]


def _word(signs: str) -> tuple[str, ...] | None:
    if signs[-1] in _OF_TOWN and (town := _TOWN.fullmatch(signs)):
        return ("".join(read_signs(town[1])),)
    if signs[0] == "第" and (ordinal := _ORDINAL.fullmatch(signs)):
        return (str(parse_ordinal(ordinal[1])),)
    return _load().get(signs)


@cache
def _longest() -> int:
    return max(map(len, _load()))


@prepared
def _load() -> Mapping[str, tuple[str, ...]]:
    """English ways of each word; of concepts the first Latin word."""
    words = {
        simplify(found[0]): (english,)
        for key, node in read_yaml(CONCEPTS).mapping().items()
        for item in node.mapping()["words"].sequence()
        if (found := _SIGNS.match(str(item.value))) and (english := _english(key, node))
    }
    own = read_yaml(RESOURCE).mapping().items()
    return words | {word: tuple(str(node.value).split(" | ")) for word, node in own}


def _english(key: str, node: Node) -> str:
    words = (str(item.value) for item in node.mapping()["words"].sequence())
    return next((word for word in words if word.isascii() and "*" not in word), key)
