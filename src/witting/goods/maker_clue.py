"""What does the name of a maker hint at?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.goods.amount import load_amount_words
from witting.goods.clue import Clue
from witting.goods.part_strength import load_part_strengths

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from witting.goods.maker import Mention
    from witting.goods.part_field import PartField

NEXT_TO = 4
"""Words between a maker in a description and what may be a part number of his, at most."""


def clues_of_makers(field: PartField, *, used: Collection[str], has_number: bool) -> Iterator[Clue]:
    """A hint for each maker that is named and that no number is of.

    Args:
        field: The description or the manufacturer.
        used: Keys of makers whose numbers were recognised.
        has_number: Whether a part number is given in its field.
    """
    told = set(used)
    is_own_field = field.name != "description"
    for mention in field.mentions:
        maker = mention.maker
        if maker.key in told:
            continue
        if is_own_field:
            is_told = has_number or not maker.is_broad
        else:
            is_told = not (maker.is_broad or mention.is_short) and _has_number(field, mention)
        if is_told:
            told.add(maker.key)
            yield _clue(field, mention)


def _has_number(field: PartField, mention: Mention) -> bool:
    """Whether something that looks like a part number stands beside the maker."""
    amounts = load_amount_words().pattern
    before = field.words[max(mention.first - NEXT_TO, 0) : mention.first]
    after = field.words[mention.last : mention.last + NEXT_TO]
    return any(
        not word.isalpha() and len(word) > NEXT_TO and not (word.isdigit() or amounts.match(word))
        for word in (*before, *after)
    )


def _clue(field: PartField, mention: Mention) -> Clue:
    maker = mention.maker
    start, end = field.spans[mention.first][0], field.spans[mention.last - 1][1]
    return Clue(
        kind=maker.kind,
        strength=load_part_strengths().maker * maker.likely,
        field=field.name,
        start=start,
        end=end,
        why=f"a maker who mostly makes {maker.kind.what}",
    )
