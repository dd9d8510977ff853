"""Where do the sentences of a paragraph begin and end?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from witting.reading.vocabulary import load_speech, load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.quotation import Quotation

_STOP = re.compile(r"[.!?…]+[)\]]*(?=\s|$)|[。！？]")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_FIRST_WORD = re.compile(r"\s*[\"“„«‘(\[]*([^\W_]+)")
_ENDS_QUOTE = re.compile(r"[.!?…。！？]+$")
_NEXT_WORDS = re.compile(r"[^\W\d_]+")
_SPEECH_BEHIND = re.compile(
    "[\u3400-\u9fff·]{1,24}?(?:说|道|表示|强调|指出|称|警告|补充|写道)[。，.]"
)
FIRST_SIGN = "\u3400"
LONGEST = 3_000
LOOK = 60
"""Characters behind a question in quotation marks in which its speaker is looked for."""
MOST_WORDS_OF_NAME = 7


class Sentence(NamedTuple):
    """A sentence: where it begins and ends in the text."""

    start: int
    end: int


def find_sentences(
    text: str, start: int, end: int, quotations: Sequence[Quotation]
) -> list[Sentence]:
    """The sentences of a paragraph; a quotation is never cut, but may be one by itself."""
    found: list[Sentence] = []
    first, place = start, start
    ends = _ends(text, start, end, quotations)
    for place in ends:
        if text[first:place].strip():
            found.append(_stripped(text, first, place))
        first = place
    if text[first:end].strip():
        found.append(_stripped(text, first, end))
    return [piece for one in found for piece in _pieces(text, one, quotations)]


def _pieces(text: str, one: Sentence, quotations: Sequence[Quotation]) -> list[Sentence]:
    """A sentence of more than LONGEST characters in pieces: it is a table, or no sentence."""
    pieces: list[Sentence] = []
    start = one.start
    while one.end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        cut = max([cut, *(item.end for item in quotations if item.start < cut < item.end)])
        pieces.append(_stripped(text, start, min(cut, one.end)))
        start = cut
    return [*pieces, _stripped(text, start, one.end)] if start < one.end else pieces


def _stripped(text: str, start: int, end: int) -> Sentence:
    part = text[start:end]
    return Sentence(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def _ends(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> list[int]:
    ends: list[int] = []
    place = start
    for quotation in [*quotations, None]:
        limit = quotation.start if quotation else end
        ends += [
            stop.end()
            for stop in _STOP.finditer(text, place, limit)
            if _is_end(text, stop.start(), stop.end(), end)
        ]
        if quotation:
            if _closes_sentence(text, quotation, end):
                ends.append(quotation.end)
            place = quotation.end
    return ends


def _is_end(text: str, stop: int, after: int, end: int) -> bool:
    """Whether a dot ends a sentence, and no abbreviation, initial or number."""
    if text[stop] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, stop - 30), stop)
    following = _FIRST_WORD.match(text, after, end)
    if following is None:
        return True
    if following[1][0].islower():
        return False
    if word is None:
        return not (text[stop - 1].isdigit() and following[1][0].isdigit())
    key = word[1].casefold()
    if len(key) == 1:
        return False
    return key not in load_words("sentences", "abbreviations")


def _closes_sentence(text: str, quotation: Quotation, end: int) -> bool:
    """Whether a sentence ends with a quotation, and no speaker follows."""
    if not _ENDS_QUOTE.search(quotation.words(text)):
        return False
    rest = text[quotation.end : min(end, quotation.end + 2 * LOOK)].lstrip()
    if not rest:
        return True
    if rest[0] in ",–—-;:)" or rest[0].islower():
        return False
    if text[: quotation.start].rstrip().endswith((":", "：")):
        return True  # who says it stands before
    if rest[0] >= FIRST_SIGN and _SPEECH_BEHIND.match(rest):
        return False
    return not _speaker_follows(rest[:LOOK])


def _speaker_follows(rest: str) -> bool:
    """Whether a name and a verb of speech come next: ``… ready?” Ms Lee asked``."""
    words = [word.casefold() for word in _NEXT_WORDS.findall(rest.split(".", maxsplit=1)[0])]
    speech = load_speech()
    return any(word in speech.says for word in words[:MOST_WORDS_OF_NAME]) and not rest.startswith(
        ('"', "“", "„", "«")
    )
