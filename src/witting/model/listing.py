"""Who is listed, by which names and numbers, and under which measures?

A :class:`Listing` is a :class:`~witting.model.entity.ListRecord` seen from the side that screening
needs: flat, typed, without FollowTheMoney's satellites.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.model.deal import Identifier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model.entity import Entity, ListRecord

NAME_PROPERTIES = {
    "name": "primary",
    "alias": "alias",
    "abbreviation": "alias",
    "previousName": "previous",
    "weakAlias": "weak",
}
IDENTIFIER_PROPERTIES = {
    "swiftBic": "bic",
    "leiCode": "lei",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "uscCode": "uscc",
    "imoNumber": "imo",
    "mmsi": "mmsi",
    "registrationNumber": "registration",
    "taxNumber": "tax",
    "vatCode": "tax",
    "passportNumber": "passport",
    "idNumber": "id_number",
    "dunsCode": "duns",
    "giiNumber": "giin",
    "kppCode": "kpp",
    "okpoCode": "okpo",
    "cageCode": "cage",
    "publicKey": "crypto",
}


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name on a list; ``kind`` is primary, alias, weak or previous."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What was imposed on a listed entity, as one Sanction entity of the list says.

    Args:
        program: The publisher's code or name, such as ``RUSSIA-EO14024`` or an EU annex.
        authority: The instrument or body behind it.
        provisions: What it orders, in the publisher's words (``Asset freeze``, an annex, …).
        start: ISO day from which it applies, or None.
        end: ISO day after which it no longer applies, or None.
        listed_on: ISO day of listing, or None.
        reason: Why, in the publisher's words.
        source_url: Where the publisher says so.
    """

    program: str | None = None
    authority: str | None = None
    provisions: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    listed_on: str | None = None
    reason: str | None = None
    source_url: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As a finding's evidence writes it."""
        return {
            "program": self.program,
            "authority": self.authority,
            "provisions": list(self.provisions),
            "start": self.start,
            "end": self.end,
            "listed_on": self.listed_on,
            "reason": self.reason,
            "source_url": self.source_url,
        }


@dataclass(frozen=True, slots=True)
class Listing:
    """One listed entity, flat.

    Args:
        id: ``LIST:the publisher's own id``.
        list: The list's name.
        countries: ISO 3166 alpha-2 (and FollowTheMoney's historic codes), lower case: country,
            jurisdiction, nationality, flag and addresses together.
        birth_dates: ISO, may lack day or month.
    """

    id: str
    list: str
    schema: str
    caption: str
    names: tuple[ListedName, ...]
    countries: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    measures: tuple[Measure, ...] = ()
    programs: tuple[str, ...] = field(default=())


_COUNTRY_PROPERTIES = (
    "country",
    "jurisdiction",
    "mainCountry",
    "nationality",
    "citizenship",
    "flag",
)


def listing_of(record: ListRecord) -> Listing:
    """The flat view of a record whose first entity is the listed thing."""
    principal = record.principal
    satellites = record.entities[1:]
    measures = tuple(_measure(item) for item in satellites if item.schema == "Sanction")
    return Listing(
        id=principal.id,
        list=principal.dataset,
        schema=principal.schema,
        caption=principal.caption,
        names=tuple(_names(principal)),
        countries=_unique(
            value
            for entity in record.entities
            if entity.schema != "Sanction"
            for prop in _COUNTRY_PROPERTIES
            for value in entity.values(prop)
        ),
        birth_dates=principal.values("birthDate"),
        addresses=_unique(
            [
                *principal.values("address"),
                *(
                    full
                    for item in satellites
                    if item.schema == "Address"
                    for full in item.values("full")
                ),
            ]
        ),
        identifiers=tuple(dict.fromkeys(_identifiers(record))),
        measures=measures,
        programs=_unique(item.program for item in measures if item.program),
    )


def _names(entity: Entity) -> Iterable[ListedName]:
    seen: set[str] = set()
    for prop, kind in NAME_PROPERTIES.items():
        for text in entity.values(prop):
            if text not in seen:
                seen.add(text)
                yield ListedName(text, kind)


def _identifiers(record: ListRecord) -> Iterable[Identifier]:
    for prop, scheme in IDENTIFIER_PROPERTIES.items():
        for value in record.principal.values(prop):
            yield Identifier(scheme, value)
    for item in record.entities[1:]:
        if item.schema in ("Passport", "Identification"):
            scheme = "passport" if item.schema == "Passport" else "id_number"
            for value in item.values("number"):
                yield Identifier(scheme, value)


def _measure(sanction: Entity) -> Measure:
    return Measure(
        program=sanction.first("program"),
        authority=sanction.first("authority"),
        provisions=sanction.values("provisions"),
        start=sanction.first("startDate"),
        end=sanction.first("endDate"),
        listed_on=sanction.first("listingDate"),
        reason=sanction.first("reason"),
        source_url=sanction.first("sourceUrl"),
    )


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
