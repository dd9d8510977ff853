"""Which countries and towns of a text are known by name?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from witting.reading.mention import COUNTRY, PLACE, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.text_token import Token


class GivenPlace(NamedTuple):
    """A country or a town that is known by name.

    Args:
        end: Of its name in the text.
        name: As it is shown.
        country: Two letters.
        is_country: Whether it is the country itself.
    """

    end: int
    name: str
    country: str
    is_country: bool


def place_of(start: int, place: GivenPlace) -> Mention:
    """The place of a text at which a country or a town is named."""
    kind = COUNTRY if place.is_country else PLACE
    return Mention(start, place.end, kind, place.name, country=place.country)


def count_to(tokens: Sequence[Token], first: int, end: int) -> int:
    """How many words a name has that begins with one and ends at a place of the text."""
    count = 1
    while first + count < len(tokens) and tokens[first + count].start < end:
        count += 1
    return count
