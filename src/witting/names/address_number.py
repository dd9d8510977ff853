"""What does each number of an address count?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.address_part import PlaceNumber, strip_number
from witting.names.address_text import CODE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.names.address_term import Terms

_POSTCODE_DIGITS = 5
_PARTED_CODE = re.compile(r"\d{3}-\d{4}|\d{4}-\d{3}|\d{5}-\d{3,4}")
"""A postcode of Japan, Portugal, Brazil or the United States, which is no range of houses."""
_ROOM_DIGITS = (3, 4)
_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")
_SPLIT = re.compile(r"\s?([-/&])\s?")
_GLUED = re.compile(r"([a-z]{2,7})-?(\d.*)")
_LETTERED = re.compile(r"[a-z]{1,2}-\d")
_LETTER_KINDS = frozenset({"unit", "block"})
NUMBER_STOOD = "#"
"""Among the tokens that are left, where a number was: it parts names as a comma does."""

_SEPARATORS = frozenset(",;()")
_ORDINALS = frozenset(("st", "nd", "rd", "th", "ya", "oy", "oi", "yi", "yy", "iy"))
_PARTS = frozenset({"part", "chast"})


def read_numbers(
    tokens: Sequence[str], terms: Terms, *, is_us: bool
) -> tuple[tuple[PlaceNumber, ...], list[str]]:
    """The numbers among the tokens of an address, and the tokens that are none.

    A label (``room``) names the number behind it, over other labels and ``no``; one without a
    number stays among the tokens, since it may be a word of a name.

    Args:
        tokens: In their order; a number with its letters and parts is one token.
        terms: The labels.
        is_us: Whether an unlabelled number of five digits may be a house's.
    """
    reader = _Reader(_unglued(tokens, terms), terms, is_us=is_us)
    return reader.read()


def _unglued(tokens: Sequence[str], terms: Terms) -> list[str]:
    """``rm1605`` and ``rm-1605`` as ``rm``, ``1605``."""
    found: list[str] = []
    for token in tokens:
        glued = _GLUED.fullmatch(token)
        if glued and glued[1] in terms.labels:
            found += [glued[1], glued[2]]
        else:
            found.append(token)
    return found


class _Reader:
    """One reading of one address, from left to right."""

    def __init__(self, tokens: list[str], terms: Terms, *, is_us: bool) -> None:
        self._tokens = tokens
        self._labels = terms.labels
        self._label_starts = terms.label_starts
        self._buildings, self._streets = terms.buildings, terms.streets
        is_turkish = not terms.turkish.isdisjoint(tokens)
        self._letters: Mapping[str, str] = terms.letters[is_turkish]
        self._is_turkish = is_turkish
        self._is_us = is_us
        self._numbers: list[PlaceNumber] = []
        self._left: list[str] = []

    def read(self) -> tuple[tuple[PlaceNumber, ...], list[str]]:
        place = 0
        while place < len(self._tokens):
            place = self._step(place)
        return tuple(self._numbers), self._left

    def _step(self, place: int) -> int:
        """Reads what begins at a place; where to go on."""
        token = self._tokens[place]
        if token.startswith(CODE):
            self._add("postcode", token.removeprefix(CODE))
            return place + 1
        kind, after = self._label_at(place)
        if kind is not None:
            taken = self._values(kind, after)
            if taken > after:
                return taken
        elif token[0].isdigit() or (len(token) > 1 and token[-1].isdigit()):
            return self._unlabelled(token, place)
        self._left.append(token)
        return place + 1

    def _unlabelled(self, token: str, place: int) -> int:
        if _is_ordinal(token):
            self._left.append(token)
            return place + 1
        kind = "plain"
        if token.isdecimal() and len(token) >= _POSTCODE_DIGITS:
            is_house = self._is_us and place == 0 and len(token) == _POSTCODE_DIGITS
            kind = "plain" if is_house else "postcode"
        elif _PARTED_CODE.fullmatch(token):
            kind = "postcode"
        elif (not token[0].isdigit() and not _LETTERED.match(token)) or (
            place == 0 and self._opens_with_room()
        ):
            kind = "unit"
        letter = self._letter_apart(place) if kind == "plain" and token.isdecimal() else ""
        self._add(kind, token + letter)
        return place + 1 + len(letter)

    def _is_room(self, token: str, place: int) -> bool:
        """Whether an unlabelled number is a room's: by a letter before it, or by its place."""
        if not token[0].isdigit():
            return not _LETTERED.match(token)
        return place == 0 and self._opens_with_room()

    def _opens_with_room(self) -> bool:
        """``1201 Central Plaza, 18 Harbour Road``: a building's before, and a house's later."""
        words: list[str] = []
        for place, token in enumerate(self._tokens[1:], start=1):
            if token.isalpha():
                words.append(token)
            elif words:
                is_building = not self._buildings.isdisjoint(words)
                rest = self._tokens[place:]
                has_house = any(item[0].isdigit() and len(item) < _POSTCODE_DIGITS for item in rest)
                is_street = not self._streets.keys().isdisjoint(words)
                return is_building and has_house and not is_street and _is_room(self._tokens[0])
        return False

    def _letter_apart(self, place: int) -> str:
        """The letter of a house's number that stands apart (``118 A``), or nothing."""
        letter, end = [*self._tokens[place + 1 : place + 3], ",", ","][:2]
        is_letter = len(letter) == 1 and letter.isalpha() and letter not in self._letters
        return letter if is_letter and end in _SEPARATORS else ""

    def _label_at(self, place: int) -> tuple[str | None, int]:
        """What a label at this place counts, and where it ends."""
        token = self._tokens[place]
        if token in self._label_starts:
            kind = self._labels.get(" ".join(self._tokens[place : place + 2]))
            if kind is not None:
                return kind, place + 2
        if token in self._labels:
            return self._labels[token], place + 1
        kind = self._letters.get(token)
        if kind is None or (kind != "house" and not self._is_turkish and not self._follows(place)):
            return None, place
        return kind, place + 1

    def _follows(self, place: int) -> bool:
        """Whether a number stands before: only then ``k`` and ``s`` count anything."""
        return bool(self._numbers) and place > 0 and self._tokens[place - 1][-1:].isalnum()

    def _values(self, kind: str, place: int) -> int:
        """Takes the numbers that a label names; where they end."""
        start = place
        while place < len(self._tokens) and self._tokens[place] in self._labels:
            inner = self._labels[self._tokens[place]]
            if inner not in ("house", kind):
                break
            place += 1
        while place < len(self._tokens) and self._tokens[place] in _PARTS:
            place += 1
        first = place
        while self._is_value(place, kind):
            self._add(kind, self._tokens[place])
            place += 1
            # "801 and 805"; what follows without "and" is the house's.
            is_list = self._tokens[place : place + 1] == ["and"] and self._is_value(place + 1, kind)
            if kind != "unit" or not is_list:
                break
            place += 1
        return place if place > first else start

    def _is_value(self, place: int, kind: str) -> bool:
        token = self._tokens[place] if place < len(self._tokens) else ","
        if token[-1].isdigit() or token[0].isdigit():
            return not _is_ordinal(token)
        if kind not in _LETTER_KINDS or not token.isalpha():
            return False
        return len(token) == 1 or (kind == "unit" and bool(_ROMAN.fullmatch(token)))

    def _add(self, kind: str, token: str) -> None:
        self._numbers.append(_number(kind, token))
        self._left.append(NUMBER_STOOD)


def _is_room(token: str) -> bool:
    """Three digits or four: more than most houses, and as rooms are numbered by their floors."""
    return sum(map(str.isdigit, token)) in _ROOM_DIGITS


def _is_ordinal(token: str) -> bool:
    """``4th`` is a street's name; floors have lost it by now."""
    return token[0].isdigit() and token[-2:] in _ORDINALS


def _number(kind: str, token: str) -> PlaceNumber:
    pieces = _SPLIT.split(token)
    if _LETTERED.match(token):
        pieces = [pieces[0] + pieces[2], *pieces[3:]]
    parts = tuple(strip_number(piece) for piece in pieces[::2] if piece)
    return PlaceNumber(kind, parts, token, pieces[1] if len(pieces) > 1 else "")
