"""What do two addresses have in common: names, a house's number, a room, a post box?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from witting.matching.address_number import agree, closest, compare_units
from witting.matching.address_words import WordAlignment, align_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.names.address import Address

BUILDING_ENOUGH = 0.45
"""A shared building's name must say so much to stand for the number of the house."""

_OTHER_DIFFERS = 0.4


@dataclass(frozen=True)
class Comparison:
    """Two addresses side by side; each fact is found when it is asked for.

    Args:
        query: The one address.
        listed: The other.
        weigh: How rare a folded word is, from 0 to 1.
    """

    query: Address
    listed: Address
    weigh: Callable[[str], float]

    @cached_property
    def words(self) -> WordAlignment:
        """Their names, paired."""
        return align_words(self.query.words, self.listed.words, weigh=self.weigh)

    @cached_property
    def unit(self) -> str:
        """How their rooms stand to each other; see :func:`compare_units`."""
        return compare_units(self.query, self.listed)

    @cached_property
    def house(self) -> float | None:
        """How well the houses' numbers agree, from 0 to 1; None where a side has none."""
        ours, theirs = self.query.houses, self.listed.houses
        if not ours or not theirs:
            return None
        labelled = self.query.of_kind("house"), self.listed.of_kind("house")
        if all(labelled):
            return closest(*labelled)
        best = closest(ours, theirs)
        is_left = [
            any(closest((number,), others) <= 0 for number in own)
            for own, others in ((ours, theirs), (theirs, ours))
        ]
        # "Sh-2 Street, 4A" and "Sh-2 Street, 5": one number agrees, and the other is the house's.
        return min(best, _OTHER_DIFFERS) if all(is_left) else best

    @cached_property
    def more_numbers(self) -> int:
        """How many numbers agree beside the first, where streets have numbers for names."""
        ours, theirs = (
            {item.parts for item in address.of_kind("house", "plain")}
            for address in (self.query, self.listed)
        )
        return max(0, len(ours & theirs) - 1)

    @cached_property
    def is_box(self) -> bool:
        """Whether they share a post box's number."""
        return closest(self.query.of_kind("box"), self.listed.of_kind("box")) == 1.0

    @property
    def boxes_differ(self) -> bool:
        """Whether they have post boxes, of different numbers."""
        boxes = self.query.of_kind("box"), self.listed.of_kind("box")
        return all(boxes) and not self.is_box

    @property
    def is_building(self) -> bool:
        """Whether a building's own name is shared, and not only what kind of building it is."""
        return self.words.building >= BUILDING_ENOUGH

    @property
    def blocks_differ(self) -> bool:
        """Whether they name different buildings of one site."""
        ours, theirs = self.query.blocks, self.listed.blocks
        return bool(ours and theirs) and closest(ours, theirs) <= 0

    @property
    def postcodes_agree(self) -> bool | None:
        """Whether they share a postcode; None where a side has none."""
        ours, theirs = self.query.of_kind("postcode"), self.listed.of_kind("postcode")
        if not ours or not theirs:
            return None
        return any(agree(one, other) == 1.0 for one in ours for other in theirs)

    @property
    def streets_differ(self) -> bool:
        """Whether both name a street, and the one's is nowhere in the other."""
        sides = (
            (self.query.words, self.words.query_left),
            (self.listed.words, self.words.listed_left),
        )
        is_another = all(
            any(word.part == "street" for word in words) for side in sides for words in side
        )
        return is_another and self.words.shared_in("street") < BUILDING_ENOUGH

    @property
    def is_elsewhere(self) -> bool:
        """Whether country, house or street contradict, so that nothing else need be looked at."""
        countries = self.query.countries, self.listed.countries
        if all(countries) and countries[0].isdisjoint(countries[1]):
            return True
        if self.house is not None and self.house <= 0 and not self.is_box:
            return True
        return self.streets_differ and not self.is_building

    @property
    def is_one_place(self) -> bool:
        """Whether what is shared is more than a town, a street or an industrial zone."""
        if self.is_box:
            return self.words.shared > 0
        if self.words.premise <= 0:
            return self.more_numbers > 0
        # Where a side has no number of a house, its building or a name with a room must do.
        rooms = self.query.of_kind("unit", "floor"), self.listed.of_kind("unit", "floor")
        return self.house is not None or self.is_building or all(rooms)

    def agreeing(self) -> Iterator[str]:
        """The parts that agree, in the order of an address from the room to the country."""
        units = self.query.of_kind("unit"), self.listed.of_kind("unit")
        floors = self.query.of_kind("floor"), self.listed.of_kind("floor")
        facts = {
            "unit": self.unit in ("same", "overlap") and all(units),
            "floor": closest(*floors) == 1.0,
            "building": self.words.shared_in("building") > 0,
            "street_number": bool(self.house),
            "street": self.words.shared_in("street") > 0,
            "district": self.words.shared_in("district") > 0,
            "city": self.words.shared_in("city") > 0,
            "postcode": bool(self.postcodes_agree),
            "country": bool(self.query.countries & self.listed.countries),
            "box": self.is_box,
        }
        yield from (part for part, agrees in facts.items() if agrees)
