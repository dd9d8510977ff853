"""Which part numbers of listed goods count, whatever stands around them?

Who hides a chip among shirts or a bearing among furniture needs its number on the paper, or it is
not the one that was ordered. So a sure number is never silenced by other goods of a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.goods.clue import SURE
from witting.goods.kind_outcome import outcome_of_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.goods.clue import Clue
    from witting.goods.goods_text import GoodsText
    from witting.goods.mention import Mention

DOUBTFUL = frozenset({"attribute", "modifier", "within", "parts", "spares"})
"""A number that plays one of these parts beside other goods is perhaps declared."""

LATER_LINES = frozenset({"within", "perhaps"})
"""Parts of goods that are told behind others."""


def is_designation(clue: Clue) -> bool:
    """Whether it is a number, sure by itself, of goods that are or may be on a list."""
    if clue.why == "words" or clue.strength < SURE:
        return False
    outcome = outcome_of_kind(clue.kind)
    return bool(outcome.listed or outcome.classes)


def with_lines(mentions: Sequence[Mention], text: GoodsText) -> list[Mention]:
    """The mentions, each sure number that is told later as a further line.

    In brackets it may only explain the goods before.
    """
    if len(mentions) == 1:
        return list(mentions)  # A head; nothing stands before it.
    return [
        one.played("also")
        if one.role in LATER_LINES
        and text.clauses[one.found.first] not in text.brackets
        and is_designation(one.clue)
        else one
        for one in mentions
    ]
