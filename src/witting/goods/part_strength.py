"""How surely does a part number tell what the goods are?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.goods.nomenclature import HEADING
from witting.goods.part_family import ANY
from witting.resources import read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.goods.maker import Maker
    from witting.goods.reading import Reading

FILE = "goods/part_strengths.yaml"


@dataclass(frozen=True, slots=True)
class PartStrengths:
    """Strengths of a clue, from 0 to 1; what each is for stands in the resource."""

    with_maker: float
    any_number: float
    with_context: float
    with_other_maker: float
    alone: float
    hint: float
    near: float
    maker: float


@cache
def load_part_strengths() -> PartStrengths:
    """The packaged strengths."""
    return PartStrengths(**read_numbers(FILE, tuple(PartStrengths.__dataclass_fields__)))


def strength_of(
    reading: Reading, *, makers: Iterable[Maker], has_context: bool, is_number_field: bool
) -> float:
    """How surely the number means the family's goods; 0 where it says nothing.

    Args:
        reading: The number.
        makers: Who stands beside it.
        has_context: Whether a word of the trade does.
        is_number_field: Whether it stands in the field for part numbers.
    """
    strengths = load_part_strengths()
    family = reading.family
    if reading.is_near:
        return strengths.near
    if reading.is_owned:
        return strengths.any_number if family.starts == (ANY,) else strengths.with_maker
    if has_context:
        return strengths.with_context
    if family.alone == "sure":
        return strengths.alone
    if family.alone == "hint":
        is_sure = not family.makers and any(_makes(maker, reading) for maker in makers)
        return strengths.with_other_maker if is_sure else strengths.hint
    return strengths.hint if family.alone == "field" and is_number_field else 0.0


def _makes(maker: Maker, reading: Reading) -> bool:
    """Whether the maker's goods are under a heading of the family's."""
    own = {code[:HEADING] for code in maker.kind.codes}
    return any(code[:HEADING] in own for code in reading.family.kind.kind.codes)
