"""What does one regime's test say of a party, and which of its answers are worth telling?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.ownership.rollup import CONTROLLED, LINKED, NOT_OWNED, OWNED, RollUp
from witting.screening.owner_finding import OwnedParty, PartyInFile
from witting.screening.owner_match import meets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from witting.ownership.holdings import Holdings
    from witting.ownership.rule import OwnershipRule
    from witting.ownership.upstream import Upstream
    from witting.screening.owner_match import ListedOwner


def judge_by_rule(
    rule: OwnershipRule,
    item: PartyInFile,
    above: Upstream,
    holdings: Holdings,
    listed: dict[int, tuple[ListedOwner, ...]],
    *,
    day: date,
    said: Mapping[str, str],
) -> Iterator[OwnedParty]:
    """The answers of a rule that say more than nothing.

    Args:
        rule: The regime's test.
        item: Who the party is.
        above: Its owners; the party is number 0.
        holdings: Theirs on the day.
        listed: The listings of each owner that has some.
        day: The day asked for.
        said: By place, what a list says there.
    """
    reading = rule.reading_on(day)
    if reading is None:
        return
    # Who may be listed itself is told of as such; that a list names its owner adds nothing.
    if not item.entities and meets(rule, item.own, day)[1]:
        return
    met = {place: meets(rule, found, day) for place, found in listed.items()}
    rolled = RollUp(
        holdings,
        reading,
        certain=[place for place, (is_sure, _) in met.items() if is_sure],
        possible=[place for place, (_, may_be) in met.items() if may_be],
    )
    answers = rolled.answers(0)
    untold = {NOT_OWNED}
    if not item.entities and item.certainty != "strong":
        untold.add(LINKED)  # that it may be an entry that has a link is no news
    if any(answer.outcome == OWNED for answer in answers) and _is_by_lists(holdings, said):
        untold.add(CONTROLLED)  # by the same words
    for answer in answers:
        if answer.outcome not in untold:
            yield OwnedParty(rule, reading, item, above, rolled, answer, listed, day, said)


def _is_by_lists(holdings: Holdings, said: Mapping[str, str]) -> bool:
    """Whether lists alone speak of control, which they do where a share may be meant as well."""
    edges = (edge for own in holdings.controllers.values() for _, _, edge in own)
    return all(holdings.graph.edge(edge).where in said for edge in edges)
