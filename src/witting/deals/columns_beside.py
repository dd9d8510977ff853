"""What does a column hold by what stands beside it in the table?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.column import ANY_PARTY, Column, column_of
from witting.deals.heading_words import NUMBERS_OF_HOUSES
from witting.deals.house_heading import (
    is_article,
    is_line_value,
    is_value,
    is_weight,
    lone_field,
    number_rank,
    role_in_payments,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_SHIP_NAME = ("vessel", "name")
_OF_A_PAYMENT = {"debtor", "creditor", "debtor_agent", "creditor_agent"}


def settle_columns(
    known: dict[int, Column], labels: Sequence[str], *, general: AbstractSet[int]
) -> None:
    """Adds and changes columns by those beside them.

    Args:
        known: The columns by their place.
        labels: The header, cell by cell.
        general: Places of the columns that are known by their heading alone.
    """
    _name_payees(known, general)
    _add_number(known, labels)
    _add_value(known, labels)
    _add_line_value(known, labels)
    _add_weight(known, labels)
    _add_of_one_party(known, labels)
    _add_article(known, labels)
    _name_ships(known)


def _name_payees(known: dict[int, Column], general: AbstractSet[int]) -> None:
    """In a table of payments, whom ``Получатель`` names gets no goods but the money."""
    columns = list(known.values())
    roles = {column.role for column in columns}
    if not roles & _OF_A_PAYMENT or any(column.group == "goods" for column in columns):
        return
    for role, others in (("debtor", ()), ("creditor", ("beneficiary",))):
        meant = next((other for other in others if other in roles), role)
        taken = {column.field for column in columns if column.role == meant}
        places = [
            place
            for place, column in known.items()
            if column.role in ("consignee", "shipper", "buyer")
            and place not in general
            and role_in_payments(column.label) == role
        ]
        if not taken & {known[place].field for place in places}:
            known.update({place: replace(known[place], role=meant) for place in places})


def _add_number(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Invoice No`` is the deal's number where no other column is."""
    if any((column.group, column.field) == ("deal", "id") for column in known.values()):
        return
    ranked = [
        (rank, place)
        for place, label in enumerate(labels)
        if place not in known and (rank := number_rank(label)) is not None
    ]
    if ranked:
        _, place = min(ranked)
        known[place] = column_of("deal.id", place, labels[place])


def _add_line_value(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Total value`` beside goods and ``Currency`` is what the goods of the row are worth."""
    of_deal = {column.field: place for place, column in known.items() if column.group == "deal"}
    if "currency" not in of_deal or "amount" in of_deal:
        return
    values = [at for at, label in enumerate(labels) if at not in known and is_line_value(label)]
    of_goods = {column.field for column in known.values() if column.group == "goods"}
    if not values or "value" in of_goods:
        return
    owner, field = ("goods", "value") if of_goods else ("deal", "amount")
    known[values[0]] = column_of(f"{owner}.{field}", values[0], labels[values[0]])
    currency = of_deal["currency"]
    known[currency] = replace(known[currency], group=owner)


def _add_weight(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Gross weight`` is how much of the goods there is where no other column is."""
    of_goods = {column.field for column in known.values() if column.group == "goods"}
    weights = [at for at, label in enumerate(labels) if at not in known and is_weight(label)]
    if of_goods and weights and "quantity" not in of_goods:
        known[weights[0]] = column_of("goods.weight", weights[0], labels[weights[0]])


def _add_value(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Value`` beside ``Currency`` is the amount of the deal."""
    of_deal = {column.field for column in known.values() if column.group == "deal"}
    values = [place for place, label in enumerate(labels) if is_value(label)]
    if "currency" in of_deal and "amount" not in of_deal and len(values) == 1:
        known.setdefault(values[0], column_of("deal.amount", values[0], labels[values[0]]))


def _add_of_one_party(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Country`` and ``Town`` beside one party are that party's; a ship is no such party."""
    of_parties = [column for column in known.values() if column.group == "party"]
    parties = {(item.role, item.number) for item in of_parties if item.role != "vessel"}
    if len(parties) != 1 or ANY_PARTY in dict(parties):
        return
    ((role, number),) = parties
    taken = {column.field for column in of_parties if column.role == role}
    for place, label in enumerate(labels):
        field = lone_field(label) if place not in known else None
        if field is not None and field not in taken:
            taken.add(field)
            known[place] = column_of(f"{role}.{field}", place, label, number)


def _add_article(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Article`` is the goods where no other column is."""
    if any(column.group == "goods" for column in known.values()):
        return
    articles = [place for place, label in enumerate(labels) if is_article(label)]
    if len(articles) == 1 and articles[0] not in known:
        known[articles[0]] = column_of("goods.description", articles[0], labels[articles[0]])


def _name_ships(known: dict[int, Column]) -> None:
    """``Vessel ID`` is the ship's name, or its IMO number, where no other column is."""
    named = {item.number for item in known.values() if (item.role, item.field) == _SHIP_NAME}
    for place, column in known.items():
        is_id = column.role == "vessel" and column.field in NUMBERS_OF_HOUSES
        if is_id and column.number not in named:
            known[place] = replace(column, field="name")
