"""Which findings of a case stand openly, and which are folded?

A short name is like fifty entries. The surest few of what is found of a party, a line of goods or a
text are what one reads; the others are a click, a key or a print away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from witting.web.case_view import FindingCard

OPEN = 3
"""So many of one subject stand openly."""
LEAST_FOLDED = 2
"""To fold a single one saves nothing."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one kind about one subject, such as the matches of a party.

    Args:
        kind: Of which kind they are, in words.
        subject: What they are about, in words; empty where there are none.
        first: Those that stand openly, the surest first.
        folded: The others.
        best: The surest of the folded ones, or None.
        is_open: Whether the fold is open, since something in it must be put right.
    """

    kind: str
    subject: str
    first: tuple[FindingCard, ...]
    folded: tuple[FindingCard, ...]
    best: FindingCard | None
    is_open: bool


def group_findings(
    cards: Sequence[FindingCard], *, wanted: Collection[str] = ()
) -> list[FindingGroup]:
    """The findings by what they are about, in the order in which each is first spoken of.

    Args:
        cards: As the assessment has them.
        wanted: Ids of findings that must be seen.
    """
    groups: dict[tuple[str, str], list[FindingCard]] = {}
    for card in cards:
        found = card.view.raw
        groups.setdefault((found.subject, found.kind), []).append(card)
    return [_group(own, wanted) for own in groups.values()]


def _group(cards: list[FindingCard], wanted: Collection[str]) -> FindingGroup:
    view = cards[0].view
    if len(cards) < OPEN + LEAST_FOLDED:
        return FindingGroup(view.kind, view.subject, tuple(cards), (), None, is_open=False)
    ordered = sorted(cards, key=_sureness)
    folded = ordered[OPEN:]
    return FindingGroup(
        kind=view.kind,
        subject=view.subject,
        first=tuple(ordered[:OPEN]),
        folded=tuple(folded),
        best=folded[0],
        is_open=any(card.view.raw.id in wanted for card in folded),
    )


def _sureness(card: FindingCard) -> tuple[bool, float]:
    """What a provision may rest on first, then the higher score; else as they came."""
    return card.view.raw.certainty != "strong", -card.view.raw.score
