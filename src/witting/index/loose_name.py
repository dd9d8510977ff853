"""Do words of a text that differ from a name stand for it: misspelt, in another case, parted?

Most words of a text are near to some name or another, so what differs must be little, and the rest
must say that this is a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.plain_use import is_behind_marker, is_quoted, stands_out
from witting.index.sighted import NO_FOLD
from witting.index.word_folds import MARKS_BESIDE
from witting.names.name_table import PERSON, READ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.index.sighted import Sighted
    from witting.index.word_folds import WordFolds
    from witting.names.name_table import NameTable
    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

BETWEEN = frozenset("\"'«»“”„‟‘’‹›「」『』《》,()&+/*-‐‑‒–—_|·~\u200b\u2060\ufeff")
"""Signs that part no words of a name."""
SHORTENED = 3
"""A word of so few letters may have a dot behind it within a name."""
_LOOSE = (".", ":", ";")
"""One of these and a blank may stand within a whole name: ``IEMZ: KUPOL``."""
_LONG_ALONE, _LONG, _LONG_BESIDE, _SEVERAL = 7, 7, 6, 3
_MANY_LETTERS = 20
"""A name of so many letters is told by all of its words together, though some are misspelt."""


class LooseNames:
    """Judges parts of a text by the words of the names that were sighted there.

    Args:
        table: The names.
        sighted: What of them is looked for.
        folds: What the words of the text may be.
    """

    def __init__(self, table: NameTable, sighted: Sighted, folds: WordFolds) -> None:
        self._is_person = table.names["reading"] & ~np.uint8(READ) == PERSON
        self._sighted = sighted
        self._folds = folds

    def is_name(
        self, found: TextWords, rows: Array, first: int, last: int, names: Sequence[int]
    ) -> bool:
        """Whether the words from one to another, both included, may be one of the names.

        Args:
            found: The words of the text.
            rows: The row of each.
            first: The first word.
            last: The last one, with no legal form behind it.
            names: Those that were sighted there.
        """
        is_whole = any(self._count(name) == last + 1 - first for name in names)
        if not is_together(found, first, last, is_whole=is_whole):
            return False
        own = rows[first : last + 1].tolist()
        near = [place for place, row in enumerate(own, first) if self._folds.is_near(row)]
        if near and not self._is_misspelt(found, rows, first, last, near, is_whole=is_whole):
            return False
        folds = self._folds_of(names)
        # "Global" is not whoever is called "Mir", and a slip beside a translation is a guess.
        if (near or first == last) and any(self._folds.is_translated(row, folds) for row in own):
            return False
        cases = [self._folds.case_of(row, folds) is not None for row in own]
        lengths = [found.length(place) for place in range(first, last + 1)]
        if self._is_guess(own, folds, cases, lengths):
            return self._is_marked(found, rows, first, last)
        if not any(cases):
            return True
        is_other = [is_case or place in near for place, is_case in enumerate(cases, first)]
        return self._is_case(found, rows, first, is_other, names)

    def _is_guess(
        self,
        rows: Sequence[int],
        folds: frozenset[int],
        cases: Sequence[bool],
        lengths: Sequence[int],
    ) -> bool:
        """Whether so few words are so far from the names that they may be just what they mean.

        Each is in another language or another case, or a letter: ``металлов`` is not the firm
        ``Metal``.
        """
        translated = [self._folds.is_translated(row, folds) for row in rows]
        if not any(translated) or sum(self._folds.has(row, folds) for row in rows) >= _SEVERAL:
            return False
        ways = zip(translated, cases, lengths, strict=True)
        return all(is_other or is_case or length == 1 for is_other, is_case, length in ways)

    def _is_marked(self, found: TextWords, rows: Array, first: int, last: int) -> bool:
        """Whether a legal form or quotation marks tell that the words are a firm's name."""
        if self._has_form(rows, first) or self._has_form(rows, last):
            return True
        return is_quoted(found, first, last)

    def read(
        self, found: TextWords, rows: Array, first: int, last: int, names: Sequence[int]
    ) -> str | None:
        """The words, each in the case in which the names have it; None where all are."""
        folds = self._folds_of(names)
        cases = [self._folds.case_of(row, folds) for row in rows[first : last + 1].tolist()]
        if not any(cases):
            return None
        return " ".join(case or found.part(at, at) for at, case in enumerate(cases, first))

    def _is_misspelt(
        self,
        found: TextWords,
        rows: Array,
        first: int,
        last: int,
        near: Sequence[int],
        *,
        is_whole: bool,
    ) -> bool:
        """One word of several, a short one in a whole name alone; or a word beside a form.

        More of them in a whole name that is too long to be met by chance.
        """
        if first == last:
            return found.length(first) >= _LONG_BESIDE and self._has_form(rows, first)
        if len(near) > 1:
            letters = sum(map(found.length, range(first, last + 1)))
            return is_whole and last + 1 - first >= _SEVERAL and letters >= _MANY_LETTERS
        is_long = found.length(near[0]) >= _LONG
        return is_long or (is_whole and last + 1 - first >= _SEVERAL)

    def _is_case(
        self,
        found: TextWords,
        rows: Array,
        first: int,
        cases: Sequence[bool],
        names: Sequence[int],
    ) -> bool:
        """Whether words in another case are a name, and not what they mean.

        A person's are, with initials that have their dots. Of others a word has its own case, or
        capitals, quotation marks or a legal form mark them; in a text all in capitals, a word such
        as ``ДЛЯ`` before them.
        """
        places = range(first, first + len(cases))
        if any(_is_letter(found, place) and not _is_dotted(found, place) for place in places):
            return False
        if len(cases) > 1 and bool(self._is_person[list(names)].any()):
            return True
        if not all(cases) or self._is_marked(found, rows, first, places[-1]):
            return True
        is_long = len(cases) > 1 or found.length(first) >= _LONG_ALONE
        if is_long and is_behind_marker(found, first):
            return True
        is_cased = bool(found.cased[first]) or stands_out(found, first, places[-1])
        return is_long and is_cased and any(_is_capital(found, place) for place in places)

    def _has_form(self, rows: Array, place: int) -> bool:
        """Whether a legal form stands beside a word."""
        marks = self._folds.arrays[2]
        beside = rows[max(place - 1, 0) : place + 2]
        return bool((marks[beside] == MARKS_BESIDE).any())

    def _count(self, name: int) -> int:
        """How many words of a name are looked for."""
        return sum(fold != NO_FOLD for fold in self._iter_folds(name))

    def _folds_of(self, names: Sequence[int]) -> frozenset[int]:
        """The folds of all words of some names."""
        return frozenset(fold for name in names for fold in self._iter_folds(name))

    def _iter_folds(self, name: int) -> Iterator[int]:
        start, end = int(self._sighted.starts[name]), int(self._sighted.ends[name])
        yield from self._sighted.folds[start:end].tolist()


