"""What may a part number be read as, and how is that said?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from witting.goods.part_family import ANY

if TYPE_CHECKING:
    from witting.goods.part_family import PartFamily


class Reading(NamedTuple):
    """A number, and a family that it may be of.

    Args:
        family: The family.
        last: The word after its last one.
        start: How many signs of the family's start it has.
        length: How many signs the family's pattern took.
        is_near: Whether it only begins like the family's numbers.
        is_owned: Whether a maker of the family stands beside it.
    """

    family: PartFamily
    last: int
    start: int
    length: int
    is_near: bool
    is_owned: bool

    @property
    def rank(self) -> tuple[bool, bool, bool, int, bool, int]:
        """Greater is likelier: the more of the number the family's files spell out, the better."""
        is_told = self.family.starts != (ANY,)
        is_sure = self.family.alone == "sure"
        return not self.is_near, is_told, self.is_owned, self.start, is_sure, self.length


def explain_reading(reading: Reading, *, context: str, other: str) -> str:
    """What a number was recognised as, as half a sentence.

    Args:
        reading: What it was read as.
        context: The word of the trade beside it; else empty.
        other: The word beside it that makes it the name of other goods; else empty.
    """
    what = reading.family.what
    if reading.is_near:
        return f"a number that begins like {what} but does not go on so"
    if reading.family.starts == (ANY,):
        return "a number beside its maker, who mostly makes such goods"
    beside = f', beside "{context.lower()}"' if context else ""
    beside = ", beside their maker" if reading.is_owned else beside
    unless = f', but "{other.lower()}" beside it may make it other goods' if other else ""
    return f"a number of {what}{beside}{unless}"
