"""Who is a party of a document?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.deals.documents.facts import Placed
from witting.deals.documents.vocabulary import EORI, OWN
from witting.deals.party import WORLDWIDE, country_of
from witting.deals.vocabulary import compact
from witting.names import normalize_identifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.deals.documents.facts import Facts

_EORI = re.compile(r"([A-Z]{2})[A-Z0-9]{1,15}")
"""Source: Commission Delegated Regulation (EU) 2015/2446, annex B, D.E. 3/: a country's code and at
most fifteen letters and digits."""
_BIC_COUNTRY = slice(4, 6)
UNNAMED_SITE = ": the address was read as a place of the route."


@dataclass(slots=True)
class PartyDraft:
    """A party while its elements are read.

    Args:
        where: Its place.
        role: One of ROLES, or None.
        schema: A FollowTheMoney schema, or None.
        is_optional: Whether it is one only where it has a name or a number.
        may_be_unnamed: Whether the format lets it be an address alone, or a function.
    """

    where: str
    role: str | None
    schema: str | None = None
    is_optional: bool = False
    may_be_unnamed: bool = False
    names: list[Placed] = field(default_factory=list)
    name_parts: list[Placed] = field(default_factory=list)
    address: str | None = None
    country: str | None = None
    registered: str | None = None
    identifiers: dict[tuple[str, str], None] = field(default_factory=dict)
    codes: dict[str, None] = field(default_factory=dict)

    def take_address(
        self, address: str | None, country: str | None, where: str, facts: Facts
    ) -> None:
        """Keeps the first address; another one is a text, and another country is said."""
        if self.address and address and address != self.address:
            facts.text(where, ", ".join(filter(None, (address, country))))
        self.address = self.address or address
        if self.country and country and country != self.country:
            what = f"another country of the party is given ({country[:40]}); the first was read."
            facts.problem(where, what, unread=True)
        self.country = self.country or country

    def take_number(
        self, number: str, scheme: str, label: str, *, known: Mapping[str, str | None]
    ) -> bool:
        """Keeps a number that names the party; whether what it is was known.

        Args:
            number: As it stands.
            scheme: What its element says that it is.
            label: What an attribute says that it is, which goes before.
            known: Labels and their schemes.
        """
        told: str | None = known.get(compact(label), scheme) if label else scheme
        if told is not None and told.endswith("?"):
            told = told[:-1] if normalize_identifier(told[:-1], number) else OWN
        if told == EORI:
            found = _EORI.fullmatch(number)
            told = "registration" if found else OWN
            self.registered = self.registered or (found[1] if found else None)
        if told is None or told == OWN:
            self.codes[f"{label} {number}".strip()] = None
        else:
            self.identifiers[told, normalize_identifier(told, number) or number] = None
        return told != OWN

    @property
    def is_named(self) -> bool:
        """Whether it has a name, or a number that names it to everybody."""
        return bool(self.names or self.name_parts) or any(
            scheme in WORLDWIDE for scheme, _ in self.identifiers
        )

    @property
    def says_nothing(self) -> bool:
        """Whether it is an element that the format lets be empty, and is."""
        known = self.is_named or self.identifiers or self.codes or self.address or self.country
        return self.may_be_unnamed and not known

    @property
    def is_site(self) -> bool:
        """Whether it is an address, where the format asks for no name beside it."""
        known = self.is_named or self.identifiers
        return self.may_be_unnamed and not known and bool(self.address or self.country)

    def found(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The party, and its other names as parties, each with its place."""
        names = self._all_names()
        data: dict[str, Any] = {
            "role": self.role,
            "name": names[0].text if names else None,
            "schema": self.schema,
            "country": self.country or self._country_of_number(),
            "address": self.address,
            "identifiers": [{"scheme": key, "value": value} for key, value in self.identifiers],
        }
        yield self.where, _filled(data)
        for other in names[1:]:
            yield (
                other.where,
                _filled({**data, "name": other.text, "address": None, "identifiers": None}),
            )

    def name(self) -> str | None:
        """The name that goes before the others."""
        names = self._all_names()
        return names[0].text if names else None

    def nameless(self) -> str:
        """Why the party cannot be looked for."""
        if self.is_site or self.says_nothing:
            return f"nobody is named here{UNNAMED_SITE if self.is_site else '.'}"
        numbers = [*map(" ".join, self.identifiers), *self.codes]
        if not numbers:
            return "the party has neither a name nor an identifier."
        shown = ", ".join(numbers[:3])[:80]
        return f"the party is only a code ({shown}); it was not screened by name."

    def _all_names(self) -> list[Placed]:
        parts = sorted(self.name_parts, key=lambda part: part.rank)
        names = sorted(self.names, key=lambda name: name.rank)
        if parts:
            names.append(Placed(" ".join(part.text for part in parts), self.where))
        unique: dict[str, Placed] = {}
        for name in names:
            unique.setdefault(folded(name.text), name)
        return list(unique.values())

    def _country_of_number(self) -> str | None:
        """A bank's BIC names its country, as does the number that a customs office gave out.

        Source: ISO 9362:2022.
        """
        for scheme, value in self.identifiers:
            if scheme == "bic" and (bic := normalize_identifier("bic", value)):
                return bic[_BIC_COUNTRY]
        return self.registered if self.registered and country_of(self.registered) else None


def folded(name: str) -> str:
    """The name, so that it is found again whatever its case and blanks."""
    return " ".join(name.split()).casefold()


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
