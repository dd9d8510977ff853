"""Do words of a text that are a listed name, too, say there what they mean, and name nobody?"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from witting.index.sighted import MARK, SHIP_MARK
from witting.index.sighting import HAS_CAPITAL, MARKS
from witting.index.word_folds import MARKS_BESIDE
from witting.names.letter_code import decode_word
from witting.names.plain_word import is_goods, is_plain
from witting.names.script import clean_text, latinize
from witting.names.text_words import is_quote
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from witting.index.sighted import Sighted
    from witting.index.word_folds import WordFolds
    from witting.names.name_table import NameTable
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

RESOURCE = "texts/before_names.yaml"
_SENTENCE = frozenset(".!?:;•\n")
"""One of these stands before a word that has its capital from where it stands."""
_PREPOSITIONS, _CONJUNCTIONS = frozenset("вкосу"), frozenset("иій")
_SAME = str.maketrans("cq", "kk")
_VOWELS = frozenset("aeiouy")
_SHORT_BRAND, _SHORT_PLACE = 5, 6
"""Letters of a word that is a brand, or a place, as well as a firm: TCL and Nanhai, not Gazprom."""


class PlainUses:
    """Judges parts of a text that have the words of a name.

    Args:
        table: The names.
        sighted: What of them is looked for.
        folds: What the words of the text may be.
    """

    def __init__(self, table: NameTable, sighted: Sighted, folds: WordFolds) -> None:
        self._table = table
        self._sighted = sighted
        self._folds = folds

    def is_plain(
        self,
        found: TextWords,
        rows: Array,
        looks: Array,
        first: int,
        last: int,
        *,
        names: Sequence[int],
    ) -> bool:
        """Whether the words from one to another, both included, name nobody.

        Args:
            found: The words of the text.
            rows: The row of each.
            looks: As :func:`~witting.index.sighting.sight` takes them.
            first: The first word.
            last: The last one, with no legal form behind it.
            names: Those that were sighted there.
        """
        if _is_slashed(found, first, last) or self._is_preposition(found, rows, first, last, names):
            return True
        if _are_plain(found, first, last) and not _is_told(found, looks, first, last):
            return True
        if first != last:
            return False
        if self._is_brand(found, rows, first, names) or _is_place(found, looks, first):
            return True
        return self._is_spelt_apart(found.word(first), int(rows[first]), names)

    def _is_preposition(
        self, found: TextWords, rows: Array, first: int, last: int, names: Sequence[int]
    ) -> bool:
        """Whether the only initial is a Russian word and has no dot: и Плотницких, к Петрову.

        A preposition has a case behind it; К МАЛОФЕЕВ has a letter before the name.
        """
        if first == last or found.word(first) not in _PREPOSITIONS | _CONJUNCTIONS:
            return False
        if found.text[int(found.ends[first])] == "." or any(
            found.length(place) == 1 for place in range(first + 1, last + 1)
        ):
            return False
        is_capital = bool(found.capitals[first]) and not _begins_sentence(found, first)
        if found.cased[first] and is_capital:
            return False
        if found.word(first) in _CONJUNCTIONS:
            return not (first and _is_one_of(found, first - 1, "words"))
        folds = self._folds_of(names)
        own = rows[first + 1 : last + 1].tolist()
        return any(self._folds.case_of(row, folds) is not None for row in own)

    def _folds_of(self, names: Sequence[int]) -> frozenset[int]:
        """The folds of all words of some names."""
        starts, ends = self._sighted.starts, self._sighted.ends
        return frozenset(
            int(fold) for name in names for fold in self._sighted.folds[starts[name] : ends[name]]
        )

    def _is_brand(self, found: TextWords, rows: Array, place: int, names: Sequence[int]) -> bool:
        """Whether quotation marks, which alone tell this name, mark a trade mark.

        As they do behind a word that says so or one for goods: ТМ "ВЕСНА", шкаф "Орион".
        """
        if not found.quoted[place] or not place:
            return False
        if not (_is_one_of(found, place - 1, "brands") or is_goods(found.word(place - 1))):
            return False
        marks = self._folds.arrays[2][rows[max(place - 1, 0) : place + 2]]
        needs = self._sighted.needs[[*names]]
        is_short = found.length(place) <= _SHORT_BRAND
        is_short &= bool(((needs == MARK) | (needs == SHIP_MARK)).all())
        is_weak = is_plain(found.word(place)) or is_short
        return is_weak and not bool((marks == MARKS_BESIDE).any())

    def _is_spelt_apart(self, word: str, row: int, names: Sequence[int]) -> bool:
        """Whether a word doubles a vowel where all names double a consonant, or the other way.

        КЛААС is not КЛАСС, though both are one fold.
        """
        doubled = _doubled(word)
        return bool(doubled) and all(
            _are_apart(doubled, _doubled(own)) for name in names for own in self._spelt(name, row)
        )

    def _spelt(self, name: int, row: int) -> Iterator[str]:
        """The ways in which a name writes the word of a row."""
        start, end = int(self._sighted.starts[name]), int(self._sighted.ends[name])
        for at in range(start, end):
            if self._folds.has(row, (int(self._sighted.folds[at]),)):
                entry = self._table.entries[self._table.words["entry"][at]]
                yield decode_word(self._table.codes[int(entry["start"]) : int(entry["end"])])


def stands_out(found: TextWords, first: int, last: int) -> bool:
    """Whether the words on both sides have small letters, as in a text too short to be cased."""
    beside = [place for place in (first - 1, last + 1) if 0 <= place < len(found)]
    return first > 0 and all(found.part(place, place).islower() for place in beside)


def is_behind_marker(found: TextWords, first: int) -> bool:
    """Whether the word and the one before it are in capitals, and that one says whose it is."""
    if first == 0 or not found.part(first, first).isupper():
        return False
    return found.part(first - 1, first - 1).isupper() and _is_one_of(found, first - 1, "words")


def is_quoted(found: TextWords, first: int, last: int) -> bool:
    """Whether one of the words stands in quotation marks, or all of them together."""
    if any(bool(found.quoted[place]) for place in range(first, last + 1)):
        return True
    start, end = int(found.starts[first]), int(found.ends[last])
    return is_quote(found.text[start - 1 : start]) and is_quote(found.text[end : end + 1])


def _is_slashed(found: TextWords, first: int, last: int) -> bool:
    """Whether a letter and a slash begin an abbreviation: с/масса, К А/М."""
    return any(
        found.length(place) == 1 and found.text[int(found.ends[place])] == "/"
        for place in range(first, last)
    )


def _are_plain(found: TextWords, first: int, last: int) -> bool:
    """Whether all words but letters and digits mean something, and one of them at least."""
    words = [found.word(place) for place in range(first, last + 1)]
    words = [word for word in words if len(word) > 1 and not word.isdigit()]
    return bool(words) and all(map(is_plain, words))


def _is_told(found: TextWords, looks: Array, first: int, last: int) -> bool:
    """Whether something says that plain words are a name: a mark, a capital within a sentence."""
    if bool((looks[first : last + 1] & MARKS).any()) or is_quoted(found, first, last):
        return True
    if is_behind_marker(found, first) and not _is_one_of(found, first - 1, "before_goods"):
        return True
    if not bool((looks[first : last + 1] & HAS_CAPITAL).all()) or _begins_sentence(found, first):
        return False
    if "/" in found.part(first, last):  # 12 Cái/Bộ
        return False
    return bool(found.cased[first]) or stands_out(found, first, last)


def _begins_sentence(found: TextWords, place: int) -> bool:
    if not place:
        return True
    between = found.text[int(found.ends[place - 1]) : int(found.starts[place])]
    return not _SENTENCE.isdisjoint(between)


def _is_place(found: TextWords, looks: Array, place: int) -> bool:
    """Whether a word behind this one says that it is a place, and nothing marks it as a name."""
    if place + 1 == len(found) or looks[place] & MARKS or found.length(place) > _SHORT_PLACE:
        return False
    between = found.text[int(found.ends[place]) : int(found.starts[place + 1])]
    return between.isspace() and _is_one_of(found, place + 1, "places_behind")


def _is_one_of(found: TextWords, place: int, key: str) -> bool:
    return found.part(place, place).casefold() in _words(key)


def _doubled(word: str) -> frozenset[str]:
    """The letters that stand twice in a row in a word, in Latin ones."""
    parts = (word,) if word.isascii() else latinize(clean_text(word))
    text = "".join(parts).translate(_SAME)
    return frozenset(one for one, other in pairwise(text) if one == other)


def _are_apart(doubled: frozenset[str], others: frozenset[str]) -> bool:
    one, other = doubled - others, others - doubled
    if not one or not other:
        return False
    return (one <= _VOWELS and other.isdisjoint(_VOWELS)) or (
        other <= _VOWELS and one.isdisjoint(_VOWELS)
    )


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(str(node.value) for node in read_yaml(RESOURCE).mapping()[key].sequence())
