"""Whom do the numbers in the free texts of a deal name, and to which country do they lead?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from witting.model import Finding
from witting.names.number import number_key
from witting.names.text_number import iter_numbers
from witting.screening.party import listing_evidence
from witting.screening.text_mention import shown_around, texts_with_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from witting.model import Deal, Identifier, Listing
    from witting.names.text_number import TextNumber
    from witting.routes import Place
    from witting.screening.party import PartyMatch
    from witting.screening.query_search import QuerySearch
    from witting.screening.watchlists import Watchlist

REMEMBERED = 16_384
"""So many texts are remembered with their numbers."""


def number_findings(
    deal: Deal,
    search: QuerySearch,
    *,
    matches: Sequence[PartyMatch],
    places: Sequence[Place],
) -> Iterator[Callable[[str], Finding]]:
    """What makes a finding of each listed party whose number a text has.

    And of each number of a country that nothing else in the deal leads to: an account at a bank in
    Russia where all parties are elsewhere.
    """
    known = {found.match.listing.id for found in matches}
    countries = _countries(deal, places)
    for subject, text in texts_with_names(deal):
        for number in numbers_in(text):
            found = [*iter_listed(number, search)]
            for watchlist, listing, identifier in found:
                if listing.id not in known:
                    known.add(listing.id)
                    evidence = _evidence(number, watchlist, listing)
                    what = (
                        f"the {identifier.scheme.upper()} {identifier.value} of {listing.caption}, "
                        f"which is on {listing.list}. Whether it takes part in the deal, a person "
                        "must say."
                    )
                    yield _maker(subject, text, number, evidence=evidence, what=what)
            if not found and number.country and number.country not in countries:
                countries.add(number.country)
                evidence = {"what": number.what, "country": number.country}
                what = f"{number.what}, and nothing else in the deal leads there."
                yield _maker(subject, text, number, evidence=evidence, what=what)


@lru_cache(maxsize=REMEMBERED)
def numbers_in(text: str) -> tuple[TextNumber, ...]:
    """The numbers in a text; addresses and boilerplate come again and again."""
    return tuple(iter_numbers(text))


def _countries(deal: Deal, places: Sequence[Place]) -> set[str]:
    """Where the parties are and the goods go, so that nothing more about it need be told."""
    parties = {party.country for party in deal.parties if party.country}
    return parties | {place.country for place in places if place.country}


def iter_listed(
    number: TextNumber, search: QuerySearch
) -> Iterator[tuple[Watchlist, Listing, Identifier]]:
    """The entries that have the number, by the same scheme."""
    wanted = {(item.scheme, number_key(item.scheme, item.value)) for item in number.identifiers}
    for part, position in search.roster.find_numbers(number.identifiers):
        watchlist, index = search.roster.part(part)
        listing = index.listing(position)
        for own in listing.identifiers:
            if (own.scheme, number_key(own.scheme, own.value)) in wanted:
                yield watchlist, listing, own
                break


def _evidence(number: TextNumber, watchlist: Watchlist, listing: Listing) -> dict[str, Any]:
    return listing_evidence(
        listing,
        role=None,
        version=watchlist.version,
        query_name=number.text,
        listed_name=listing.names[0],
    )


def _maker(
    subject: str, text: str, number: TextNumber, *, evidence: Mapping[str, Any], what: str
) -> Callable[[str], Finding]:
    shown = shown_around(text, number.start, number.end)
    return lambda name: Finding(
        id=name,
        kind="text_mention",
        subject=subject,
        score=1.0,
        certainty="possible",
        evidence={**evidence, "start": number.start, "end": number.end, "text": number.text},
        explanation=f"The text ({shown}) has {what}",
    )
