"""Which parts of a running text may be names of the lists?"""

from __future__ import annotations

import threading
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.longer_ship import LongerShips
from witting.index.loose_name import LooseNames
from witting.index.sighted import make_sighted
from witting.index.sighting import apart_from, sight
from witting.index.sought import make_seen
from witting.index.span import Span, iter_chinese
from witting.index.word_folds import MARKS_BESIDE, NO_ROW, WordFolds, find_folds
from witting.index.word_look import looks_of
from witting.index.word_rows import NOT_MET, WordRows, WordSigns
from witting.names.compiled import compiled
from witting.names.letter_code import encode_words
from witting.names.name_table import written_words
from witting.names.numeral import number_words
from witting.names.ordinary_word import ordinary_folds
from witting.names.script import clean_text, latinize
from witting.names.spelling import fold_spelling
from witting.names.text_words import split_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from witting.index.word_folds import Near
    from witting.names.name_table import NameTable
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

REACH_OF_FORM = 4
"""So many words behind a name a legal form may stand."""
_WITHIN_NAME = " \t\r\n\"'«»“”„().&-"
_PARTING = frozenset(
    (
        "and",
        "or",
        "und",
        "oder",
        "et",
        "ou",
        "y",
        "ve",
        "и",
        "или",
        "for",
        "to",
        "from",
        "by",
        "via",
        "для",
        "от",
        "за",
    )
)
_FOUND = 4096
_FEW = 100
"""So few letters are looked up one by one, which takes less time than to sort them."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CODE_OF_LETTER = dict(zip(_LETTERS, encode_words(_LETTERS)[0].tolist(), strict=True))


class TextSearch:
    """Looks for all names at once. Safe to share between threads.

    Args:
        table: The names.
        fold_finding: What each fold says of whose name it is.
        near: The folds that each folded word is nearly; no slip is forgiven where this is None.
    """

    def __init__(self, table: NameTable, fold_finding: Array, near: Near | None = None) -> None:
        numbers = _are_of(table, {*map(fold_spelling, number_words())})
        ordinary = _are_of(table, ordinary_folds()) | numbers
        self._sighted = make_sighted(table, fold_finding, ordinary, numbers)
        self._table = table
        self._folds = WordFolds(table, near)
        self._loose = LooseNames(table, self._sighted, self._folds)
        self._longer = LongerShips(table, self._sighted, ordinary, partial(find_folds, table))
        self._seen = make_seen(len(fold_finding))
        self._lock = threading.Lock()

    def find(self, text: str) -> list[Span]:
        """The parts that may be names, by their place, none twice."""
        found = split_words(text)
        with self._lock:
            self._folds.begin()
            spans = [*self._iter_spans(found)]
        return sorted((*spans, *iter_chinese(text)))

    def meet(self, texts: Iterable[str]) -> None:
        """Looks up the words of many texts at once, so that :meth:`find` meets no new ones."""
        found = split_words("\n".join(texts))
        with self._lock:
            self._folds.begin()
            self._folds.rows_of(WordSigns.of_text(found))

    def find_anchors(self, words: Sequence[str], names: Array) -> list[bool]:
        """Whether a text that has a word is looked at for one of some names.

        Args:
            words: As :func:`~witting.names.text_words.split_words` gives them.
            names: Whether each name is one of them; bool by row.
        """
        sighted = self._sighted
        counts = np.concatenate([[0], np.cumsum(names[sighted.anchors])])
        ends = counts[sighted.anchor_ends]
        is_anchor = np.diff(ends, prepend=0) > 0
        with self._lock:
            self._folds.begin()
            rows = self._folds.rows(words)
            row_ends, folds, _ = self._folds.arrays
            before = np.concatenate([[0], np.cumsum(is_anchor[folds])])
            starts = np.concatenate([[0], row_ends[:-1]])
            found: list[bool] = (before[row_ends[rows]] > before[starts[rows]]).tolist()
        return found

    def _iter_spans(self, found: TextWords) -> Iterator[Span]:
        rows = self._folds.rows_of(WordSigns.of_text(found))
        if not rows.any():
            return
        singles = np.flatnonzero(found.ends - found.starts == 1)
        initials = _initials(found, singles)
        looks = looks_of(found, self._folds.arrays[2][rows], singles)
        for first, last, sighted in self._sight(rows, initials, looks):
            names = self._longer.without(found, first, last, sighted)
            if not names or not self._loose.is_name(found, rows, first, last, names):
                continue
            form = self._form_behind(found, rows, last)
            start, end = int(found.starts[first]), int(found.ends[form or last])
            text, read = (
                found.part(first, form or last),
                self._loose.read(found, rows, first, last, names),
            )
            if read is not None and form is not None:
                read = f"{read} {found.part(last + 1, form)}"
            yield Span(start, end, text, read or text, names, form is not None)
        if len(found.breaks):
            yield from self._across_lines(found, rows, initials, looks)

    @cached_property
    def _written(self) -> WordRows:
        rows = WordRows()
        rows.put(dict.fromkeys(written_words(self._table), 0))
        return rows

    def _form_behind(self, found: TextWords, rows: Array, last: int) -> int | None:
        """The word that is the legal form of whoever the words before it name, if it is near."""
        marks = self._folds.arrays[2]
        for place in range(last + 1, min(last + 1 + REACH_OF_FORM, len(rows))):
            between = found.text[int(found.ends[place - 1]) : int(found.starts[place])]
            if between.strip(_WITHIN_NAME) or found.word(place) in _PARTING:
                return None
            if marks[rows[place]] == MARKS_BESIDE:
                return place
        return None

    def _across_lines(
        self, found: TextWords, rows: Array, initials: Array, looks: Array
    ) -> Iterator[Span]:
        """Names with a word that the end of a line parts.

        All such words that are in a name are read as one, and the text is looked through again.
        """
        places, joined = self._joined(found)
        if not len(places):
            return
        is_joined, keep = np.zeros(len(rows), dtype=bool), np.ones(len(rows), dtype=bool)
        is_joined[places], keep[places + 1] = True, False
        firsts = np.flatnonzero(keep)
        rows = rows.copy()
        rows[places] = joined
        initials[places] = 0
        asked = is_joined[firsts]
        rows, initials, looks = (each.take(firsts) for each in (rows, initials, looks))
        for first, last, names in self._sight(rows, initials, looks, apart_from(asked)):
            if asked[first : last + 1].any():
                low = int(firsts[first])
                high = int(firsts[last]) + int(is_joined[firsts[last]])
                start, end = int(found.starts[low]), int(found.ends[high])
                text = _unparted(found, low, high, is_joined)
                yield Span(start, end, text, text, names, is_whole=False)

    def _joined(self, found: TextWords) -> tuple[Array, Array]:
        """The words of names that a line end parts: the place of the first part, and the row."""
        words, is_ascii = WordSigns.of_text(found).joined(found.breaks)
        may_be = np.flatnonzero(~is_ascii | (self._written.find(words) != NOT_MET))
        rows = self._folds.rows_of(words.some(may_be))
        places, rows = found.breaks[may_be][rows != NO_ROW], rows[rows != NO_ROW]
        is_free = _are_free(places)
        return places[is_free], rows[is_free]

    def _sight(
        self, rows: Array, initials: Array, looks: Array, apart: Array | None = None
    ) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """First and last word of each part, and the names that it may be.

        Args:
            rows: The words.
            initials: As :func:`~witting.index.sighting.sight` takes them.
            looks: Likewise.
            apart: Likewise; the whole text is asked for where this is None.
        """
        apart = np.zeros(len(rows), dtype=np.uint8) if apart is None else apart
        ends, folds, _ = self._folds.arrays
        room = _FOUND
        while True:
            found = np.empty((room, 3), dtype=np.int64)
            count = sight(
                self._sighted, rows, ends, folds, initials, looks, apart, self._seen, found
            )
            if count <= room:
                break
            room = count
        by_place: dict[tuple[int, int], set[int]] = {}
        for first, last, name in found[:count].tolist():
            by_place.setdefault((first, last), set()).add(name)
        for (first, last), names in by_place.items():
            yield first, last, tuple(sorted(names))


@cache
def _code_of_letter(letter: str) -> int:
    """The code of a letter of any script that is read letter by letter; 0 for others."""
    latin = latinize(clean_text(letter))
    return _CODE_OF_LETTER.get(latin[0][:1], 0) if len(latin) == 1 else 0


def _initials(found: TextWords, singles: Array) -> Array:
    """The code of each word that is one letter, else 0; uint8."""
    initials = np.zeros(len(found), dtype=np.uint8)
    letters = found.small[found.starts[singles] + 1]
    if len(letters) < _FEW:
        initials[singles] = [_code_of_letter(chr(letter)) for letter in letters.tolist()]
        return initials
    letters, each = np.unique(letters, return_inverse=True)
    codes = [_code_of_letter(chr(letter)) for letter in letters.tolist()]
    initials[singles] = np.array(codes, dtype=np.uint8)[each]
    return initials


@compiled
def _are_free(places: Array) -> Array:
    """Of places in order, whether each is not the second part of one before it."""
    is_free, free = np.zeros(len(places), np.bool_), 0
    for number in range(len(places)):
        is_free[number] = places[number] >= free
        if is_free[number]:
            free = places[number] + 2
    return is_free


def _unparted(found: TextWords, low: int, high: int, joined: Array) -> str:
    """What a part of a text says with the words as one that the ends of its lines part."""
    text, first = "", low
    for place in range(low, high):
        if joined[place]:
            text += found.part(first, place).removesuffix("-")
            first = place + 1
    return text + found.part(first, high)


def _are_of(table: NameTable, folds: Collection[str]) -> Array:
    """Whether each fold of the table is one of some; bool."""
    readable = [fold for fold in sorted(folds) if fold.isascii() and fold.isalnum()]
    places = find_folds(table, readable)
    found = np.zeros(len(table.fold_ends), dtype=bool)
    found[places[places >= 0]] = True
    return found
