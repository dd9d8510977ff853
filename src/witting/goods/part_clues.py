"""What do the part numbers and makers of a deal say of its goods?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.goods.amount import is_amount, is_date_or_price
from witting.goods.clue import Clue
from witting.goods.maker_clue import clues_of_makers
from witting.goods.part_field import PartField
from witting.goods.part_files import load_part_families
from witting.goods.part_reading import read_number
from witting.goods.part_strength import load_part_strengths, strength_of
from witting.goods.reading import explain_reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.goods.maker import Maker, Mention
    from witting.goods.reading import Reading

MAX_CLUES = 64
"""So many are told of; a longer list holds more of the same."""

MAX_MAKERS = 8
"""Makers of another field that a number may be of; a longer list is none of makers."""

AROUND = 120
"""Characters before and after a number in which a word of its trade counts."""


def part_clues(
    description: str | None = None,
    part_number: str | None = None,
    manufacturer: str | None = None,
) -> tuple[Clue, ...]:
    """Which goods do the part numbers in a deal's words stand for?

    Numbers are read in any case, with blanks and hyphens moved and a suffix for the packing; in a
    number, Cyrillic letters that look like Latin ones are these. A number of a family is a sure
    clue with its maker, with a word of its trade or, for some, by itself; a maker only hints.

    Args:
        description: In the words of the deal; numbers and makers among them are looked for.
        part_number: The field for it; what stands there is a number, whatever else it may mean.
        manufacturer: The field for it.

    Returns:
        At most MAX_CLUES: of the part number, the description, the manufacturer.
    """
    words = PartField("description", description or "")
    number = PartField("part_number", part_number or "") if part_number else None
    maker = PartField("manufacturer", manufacturer or "") if manufacturer else None
    if not (words.has_figures or number or maker):
        return ()
    named = tuple(maker.mentions[:MAX_MAKERS]) if maker else ()
    clues: list[Clue] = []
    used: set[str] = set()
    for field, elsewhere in (
        (number, (*named, *words.mentions[:MAX_MAKERS])),
        (words, named),
    ):
        if not field:
            continue
        for clue, owners in _numbers(field, elsewhere=elsewhere, around=words):
            used.update(owners)
            clues.append(clue)
            if len(clues) == MAX_CLUES:
                return tuple(clues)
    for field in (words, maker):
        if field and field.mentions:
            clues.extend(clues_of_makers(field, used=used, has_number=number is not None))
    return tuple(clues[:MAX_CLUES])


def _numbers(
    field: PartField, *, elsewhere: Sequence[Mention], around: PartField
) -> Iterator[tuple[Clue, tuple[str, ...]]]:
    """The clue of each number in a field, with the makers whose it is."""
    beginnings = field.find_beginnings()
    if not beginnings:
        return
    families, after, has_trade = load_part_families(), 0, around.has_trade
    is_told = bool(elsewhere) or field.name == "part_number"
    words = field.words
    for first in beginnings:
        if first < after:
            continue
        mentions = (*field.beside(first), *elsewhere) if field.mentions or elsewhere else ()
        if not (is_told or mentions) and is_amount(words, first, has_trade=has_trade):
            continue
        is_field = field.name != "description"
        owners = {
            mention.maker.key: is_field or not mention.is_short or mention in elsewhere
            for mention in mentions
        }
        for reading in read_number(
            field, first, owners=owners, families=families, has_trade=has_trade
        ):
            clue = _clue(
                field, first, reading, makers=[mention.maker for mention in mentions], around=around
            )
            if clue:
                after = reading.last
                yield clue, tuple(owners)
                break


def _clue(
    field: PartField, first: int, reading: Reading, *, makers: Iterable[Maker], around: PartField
) -> Clue | None:
    kind = reading.family.kind
    start, end = field.spans[first][0], field.spans[reading.last - 1][1]
    if not reading.is_owned and is_date_or_price(field.text[start:end]):
        return None
    # The number itself is no word beside it.
    low, high = (start, end) if field.name == "description" else (0, 0)
    parts = (max(low - AROUND, 0), low), (high, high + AROUND)
    plain = around.plain
    context = ""
    if around.has_trade:
        context = next(filter(None, (kind.context.find(plain, *part) for part in parts)), "")
    strength = strength_of(
        reading,
        makers=makers,
        has_context=bool(context),
        is_number_field=field.name == "part_number",
    )
    other = ""
    if kind.unless.beginnings:
        other = next(filter(None, (kind.unless.find(plain, *part) for part in parts)), "")
    if other:
        strength = min(strength, load_part_strengths().hint)
    if not strength:
        return None
    why = explain_reading(reading, context=context, other=other)
    return Clue(kind.kind, strength, field.name, start, end, why)
