"""Which places of concern do the free texts of a deal name that the deal itself does not?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from witting.routes.assess import place_at, without_detour
from witting.routes.concern import countries_of_concern, side_named, side_of
from witting.routes.text_place import iter_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.routes.place import Place
    from witting.routes.text_place import PlaceInText

MENTION = "mention"
"""The role of a place of which the text does not say what it is to the goods."""

_RANKS = {"receiving": 3, "receiving_bank": 3, "unknown": 2, "passing": 2}


class TextPlace(NamedTuple):
    """A place of concern that a text names.

    Args:
        place: As the places of a deal are; its role is ``mention`` where the text does not say what
            it is to the goods. Never surer than ``possible``.
        found: Where in the text, and how surely the words mean it.
    """

    place: Place
    found: PlaceInText


def assess_texts(
    texts: Iterable[tuple[str, str]], known: Sequence[Place], *, is_from_target: bool
) -> tuple[TextPlace, ...]:
    """The places of concern that texts name, in their order, each country once for each side.

    What the deal says itself is not told again. A place that is only mentioned is told of where it
    is in Russia or occupied; what is denied, or is a part of a company's name, is not.

    Args:
        texts: Each by its place in the deal, such as ``text[0]``.
        known: The places of the deal itself.
        is_from_target: Whether the goods come from Russia, so that no detour takes them there.
    """
    told: dict[str, int] = {}
    for place in known:
        if place.concern and place.country:
            told[place.country] = max(told.get(place.country, 0), _rank(place))
    new = []
    for found in _iter_found(texts, is_from_target=is_from_target):
        country = found.found.country
        if _rank(found.place) > told.get(country, -1):
            told[country] = _rank(found.place)
            new.append(found)
    # What the text says of a country further on goes before a bare mention of it.
    return tuple(
        found for found in new if found.place.role != MENTION or not told[found.found.country]
    )


def _iter_found(texts: Iterable[tuple[str, str]], *, is_from_target: bool) -> Iterator[TextPlace]:
    for subject, text in texts:
        for _, _, found in iter_places(text, countries_of_concern()):
            if found.certainty != "doubtful":
                place = _place(found, subject)
                place = without_detour(place) if is_from_target else place
                if place.concern:
                    yield TextPlace(place, found)


def _place(found: PlaceInText, subject: str) -> Place:
    role = found.role or MENTION
    side = side_of(found.role) if found.role else side_named("supplying")
    place = place_at(found.location, text=found.text, role=role, subject=subject, side=side)
    is_zone = found.place is not None and "free" in found.place.kinds
    zone = found.place.name if found.place and is_zone else None
    place = replace(place, certainty="possible", zone=zone)
    return place if found.role else replace(place, side="unknown")


def _rank(place: Place) -> int:
    """How much a place tells: a mention tells least, and where the goods go most."""
    return 0 if place.role == MENTION else _RANKS.get(place.side, 1)
