"""Where does each thing that a mapping names stand in the rows of one table?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from witting.deals.columns import parse_header
from witting.deals.house_heading import names_a_number
from witting.deals.reading import shown_key
from witting.deals.vocabulary import compact
from witting.model import IDENTIFIER_SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from witting.deals.customs.mapping import (
        MoneyMapping,
        PartyMapping,
        TableMapping,
    )

LONGEST = 200
"""Characters of a header."""
Places = tuple[int, ...]
"""Places of cells, from 0, the preferred one first."""


@dataclass(frozen=True, slots=True)
class PartyPlaces:
    """As :class:`~witting.deals.customs.mapping.PartyMapping`, in this table."""

    mapping: PartyMapping
    names: tuple[tuple[int, Places], ...]
    """Place of each name, and of the address beside it."""
    addresses: tuple[Places, ...]
    countries: Places
    identifiers: Mapping[str, Places]
    code: Places


@dataclass(frozen=True, slots=True)
class MoneyPlace:
    """As :class:`~witting.deals.customs.mapping.MoneyMapping`, in this table."""

    amount: int
    currency: int | None
    fixed: str | None


class Layout:
    """A mapping laid over the header of one table.

    Args:
        mapping: The mapping.
        labels: The header, cell by cell. Case, blanks, hyphens and underscores do not matter.
    """

    def __init__(self, mapping: TableMapping, labels: Sequence[str]) -> None:
        self.mapping = mapping
        self.labels = tuple(shown_key(label.strip()) for label in labels)
        self._keys = [compact(label) if len(label) <= LONGEST else "" for label in labels]
        self._places: dict[str, int] = {}
        for place, key in enumerate(self._keys):
            self._places.setdefault(key, place)
        self._places.pop("", None)
        self.used: set[int] = set()
        """Places of the columns that are read."""
        self._lay(mapping)
        self.parties = tuple(map(self._with_general, self._parties))
        self.repeated = [
            place for place in range(len(labels)) if self.first_of(place) in self.used - {place}
        ]
        """Places of columns whose header stands further left, too."""
        self.used.update(self.repeated)
        passed = {*self._find(mapping.passed_over)}
        self._known = self.used | {
            place for place in range(len(labels)) if self.first_of(place) in passed
        }
        self.explained = len(self._known)
        """How many columns the mapping names."""

    def _lay(self, mapping: TableMapping) -> None:
        goods, route = mapping.goods, mapping.route
        self.id = self._take(mapping.id)
        self.date = self._take(mapping.date)
        self._parties = tuple(map(self._party, mapping.parties))
        self.goods = {
            name: self._take(getattr(goods, name)) for name in goods.__slots__ if name != "value"
        }
        self.route = {
            name: self._take(getattr(route, name))
            for name in route.__slots__
            if name not in ("starts_in", "ends_in")
        }
        self.value = self._money(goods.value)
        self.amount = self._money(mapping.amount)
        self.references = {
            scheme: self._take(names) for scheme, names in mapping.references.items()
        }
        self.text = self._take(mapping.text)

    @property
    def has_needs(self) -> bool:
        """Whether all is there without which it is another table."""
        return all(compact(name) in self._places for name in self.mapping.needs)

    @property
    def has_subject(self) -> bool:
        """Whether somebody or something is named at all."""
        parties = any(party.names or party.identifiers or party.code for party in self.parties)
        goods = any(self.goods[name] for name in ("description", "heading", "hs_code"))
        return parties or goods

    @property
    def names(self) -> set[int]:
        """Places of the names of parties."""
        return {place for party in self.parties for place, _ in party.names}

    @property
    def codes(self) -> set[int]:
        """Places of numbers and codes, also of numbers that are passed over."""
        found = {*self.id, *(place for places in self.references.values() for place in places)}
        for party in self.parties:
            found.update(party.code, *party.identifiers.values())
        passed = self._known - self.used
        labels = self.labels
        return found | {at for at in passed if names_a_number(labels[at])}

    @property
    def filled(self) -> set[tuple[str, str]]:
        """Group and field, as of a general column, of what the mapping reads."""
        found = {("goods", name) for name, places in self.goods.items() if places}
        found |= {("route", name) for name, places in self.route.items() if places}
        if self.value or self.amount:
            found |= {("goods", "value"), ("deal", "amount"), ("deal", "currency")}
        if any(self.goods[name] for name in ("quantity", "net_weight", "gross_weight")):
            found |= {("goods", "quantity"), ("goods", "weight")}
        own = {"id": self.id, "date": self.date}
        return found | {("deal", name) for name, places in own.items() if places}

    def unexplained(self) -> list[int]:
        """Places of the columns with a header that the mapping does not name."""
        return [
            place
            for place, label in enumerate(self.labels)
            if label.strip("' ") and place not in self._known
        ]

    def first_of(self, place: int) -> int:
        """Where the header of a column stands first: further left where it is repeated."""
        return self._places.get(self._keys[place], place)

    def _find(self, names: Iterable[str]) -> Places:
        places = (self._places.get(compact(name)) for name in names)
        return tuple(dict.fromkeys(place for place in places if place is not None))

    def _take(self, names: Iterable[str]) -> Places:
        places = self._find(names)
        self.used.update(places)
        return places

    def _one(self, name: str | None) -> int | None:
        return next(iter(self._take([name] if name else [])), None)

    def _party(self, party: PartyMapping) -> PartyPlaces:
        beside = [self._take(columns) for columns in party.addresses]
        names = [
            (place, beside[index] if index < len(beside) else ())
            for index, name in enumerate(party.names)
            if (place := self._one(name)) is not None
        ]
        return PartyPlaces(
            party,
            names=tuple(names),
            addresses=tuple(filter(None, beside)),
            countries=self._take(party.countries),
            identifiers={
                kind: places
                for kind, columns in party.identifiers.items()
                if (places := self._take(columns))
            },
            code=self._take(party.code),
        )

    def _with_general(self, party: PartyPlaces) -> PartyPlaces:
        """The party with the identifiers that columns of this table generally give its role.

        Only where the mapping knows one party of the role: else nobody knows whose they are.
        """
        roles = [other.mapping.role for other in self._parties]
        if party.mapping.role is None or roles.count(party.mapping.role) > 1:
            return party
        found = {**party.identifiers}
        for place, label in enumerate(self.labels):
            column = parse_header(label, place) if place not in self.used else None
            if column is None or column.role != party.mapping.role or column.number > 1:
                continue
            if column.field in IDENTIFIER_SCHEMES and self.first_of(place) == place:
                found[column.field] = (*found.get(column.field, ()), place)
                self.used.add(place)
        return replace(party, identifiers=found)

    def _money(self, choices: Iterable[MoneyMapping]) -> tuple[MoneyPlace, ...]:
        return tuple(
            MoneyPlace(place, self._one(choice.currency), choice.fixed)
            for choice in choices
            if (place := self._one(choice.amount)) is not None
        )
