"""Who in an ownership graph is a party of the deal, and which of its owners are listed?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.model import Finding, Party
from witting.regimes.match_condition import Listed, UnderMeasure
from witting.screening.party import PartyMatch, listing_evidence, match_finding, query_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from witting.matching import Match
    from witting.model import Listing, Query
    from witting.ownership.graph import OwnershipEntity
    from witting.ownership.rule import HolderMeasure, OwnershipRule
    from witting.screening.query_search import QuerySearch
    from witting.screening.watchlists import Watchlist

MOST_NAMES = 8
"""So many names of one owner are looked for; a register has seldom more than three."""
MOST_MATCHES = 5
"""So many listings of one owner are kept for each list, the best."""


@dataclass(frozen=True, slots=True)
class ListedOwner:
    """An entity of the graph and a listing that it is, or may be.

    Args:
        entity: As the ownership file has it.
        finding: The match, with the evidence that a party's has.
        why_possible: Why it is not strong, in sentences; none where it is.
    """

    entity: OwnershipEntity
    finding: Finding
    why_possible: tuple[str, ...] = ()


def match_owner(entity: OwnershipEntity, search: QuerySearch) -> tuple[ListedOwner, ...]:
    """The listings that an entity may be: by its numbers, and by each of its names."""
    best: dict[str, tuple[Watchlist, Match]] = {}
    for query in queries_of(entity):
        for watchlist, hit in search.search(query):
            known = best.get(hit.listing.id)
            if known is None or _rank(hit) > _rank(known[1]):
                best[hit.listing.id] = watchlist, hit
    order = sorted(best.values(), key=lambda item: (item[0].name, *(-x for x in _rank(item[1]))))
    taken: dict[str, int] = {}
    found = []
    for watchlist, hit in order:
        taken[watchlist.name] = taken.get(watchlist.name, 0) + 1
        if taken[watchlist.name] <= MOST_MATCHES:
            party = PartyMatch("owner", _party(entity, hit.query_name), hit, watchlist.version)
            found.append(listed_owner(entity, party))
    return tuple(found)


def listed_owner(entity: OwnershipEntity, found: PartyMatch) -> ListedOwner:
    """A match of an entity, as one of its listings."""
    finding = match_finding(found, found.match.listing.id)
    return ListedOwner(entity, finding, found.match.why_possible)


def own_listing(entity: OwnershipEntity, watchlist: Watchlist, listing: Listing) -> ListedOwner:
    """An entity that a list itself has, as the entry that it is."""
    finding = Finding(
        id=listing.id,
        kind="party_match",
        subject="owner",
        score=1.0,
        certainty="strong",
        evidence=listing_evidence(
            listing,
            role=None,
            version=watchlist.version,
            query_name=entity.caption,
            listed_name=listing.names[0],
        ),
        explanation=f"{entity.caption!r} is the entry {listing.id} itself.",
    )
    return ListedOwner(entity, finding)


def meets(rule: OwnershipRule, owners: Sequence[ListedOwner], day: date) -> tuple[bool, bool]:
    """Whether the shares of an owner with these listings count by a rule: for certain, perhaps."""
    findings = [owner.finding for owner in owners]
    met = [_condition(holder).meet(findings, day) for holder in rule.holders]
    return any(meeting.is_sure for meeting in met), any(meeting.is_met for meeting in met)


def counting(rule: OwnershipRule, owners: Sequence[ListedOwner], day: date) -> list[ListedOwner]:
    """The listings by which an owner's shares count."""
    findings = [owner.finding for owner in owners]
    ids = {name for holder in rule.holders for name in _condition(holder).meet(findings, day).ids}
    return [owner for owner in owners if owner.finding.id in ids]


def _condition(holder: HolderMeasure) -> Listed | UnderMeasure:
    if holder.programs or holder.provisions:
        return UnderMeasure(holder.lists, programs=holder.programs, provisions=holder.provisions)
    return Listed(holder.lists)


def queries_of(entity: OwnershipEntity) -> Iterator[Query]:
    """By what an entity is looked for on the lists: by its numbers, and by each of its names."""
    for name in entity.names[:MOST_NAMES] or ("",):
        yield query_of(_party(entity, name))


def _party(entity: OwnershipEntity, name: str) -> Party:
    return Party(
        name=name or None,
        schema=entity.schema,
        country=entity.country,
        birth_date=entity.birth_date,
        identifiers=entity.identifiers,
    )


def _rank(hit: Match) -> tuple[bool, float]:
    return hit.certainty == "strong", hit.score
