"""Which folds of the index may a word of a text be?"""

from __future__ import annotations

import unicodedata
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.fold_rows import FoldRows
from witting.index.lettered_names import letters_in_names
from witting.index.near_words import SHORTEST
from witting.index.translations import Translations
from witting.index.word_rows import WordRows, WordSigns
from witting.names.compiled import compiled
from witting.names.form_in_text import load_forms_in_texts
from witting.names.legal_form import (
    form_words,
    leading_forms,
    leads_to_form,
    may_trail,
    native_forms,
)
from witting.names.letter_code import encode_words
from witting.names.name_table import find_fold, written_words
from witting.names.name_word import LONGEST_WORD
from witting.names.ordinary_word import ordinary_folds, small_words
from witting.names.russian_case import iter_nominatives
from witting.names.script import clean_text, latinize
from witting.names.ship import ship_links, ship_words, words_before_imo, words_behind_ship
from witting.names.slavic_name import common_form
from witting.names.spelling import fold_spelling
from witting.names.transcription import read_as_russian
from witting.names.word_kind import FORM, PARTICLE, kind_of_word

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]
    Near = Callable[[Sequence[str]], list[list[int]]]

NO_ROW = 0
"""The row of words that are in no name and mark none."""
MARKS_BESIDE, MARKS_NEXT, LINKS, MARKS_BEFORE, LEADS, ASKS = 1, 2, 3, 4, 5, 6
TRAILS, LEADS_OR_TRAILS, GOES_ON, WITHIN, PAST = 7, 8, 9, 10, 11
"""A legal form marks what stands beside it as a name, the word for a ship what comes next (also
behind a link: ``vessel name``), and ``IMO`` what comes before as a ship's. A form that leads names
and is another word elsewhere (``AO``, a Portuguese one) marks what comes next, unless it is in
small letters where others have capitals. A word that asks for what comes next is no ship before
``IMO``. A form that is another word elsewhere or too short (``OY``, ``Limited``) marks what comes
before in the same way, some do both (``AO``), and what goes on to a form (``PTE`` before ``LTD``)
marks what that marks, with small words within (``Group of Companies``). Before what is past any
form (``Limited edition``) such a one is none."""
_UNIT = "kg"
"""A form, but mostly a weight."""
_LONGEST_SHORT, _LONG = 4, 7
_SHORTEST_READ = 2
"""Of so few letters, a word of another script is seldom a form of Latin letters (``НВ``)."""
MOST_KEPT = 1 << 17
"""So many different words are kept; texts use the same ones over and over."""


class WordFolds:
    """A row for each word that was met, and its folds by row.

    Safe between threads as long as one of them at a time asks for :meth:`rows`.

    Args:
        table: The names.
        near: The folds of names that each word is nearly; none is, where this is None.
    """

    def __init__(self, table: NameTable, near: Near | None = None) -> None:
        self._table = table
        self._near_folds = near
        self._translations = Translations(table, partial(find_folds, table))
        self._letters = letters_in_names(table)
        self._clear()

    def _clear(self) -> None:
        self._rows = WordRows()
        self._folds = FoldRows()
        self._near: set[int] = set()
        self._cases: dict[int, dict[int, str]] = {}
        self._translated: dict[int, frozenset[int]] = {}

    def begin(self) -> None:
        """Forgets what it knows once that is too much; rows given before mean nothing any more."""
        if len(self._rows) > MOST_KEPT:
            self._clear()

    def rows(self, words: Sequence[str]) -> Array:
        """The row of each word; int64."""
        return self.rows_of(WordSigns.of_words(words))

    def rows_of(self, words: WordSigns) -> Array:
        """The row of each word; int64."""
        return self._rows.find_all(words, self._add)

    @property
    def arrays(self) -> tuple[Array, Array, Array]:
        """Where the folds of each row end, int64; the folds, int32; what each row marks, uint8."""
        return self._folds.arrays

    def is_near(self, row: int) -> bool:
        """Whether the words of a row are in no name, and nearly one that is."""
        return row in self._near

    def is_translated(self, row: int, folds: Collection[int]) -> bool:
        """Whether the words of a row are those of some names in another language alone."""
        meant = self._translated.get(row, ())
        own = [fold for fold in self._folds.of(row) if fold in folds]
        return bool(own) and all(fold in meant for fold in own)

    def has(self, row: int, folds: Collection[int]) -> bool:
        """Whether the word of a row is one of some names, whatever it means."""
        return any(fold in folds for fold in self._folds.of(row))

    def case_of(self, row: int, folds: Collection[int]) -> str | None:
        """The name in small letters of which the word of a row is a case, if one of these has it.

        None where the word itself is one of the folds, too.
        """
        cases = self._cases.get(row, {})
        own = [fold for fold in self._folds.of(row) if fold in folds]
        return cases[own[0]] if own and all(fold in cases for fold in own) else None

    def _add(self, words: Iterable[str]) -> None:
        latin = {word: latin_word(word) for word in words}
        forms = {word: [*iter_nominatives(word)] for word in latin if not word.isascii()}
        read = {form: latin_word(form) for own in forms.values() for form in own}
        english = {word: [*map(latin_word, read_as_russian(word))] for word in latin}
        texts = chain(latin.values(), read.values(), *english.values())
        folds = self._look_up({text for text in texts if text})
        lost, numbers = [], {}
        for word, text in latin.items():
            mark = _mark_of(word, text)
            found = frozenset[int]() if self._is_small(text) else folds.get(text, frozenset())
            found = found.union(*(folds.get(one, ()) for one in english[word]))
            found = found.union(self._letters.get(text, ()))
            translated = self._translations.folds_of(text) - found
            found |= translated
            cases = {
                fold: form
                for form in reversed(forms.get(word, ()))  # the first of a fold is kept
                for fold in folds.get(read[form], ())
                if fold not in found
            }
            numbers[word] = self._row({*found, *cases}, mark)
            if translated:
                self._translated[numbers[word]] = translated
            if cases:
                self._cases[numbers[word]] = cases
            elif not found and not mark and _may_be_misspelt(text):
                lost.append((word, fold_spelling(text)))
        self._rows.put(numbers | self._near_rows(lost))

    def _is_small(self, latin: str) -> bool:
        """Whether it holds texts together, and no name is written with it: ``that`` is no Tat."""
        return latin in small_words() and latin not in self._small_in_names

    @cached_property
    def _small_in_names(self) -> frozenset[str]:
        return small_words().intersection(written_words(self._table))

    def _row(self, found: Collection[int], mark: int) -> int:
        """The new row of a word with such folds."""
        if not found and not mark:
            return NO_ROW
        self._folds.append(sorted(found), mark)
        return len(self._folds) - 1

    def _near_rows(self, lost: Sequence[tuple[str, str]]) -> dict[str, int]:
        """The rows of words that are nearly such as are in names."""
        if self._near_folds is None or not lost:
            return {}
        near = self._near_folds([folded for _, folded in lost])
        rows = {word: self._row(found, 0) for (word, _), found in zip(lost, near, strict=True)}
        self._near |= {*rows.values()} - {NO_ROW}
        return rows

    def _look_up(self, latin: Collection[str]) -> dict[str, frozenset[int]]:
        """The folds of words in Latin letters."""
        spelt = {text: _spellings(text) for text in latin}
        texts = sorted({text for own in spelt.values() for text in own})
        known = dict(zip(texts, find_folds(self._table, texts).tolist(), strict=True))
        return {
            text: frozenset(known[one] for one in own if known[one] >= 0)
            for text, own in spelt.items()
        }


