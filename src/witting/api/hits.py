"""Who on the lists may an example be, in the form in which an answer has it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

if TYPE_CHECKING:
    from witting.api.example import Example
    from witting.api.parameters import Filters
    from witting.matching import Match
    from witting.serving import Edition

DIGITS = 4
FEATURES: dict[str, str] = {
    "name": "How far the names agree, word by word.",
    "evidence": "What the words that agree lack to tell one from others.",
    "name_kind": "Whether the listed name is a weak alias or a former name.",
    "legal_form": "Whether legal forms differ.",
    "schema": "Whether one is a person and the other a company or a ship.",
    "country": "Whether a country is shared, or another one.",
    "birth_date": "Whether the birth dates agree.",
    "identifier": "Whether a number agrees, or contradicts.",
}
"""What each feature of a match compares."""


class Hit(NamedTuple):
    """A listed entity that was found, and its JSON."""

    match: Match
    row: bytes


class Found(NamedTuple):
    """The best of those who were found, and how many there are in all."""

    hits: list[Hit]
    total: int


def find_hits(
    example: Example,
    edition: Edition,
    filters: Filters,
    *,
    limit: int,
    threshold: float | None = None,
) -> Found:
    """Everyone whom any of the example's queries finds and the filters let pass, best first.

    Args:
        example: Who is looked for.
        edition: The lists.
        filters: Who is wanted.
        limit: At most so many are read in full.
        threshold: From which score on; that of each list where it is None.
    """
    best: dict[str, Match] = {}
    for query in example.queries:
        found = edition.screener.search(
            query, as_of=edition.day, threshold=threshold, lists=filters.lists
        )
        for match in found:
            known = best.get(match.listing.id)
            if known is None or match.score > known.score:
                best[match.listing.id] = match
    ranked = sorted(best.values(), key=lambda match: (-match.score, match.listing.id))
    if filters.is_open:
        return Found([_hit(match, edition) for match in ranked[:limit]], len(ranked))
    wanted = [
        hit
        for hit in (_hit(match, edition) for match in ranked)
        if filters.wants(orjson.loads(hit.row))
    ]
    return Found(wanted[:limit], len(wanted))


def _hit(match: Match, edition: Edition) -> Hit:
    row = edition.entities.indexes[match.listing.list].lookup(match.listing.id)
    assert row is not None, match.listing.id
    return Hit(match, row)


def scored_row(hit: Hit, *, threshold: float | None) -> bytes:
    """The entity with its score and what it consists of.

    Args:
        hit: Who was found.
        threshold: From which score on it is a match; that of its list where it is None.
    """
    match = hit.match
    least = match.threshold if threshold is None else threshold
    features: dict[str, float] = {}
    told: dict[str, dict[str, Any]] = {}
    for item in match.features:
        effect = round(item.effect, DIGITS)
        features[item.name] = effect
        told[item.name] = {
            "score": effect,
            "detail": item.sentence,
            "query": item.query or None,
            "candidate": item.listed or None,
        }
    more = {
        "score": round(match.score, DIGITS),
        "match": match.score >= least,
        "certainty": match.certainty,
        "features": features,
        "explanations": told,
        "explanation": match.explanation,
    }
    # The entity is JSON already; to read it only to write it again would take as long as the rest.
    return hit.row[:-1] + b"," + orjson.dumps(more)[1:]
