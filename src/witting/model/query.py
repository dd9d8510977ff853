"""Who is being looked for?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.model.deal import Identifier


@dataclass(frozen=True, slots=True)
class Query:
    """A party as matching sees it; every field but ``name`` only moves the score.

    Args:
        name: As given; may be empty where only identifiers are known.
        schema: A FollowTheMoney schema, or None where it is not known.
        countries: ISO 3166 alpha-2, lower case.
        birth_date: ISO, may lack day or month, or None.
        identifiers: See IDENTIFIER_SCHEMES.
        address: As given, or None.
    """

    name: str
    schema: str | None = None
    countries: tuple[str, ...] = ()
    birth_date: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    address: str | None = None
