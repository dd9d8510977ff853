"""Is who a text names on a list, and how surely is it the same one?

A name in a text comes without papers. It counts as listed where the match is strong, or where a
listed person has the same name and a patronymic more and comes from the country that the text gives
to the person. A surname alone counts only where the text gives a title and a country, and the lists
know one person of that surname there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.model import Party
from witting.names import parse_name
from witting.names.spelling import fold_spelling

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from witting.matching import Match
    from witting.reading import Entity
    from witting.screening.screener import Screener

STRONG, LIKELY, POSSIBLE = "strong", "likely", "possible"
LISTED, PERHAPS, NOT_LISTED, NOT_ASKED = "listed", "possible", "not listed", "not looked for"
FIRST = ("us", "eu", "uk", "un")
SAME_COUNTRY = (
    LIKELY,
    "The name is on the list with a patronymic, of a person of the same country.",
)
NO_COUNTRY = (
    POSSIBLE,
    "The name is on the list with a patronymic; the text or the list gives no country.",
)
MOST = 30
"""Matches of one name that are looked at."""
OF_SURNAME = 0.5
"""The score from which a name of which the text has the surname alone is looked at."""
LEAST = 0.9
"""The score from which a match that lacks a patronymic is taken for likely."""

_PATRONYMIC = re.compile(r"(?:vich|vych|ovna|evna|yevna|ivna|ichna|ilich|kuzmich|fomich|yvich)$")
_NO_BODIES = frozenset({"Person", "Vessel", "Airplane", "Address", "CryptoWallet"})


@dataclass(frozen=True, slots=True)
class TextListing:
    """A listing behind a name of a text.

    Args:
        match: The name and the listing.
        certainty: ``strong``; ``likely``: the same but for a patronymic; ``possible``.
        why: What makes it so, as a sentence.
    """

    match: Match
    certainty: str
    why: str

    @property
    def day(self) -> str | None:
        """The earliest ISO day of its measures that the list gives."""
        days = [
            day
            for measure in self.match.listing.measures
            for day in (measure.listed_on, measure.start)
            if day
        ]
        return min(days, default=None)

    def to_dict(self) -> dict[str, Any]:
        """As ``witting read`` writes it."""
        listing = self.match.listing
        return {
            "entity": listing.id,
            "list": listing.list,
            "name": self.match.listed_name.text,
            "caption": listing.caption,
            "schema": listing.schema,
            "score": round(self.match.score, 4),
            "certainty": self.certainty,
            "why": self.why,
            "programs": list(listing.programs),
            "day": self.day,
            "measures": [measure.to_dict() for measure in listing.measures],
        }


@dataclass(frozen=True, slots=True)
class Looked:
    """What the lists say of one entity of a text: one of the states above, and the listings."""

    status: str
    listings: tuple[TextListing, ...] = ()


class TextLists:
    """Looks for the entities of a text, each name once.

    Args:
        screener: Over the lists.
        day: The day of the lists.
    """

    def __init__(self, screener: Screener, day: dt.date | None) -> None:
        self._screener = screener
        self._day = day

    def look_up(self, entity: Entity) -> Looked:
        """What the lists say of an entity; a single word is no name by its capital alone."""
        if entity.kind in ("country", "place", "word"):
            return Looked(NOT_ASKED)
        found = self._found(entity)
        best = [one for one in found if one.certainty in (STRONG, LIKELY)]
        if best:
            # Other lists may have whoever is listed with a patronymic; each says how sure it is.
            others = [one for one in found if one.certainty == POSSIBLE]
            return Looked(LISTED, (*sorted(best, key=_order), *sorted(others, key=_order)))
        return Looked(PERHAPS, tuple(found)) if found else Looked(NOT_LISTED)

    def _found(self, entity: Entity) -> list[TextListing]:
        is_person = entity.kind == "person"
        party = Party(
            name=entity.name,
            schema="Person" if is_person else None,
            country=entity.country if is_person and entity.country != "eu" else None,
        )
        if is_person and len(parse_name(entity.name).words) == 1:
            return self._of_surname(entity, party)
        return [*_judged(entity, self._screener.match_party(party, as_of=self._day, limit=MOST))]

    def _of_surname(self, entity: Entity, party: Party) -> list[TextListing]:
        if not entity.titles or entity.country is None:
            return []
        matches = self._screener.match_party(
            party, as_of=self._day, threshold=OF_SURNAME, limit=MOST
        )
        return _of_surname(entity, matches)


def _order(listing: TextListing) -> tuple[int, str, str]:
    """By who lists it: the US, the EU, the UK, the UN, all others."""
    name = listing.match.listing.list
    first = name.partition(".")[0]
    return (FIRST.index(first) if first in FIRST else len(FIRST), name, listing.match.listing.id)


def _judged(entity: Entity, matches: Sequence[Match]) -> Iterator[TextListing]:
    """The matches that say something of a name in a text, the surest first."""
    for match in matches:
        schema = match.listing.schema
        if entity.kind == "person" and schema != "Person":
            continue
        if entity.kind in ("organisation", "outlet") and schema in _NO_BODIES:
            continue
        if match.certainty == "strong":
            yield TextListing(match, STRONG, "The name is on the list.")
        elif entity.kind == "person" and _lacks_patronymic(entity, match):
            is_sure = entity.country in match.listing.countries
            yield TextListing(match, *(SAME_COUNTRY if is_sure else NO_COUNTRY))


def _lacks_patronymic(entity: Entity, match: Match) -> bool:
    """Whether the listed name is that of the text and a patronymic, and the country is the same."""
    asked, listed = parse_name(entity.name).words, parse_name(match.listed_name.text).words
    if match.score < LEAST or len(listed) != len(asked) + 1:
        return False
    folded = {fold_spelling(word) for word in asked}
    more = [
        word for word in listed if _PATRONYMIC.search(word) and fold_spelling(word) not in folded
    ]
    return bool(more) and _fits_country(entity, match)


def _fits_country(entity: Entity, match: Match) -> bool:
    countries = match.listing.countries
    return entity.country is None or not countries or entity.country in countries


def _of_surname(entity: Entity, matches: Sequence[Match]) -> list[TextListing]:
    """Who a title and a surname mean, where the lists know only one such person of the country."""
    [surname] = parse_name(entity.name).words
    persons = [
        match
        for match in matches
        if match.listing.schema == "Person"
        and fold_spelling(surname) in map(fold_spelling, parse_name(match.listed_name.text).words)
        and entity.country in match.listing.countries
    ]
    given = {_given(match, surname) for match in persons}
    if len(given) != 1:
        return []
    why = "The only person of that surname and country on the lists, with a title in the text."
    return [TextListing(match, LIKELY, why) for match in persons]


def _given(match: Match, surname: str) -> str:
    """The given name of a listed person, folded."""
    key = fold_spelling(surname)
    words = map(fold_spelling, parse_name(match.listed_name.text).words)
    return next((word for word in words if word != key and not _PATRONYMIC.search(word)), "")
