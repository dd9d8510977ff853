"""What do the files of owners say of one entity, and what do the tests make of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.model import Party
from witting.ownership.graph import OWNERSHIP
from witting.screening.owner_finding import PartyInFile, owner_finding
from witting.screening.party import query_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from witting.matching import Match
    from witting.ownership.graph import Edge, OwnershipGraph
    from witting.screening.owners import Owners
    from witting.screening.query_search import QuerySearch

MOST_EDGES = 500
"""So many owners and so many assets are shown of each entity; more are counted."""


def view_entity(
    text: str, *, owners: Owners, search: QuerySearch, day: date
) -> Iterator[dict[str, Any]]:
    """Everyone in the files with this id, number or name: its owners, assets and answers.

    Args:
        text: An id, a number or a name.
        owners: The files.
        search: Over the lists that speak.
        day: The day of holdings, law and lists.
    """
    for number in owners.joined.find(text):
        graph = owners.joined.graph
        entity = graph.entities[number]
        party = Party(name=entity.caption, identifiers=entity.identifiers)
        hits = search.search(query_of(party))
        sure = tuple(hit.listing.id for _, hit in hits if hit.certainty == "strong")
        why = "asked for by its id, number or name"
        item = PartyInFile((number,), 1.0, "strong", why, listings=sure)
        owned, is_whole = owners.judge(item, search, day=day)
        above = list(_edges(graph, "asset", number, day))
        below = list(_edges(graph, "owner", number, day))
        yield {
            "id": entity.id,
            "names": list(entity.names),
            "schema": entity.schema,
            "country": entity.country,
            "identifiers": [{"scheme": i.scheme, "value": i.value} for i in entity.identifiers],
            "as_of": day.isoformat(),
            "lists": {item.name: item.version for item in search.roster.watchlists},
            "listed": [_listed(match) for _, match in hits],
            "owners": above[:MOST_EDGES],
            "owners_left_out": max(0, len(above) - MOST_EDGES),
            "assets": below[:MOST_EDGES],
            "assets_left_out": max(0, len(below) - MOST_EDGES),
            "answers": [_answer(owner_finding("", party, own)("").to_dict()) for own in owned],
            "is_whole": is_whole,
        }


def _listed(match: Match) -> dict[str, Any]:
    """What the lists have of the entity itself."""
    return {
        "entity": match.listing.id,
        "list": match.listing.list,
        "name": match.listed_name.text,
        "score": round(match.score, 4),
        "certainty": match.certainty,
    }


def _answer(finding: dict[str, Any]) -> dict[str, Any]:
    return {
        "certainty": finding["certainty"],
        "explanation": finding["explanation"],
        **{key: value for key, value in finding["evidence"].items() if key != "certainty"},
    }


def _edges(graph: OwnershipGraph, end: str, number: int, day: date) -> Iterator[dict[str, Any]]:
    at = day.toordinal()
    for place in (graph.columns[end] == number).nonzero()[0].tolist():
        edge = graph.edge(place)
        if edge.period.first <= at <= edge.period.last:
            yield _row(graph, edge, other=edge.owner if end == "asset" else edge.asset)


def _row(graph: OwnershipGraph, edge: Edge, *, other: int) -> dict[str, Any]:
    entity = graph.entities[other]
    is_share = edge.kind == OWNERSHIP
    return {
        "name": entity.caption,
        "id": entity.id,
        "kind": edge.kind,
        "share": edge.share.to_dict() if is_share else None,
        "share_text": str(edge.share) if is_share else edge.kind,
        **edge.period.to_dict(),
        "where": edge.where,
    }
