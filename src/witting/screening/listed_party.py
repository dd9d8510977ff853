"""Which entries of the lists is a party, whose owners the lists themselves may name?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.ownership.graph import LINK
from witting.screening.owner_finding import PartyInFile
from witting.screening.owner_match import listed_owner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Party
    from witting.screening.list_edges import ListEdges
    from witting.screening.party import PartyMatch

WHY_NAMED = "a list names it as owned or controlled, without listing it, and the name is the same"


def with_listings(
    found: Sequence[PartyInFile], party: Party, matches: Sequence[PartyMatch], edges: ListEdges
) -> list[PartyInFile]:
    """Whom of the files the party is, with the entries that it is; and apart, those it may be.

    What files and lists say is one where the party is surely both. Entries of which no list says
    anything are left out.

    Args:
        found: Whom of the files it is, or may be.
        party: As the deal has it.
        matches: The listings that it is or may be.
        edges: What the lists say.
    """
    strong = [match for match in matches if match.match.certainty == "strong"]
    listed = [_in_lists(strong, edges)] if strong and _is_told(strong, edges) else []
    if not strong:
        listed += [_in_lists([match], edges) for match in matches if _is_owned(match, edges)]
    if not matches and party.name:
        listed += list(_named(party.name, edges))
    sure = [item for item in found if item.certainty == "strong"]
    if len(sure) == len(listed) == 1 and listed[0].certainty == "strong":
        one = replace(sure[0], listings=listed[0].listings, own=listed[0].own)
        return [one if item is sure[0] else item for item in found]
    return [*found, *listed]


def _in_lists(matches: Sequence[PartyMatch], edges: ListEdges) -> PartyInFile:
    best = max((match.match for match in matches), key=lambda match: match.score)
    ids = tuple(match.match.listing.id for match in matches)
    # Its name is that of the entry of which something is told.
    told = sorted(ids, key=lambda name: not edges.of(name))
    own = tuple(listed_owner(edges.entity(match.match.listing.id), match) for match in matches)
    return PartyInFile((), best.score, best.certainty, best.explanation, tuple(told), own)


def _is_told(matches: Sequence[PartyMatch], edges: ListEdges) -> bool:
    return any(edges.of(match.match.listing.id) for match in matches)


def _is_owned(found: PartyMatch, edges: ListEdges) -> bool:
    """Whether more than a link is told: of whom a party only may be, a link is no news."""
    return any(edge.said.kind != LINK for edge in edges.of(found.match.listing.id))


def _named(name: str, edges: ListEdges) -> Iterator[PartyInFile]:
    for own_id in edges.find_named(name):
        yield PartyInFile((), 1.0, "possible", WHY_NAMED, (own_id,))
