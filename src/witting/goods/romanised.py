"""Which words of a description are Russian ones in Latin letters: ``podshipnik sharikovyj``?

All systems of writing Russian so are brought to one sound, and so are the vocabulary's Russian
words. What is a word of another language as much as a Russian one tells nothing of the language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from witting.goods.goods_text import with_words
from witting.goods.marker import load_markers
from witting.goods.sound import load_sounds
from witting.goods.vocabulary import load_vocabulary
from witting.goods.word_memory import WordMemory
from witting.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from witting.goods.goods_text import GoodsText

TELLING, HALF_TELLING = 7, 5
"""One stem of so many sounds, or two of so many, tell that a text is Russian."""

SHORTEST = 4
"""Sounds of a stem whose ending is free; a shorter word counts beside another Russian one."""

_CYRILLIC = re.compile("[а-яё]+")
_LATIN = re.compile("[a-zà-ɏ]{1,40}")
_LONG = re.compile(f"[a-zà-ɏ]{{{HALF_TELLING}}}")
"""No word tells a language that is shorter."""


class Meant(NamedTuple):
    """The Russian word that a Latin one writes.

    Args:
        word: In Cyrillic letters.
        size: How many sounds of it the vocabulary has.
        is_telling: Whether no other language of the vocabulary has as much of the word.
    """

    word: str
    size: int
    is_telling: bool


class RomanisedWords:
    """The Russian words of a vocabulary by their sound, beside the words of other languages.

    Args:
        needles: As :class:`witting.goods.term.Term` has them, in folded letters.
    """

    def __init__(self, needles: Iterable[str]) -> None:
        self._whole: dict[str, str] = {}
        self._open: dict[str, str] = {}
        self._other_whole: set[str] = set()
        self._other_open: set[str] = set()
        sounds = load_sounds()
        for needle in needles:
            words = needle.split()
            for place, word in enumerate(words):
                is_open = place == len(words) - 1 and not needle.endswith(" ")
                if _CYRILLIC.fullmatch(word):
                    of = self._open if is_open else self._whole
                    of.setdefault(sounds.of_russian(word), word)
                elif _LATIN.fullmatch(word):
                    (self._other_open if is_open else self._other_whole).add(word)

    def lookup_meant(self, word: str) -> Meant | None:
        """The Russian word that a word in small Latin letters writes, if it writes one.

        It tells the language only where it has HALF_TELLING letters.
        """
        if not _LATIN.fullmatch(word):
            return None
        readings = [read for sound in load_sounds().of_latin(word) if (read := self._read(sound))]
        if not readings:
            return None
        russian, size = max(readings, key=lambda reading: reading[1])
        is_telling = len(word) >= HALF_TELLING and self._known_elsewhere(word) < size
        return Meant(russian, size, is_telling)

    def _read(self, sound: str) -> tuple[str, int] | None:
        if sound in self._whole:
            return self._whole[sound], len(sound)
        sounds = load_sounds()
        for size in range(len(sound), SHORTEST - 1, -1):
            stem = self._open.get(sound[:size])
            if stem and (size == len(sound) or sounds.is_ending(sound[size:])):
                return stem + sounds.in_russian(sound[size:]), size
        return None

    def _known_elsewhere(self, word: str) -> int:
        """How many letters of the word another language of the vocabulary has."""
        if word in self._other_whole:
            return len(word)
        sizes = range(len(word), 0, -1)
        return next((size for size in sizes if word[:size] in self._other_open), 0)


def read_romanised(text: GoodsText) -> GoodsText:
    """The text with Russian words in Latin letters as they are in Russian, if it has any."""
    if not _LONG.search(text.joined):
        return text
    meant = [*map(_meanings().__getitem__, _latin_words(text))]
    telling = sorted(each.size for each in meant if each is not None and each.is_telling)
    longest, next_longest = ([0, 0, *telling])[:-3:-1]
    if longest < TELLING and next_longest < HALF_TELLING:
        return text
    found = {number: each for number, each in enumerate(meant) if each is not None}
    return with_words(text, {number: found[number].word for number in _with_long(found)})


def _latin_words(text: GoodsText) -> list[str]:
    """The words in small letters, with their accents; none where they are drawn apart."""
    if text.is_drawn_apart:
        return []
    return text.words if text.text.isascii() else text.all_written


def _with_long(found: Mapping[int, Meant]) -> Iterator[int]:
    """The words that stand in one run with a long one: ``s ChPU`` alone may be anything."""
    run: list[int] = []
    for number in (*found, -1):
        if run and number != run[-1] + 1:
            if any(found[each].size >= SHORTEST for each in run):
                yield from run
            run = []
        run.append(number)


@cache
def _meanings() -> WordMemory[Meant | None]:
    """The same words come again and again."""
    return WordMemory(_romanised_words().lookup_meant)


@prepared
def _romanised_words() -> RomanisedWords:
    terms = [word.term for word in load_vocabulary()]
    terms += [marker.term for marker in load_markers()]
    return RomanisedWords(part for term in terms for part in (*term.parts, *term.without))
