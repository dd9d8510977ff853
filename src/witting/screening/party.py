"""Is a party of the deal on a list?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.model import Finding, Query
from witting.names import parse_bare_number, parse_name, split_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.matching import Match
    from witting.model import ListedName, Listing, Party
    from witting.screening.query_search import QuerySearch

SCHEMA_OF_ROLE = {"vessel": "Vessel"}
"""What a role alone says of its party: a ship's name of one word is no reason to doubt it."""

MAY_SHIP = frozenset({None, "vessel", "carrier", "owner"})
"""Roles whose party may be meant as a ship; whoever pays, buys or sends is none."""

MATCHES_PER_LIST = 5
"""So many matches of one party on one list are shown; the best ones. A name that is on a list six
times over has long been held by the first."""


@dataclass(frozen=True, slots=True)
class PartyMatch:
    """A party and one listing that it may be.

    Args:
        subject: Where the party stands, such as ``parties[1]``.
        version: The list's version that was searched.
    """

    subject: str
    party: Party
    match: Match
    version: str


def query_of(party: Party) -> Query:
    """The party as matching sees it.

    A name that is a number (``SABRRUMM``) is looked up as one, and so is one that stands in a name.
    """
    name, numbers = split_numbers(party.name or "")
    return Query(
        name=name,
        schema=party.schema or SCHEMA_OF_ROLE.get(party.role or ""),
        countries=(party.country,) if party.country else (),
        birth_date=party.birth_date,
        identifiers=(*party.identifiers, *numbers, *parse_bare_number(name)),
        address=party.address,
    )


def match_parties(parties: Sequence[Party], search: QuerySearch) -> Iterator[PartyMatch]:
    """All matches of all parties, in the order of the deal."""
    found = search.search_parties([*map(query_of, parties)])
    for place, (party, hits) in enumerate(zip(parties, found, strict=True)):
        taken: dict[str, int] = {}
        for watchlist, hit in hits:
            if _is_no_ship(party, hit):
                continue
            taken[watchlist.name] = taken.get(watchlist.name, 0) + 1
            if taken[watchlist.name] <= MATCHES_PER_LIST:
                yield PartyMatch(f"parties[{place}]", party, hit, watchlist.version)


def _is_no_ship(party: Party, match: Match) -> bool:
    """Whether a party that trades is only spelt like a ship of one word: ``Velorga``, ``Velorka``.

    A name in the same letters, or a number that agrees, is a match all the same.
    """
    if party.role in MAY_SHIP or party.schema == "Vessel" or match.listing.schema != "Vessel":
        return False
    is_word = len(parse_name(match.listed_name.text).words) == 1
    has_number = any(feature.name == "identifier" for feature in match.features)
    return is_word and match.name_score.slips > 0 and not has_number


def evidence_of(found: PartyMatch) -> dict[str, Any]:
    """The two sides of a match as JSON values; the shape is in docs/findings.md."""
    match = found.match
    return listing_evidence(
        match.listing,
        role=found.party.role,
        version=found.version,
        query_name=match.query_name,
        listed_name=match.listed_name,
        features=[feature.to_dict() for feature in match.features],
    )


def match_finding(found: PartyMatch, name: str) -> Finding:
    """A match as a finding with this id."""
    match = found.match
    return Finding(
        id=name,
        kind="identifier_match" if match.by_identifier else "party_match",
        subject=found.subject,
        score=match.score,
        certainty=match.certainty,
        evidence=evidence_of(found),
        explanation=match.explanation,
    )


def listing_evidence(
    listing: Listing,
    *,
    role: str | None,
    version: str,
    query_name: str,
    listed_name: ListedName,
    features: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """An entry as evidence has it, with what was compared."""
    return {
        "role": role,
        "list": listing.list,
        "snapshot": version,
        "entity": listing.id,
        "caption": listing.caption,
        "schema": listing.schema,
        "query_name": query_name,
        "listed_name": listed_name.text,
        "name_kind": listed_name.kind,
        "programs": list(listing.programs),
        "measures": [measure.to_dict() for measure in listing.measures],
        "features": [*features],
        "countries": list(listing.countries),
        "identifiers": [{"scheme": i.scheme, "value": i.value} for i in listing.identifiers],
        "addresses": list(listing.addresses),
        "birth_dates": list(listing.birth_dates),
    }
