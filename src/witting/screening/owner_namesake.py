"""May an owner of a party be someone of the same name in another file, whom listed ones own?

Unlisted entities of two files stay two where no number says that they are one, so a chain that goes
on in the other file is not counted. Where it would lead to listed owners, that must be said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import Party
from witting.ownership.rollup import CONTROLLED, OWNED
from witting.screening.party import query_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.matching import Match
    from witting.model import Query
    from witting.ownership.graph import OwnershipEntity
    from witting.screening.owner_finding import OwnedParty

TELLING = frozenset({OWNED, CONTROLLED})


def namesake_query(entity: OwnershipEntity) -> Query:
    """What an owner is looked for by among the entities of all files."""
    return query_of(
        Party(
            name=entity.caption,
            schema=entity.schema,
            country=entity.country,
            birth_date=entity.birth_date,
            identifiers=entity.identifiers,
        )
    )


def sure_hits(hits: Iterable[tuple[object, Match]]) -> Iterator[str]:
    """Ids of the listings that surely have the name."""
    return (hit.listing.id for _, hit in hits if hit.certainty == "strong")


def say_namesake(owner: str, owned: Iterable[OwnedParty]) -> str | None:
    """Why the answer may be another, as a sentence; None where it is not."""
    held = next((item for item in owned if item.answer.outcome in TELLING), None)
    if held is None:
        return None
    return (
        f"its owner {owner} may be {held.name(0)} of another file, which is, or may be, "
        f"{held.answer.outcome} by listed holders; no number says whether they are one, so it was "
        "not counted."
    )
