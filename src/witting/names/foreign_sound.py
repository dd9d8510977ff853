"""How would a foreigner's name in kana, Hangul or Chinese signs be written in Latin letters?

``ラブロフ`` is labrof or lavrov: these scripts lack some of the sounds, and put vowels between
consonants. What is read here is near the Latin name, as a slip is, and seldom the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.kana import romanize_kana
from witting.prepared import prepared
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

RESOURCE = "transcribed/chinese_sounds.yaml"
Options = list[tuple[str, ...]]
"""The ways in which each sound may be written, the usual one first."""

_KANA = re.compile("[\u30a1-\u30fa](?:[ァィゥェォャュョヮ])?")
_SMALL_I = {"ティ": "ti", "ディ": "di", "トゥ": "tu", "ドゥ": "du", "ヴュ": "vyu"}
_OF_KANA = {
    "to": ("t", "to"),
    "do": ("d", "do"),
    "chi": ("ti", "chi"),
    "ji": ("di", "zhi"),
    "u": ("u", "v"),
    "wa": ("va",),
    "fu": ("f", "v"),
    "tsu": ("ts",),
    "shi": ("shi", "si"),
}
_NO_KANA = frozenset("ッー")
_INITIALS = (
    *(("g", "k"), ("k",), ("n",), ("d",), ("t",), ("r", "l"), ("m",), ("b", "v"), ("p",), ("s",)),
    *(("s",), ("",), ("zh", "z"), ("ts",), ("ch", "ts"), ("k",), ("t",), ("p", "f"), ("h",)),
)
_VOWELS = (
    *("a", "e", "ya", "ye", "o", "e", "yo", "ye", "o", "va", "ve", "ve", "yo", "u", "vo", "ve"),
    *("vi", "yu", "", "y", "i"),
)
_FINALS = (
    *("", "k", "k", "ks", "n", "n", "n", "t", "l", "lk", "lm", "lb", "ls", "lt", "lp", "l", "m"),
    *("b", "bs", "t", "s", "n", "t", "t", "k", "t", "f", ""),
)
_FIRST_SYLLABLE, _OF_VOWEL, _OF_FINAL = 0xAC00, 28, 28 * 21
_LIQUID, _INITIAL_LIQUID = 8, 5


def options_of_word(word: str) -> Options:
    """The sounds of a word in one of these scripts; empty for any other, or where one is unknown.

    Args:
        word: Of a foreigner's name, without a blank; Chinese in simplified signs.
    """
    for signs, read in _READERS:
        if signs.fullmatch(word):
            return read(word)
    return []


def is_sound(sign: str) -> bool:
    """Whether a Chinese sign stands for a sound of a foreigner's name."""
    return sign in _load()


def _of_kana(word: str) -> Options:
    options: Options = []
    for found in _KANA.finditer(word):
        kana = found[0]
        if kana in _NO_KANA:
            continue
        sound = _SMALL_I.get(kana) or romanize_kana(kana)
        is_long = word[found.end() : found.end() + 1] == "ー"
        options += _options_of_sound(sound, is_long=is_long)
    return options


def _options_of_sound(sound: str, *, is_long: bool) -> Options:
    if sound in _OF_KANA and not is_long:
        return [_OF_KANA[sound]]
    consonant = sound.rstrip("aeiou")
    vowel = sound[len(consonant) :]
    first = {"r": ("r", "l"), "b": ("b", "v")}.get(consonant, (consonant,))
    is_filler = vowel == "u" and consonant and not is_long
    return [first] if is_filler else [first, (vowel,)]


def _of_hangul(word: str) -> Options:
    options: Options = []
    before = 0
    for sign in word:
        index = ord(sign) - _FIRST_SYLLABLE
        initial, vowel, final = index // _OF_FINAL, index % _OF_FINAL // _OF_VOWEL, index % 28
        # One l between vowels is written at the end of a syllable and at the next one's beginning.
        is_same = initial == _INITIAL_LIQUID and before == _LIQUID
        options += [("",) if is_same else _INITIALS[initial], (_VOWELS[vowel],)]
        options.append(("l", "r") if final == _LIQUID else (_FINALS[final],))
        before = final
    return [ways for ways in options if ways != ("",)]


def _of_chinese(word: str) -> Options:
    sounds = _load()
    return [sounds[sign] for sign in word] if all(sign in sounds for sign in word) else []


_READERS: Sequence[tuple[re.Pattern[str], Callable[[str], Options]]] = (
    (re.compile("[\u30a1-\u30fa\u30fc]+"), _of_kana),
    (re.compile("[\uac00-\ud7a3]+"), _of_hangul),
    (re.compile("[\u4e00-\u9fff]+"), _of_chinese),
)


@prepared
def _load() -> Mapping[str, tuple[str, ...]]:
    """The sounds of each Chinese sign; of one that stands in two rows, those of both."""
    found: dict[str, tuple[str, ...]] = {}
    for node in read_yaml(RESOURCE).mapping().values():
        for sign, sounds in node.mapping().items():
            found[sign] = (*found.get(sign, ()), *str(sounds.value).split())
    return found
