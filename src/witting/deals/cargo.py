"""What is being sold or shipped, and by which way?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.fields import take_fields
from witting.deals.hs import parse_hs_code
from witting.deals.money import parse_money
from witting.deals.party import country_of, parse_country
from witting.deals.reading import shown
from witting.deals.text import MAX_LONG, MAX_NAME, parse_text
from witting.deals.vocabulary import load_group
from witting.model import GoodsItem, Route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.reading import Reading


@cache
def _goods_keys() -> Mapping[str, str]:
    known = {word: field for word, field in load_group("goods").items() if field != "currency"}
    return {**known, **load_group("goods_alone"), "locator": "locator"}


@cache
def _route_keys() -> Mapping[str, str]:
    return load_group("route")


def parse_goods_item(value: object, path: str, reading: Reading) -> GoodsItem:
    """One line of goods; an empty one where the value is none at all."""
    if isinstance(value, str):
        reading.issue(path, "a line of goods is an object; the text was read as its description.")
        value = {"description": value}
    if not isinstance(value, Mapping):
        reading.issue(path, f"a line of goods is an object, not {shown(value)}.", unread=True)
        return GoodsItem(locator=reading.locator(path))
    fields = take_fields(value, path, known=_goods_keys(), reading=reading)
    _report_unknown(value, fields, path, reading)

    def text(name: str, *, limit: int = MAX_NAME) -> str | None:
        return parse_text(fields.get(name), f"{path}.{name}", reading, limit=limit)

    price = fields.get("value")
    return GoodsItem(
        description=text("description", limit=MAX_LONG),
        hs_code=_hs_code(fields.get("hs_code"), f"{path}.hs_code", reading),
        part_number=text("part_number"),
        manufacturer=text("manufacturer"),
        quantity=text("quantity"),
        origin=parse_country(fields.get("origin"), f"{path}.origin", reading),
        value=None if price in (None, "") else parse_money(price, f"{path}.value", reading),
        locator=text("locator") or reading.locator(path),
    )


def parse_route(value: object, path: str, reading: Reading) -> Route:
    """The route; an empty one where the value is none."""
    if not isinstance(value, Mapping):
        if value not in (None, ""):
            reading.issue(
                path, f"a route is an object, not {shown(value)}; it was not read.", unread=True
            )
        return Route()
    fields = take_fields(value, path, known=_route_keys(), reading=reading)
    _report_unknown(value, fields, path, reading)

    def text(name: str) -> str | None:
        return parse_text(fields.get(name), f"{path}.{name}", reading, limit=MAX_NAME)

    return Route(
        origin=_place(text("origin")),
        port_of_loading=text("port_of_loading"),
        transshipment=tuple(
            _transshipment(fields.get("transshipment"), f"{path}.transshipment", reading)
        ),
        port_of_discharge=text("port_of_discharge"),
        final_destination=_place(text("final_destination")),
    )


def _report_unknown(
    value: Mapping[str, object], fields: Mapping[str, object], path: str, reading: Reading
) -> None:
    """Goods or a route of which no key is known are lost, however odd each of its keys may be."""
    if not fields and any(item is not None for item in value.values()):
        reading.issue(path, "none of its keys is known; nothing of it was read.", unread=True)


def _hs_code(value: object, path: str, reading: Reading) -> str | None:
    if isinstance(value, str):
        value = parse_text(value, path, reading)
    if value is None:
        return None
    code, problem = parse_hs_code(value)
    if problem:
        reading.issue(path, problem, unread=code is None)
    return code


def _place(text: str | None) -> str | None:
    """A country by its code; a town, a port or a region stays as given for ``routes`` to judge."""
    if text is None:
        return None
    return country_of(text) or (text.upper() if len(text) == 2 else text)  # noqa: PLR2004  # a code


def _transshipment(value: object, path: str, reading: Reading) -> Iterator[str]:
    if isinstance(value, str):
        value = value.split(";")
    elif value is not None and not isinstance(value, list | tuple):
        reading.issue(
            path, f"a list of places is expected, not {shown(value)}; it was not read.", unread=True
        )
        return
    for number, item in enumerate(value or ()):
        text = parse_text(item, f"{path}[{number}]", reading, limit=MAX_NAME)
        if text is not None:
            yield text
