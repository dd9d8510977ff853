"""Do code and words say that the goods are something else?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.goods.listed import load_lists
from witting.goods.nomenclature import CHAPTER, HEADING, format_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.description import Told
    from witting.goods.outcome import Outcome


MAX_NAMED = 3
"""So many headings or chapters are named."""

DECLARED = frozenset({"head", "also"})
"""Roles of goods that may be named as what contradicts a code."""


def contradiction_of(outcomes: Sequence[Outcome], told: Sequence[Told]) -> str | None:
    """What code and words say differently, as a sentence; else None.

    Words contradict a code only where all of them that surely tell a kind of goods are of other
    chapters, or, where either side is on a list, of other headings.
    """
    valid = [outcome for outcome in outcomes if not outcome.code.problem]
    sure = [each for each in told if each.status == "identified" and each.role == "head"]
    if not valid or not sure:
        return None
    is_listed = any(outcome.listed for outcome in valid) or any(each.is_listed for each in sure)
    level = HEADING if is_listed else CHAPTER
    by_code = _levels((code for outcome in valid for code in outcome.now), level)
    by_words = [_levels(each.outcome.now, level) for each in sure]
    if any(not own or own & by_code for own in by_words):
        return None
    named = min((each for each in told if _is_other(each, by_code, level)), key=_gravity)
    own = _levels(named.outcome.now, HEADING if named.is_listed else level)
    return (
        f"The HS code {format_code(valid[0].code.digits)} and the words contradict each other: "
        f"{named.clue.kind.what} are declared under "
        f"{', '.join(sorted(own)[:MAX_NAMED])}{' and others' if len(own) > MAX_NAMED else ''}."
    )


def _is_other(each: Told, by_code: set[str], level: int) -> bool:
    """Whether the words surely declare goods that are under none of the codes."""
    own = _levels(each.outcome.now, level)
    return each.status == "identified" and each.role in DECLARED and own.isdisjoint(by_code)


def _gravity(each: Told) -> int:
    """Less is graver: the tiers in their order, then what only a class names, then the rest."""
    tiers = load_lists().tiers
    found = [tiers.index(entry.tier) for entry in each.outcome.listed if entry.tier]
    return min(found, default=len(tiers) + (not each.is_listed))


def _levels(codes: Iterable[str], level: int) -> set[str]:
    return {code[:level] for code in codes}