def _may_be_misspelt(latin: str) -> bool:
    """Whether a word that is in no name is long, and none that texts use for what it means.

    A short word that ends in s is mostly a plural.
    """
    folded = fold_spelling(latin) if latin else ""
    if len(folded) < SHORTEST or (len(folded) < _LONG and folded.endswith("s")):
        return False
    return folded.isalpha() and folded not in ordinary_folds()


def latin_word(word: str) -> str:
    """The word in Latin letters; none for signs of a script without blanks, which are several."""
    if word.isascii() and word.isalnum() and len(word) <= LONGEST_WORD:
        return word
    parts = latinize(clean_text(word)) if len(word) <= LONGEST_WORD else ()
    return parts[0] if len(parts) == 1 else ""


def _mark_of(word: str, latin: str) -> int:
    if not ship_words().isdisjoint((word, latin)):
        return MARKS_NEXT
    if latin in ship_links():
        return LINKS
    if latin in words_behind_ship():
        return MARKS_BEFORE
    mark = _mark_of_form(word, latin)
    is_known = mark in (MARKS_BESIDE, LEADS, LEADS_OR_TRAILS)
    return ASKS if not is_known and latin in words_before_imo() else mark


def _mark_of_form(word: str, latin: str) -> int:
    if word in native_forms():
        return MARKS_BESIDE
    if _is_only_like_form(word, latin):
        return 0
    folded, others = fold_spelling(latin), load_forms_in_texts()
    is_short_form = 1 < len(latin) <= _LONGEST_SHORT and kind_of_word(folded, latin) == FORM
    is_form = is_short_form or latin in form_words()
    if is_form and folded not in ordinary_folds() and latin not in others.parts:
        return MARKS_BESIDE
    if word in others.small:
        return TRAILS
    mark = 0 if latin in small_words() else _mark_at_edge(latin, folded)
    return mark or PAST * (latin in others.past)


def _is_only_like_form(word: str, latin: str) -> bool:
    """Whether a short word is a form only without its accents, or in Latin letters.

    As Vietnamese ``cố`` and ``chụp`` and Russian ``сл`` are; who writes such forms is in
    ``texts/legal_forms.yaml``.
    """
    if word.isascii() or word in load_forms_in_texts().small:
        return False
    is_latin = unicodedata.normalize("NFD", word)[:1].isascii()
    return len(latin) <= (_LONGEST_SHORT if is_latin else _SHORTEST_READ)


def _mark_at_edge(latin: str, folded: str) -> int:
    """What a word marks that is a form only before or behind a name, or part of one."""
    leads, kind = latin in leading_forms(), kind_of_word(folded, latin)
    trails = len(latin) > 1 and kind != PARTICLE and latin != _UNIT and may_trail(latin)
    if leads:
        return LEADS_OR_TRAILS if trails else LEADS
    if trails and (kind == FORM or folded not in ordinary_folds()):
        return TRAILS
    if len(latin) == 1 or not leads_to_form(latin):
        return 0
    return WITHIN if kind == PARTICLE else GOES_ON


def _spellings(latin: str) -> set[str]:
    """The folds that a word may be in the name of a firm or of a person."""
    if not latin:
        return set()
    folded = fold_spelling(latin)
    return {folded, common_form(folded)}


def find_folds(table: NameTable, texts: Sequence[str]) -> Array:
    """The number of each folded word among those of names; negative where no name has it; int64."""
    codes, ends = encode_words(texts)
    places = np.empty(len(ends), dtype=np.int64)
    _look_up(table.fold_codes, table.fold_ends, codes, ends, places)
    return places


@compiled
def _look_up(fold_codes: Array, fold_ends: Array, codes: Array, ends: Array, places: Array) -> None:
    start = np.int64(0)
    for word in range(len(ends)):
        places[word] = find_fold(fold_codes, fold_ends, codes, start, ends[word])
        start = ends[word]
