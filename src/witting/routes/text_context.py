"""What do the words around a name in running text say of it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.names.letters import folded_words
from witting.routes.text_words import load_text_words

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE, BEHIND = 110, 60
"""Letters before and behind a name that are read: three lines of a form, and one and a half."""

CLAUSE_BEFORE = 400
"""Letters before a name in which a clause may begin that forbids to sell on."""

MOST_FILLERS = 4
LONGEST_PHRASE = 4
DENIED_WITHIN = 6
"""Words between a denial and what it denies."""

MOST_SIGNS = 5
"""Of a Chinese phrase."""

COMPANY_WITHIN = 3
"""Words of a company's name behind the place that it is named after."""

_SENTENCE = re.compile(r"[;!?。；]|(?<=\w\w\w)\.(?=\s|\Z)|\n\s*\n")
_PART = re.compile(r"[,:()/\"“”«»，、：（）]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a name, folded.

    Args:
        before: Those of its sentence before it, the last one last.
        part_before: Those before it up to a comma or the like.
        behind: Those of its sentence behind it.
        part_behind: Those behind it up to a comma or the like.
        sentence: Those of its sentence before it, however far the sentence goes back.
        letters_before: What stands directly before it, for Chinese.
        letters_behind: What stands directly behind it.
    """

    before: tuple[str, ...]
    part_before: tuple[str, ...]
    behind: tuple[str, ...]
    part_behind: tuple[str, ...]
    sentence: tuple[str, ...]
    letters_before: str
    letters_behind: str

    @property
    def role(self) -> str | None:
        """The role that the place has to the goods by the phrase before it, or None."""
        return _chinese_role(self.letters_before) or _role(self.before)

    @property
    def denial(self) -> str | None:
        """The word that denies what is said of the place, or None."""
        words = load_text_words()
        near = self.part_before[-DENIED_WITHIN - MOST_FILLERS :]
        joints = [place for place, word in enumerate(near) if word in words.joints]
        for place, word in enumerate(near):
            if word not in words.denying_before or any(joint > place for joint in joints):
                continue
            if word in words.numbering and self._is_number(near, place):
                continue
            if not words.denied_before.intersection(near[place + 1 : place + 2]) and not (
                self._is_of_shipments(near, place)
            ):
                return word
        for word in self.part_behind[:DENIED_WITHIN]:
            if word in words.shipments:  # "partial shipments prohibited" denies no place.
                break
            if word in words.denying_behind:
                return word
        sign = next((sign for sign in words.chinese_denying if sign in self.letters_before), None)
        return sign or self._clause()

    def _clause(self) -> str | None:
        """The denial of a clause that forbids to sell on: ``not sell, export or re-export to``."""
        words = load_text_words()
        denying = words.denying_before - words.numbering - words.clause
        for place in reversed(range(len(self.sentence))):
            word = self.sentence[place]
            if word in denying:
                behind = (one for one in self.sentence[place + 1 :] if one not in words.leading_on)
                return word if next(behind, None) in words.selling_on else None
            if word not in words.clause:
                return None
        return None

    @staticmethod
    def _is_number(words: tuple[str, ...], place: int) -> bool:
        """Whether ``no`` is short for number: ``order no 7781``, ``L/C No. 55``."""
        return any(word[:1].isdigit() for word in words[place + 1 : place + 2]) or (
            place > 0 and words[place - 1] in load_text_words().numbered
        )

    @staticmethod
    def _is_of_shipments(words: tuple[str, ...], place: int) -> bool:
        """Whether it ends what was said before: ``transhipment prohibited shipment to``."""
        known = load_text_words()
        beside = words[max(place - 1, 0) : place], words[place + 1 : place + 2]
        is_between = all(known.shipments.intersection(one) for one in beside)
        return is_between and words[place] in known.denying_behind

    @property
    def is_surname(self) -> bool:
        """Whether a title stands before it."""
        return bool(load_text_words().titles.intersection(self.part_before[-1:]))

    @property
    def is_named_after(self) -> bool:
        """Whether it is the first word of a street's, a house's or an institution's name."""
        return bool(load_text_words().named_behind.intersection(self.part_behind[:1]))

    @property
    def company(self) -> str | None:
        """The word by which it is a part of a company's name, or None."""
        words = load_text_words()
        for word in self.part_behind[:COMPANY_WITHIN]:
            if word in words.company_behind:
                return word
        for size in range(1, LONGEST_PHRASE + 3):
            phrase = self.part_before[-size:]
            if phrase in words.company_before:
                return " ".join(phrase)
        return None

    def is_other_thing(self, name: str) -> bool:
        """Whether the words beside it make it another thing, as turkey meat is."""
        before, behind = load_text_words().other_things.get(name, (frozenset(), frozenset()))
        return bool(
            before.intersection(self.part_before[-1:]) or behind.intersection(self.part_behind[:2])
        )


def context_of(text: str, start: int, end: int) -> Context:
    """What stands around the letters from ``start`` to ``end`` of a text."""
    before = _SENTENCE.split(text[max(0, start - BEFORE) : start])[-1]
    behind = _SENTENCE.split(text[end : end + BEHIND])[0]
    return Context(
        before=folded_words(before),
        part_before=folded_words(_PART.split(before)[-1]),
        behind=folded_words(behind),
        part_behind=folded_words(_PART.split(behind)[0]),
        sentence=folded_words(_SENTENCE.split(text[max(0, start - CLAUSE_BEFORE) : start])[-1]),
        letters_before=re.sub(r"[\s:：]", "", text[max(0, start - 8) : start]),
        letters_behind=text[end : end + 8],
    )


def _role(before: Sequence[str]) -> str | None:
    """By the phrase that ends the words, but for fillers; the nearest counts."""
    words = load_text_words()
    for skipped in range(MOST_FILLERS + 1):
        end = len(before) - skipped
        for size in range(min(LONGEST_PHRASE, end), 0, -1):
            phrase = tuple(before[end - size : end])
            role = words.before.get(phrase)
            if role and not _goes_nowhere(phrase, before[: end - size]):
                return role
        if end < 1 or before[end - 1] not in words.fillers:
            return None
    return None


def _goes_nowhere(phrase: tuple[str, ...], before: Sequence[str]) -> bool:
    """Whether it is ``according to``, or a ``for`` that nothing is shipped by."""
    words = load_text_words()
    last = before[-1:]
    if phrase == ("to",):
        return bool(words.not_to.intersection(last))
    return phrase == ("for",) and not words.for_after.intersection(last)


def _chinese_role(before: str) -> str | None:
    roles = load_text_words().chinese_before
    sizes = range(MOST_SIGNS, 0, -1)
    return next((role for size in sizes if (role := roles.get(before[-size:]))), None)
