"""Which parts of a running text may be names of the lists?"""

from __future__ import annotations

import threading
from bisect import bisect
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.form_behind import FORMS, REACH_OF_FORM, form_behind
from witting.index.joints import (
    Joints,
    are_written,
    broken_words,
    free_joints,
    join_words,
    kept_words,
    letter_runs,
)
from witting.index.longer_ship import LongerShips
from witting.index.loose_name import LooseNames
from witting.index.plain_use import PlainUses
from witting.index.sighted import WordsInTexts, make_sighted
from witting.index.sighting import MARKS, apart_from, sight
from witting.index.slip_names import SlipNames
from witting.index.sought import make_seen
from witting.index.span import Span, iter_chinese
from witting.index.texts_apart import split_apart
from witting.index.word_folds import (
    NO_ROW,
    WordFolds,
    find_folds,
)
from witting.index.word_look import initials_of, looks_of, mark_beside
from witting.index.word_rows import NOT_MET, WordRows, WordSigns
from witting.names.form_in_text import load_forms_in_texts
from witting.names.name_table import written_words
from witting.names.numeral import number_words
from witting.names.ordinary_word import ordinary_folds, short_name_folds
from witting.names.spelling import fold_spelling
from witting.names.text_words import split_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from witting.index.word_folds import Near
    from witting.names.name_table import NameTable
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

