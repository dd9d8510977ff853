"""Does a file say a mapping of a table of deals, and which?

The file is YAML, in which everything is text; docs/deals.md has each key. A mistake in it is an
error with the file and the line.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, get_args

from witting.deals.customs.mapping import (
    Columns,
    DateOrder,
    GoodsMapping,
    MoneyMapping,
    PartyMapping,
    RouteMapping,
    TableMapping,
)
from witting.deals.vocabulary import load_currencies, load_schemas
from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES, REFERENCE_SCHEMES, ROLES
from witting.names import NATIONAL_NUMBERS, lookup_country
from witting.tables.mapping_file import read_mapping_node
from witting.tables.mapping_node import (
    REMEDY,
    Section,
    choice_of,
    maybe_pattern,
    maybe_text,
    maybe_texts,
    text_of,
    texts_of,
    wrong,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.resources import Node

KINDS = (*IDENTIFIER_SCHEMES, *NATIONAL_NUMBERS)
ROWS = ("apart", "joined")


def read_table_mapping(path: Path) -> TableMapping:
    """The mapping that a file of the user says.

    Raises:
        ResourceError: It cannot be read or breaks the rules; says the line and what is expected.
    """
    return parse_table_mapping(read_mapping_node(path, docs="docs/deals.md"))


def parse_table_mapping(root: Node) -> TableMapping:
    """The mapping that a YAML document says.

    Raises:
        ResourceError: As :func:`read_table_mapping`.
    """
    section = Section(root, "the mapping")
    section.take("source")  # for who reviews it
    found = TableMapping(
        name=PurePath(root.file).stem,
        title=text_of(section.need("title")),
        kind=maybe_text(section.take("kind")),
        needs=maybe_texts(section.take("needs")),
        id=maybe_texts(section.take("id")),
        is_joined=_choice(section, "rows", ROWS) == "joined",
        date=maybe_texts(section.take("date")),
        date_order=_date_order(section),
        empty=frozenset(maybe_texts(section.take("empty"))),
        parties=tuple(_party(node) for node in _items(section.take("parties"))),
        goods=_goods(section.take("goods")),
        route=_route(section.take("route")),
        amount=tuple(_money(section.take("amount"))),
        references=_by_kind(section.take("references"), REFERENCE_SCHEMES, what="reference"),
        text=maybe_texts(section.take("text")),
        passed_over=maybe_texts(section.take("passed_over")),
    )
    section.close()
    if not found.parties and found.goods == GoodsMapping():
        raise wrong(root, "the mapping names neither parties nor goods")
    used = {*replace(found, needs=(), passed_over=()).columns()}
    both = [name for name in found.passed_over if name in used]
    if both:
        what = f"the column {both[0]!r} is used and passed over"
        raise wrong(section.need("passed_over"), what)
    return found


def _items(node: Node | None) -> list[Node]:
    if node is None:
        return []
    if not isinstance(node.value, list):
        raise wrong(node, "a list is expected")
    return node.value


def _choice(section: Section, key: str, options: tuple[str, ...]) -> str:
    node = section.take(key)
    return options[0] if node is None else choice_of(node, options, what=f"value of {key!r}")


def _date_order(section: Section) -> DateOrder:
    chosen = _choice(section, "dates", get_args(DateOrder))
    return next(order for order in get_args(DateOrder) if order == chosen)


def _party(node: Node) -> PartyMapping:
    section = Section(node, "a party")
    role, schema = section.take("role"), section.take("schema")
    found = PartyMapping(
        names=maybe_texts(section.take("name")),
        addresses=tuple(_parts(text) for text in maybe_texts(section.take("address"))),
        countries=maybe_texts(section.take("country")),
        role=None if role is None else choice_of(role, ROLES, what="role"),
        schema=None
        if schema is None
        else choice_of(schema, sorted({*load_schemas().values()}), what="schema"),
        resident=_country(section.take("resident")),
        identifiers=_by_kind(section.take("identifiers"), KINDS, what="kind of identifier"),
        code=maybe_texts(section.take("code")),
        without=maybe_pattern(section.take("without")),
    )
    section.close()
    if not (found.names or found.identifiers or found.code):
        raise wrong(node, "a party needs a name, an identifier or a code")
    return found


def _parts(text: str) -> Columns:
    """``ADDRESS + CITY`` is one address in two columns."""
    return tuple(part.strip() for part in text.split(" + ") if part.strip())


def _by_kind(node: Node | None, kinds: tuple[str, ...], *, what: str) -> dict[str, Columns]:
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        raise wrong(node, "keys with columns are expected")
    for kind in node.value:
        if kind not in kinds:
            where = f"{node.file}:{node.key_lines[kind]}"
            message = f"{kind!r} is no {what}; known are {', '.join(kinds)}."
            raise ResourceError(message, where=where, remedy=REMEDY)
    return {kind: texts_of(columns) for kind, columns in node.value.items()}


def _country(node: Node | None) -> str | None:
    if node is None:
        return None
    code = lookup_country(text_of(node))
    if code is None:
        raise wrong(node, f"{text_of(node)!r} is no country")
    return code


def _goods(node: Node | None) -> GoodsMapping:
    if node is None:
        return GoodsMapping()
    section = Section(node, "goods")
    found = GoodsMapping(
        description=maybe_texts(section.take("description")),
        heading=maybe_texts(section.take("heading")),
        hs_code=maybe_texts(section.take("hs_code")),
        part_number=maybe_texts(section.take("part_number")),
        manufacturer=maybe_texts(section.take("manufacturer")),
        origin=maybe_texts(section.take("origin")),
        quantity=maybe_texts(section.take("quantity")),
        unit=maybe_texts(section.take("unit")),
        net_weight=maybe_texts(section.take("net_weight")),
        gross_weight=maybe_texts(section.take("gross_weight")),
        value=tuple(_money(section.take("value"))),
    )
    section.close()
    return found


def _route(node: Node | None) -> RouteMapping:
    if node is None:
        return RouteMapping()
    section = Section(node, "route")
    found = RouteMapping(
        origin=maybe_texts(section.take("origin")),
        port_of_loading=maybe_texts(section.take("port_of_loading")),
        transshipment=maybe_texts(section.take("transshipment")),
        port_of_discharge=maybe_texts(section.take("port_of_discharge")),
        final_destination=maybe_texts(section.take("final_destination")),
        starts_in=_country(section.take("starts_in")),
        ends_in=_country(section.take("ends_in")),
    )
    section.close()
    return found


def _money(node: Node | None) -> Iterator[MoneyMapping]:
    for item in _items(node):
        section = Section(item, "an amount")
        amount = text_of(section.need("amount"))
        column, fixed = maybe_text(section.take("currency")), section.take("in")
        section.close()
        if column is not None and fixed is not None:
            raise wrong(item, "an amount has either 'currency', a column, or 'in', a currency")
        known = tuple(load_currencies().minor_units)
        yield MoneyMapping(
            amount,
            currency=column,
            fixed=None if fixed is None else choice_of(fixed, known, what="currency of ISO 4217"),
        )
