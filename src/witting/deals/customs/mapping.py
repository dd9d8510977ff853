"""What does a mapping file say of the columns of a table?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

DateOrder = Literal["year_first", "day_first", "month_first"]
Columns = tuple[str, ...]
"""Headers as the mapping writes them; of those that a row has, the first with a value counts."""


@dataclass(frozen=True, slots=True)
class PartyMapping:
    """Where a party stands.

    Args:
        names: The first is the party's name; each further one that says something else makes a
            party of its own, so that both are looked for.
        addresses: The address beside each name; the first where there are fewer. One that stands
            in several columns (street, town) has several headers.
        role: One of the roles of a deal, or None.
        schema: A FollowTheMoney schema, or None.
        resident: The country that everybody in this column is registered in, ISO 3166 alpha-2.
        identifiers: Kind of number to its columns.
        code: Columns with the publisher's own code of the party, which names nobody.
        without: What stands around the name in its cell and is no part of it.
    """

    names: Columns = ()
    addresses: tuple[Columns, ...] = ()
    countries: Columns = ()
    role: str | None = None
    schema: str | None = None
    resident: str | None = None
    identifiers: Mapping[str, Columns] = field(default_factory=dict)
    code: Columns = ()
    without: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class MoneyMapping:
    """A column with an amount, and the column of its currency or the currency itself."""

    amount: str
    currency: str | None = None
    fixed: str | None = None


@dataclass(frozen=True, slots=True)
class GoodsMapping:
    """Where the line of goods stands; ``heading`` is the tariff's own text of the code."""

    description: Columns = ()
    heading: Columns = ()
    hs_code: Columns = ()
    part_number: Columns = ()
    manufacturer: Columns = ()
    origin: Columns = ()
    quantity: Columns = ()
    unit: Columns = ()
    net_weight: Columns = ()
    gross_weight: Columns = ()
    value: tuple[MoneyMapping, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteMapping:
    """Where the route stands; ``starts_in`` and ``ends_in`` hold for rows that name no country."""

    origin: Columns = ()
    port_of_loading: Columns = ()
    transshipment: Columns = ()
    port_of_discharge: Columns = ()
    final_destination: Columns = ()
    starts_in: str | None = None
    ends_in: str | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """One kind of table.

    Args:
        name: The file's name without its ending.
        title: Whose table it is.
        kind: The kind of the deals.
        needs: Headers without which the table is another.
        id: Columns whose values, with ``/`` between them, are the deal's id.
        is_joined: Whether rows beside each other under one id are one deal.
        date_order: How ``03/04/2024`` is meant.
        empty: What means "no value" here beside the words that mean it everywhere.
        passed_over: Columns that say nothing which a deal has a place for.
    """

    name: str
    title: str
    kind: str | None = None
    needs: Columns = ()
    id: Columns = ()
    is_joined: bool = False
    date: Columns = ()
    date_order: DateOrder = "year_first"
    empty: frozenset[str] = frozenset()
    parties: tuple[PartyMapping, ...] = ()
    goods: GoodsMapping = GoodsMapping()
    route: RouteMapping = RouteMapping()
    amount: tuple[MoneyMapping, ...] = ()
    references: Mapping[str, Columns] = field(default_factory=dict)
    text: Columns = ()
    passed_over: Columns = ()

    def columns(self) -> Iterator[str]:
        """Every header that it names."""
        yield from (*self.needs, *self.id, *self.date, *self.text, *self.passed_over)
        for party in self.parties:
            yield from (*party.names, *party.countries, *party.code)
            yield from (name for parts in party.addresses for name in parts)
            yield from _all(party.identifiers)
        goods, route = self.goods, self.route
        for columns in (
            *(goods.description, goods.heading, goods.hs_code, goods.part_number),
            *(goods.manufacturer, goods.origin, goods.quantity, goods.unit),
            *(goods.net_weight, goods.gross_weight),
            *(route.origin, route.port_of_loading, route.transshipment),
            *(route.port_of_discharge, route.final_destination),
        ):
            yield from columns
        for choice in (*goods.value, *self.amount):
            yield from (choice.amount, *filter(None, [choice.currency]))
        yield from _all(self.references)


def _all(by_kind: Mapping[str, Columns]) -> Iterator[str]:
    for columns in by_kind.values():
        yield from columns
