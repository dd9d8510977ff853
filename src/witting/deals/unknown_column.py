"""What of a row stands in columns whose heading is unknown, and what is said of them?

Their words are texts of the deal, so that whoever is named there is found. Where no column of a
table is known, all of its cells are texts, and every deal says that nobody could tell what they
mean.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from witting.deals.columns import column_names, may_name_a_party, names_goods_or_destination
from witting.deals.house_heading import holds_a_code
from witting.deals.reading import nearest, shown, shown_key
from witting.deals.text import MAX_LONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.deals.reading import Reading

LONGEST_LABEL = 100
"""Letters of a header that is looked at for what it may mean."""
SHORTEST_NUMBER = 6
"""Digits; a shorter number is none that names anybody or any goods."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORD_OF_CHINESE = 4
"""Signs; fewer are a unit or a kind."""
_SHOWN = 8
"""Headings that an issue names."""
_ASKED = 50
"""Headings that are compared with known ones."""


class UnknownColumns:
    """The columns of one table that are not read as a field of a deal.

    Args:
        columns: Place, from 0, and heading.
        is_whole: Whether no other column is read, either.
    """

    def __init__(self, columns: Sequence[tuple[int, str]], *, is_whole: bool) -> None:
        self._columns = columns
        self._is_whole = is_whole
        self.places = [place for place, _ in columns]

    def read(self, cells: Sequence[object], reading: Reading) -> list[str]:
        """The texts of a row; what is not understood is told.

        Args:
            cells: Those of the row; None where one is empty.
            reading: Takes the issues.
        """
        given = [
            (label, cells[place]) for place, label in self._columns if cells[place] is not None
        ]
        if self._is_whole:
            reading.issue("", self._nothing_known, unread=True)
            return [text for label, cell in given if (text := _any_words(label, cell))]
        for label, cell in given:
            _report(label, cell, reading)
        return [_text(label, cell) for label, cell in given if _is_said(label, cell)]

    @cached_property
    def _nothing_known(self) -> str:
        labels = [label for _, label in self._columns]
        more = ", …" if len(labels) > _SHOWN else ""
        near = ((label, nearest(label, column_names())) for label in labels[:_ASKED])
        hints = [f"{shown(label)} may be meant as {name!r}" for label, name in near if name]
        return (
            f"no column is known: {', '.join(map(shown, labels[:_SHOWN]))}{more}; all words were "
            "kept as texts and are searched, but nobody could tell who takes part and what the "
            "goods are: give a mapping with --mapping FILE, on the review pages below the field "
            f"for files{'; ' if hints else ''}{', '.join(hints[:3])}."
        )


def name_columns(labels: Sequence[str]) -> list[tuple[int, str]]:
    """All columns of a table, those without a heading by their number."""
    return [(at, label.strip() or f"column {at + 1}") for at, label in enumerate(labels)]


def words_of_codes(columns: Sequence[tuple[int, str]], cells: Sequence[object]) -> list[str]:
    """Cells of columns for codes that hold words, so that a name there is searched as a text.

    Args:
        columns: Place, from 0, and heading.
        cells: Those of the row.
    """
    given = [(label, cells[place]) for place, label in columns if place < len(cells)]
    return [_text(label, cell) for label, cell in given if _is_worded(cell)]


def _is_worded(cell: object) -> bool:
    """Whether a cell is no code but two words, or some signs of Chinese."""
    if not isinstance(cell, str) or (cell.isascii() and " " not in cell):
        return False
    words = (word for word in cell.split() if not any(map(str.isdigit, word)))
    is_several = sum(sum(map(str.isalpha, word)) > 1 for word in words) > 1
    return is_several or len(_CHINESE.findall(cell)) >= _WORD_OF_CHINESE


def _report(label: str, cell: object, reading: Reading) -> None:
    if any(map(str.isalpha, str(cell))) and not _is_slip(label):
        kind = None if may_name_a_party(label) else names_goods_or_destination(label)
        speaks = "may name a party" if may_name_a_party(label) else f"speaks of {kind}"
        if kind or may_name_a_party(label):
            done = "was searched as a text alone" if _is_said(label, cell) else "was not read"
            what = f"the column is unknown and {speaks}; {shown(cell)} {done}."
            reading.issue(shown_key(label), what, unread=True)
            return
    if _is_code(label) and _is_worded(cell):
        what = f"the column is unknown; {shown(cell)} is no code and was searched as a text."
        reading.issue(shown_key(label), what)
        return
    is_searched = _is_said(label, cell)
    reading.unknown("", label, known=column_names(), kind="column", is_searched=is_searched)


def _is_said(label: str, cell: object) -> bool:
    """Whether a cell may name anybody or anything, so that its words are searched."""
    return any(map(str.isalpha, str(cell))) and (not _is_code(label) or _is_worded(cell))


def _text(label: str, cell: object) -> str:
    return f"{shown_key(label)}: {str(cell)[:MAX_LONG]}"


def _any_words(label: str, cell: object) -> str | None:
    """A cell of words or of a long number, which may be an identifier or a code of goods."""
    text = str(cell)
    is_long = sum(map(str.isdigit, text)) >= SHORTEST_NUMBER
    return _text(label, cell) if is_long or any(map(str.isalpha, text)) else None


@lru_cache(maxsize=1024)
def _is_code(label: str) -> bool:
    return len(label) <= LONGEST_LABEL and holds_a_code(label, is_place_one=False)


@lru_cache(maxsize=1024)
def _is_slip(label: str) -> bool:
    """Whether the header looks like a known one, which every deal is told anyway."""
    return nearest(label, column_names()) is not None