_FOUND = 4096


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
        in_texts = WordsInTexts(ordinary, numbers, _are_of(table, short_name_folds()))
        self._sighted = make_sighted(table, fold_finding, in_texts)
        self._table = table
        self._folds = WordFolds(table, near)
        self._loose = LooseNames(table, self._sighted, self._folds)
        self._slips = SlipNames(table, self._sighted, ordinary)
        self._plain = PlainUses(table, self._sighted, self._folds)
        self._longer = LongerShips(table, self._sighted, ordinary, partial(find_folds, table))
        self._seen = make_seen(len(fold_finding))
        self._lock = threading.Lock()

    def find(self, text: str) -> list[Span]:
        """The parts that may be names, by their place, none twice."""
        [spans] = self.find_all([text])
        return spans

    def find_all(self, texts: Sequence[str]) -> list[list[Span]]:
        """The same of each of some texts, at least one; at once takes less time than one by one."""
        found, begins = split_apart(texts)
        with self._lock:
            self._folds.begin()
            spans = [*self._iter_spans(found)]
        by_text = [[*iter_chinese(text)] for text in texts]
        for span in spans:
            number = bisect(begins, span.start) - 1
            begin = begins[number]
            own = span._replace(start=span.start - begin, end=span.end - begin)
            by_text[number].append(own)
        return [*map(sorted, by_text)]

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

    def find_slips(self, texts: Sequence[str], names: Array) -> list[bool]:
        """Whether each text may have one of some names with a slip.

        Args:
            texts: Some.
            names: Whether each name is one of them; bool by row.
        """
        found = split_words("\n".join(texts))
        with self._lock:
            places = self._slips.places(found, names)
        ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
        has_slip = np.zeros(len(texts), dtype=bool)
        has_slip[np.searchsorted(ends, found.starts[places], side="right")] = True
        told: list[bool] = has_slip.tolist()
        return told

    def _iter_spans(self, found: TextWords) -> Iterator[Span]:
        rows = self._folds.rows_of(WordSigns.of_text(found))
        singles = np.flatnonzero(found.ends - found.starts == 1)
        initials = initials_of(found, singles)
        looks = looks_of(found, self._folds.arrays[2][rows], singles)
        spans = [*self._spans_of(found, rows, initials, looks)]
        joints, joined = self._joined(found, singles[initials[singles] > 0])
        if len(joined):
            known = {_key_of(span, found) for span in spans}
            across = self._across(found, (rows, initials, looks), joints, joined)
            spans += [span for span in across if _key_of(span, found) not in known]
        yield from spans
        yield from self._spans_with_slips(found, rows, looks, spans)

    def _spans_of(
        self,
        found: TextWords,
        rows: Array,
        initials: Array,
        looks: Array,
        asked: Array | None = None,
    ) -> Iterator[Span]:
        """The parts that may be names; those alone that have a word that is asked for, if any is.

        Args:
            found: The words.
            rows: The row of each.
            initials: As :func:`~witting.index.sighting.sight` takes them.
            looks: Likewise.
            asked: Whether each word is asked for; bool.
        """
        apart = None if asked is None else apart_from(asked)
        for first, last, sighted in self._sight(rows, initials, looks, apart):
            if asked is not None and not asked[first : last + 1].any():
                continue
            names = self._longer.without(found, first, last, sighted)
            if not names or not self._loose.is_name(found, rows, first, last, names):
                continue
            if self._plain.is_plain(found, rows, looks, first, last, names=names):
                continue
            span = self._span(found, rows, first, last, names)
            read = self._loose.read(found, rows, first, last, names)
            if read is not None and span.is_whole:
                read = f"{read} {span.text[len(found.part(first, last)) :].lstrip()}"
            yield span._replace(read=read) if read else span

    def _span(
        self, found: TextWords, rows: Array, first: int, last: int, names: tuple[int, ...]
    ) -> Span:
        """The words from one to another, both included, and the legal form behind them."""
        form = form_behind(found, rows, self._folds.arrays[2], last)
        start, end = int(found.starts[first]), int(found.ends[form or last])
        text = found.part(first, form or last)
        return Span(start, end, text, text, names, form is not None)

    def _spans_with_slips(
        self, found: TextWords, rows: Array, looks: Array, known: Sequence[Span]
    ) -> Iterator[Span]:
        """Names with one slip; parted otherwise, if they are not known at the same place."""
        places = {(span.start, span.end, name) for span in known for name in span.rows}
        for first, last, name, is_parted in self._slips.find(found, looks):
            span = self._span(found, rows, first, last, (name,))
            if not is_parted or (span.start, span.end, name) not in places:
                yield span._replace(has_slip=True)

    def _across(
        self,
        found: TextWords,
        told: tuple[Array, Array, Array],
        joints: Joints,
        joined: Array,
    ) -> Iterator[Span]:
        """Names with a word that stands apart in the text.

        All such words that are in a name are read as one, and the text is looked through again.

        Args:
            found: The words.
            told: Their rows, initials and looks.
            joints: Which of them are one.
            joined: The rows of these.
        """
        kept = kept_words(len(found), joints)
        rows, initials, looks = (each.take(kept) for each in told)
        places = np.searchsorted(kept, joints.firsts)
        rows[places], initials[places] = joined, 0
        looks[places] |= told[2][joints.lasts] & MARKS
        marks = self._folds.arrays[2][joined]
        mark_beside(looks, places, marks)
        asked = np.zeros(len(kept), dtype=bool)
        asked[places] = True
        for place in places[np.isin(marks, FORMS)].tolist():
            asked[max(place - REACH_OF_FORM, 0) : place + 2] = True
        joined_words = join_words(found, kept, places, joints)
        yield from self._spans_of(joined_words, rows, initials, looks, asked)

    @cached_property
    def _written(self) -> WordRows:
        rows = WordRows()
        rows.put(dict.fromkeys(written_words(self._table), 0))
        return rows

    def _joined(self, found: TextWords, letters: Array) -> tuple[Joints, Array]:
        """The words of names that stand apart, and the row of each."""
        joints, runs = broken_words(found), letter_runs(found, letters)
        words, is_ascii = WordSigns.of_text(found).joined(*joints)
        may_be = np.flatnonzero(~is_ascii | (self._written.find(words) != NOT_MET))
        rows, joints = self._folds.rows_of(words.some(may_be)), joints.some(may_be)
        if len(runs.firsts):
            words, _ = WordSigns.of_text(found).joined(*runs)
            own = self._folds.rows_of(words)
            for form in load_forms_in_texts().dotted:
                own[are_written(found, runs, form)] = self._folds.rows([form])
            rows = np.concatenate([rows, own])
            joints = Joints(*map(np.concatenate, zip(joints, runs, strict=True)))
        is_known = rows != NO_ROW
        joints, rows = joints.some(is_known), rows[is_known]
        free = free_joints(joints)
        return joints.some(free), rows[free]

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


def _key_of(span: Span, found: TextWords) -> tuple[str, int, tuple[int, ...]]:
    """Where a span stands, apart from a dot at its end, and whom it names."""
    return found.text[span.start : span.end].rstrip("."), span.start, span.rows


def _are_of(table: NameTable, folds: Collection[str]) -> Array:
    """Whether each fold of the table is one of some; bool."""
    readable = [fold for fold in sorted(folds) if fold.isascii() and fold.isalnum()]
    places = find_folds(table, readable)
    found = np.zeros(len(table.fold_ends), dtype=bool)
    found[places[places >= 0]] = True
    return found
