"""Are two addresses one place, and if not, one building?

The score is the sum of its features and lies between 0 and 1: the names (street, building, town)
give up to NAMES, the house's number up to HOUSE, the room up to UNIT. Two addresses without a name
and a number of one house in common are no match whatever else they share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.matching.address_comparison import Comparison
from witting.matching.address_sentence import describe
from witting.matching.address_words import weight_of_left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.matching.feature import Feature
    from witting.names.address import Address

NAMES, HOUSE, UNIT = 0.55, 0.25, 0.2
"""The most that each gives."""

MATCH = 0.75
"""From here on two addresses are one building, or a post box; below, they are not said to match."""

STRONG = 0.93
"""From here on they are one address."""

ENOUGH = 1.0
"""So much must the shared names say for all of NAMES; one rare name and a town do, and so do a
common street and its town."""

_CONFLICT, _LONE = 1.0, 0.12
_POSTCODE_DIFFERS = 0.05
_WAY_DIFFERS = 0.04
_BLOCK_DIFFERS = 0.12
_BOX_DIFFERS = 0.15
_NUMBER_FOR_NAME = 0.6
"""A second number that agrees counts as a name: ``Calle 24N No. 6-15``."""

_LONG_BOX, _SHORT_BOX_FOR_NAME = 4, 0.35
"""So does a post box's number, if it is long: box 12 is in every town."""

_UNIT_EFFECTS = {
    "same": UNIT,
    "none": UNIT,
    "covered": 0.14,
    "overlap": 0.12,
    "unit_unknown": 0.1,
    "unit_unlisted": 0.08,
    "part": 0.07,
    "other": 0.04,
}
IN_FULL = frozenset({"same", "none"})
"""Relations of the rooms in which the addresses are one in full."""


@dataclass(frozen=True, slots=True)
class AddressMatch:
    """Two addresses of one place or building.

    Args:
        query: The one address.
        listed: The other.
        score: From 0 to 1; the sum of the features' effects.
        relation: ``same``; ``overlap``, ``part`` (rooms that are neither one nor two); ``covered``
            (the listing is of the whole floor); ``unit_unknown``, ``unit_unlisted`` (one side has
            no room); ``other_unit``, ``other_block`` (the building or site, and another room or
            house of it); ``box`` (a post box).
        agreeing: The parts that agree, of ``unit floor building street_number street district city
            postcode country box``.
        features: What moved the score.
    """

    query: Address
    listed: Address
    score: float
    relation: str
    agreeing: tuple[str, ...]
    features: tuple[Feature, ...]

    @property
    def is_in_full(self) -> bool:
        """Whether nothing but spelling and order may differ."""
        return self.relation == "same" and self.score >= STRONG


def plain_weight(word: str) -> float:
    """Every name says the same: what holds where no list tells which names are common."""
    del word
    return 0.8


def compare_addresses(
    query: Address, listed: Address, *, weigh: Callable[[str], float] = plain_weight
) -> AddressMatch | None:
    """The match of two addresses, or None where they are not one building.

    Args:
        query: A party's.
        listed: A listing's, or another party's.
        weigh: How rare a folded word of an address is, from 0 to 1, such as an index knows.

    Returns:
        A match from MATCH on. Towns, streets and countries alone are none, nor is a post box of
        which not even the town is shared.
    """
    if not (query.is_premise and listed.is_premise):
        return None
    sides = Comparison(query, listed, weigh)
    if sides.is_elsewhere or not sides.is_one_place:
        return None
    features = tuple(_features(sides))
    score = sum(feature.effect for feature in features)
    if score < MATCH:
        return None
    return AddressMatch(
        query=query,
        listed=listed,
        score=min(1.0, score),  # sums of fractions may end a hair above
        relation=_relation(sides),
        agreeing=tuple(sides.agreeing()),
        features=features,
    )


def _relation(sides: Comparison) -> str:
    if not sides.house and sides.is_box and not sides.is_building:
        return "box"
    if sides.blocks_differ:
        return "other_block"
    if sides.unit == "other":
        return "other_unit"
    return "same" if sides.unit == "none" else sides.unit


def _features(sides: Comparison) -> Iterator[Feature]:
    yield describe("names", sides, NAMES * _share_of_names(sides))
    yield describe("street_number", sides, HOUSE * _share_of_house(sides))
    yield describe("unit", sides, _UNIT_EFFECTS[sides.unit])
    if sides.blocks_differ:
        yield describe("block", sides, -_BLOCK_DIFFERS)
    if sides.boxes_differ and not sides.house:
        yield describe("box", sides, -_BOX_DIFFERS)
    if sides.postcodes_agree is False:
        yield describe("postcode", sides, -_POSTCODE_DIFFERS)
    ways = sides.query.ways, sides.listed.ways
    if all(ways) and ways[0].isdisjoint(ways[1]):
        yield describe("way", sides, -_WAY_DIFFERS)


def _share_of_names(sides: Comparison) -> float:
    """What the names share, against what each has that contradicts the other."""
    words = sides.words
    shared = words.shared + _NUMBER_FOR_NAME * sides.more_numbers
    if sides.is_box:
        digits = max(len(item.written) for item in sides.query.of_kind("box"))
        shared += _NUMBER_FOR_NAME if digits >= _LONG_BOX else _SHORT_BOX_FOR_NAME
    ours, theirs = (
        weight_of_left(left, weigh=sides.weigh) for left in (words.query_left, words.listed_left)
    )
    conflict, lone = min(ours, theirs), abs(ours - theirs)
    whole = shared + _CONFLICT * conflict + _LONE * lone
    return min(1.0, shared / ENOUGH) * shared / whole if whole else 0.0


def _share_of_house(sides: Comparison) -> float:
    if sides.house is not None:
        return sides.house
    if sides.is_box:
        return 1.0
    if not sides.is_building:
        return 0.3
    return 0.6 if sides.query.houses or sides.listed.houses else 0.8
