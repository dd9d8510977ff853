"""Are two numbers of addresses the same, and is a unit the same, another, or not known?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.address_part import bare_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.names.address import Address, PlaceNumber

SAME_FIRST = 0.8
WITHIN = 0.7
LETTER = 0.5

_HOUSES = frozenset({"house", "plain"})
_MOST_HOUSES = 60
"""A range of houses from the first number to the last, at most."""
_FLAT_DIGITS = 2
_FLOOR_DIGITS = 3
_LETTERED = re.compile(r"(\d{1,2})[a-z]")


def closest(query: Sequence[PlaceNumber], listed: Sequence[PlaceNumber]) -> float:
    """How well the best two of the numbers agree, from 0 (all differ) to 1 (the same)."""
    return max((agree(one, other) for one in query for other in listed), default=0.0)


def agree(one: PlaceNumber, other: PlaceNumber) -> float:
    """How well two numbers agree.

    The same is 1; ``5/2`` and ``5`` share their first part; ``8`` is within ``2-16``; ``1a`` and
    ``1`` differ by a letter.
    """
    if one.parts == other.parts:
        return 1.0
    if one.parts[0] == other.parts[0] and 1 in (len(one.parts), len(other.parts)):
        return SAME_FIRST
    if _is_within(one, other) or _is_within(other, one) or _overlap(one, other):
        return WITHIN
    # Of Japanese blocks every number counts.
    are_blocks = min(len(one.parts), len(other.parts)) > 1 and one.sign == other.sign == "-"
    is_near = bare_digits(one.parts[0]) == bare_digits(other.parts[0]) and _has_digits(one)
    return LETTER if is_near and not are_blocks else 0.0


def _is_within(one: PlaceNumber, other: PlaceNumber) -> bool:
    interval = other.interval
    value = bare_digits(one.parts[0])
    if interval is None or other.sign != "-" or len(one.parts) > 1 or not value.isdecimal():
        return False
    if other.kind in _HOUSES and interval[1] - interval[0] > _MOST_HOUSES:
        return False  # ``# 14-180`` of Colombia is one house
    return interval[0] <= int(value) <= interval[1]


def _overlap(one: PlaceNumber, other: PlaceNumber) -> bool:
    """Whether two ranges begin with one number."""
    is_range = one.interval is not None and other.interval is not None
    return is_range and one.parts[0] == other.parts[0]


def _has_digits(number: PlaceNumber) -> bool:
    return number.parts[0][0].isdigit()


def compare_units(query: Address, listed: Address) -> str:
    """How the rooms and floors of two addresses in one building stand to each other.

    Returns:
        ``same``; ``none`` where neither has one; ``overlap`` (some rooms are shared); ``part``
        (1605A of 1605); ``covered`` (the listing is of the whole floor); ``unit_unknown`` (the
        query does not say); ``unit_unlisted`` (the listing does not say); or ``other``.
    """
    ours, theirs = _units(query), _units(listed)
    floors = _floors(query), _floors(listed)
    if ours and theirs:
        return _compare(ours, theirs, floors)
    if not theirs and not floors[1]:
        return "unit_unlisted" if ours or floors[0] else "none"
    if not ours and not floors[0]:
        return "unit_unknown"
    return _compare_floors(ours, theirs, floors)


def _compare_floors(
    ours: frozenset[str], theirs: frozenset[str], floors: tuple[frozenset[int], frozenset[int]]
) -> str:
    """Where at most one side names a room."""
    mine, yours = (
        own or {*filter(None, map(_floor_of, units))}
        for own, units in zip(floors, (ours, theirs), strict=True)
    )
    if mine and yours and mine.isdisjoint(yours):
        return "other"
    if theirs:
        return "unit_unknown"
    if not mine:
        return "unit_unknown"
    return "covered" if ours else "same"


def _compare(
    ours: frozenset[str], theirs: frozenset[str], floors: tuple[frozenset[int], frozenset[int]]
) -> str:
    if floors[0] and floors[1] and floors[0].isdisjoint(floors[1]):
        return "other"
    codes = [
        {unit: _codes(unit, own) for unit in units}
        for units, own in zip((ours, theirs), floors, strict=True)
    ]
    every = [frozenset[str]().union(*own.values()) for own in codes]
    shared = [
        sum(not own.isdisjoint(others) for own in side.values())
        for side, others in zip(codes, reversed(every), strict=True)
    ]
    if shared == [len(ours), len(theirs)]:
        return "same"
    bare = [{bare_digits(code) for code in own if _is_long(code)} for own in every]
    if any(shared) or _in_pieces(ours, theirs) or _in_pieces(theirs, ours):
        # "Room 1202, Flat A" and "Room 1509, Flat A" share no more than a letter.
        return "other" if all(bare) and bare[0].isdisjoint(bare[1]) else "overlap"
    return "other" if bare[0].isdisjoint(bare[1]) else "part"


def _units(address: Address) -> frozenset[str]:
    return frozenset(value for number in address.of_kind("unit") for value in _values(number))


def _values(number: PlaceNumber) -> Iterable[str]:
    """``36/1/2`` is one room, of floor and flat and room; ``48-50`` are three."""
    return (number.written,) if number.sign == "/" else number.values


def _in_pieces(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a room of the one is a piece of a room with strokes of the other."""
    pieces = {piece for room in theirs if "/" in room for piece in room.split("/")}
    return not pieces.isdisjoint(ours)


def _floors(address: Address) -> frozenset[int]:
    found = (bare_digits(value) for item in address.of_kind("floor") for value in item.values)
    return frozenset(int(value) for value in found if value.isdecimal())


def _codes(unit: str, floors: frozenset[int]) -> frozenset[str]:
    """A room as it is, and with its floor: room 4 on floor 16 is 1604, room D there 16d."""
    if len(floors) != 1 or len(bare_digits(unit)) > _FLAT_DIGITS:
        return frozenset((unit,))
    [floor] = floors
    flat = unit.zfill(_FLAT_DIGITS) if unit.isdecimal() else unit
    return frozenset((unit, f"{floor}{flat}"))


def _floor_of(unit: str) -> int | None:
    """The floor that a room's number tells: 803 is on 8, 16d on 16."""
    if found := _LETTERED.fullmatch(unit):
        return int(found[1])
    digits = bare_digits(unit)
    return int(digits[:-2]) if digits.isdecimal() and len(digits) >= _FLOOR_DIGITS else None


def _is_long(code: str) -> bool:
    return bare_digits(code).isdecimal() and len(bare_digits(code)) >= _FLOOR_DIGITS
