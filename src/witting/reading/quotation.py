"""Which parts of a paragraph stand in quotation marks?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from witting.reading.vocabulary import load_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSERS = {
    "“": '”“"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    '"': '"”',
    "”": "”",
    "'": "'",
}
"""What may end a quotation that begins so; German has »…«, Swedish ”…”."""

_APOSTROPHES = "'’‘"
_SAID = re.compile(r"[,!?…]\s+[—–-]\s+([а-яё][а-яё-]*(?:\s+[А-Яа-яЁё-]+)?)")
_GOES_ON = re.compile(r"[.,]\s+[—–-]\s")
FAR = 400
"""Characters in which a better end of a quotation is looked for."""


class Quotation(NamedTuple):
    """Words in quotation marks.

    Args:
        start: Of the opening mark.
        end: Behind the closing mark; the end of the paragraph where there is none.
        is_open: Whether there is none, so that it goes on in the next paragraph.
    """

    start: int
    end: int
    is_open: bool = False

    def words(self, text: str) -> str:
        """What stands between the marks."""
        return text[self.start + 1 : self.end - (0 if self.is_open else 1)].strip()


def find_quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of a paragraph, in order; those within them belong to them."""
    found: list[Quotation] = []
    place = start
    # Signs that nothing closes up to the end: they were apostrophes, and all later ones are.
    barren: set[str] = set()
    while place < end:
        if text[place] not in barren and _opens(text, place, start, end):
            last = _closing(text, place, end)
            if last is None and text[place] in _APOSTROPHES:
                barren.add(text[place])
                place += 1
                continue
            behind = place + len(text[place:end].rstrip()) if last is None else last + 1
            found.append(Quotation(place, behind, last is None))
            place = found[-1].end
        else:
            place += 1
    return [part for one in found for part in _parts(text, one)]


def _parts(text: str, one: Quotation) -> Iterator[Quotation]:
    """A Russian quotation without the words in it that say whose it is.

    ``«Мы ждем, — сказал он. — Раньше было лучше»`` is two: the first ends at the comma, the second
    begins with the blank behind the dash.
    """
    said = _SAID.search(text, one.start, one.end) if text[one.start] in "«„“" else None
    if said is None or not _is_speech(said[1]):
        yield one
        return
    yield Quotation(one.start, said.start() + 1)
    rest = _GOES_ON.search(text, said.end(), one.end)
    if rest is not None:
        yield Quotation(rest.end() - 1, one.end, one.is_open)


def _is_speech(words: str) -> bool:
    speech = load_speech()
    return any(word.casefold() in speech.says | speech.reports for word in words.split()[:2])


def _opens(text: str, place: int, start: int, end: int) -> bool:
    sign = text[place]
    if sign not in CLOSERS:
        return False
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if after.isspace() and sign not in "«「『":
        return False
    return not before.isalnum() and not (sign in "’»”" and before in ".,!?")


def _closing(text: str, place: int, end: int) -> int | None:
    """Where the quotation that begins at a place ends."""
    closers = CLOSERS[text[place]]
    inner: list[str] = []
    for number in range(place + 1, end):
        sign = text[number]
        if inner and sign in CLOSERS[inner[-1]] and not _is_apostrophe(text, number, end):
            inner.pop()
        elif sign in closers and not _is_apostrophe(text, number, end):
            return number
        elif sign in "“„«‘‚「『" and sign not in closers and _is_before_word(text, number, end):
            inner.append(sign)
    # A nested quotation was never closed: the last sign that can end the outer one does.
    last = max((text.rfind(sign, place + 1, end) for sign in closers), default=-1)
    return last if last > place and not _is_apostrophe(text, last, end) else None


def _is_apostrophe(text: str, place: int, end: int) -> bool:
    """Whether a sign stands within a word, or behind a plural, as no closing mark does."""
    if text[place] not in _APOSTROPHES:
        return False
    after = text[place + 1] if place + 1 < end else " "
    if not text[place - 1].isalnum():
        return False
    return after.isalnum() or _is_plural(text, place, end)


def _is_plural(text: str, place: int, end: int) -> bool:
    """Whether a sign behind an s is a possessive, since a better end of the quotation follows."""
    if text[place - 1] not in "sS":
        return False
    rest = text[place + 1 : min(end, place + FAR)]
    better = min((at for sign in ",.!?" if (at := rest.find(sign + text[place])) >= 0), default=-1)
    return better >= 0 and "‘" not in rest[:better]


def _is_before_word(text: str, place: int, end: int) -> bool:
    return place + 1 < end and not text[place + 1].isspace() and not text[place - 1].isalnum()
