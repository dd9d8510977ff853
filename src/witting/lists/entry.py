"""How does one entry of a list grow into an entity with its satellites?

An :class:`Entry` collects what a reader finds out about one listed thing and closes into a
:class:`~witting.model.ListRecord`. What cannot be understood becomes an issue, once per entry,
however often the publisher repeats it.
"""

from __future__ import annotations

import hashlib
import re
from functools import partial
from typing import TYPE_CHECKING

from witting.lists.account import Properties
from witting.lists.listed_country import parse_countries
from witting.lists.listed_day import parse_day, parse_days
from witting.model import NAME_PROPERTIES, Entity, Issue, ListRecord
from witting.names import classify_identifier, normalize_identifier

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEME_PROPERTIES = {
    "bic": "swiftBic",
    "lei": "leiCode",
    "inn": "innCode",
    "ogrn": "ogrnCode",
    "uscc": "uscCode",
    "imo": "imoNumber",
    "mmsi": "mmsi",
    "registration": "registrationNumber",
    "tax": "taxNumber",
    "duns": "dunsCode",
    "giin": "giiNumber",
    "kpp": "kppCode",
    "okpo": "okpoCode",
    "cage": "cageCode",
}
_COMPANY_ONLY = frozenset({"kppCode"})
_ORGANIZATION_ONLY = frozenset({"imoNumber", "giiNumber", "cageCode"})
_VESSEL_HAS = frozenset({"imoNumber", "mmsi", "registrationNumber"})


class Entry:
    """One listed thing while it is being read.

    Args:
        list_name: Such as ``un.sc``.
        publisher_id: The publisher's own id; the entity becomes ``LIST:ID``.
        schema: A FollowTheMoney schema; a company's number makes a LegalEntity a Company.
        where: The entry's place in the source.
    """

    __slots__ = ("_issues", "_list", "_satellites", "id", "properties", "schema", "where")

    def __init__(self, *, list_name: str, publisher_id: str, schema: str, where: str) -> None:
        self.id = f"{list_name}:{publisher_id}"
        self.schema = schema
        self.where = where
        self.properties = Properties()
        self._list = list_name
        self._satellites: dict[str, tuple[str, Properties]] = {}
        self._issues: dict[Issue, None] = {}

    def add(self, prop: str, *values: str | None) -> None:
        """Adds values to a property of the listed thing; a name without a letter is an issue."""
        if prop in NAME_PROPERTIES:
            values = tuple(filter(partial(self._is_name, prop), values))
        self.properties.add(prop, *values)

    def _is_name(self, prop: str, value: str | None) -> bool:
        if value is None or not value.strip() or any(map(str.isalnum, value)):
            return True
        self.issue(prop, f"{value[:100]!r} has no letter and no digit; it was left out.")
        return False

    def issue(self, field: str, what: str) -> None:
        """Records that a field was not understood."""
        self._issues[Issue(f"{self.where}, {field}", what)] = None

    def adopt(self, issue: Issue) -> None:
        """Takes over an issue that was found elsewhere."""
        self._issues[issue] = None

    def issues(self) -> Iterator[Issue]:
        """What was not understood, in the order found."""
        yield from self._issues

    def day(self, text: str | None, *, field: str) -> str | None:
        """The text as ISO day; an issue and None where it is none."""
        if text is None:
            return None
        day = parse_day(text)
        if day is None:
            self.issue(field, f"{text[:100]!r} is no date; it was left out.")
        return day

    def days(self, text: str | None, *, field: str) -> tuple[str, ...]:
        """The text as ISO days or the years of a span; an issue and nothing where it is neither."""
        days = parse_days(text) if text else ()
        if text and not days:
            self.issue(field, f"{text[:100]!r} is no date; it was left out.")
        return days

    def countries(self, text: str | None, *, field: str) -> tuple[str, ...]:
        """The text's countries; an issue and nothing where it names something else."""
        if text is None or not text.strip():
            return ()
        codes = parse_countries(text)
        if not codes:
            self.issue(field, f"{text[:100]!r} is not known as a country; it was left out.")
        return codes

    def satellite(self, schema: str, suffix: str, *, link: str) -> Properties:
        """A satellite's properties, new or already begun, linked to the listed thing."""
        properties = self._satellites.setdefault(f"{self.id}#{suffix}", (schema, Properties()))[1]
        properties.add(link, self.id)
        return properties

    def sanction(self, key: str) -> Properties:
        """The measure with this key, such as a program."""
        return self.satellite("Sanction", f"sanction-{slug(key)}", link="entity")

    def address(self, *, key: str | None = None, **parts: str | None) -> None:
        """One address; ``parts`` are properties of FollowTheMoney's Address, with or without full.

        Args:
            key: The publisher's id of the address; without it, a digest of its text.
            **parts: Street, city, … in the order in which they are joined where there is no full.
        """
        full = parts.pop("full", None) or _joined(parts)
        if not full:
            return
        suffix = f"address-{key or _digest(full)}"
        properties = Properties()
        properties.add("full", full)
        for prop, value in parts.items():
            properties.add(prop, value)
        self._satellites[f"{self.id}#{suffix}"] = ("Address", properties)
        self.add("addressEntity", f"{self.id}#{suffix}")

    def document(self, schema: str, number: str, *, kind: str | None = None) -> Properties:
        """A Passport or an Identification with this number."""
        properties = self.satellite(schema, f"{schema.lower()}-{slug(number)}", link="holder")
        properties.add("number", number)
        properties.add("type", kind)
        return properties

    def identifier(self, label: str, value: str) -> bool:
        """Whether the labelled number is of a known scheme; if so, it is added under it."""
        found = classify_identifier(label, value)
        return found is not None and self.number(*found)

    def number(self, scheme: str, value: str) -> bool:
        """Whether the value is valid in the scheme and fits the schema; if so, it is added."""
        prop = SCHEME_PROPERTIES.get(scheme)
        normal = normalize_identifier(scheme, value)
        if prop is None or normal is None or not self._can_hold(prop):
            return False
        self.add(prop, normal)
        return True

    def record(self) -> ListRecord:
        """The entity with its satellites, in the order they were found."""
        principal = Entity(self.id, self.schema, self.properties.build(), self._list)
        satellites = (
            Entity(key, schema, properties.build(), self._list)
            for key, (schema, properties) in self._satellites.items()
        )
        return ListRecord((principal, *satellites), self.where)

    def _can_hold(self, prop: str) -> bool:
        if self.schema == "Vessel":
            return prop in _VESSEL_HAS
        if self.schema == "Person":
            return prop not in _COMPANY_ONLY | _ORGANIZATION_ONLY and prop != "mmsi"
        if prop in _COMPANY_ONLY:
            self.schema = "Company"
        elif prop in _ORGANIZATION_ONLY and self.schema == "LegalEntity":
            self.schema = "Organization"
        return prop != "mmsi"


def slug(text: str) -> str:
    """A short, stable and safe part of an id: letters and digits, else a digest of the text."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    is_faithful = text.isascii() and 0 < len(plain) <= 60  # noqa: PLR2004  # ids stay readable
    return plain if is_faithful else _digest(text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.casefold().encode()).hexdigest()[:10]


def _joined(parts: dict[str, str | None]) -> str:
    words = (value for prop, value in parts.items() if prop != "country" and value)
    return ", ".join(dict.fromkeys(" ".join(word.split()) for word in words))
