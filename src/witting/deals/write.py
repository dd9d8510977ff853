"""How is a deal written as JSON?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model import Deal, Difference, GoodsItem, Identifier, Money, Party, Reliance, Route


def deal_to_dict(deal: Deal) -> dict[str, Any]:
    """The deal in the shape of docs/deals.md, which ``parse_deal`` reads back to an equal deal.

    What is absent is left out, but for ``id`` and ``issues``.
    """
    return {
        "id": deal.id,
        **_present(
            date=deal.date.isoformat() if deal.date else None,
            kind=deal.kind,
            parties=[_party(party) for party in deal.parties],
            goods=[_goods(item) for item in deal.goods],
            route=_route(deal.route),
            amount=_money(deal.amount),
            purpose=deal.purpose,
            text=list(deal.text),
            references=[{"scheme": one.scheme, "value": one.value} for one in deal.references],
            relies_on=[_reliance(item) for item in deal.relies_on],
            papers=list(deal.papers),
            differences=[_difference(item) for item in deal.differences],
        ),
        **_present(
            source={
                "file": deal.source.file,
                "format": deal.source.format,
                "locator": deal.source.locator,
            }
            if deal.source
            else None
        ),
        "issues": [issue.to_dict() for issue in deal.issues],
    }


def _reliance(item: Reliance) -> dict[str, Any]:
    return _present(licence=item.licence, evidence=item.evidence)


def _difference(item: Difference) -> dict[str, Any]:
    values = [_present(document=document, value=value) for document, value in item.values]
    return {"what": item.what, "values": values}


def _party(party: Party) -> dict[str, Any]:
    return _present(
        role=party.role,
        name=party.name,
        schema=party.schema,
        country=party.country.upper() if party.country else None,
        address=party.address,
        birth_date=party.birth_date,
        identifiers=_identifiers(party.identifiers),
        locator=party.locator,
    )


def _identifiers(identifiers: Iterable[Identifier]) -> dict[str, str | list[str]]:
    """Scheme to value, or to a list where the party has several of one scheme."""
    values: dict[str, list[str]] = {}
    for identifier in identifiers:
        values.setdefault(identifier.scheme, []).append(identifier.value)
    return {scheme: found[0] if len(found) == 1 else found for scheme, found in values.items()}


def _goods(item: GoodsItem) -> dict[str, Any]:
    return _present(
        description=item.description,
        hs_code=item.hs_code,
        part_number=item.part_number,
        manufacturer=item.manufacturer,
        quantity=item.quantity,
        origin=item.origin.upper() if item.origin else None,
        value=_money(item.value),
        locator=item.locator,
    )


def _route(route: Route) -> dict[str, Any]:
    return _present(
        origin=_place(route.origin),
        port_of_loading=route.port_of_loading,
        transshipment=list(route.transshipment),
        port_of_discharge=route.port_of_discharge,
        final_destination=_place(route.final_destination),
    )


def _place(place: str | None) -> str | None:
    """Country codes are written in capitals, as ISO 3166 has them; names of places as given."""
    return place.upper() if place is not None and len(place) == 2 else place  # noqa: PLR2004  # a code


def _money(money: Money | None) -> dict[str, Any] | None:
    if money is None:
        return None
    return _present(amount=format(money.amount, "f"), currency=money.currency)


def _present(**values: object) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], {}, "")}
