"""What is an address made of?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

PREMISE_PARTS = frozenset({"street", "building", "zone", "name"})
"""Parts whose names tell a place; districts, towns and regions hold many."""

_YEAR = 4  # digits
_RANGE = 200
"""A longer range of house numbers is none: ``2-16`` is, ``5-1204`` is a house and a flat."""
_LETTERS = re.compile(r"[a-z]+$")


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word of an address.

    Args:
        text: Folded by :func:`~witting.names.spelling.fold_spelling`, for comparison.
        written: As it was written, in lower-case Latin letters.
        part: ``street``, ``building``, ``zone`` (an industrial park), ``district``, ``region``,
            ``city`` or, where nothing tells, ``name``.
        is_generic: Whether it only says what kind of place it is: ``centre``, ``industrial``.
    """

    text: str
    written: str
    part: str
    is_generic: bool = False


@dataclass(frozen=True, slots=True)
class PlaceNumber:
    """A number of an address, which may have letters.

    Args:
        kind: ``unit``, ``floor``, ``block``, ``house``, ``box``, ``postcode``, or ``plain`` where
            nothing tells what it counts.
        parts: ``("2", "16")`` of ``2-16``; without leading zeros.
        written: As it was written.
        sign: What stood between the parts: ``-``, ``/`` or ``&``; empty where there is one part.
    """

    kind: str
    parts: tuple[str, ...]
    written: str
    sign: str = ""

    @property
    def interval(self) -> tuple[int, int] | None:
        """First and last of a range of numbers, both included; None where it is no range."""
        if len(self.parts) != 2 or self.sign == "&":  # noqa: PLR2004  # a pair
            return None
        first, last = self.parts
        if not (first.isdecimal() and last.isdecimal()):
            return None
        if len(last) < len(first):  # "1318-19"
            last = first[: len(first) - len(last)] + last
        low, high = int(first), int(last)
        return (low, high) if low < high <= low + _RANGE else None

    @property
    def values(self) -> frozenset[str]:
        """Every number that it stands for: all of a short range, or its parts."""
        interval = self.interval
        if interval is None or self.sign != "-":
            return frozenset(self.parts)
        return frozenset(str(value) for value in range(interval[0], interval[1] + 1))


@dataclass(frozen=True)
class Address:
    """An address, read. Its words and numbers keep their order.

    A listed one is compared with thousands of others, so what it says is found out once.

    Args:
        text: As given.
        countries: States that it names, ISO 3166 alpha-2; Hong Kong is ``cn``. Empty where it names
            none; two where a code is also a state's of the US.
        ways: Kinds of ways that it names, such as ``street``.
    """

    text: str
    words: tuple[PlaceWord, ...] = ()
    numbers: tuple[PlaceNumber, ...] = ()
    countries: frozenset[str] = frozenset()
    ways: frozenset[str] = field(default=frozenset())

    def of_kind(self, *kinds: str) -> tuple[PlaceNumber, ...]:
        """The numbers of these kinds."""
        found = self._of_kinds.get(kinds)
        if found is None:
            found = tuple(number for number in self.numbers if number.kind in kinds)
            self._of_kinds[kinds] = found
        return found

    @cached_property
    def _of_kinds(self) -> dict[tuple[str, ...], tuple[PlaceNumber, ...]]:
        return {}

    @cached_property
    def houses(self) -> tuple[PlaceNumber, ...]:
        """Numbers of the house in its street: said to be so, or unlabelled, or the building's."""
        found = self._own_houses() or self.of_kind("block") or self.of_kind("plain")
        # "1000 Sofia": four digits without a label are a postcode where there is another number.
        short = tuple(item for item in found if item.kind != "plain" or len(item.written) != _YEAR)
        return short or found

    @cached_property
    def blocks(self) -> tuple[PlaceNumber, ...]:
        """Numbers of buildings within the house's number."""
        return self.of_kind("block") if self._own_houses() else ()

    def _own_houses(self) -> tuple[PlaceNumber, ...]:
        """Without what begins with a letter, which is a street's name or a sector: ``Sh-2``."""
        found = self.of_kind("house", "plain")
        return tuple(item for item in found if item.kind == "house" or item.written[0].isdigit())

    @cached_property
    def is_premise(self) -> bool:
        """Whether it says more than a town or a street: a house, a named building, a post box.

        Two numbers tell a house where streets have numbers for names: ``Calle 24N No. 6-15, Cali``.
        """
        names = [word for word in self.words if not word.is_generic]
        if not names:
            return False
        if self.of_kind("box") or len(self.of_kind("house", "plain")) > 1:
            return True
        names = [word for word in names if word.part in PREMISE_PARTS]
        has_number = bool(self.of_kind("house", "plain", "block", "unit", "floor"))
        is_building = any(word.part == "building" for word in names)
        return bool(names) and (has_number or is_building)


def strip_number(text: str) -> str:
    """A number without leading zeros and with its letter in lower case."""
    bare = text.lstrip("0")
    return bare if bare and bare[0].isdigit() else "0" + bare if text[0] == "0" else text


def bare_digits(value: str) -> str:
    """``1605a`` as ``1605``; as it is where it does not begin with digits."""
    return _LETTERS.sub("", value) if value[:1].isdigit() else value