def is_together(found: TextWords, first: int, last: int, *, is_whole: bool) -> bool:
    """Whether no sign parts the words: ``it; is``, ``file.name``; a comma or a bracket does not.

    In a whole name one may, with a blank, if no word behind it could begin a sentence.
    """
    parted = [*_iter_parted(found, first, last)]
    if not parted:
        return True
    is_even = not found.cased[first] or bool(found.capitals[first : last + 1].all())
    return is_whole and len(parted) == 1 and parted[0] in _LOOSE and is_even


def _iter_parted(found: TextWords, first: int, last: int) -> Iterator[str | None]:
    """What parts neighbouring words, such as ``;``; None without a blank."""
    for place in range(first, last):
        between = found.text[int(found.ends[place]) : int(found.starts[place + 1])]
        if found.length(place) <= SHORTENED and between.strip() == ".":
            continue
        signs = "".join(sign for sign in between if sign not in BETWEEN and not sign.isspace())
        if signs:
            yield signs if any(map(str.isspace, between)) else None


def _is_letter(found: TextWords, place: int) -> bool:
    return found.length(place) == 1


def _is_dotted(found: TextWords, place: int) -> bool:
    end = int(found.ends[place])
    return found.text[end : end + 1] == "."


def _is_capital(found: TextWords, place: int) -> bool:
    """Whether a word has a capital and small letters."""
    return bool(found.capitals[place]) and found.part(place, place)[1:].islower()
