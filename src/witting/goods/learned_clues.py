"""What may the clues of a user's own model add to what the shipped knowledge says?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.goods.description import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.clue import Clue
    from witting.goods.description import Told
    from witting.goods.outcome import Outcome


def with_learned(
    told: tuple[Told, ...], outcomes: Iterable[Outcome], learned: Sequence[Clue]
) -> tuple[Told, ...]:
    """What counts, with the learned clues that may.

    Where words and code tell nothing, every clue counts. Where they name goods on no list, a clue
    counts that is sure of listed ones. Where the goods are, or may be, listed already, a clue adds
    listed goods that they may be, too; it makes nothing narrower, so that no tier is lowered.
    """
    if not learned:
        return told
    own = tuple(tell(clue, "within") for clue in learned)
    listed = tuple(each for each in own if each.is_listed)
    known = tuple(each for each in told if each.status != "unidentified")
    if any(outcome.listed for outcome in outcomes) or any(each.is_listed for each in known):
        return (*told, *(replace(each, status="ambiguous") for each in listed))
    if known:
        return (*told, *(each for each in listed if each.status == "identified"))
    return (*told, *own)
