"""Of which families may the number be that begins at a word of a deal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.goods.amount import MAX_SUFFIX, is_size
from witting.goods.part_family import ANY
from witting.goods.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.goods.family_index import PartFamilies
    from witting.goods.part_family import PartFamily
    from witting.goods.part_field import PartField

MIN_NUMBER = 3
"""Signs of the shortest number that is looked at."""

MAX_JOINED = 3
"""Words that may be one number: ``MT41K256M16TW 107 IT``."""

MAX_LENGTH = 48
"""Signs of a number over several words."""

MAX_LATER = 10
"""Signs of a word that may go on a number: a suffix, not prose."""

MIN_NEAR = 4
"""So many signs must agree before something that is no number of a family is close to one."""


def read_number(
    field: PartField,
    first: int,
    *,
    owners: Mapping[str, bool],
    families: PartFamilies,
    has_trade: bool,
) -> list[Reading]:
    """The families of the number at a word, the likeliest first.

    Args:
        field: Where it stands.
        first: The word it begins with.
        owners: The makers beside it, and whether any number may be theirs, not only those whose
            family is known: beside a name such as ST, that would be any figures.
        families: All families.
        has_trade: Whether a word of some trade stands in the field.
    """
    word = field.words[first]
    is_split = len(word) < MIN_NUMBER or word.isalpha()
    begin = word + field.words[first + 1] if is_split and first + 1 < len(field.words) else word
    is_free = field.name == "part_number"
    common = families.split if is_split and not is_free else families.common
    begun = [(pair, False) for pair in common.find(begin)]
    if has_trade or is_free:
        begun += [(pair, False) for pair in families.contextual.find(begin)]
    for owner, is_any in owners.items():
        if index := families.by_maker.get(owner):
            begun += [
                (pair, True)
                for pair in index.find(begin)
                if (pair[1].starts != (ANY,) or (is_any and not is_split))
                and not (pair[0].isdigit() and is_size(begin))
            ]
    if not begun:
        return []
    ends, number = _joined(field, first)
    if len(number) < MIN_NUMBER:
        return []
    found = [
        reading
        for (start, family), is_owned in begun
        if number.startswith(start)
        and (reading := _read(number, start, family, ends=ends, first=first, is_owned=is_owned))
    ]
    return sorted(found, key=lambda reading: reading.rank, reverse=True)


def _joined(field: PartField, first: int) -> tuple[list[int], str]:
    """What may be one number with the word: where each word ends in it, and the signs."""
    number, ends = field.words[first], [len(field.words[first])]
    for index in range(first + 1, min(first + MAX_JOINED, len(field.words))):
        later = field.words[index]
        length = len(number) + len(later)
        longest = MAX_SUFFIX if later.isalpha() else MAX_LATER
        if number.isalpha() and later[0].isdigit():
            longest = MAX_LENGTH  # The number itself, with all its suffixes: NU 2206-E-TVP2-C3.
        if len(later) > longest or length > MAX_LENGTH or not field.is_glued(index):
            break
        number += later
        ends.append(length)
    return ends, number


def _read(
    number: str,
    start: str,
    family: PartFamily,
    *,
    ends: Sequence[int],
    first: int,
    is_owned: bool,
) -> Reading | None:
    """The number as one of the family; near to one if only its beginning is; else None."""
    if len(start) > ends[0] and number[: ends[0]].isdigit():
        return None
    for joined, length in _fits(family, number, ends):
        return Reading(family, first + joined, len(start), length, is_near=False, is_owned=is_owned)
    is_like = len(start) >= MIN_NEAR and start[0].isalpha() and len(start) < ends[0]
    if not is_like or family.alone != "sure":
        return None
    return Reading(family, first + 1, len(start), 0, is_near=True, is_owned=is_owned)


def _fits(family: PartFamily, number: str, ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Over how many words the pattern goes, and how many signs it takes."""
    begin = 0
    for joined, end in enumerate(ends, start=1):
        taken = family.fit(number[:end])
        # What is taken of a later word must be more than the words before it gave.
        if taken is not None and taken > begin:
            yield joined, taken
        begin = end
