"""Which condition does a node of a provision's file state?

``any`` and ``all`` take a list of conditions; every other kind takes a mapping of its own fields.
docs/regimes.md shows each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.model import ROLES
from witting.regimes.cargo_condition import Goods, Route
from witting.regimes.condition import AllOf, AnyOf
from witting.regimes.fields import Fields, choice_of, fail, items_of
from witting.regimes.match_condition import (
    Listed,
    ListedAddress,
    ListedIn,
    Named,
    NamedEntity,
    UnderMeasure,
)
from witting.regimes.ownership_condition import OUTCOMES, Owned
from witting.regimes.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.regimes.condition import Condition
    from witting.resources import Node

CONCERNS = ("target", "occupied", "transshipment")
CODE_LIST = "code_list"
GOODS_FIELDS = ("item_class", "not_item_class", "chpl_tier", CODE_LIST)
MEASURE_FIELDS = (
    "list",
    "program",
    "not_program",
    "provision",
    "not_provision",
    "authority",
    "not_role",
    "not_beside",
)


def parse_condition(node: Node) -> Condition:
    """The condition that a node states.

    Raises:
        ResourceError: It breaks the grammar; the message has the line.
    """
    if not isinstance(node.value, dict) or len(node.value) != 1:
        fail(node, f"a condition is a mapping of one key, one of {', '.join(KINDS)}.")
    [(kind, inner)] = node.value.items()
    if kind not in KINDS:
        raise ResourceError(
            f"{kind!r} is no kind of condition.",
            where=f"{node.file}:{node.key_lines[kind]}",
            remedy=f"Known are: {', '.join(KINDS)}.",
        )
    return KINDS[kind](inner)


def window_of(fields: Fields) -> Window:
    """The window of a mapping with ``from`` and ``to``; absent or null is open.

    Raises:
        ResourceError: It ends before it begins.
    """
    first, last = fields.day("from"), fields.day("to")
    if first and last and last < first:
        fail(fields.need("to"), f"the window ends on {last}, before it begins on {first}.")
    return Window(first, last)


def _all(node: Node) -> Condition:
    return AllOf(tuple(parse_condition(item) for item in items_of(node, what="all")))


def _any(node: Node) -> Condition:
    return AnyOf(tuple(parse_condition(item) for item in items_of(node, what="any")))


def _measure(node: Node) -> Condition:
    fields = Fields(node, what="measure", known=MEASURE_FIELDS)
    fields.need("list")
    return UnderMeasure(
        lists=fields.texts("list"),
        programs=fields.texts("program"),
        not_programs=fields.texts("not_program"),
        provisions=fields.texts("provision"),
        not_provisions=fields.texts("not_provision"),
        authorities=fields.texts("authority"),
        not_roles=_roles(fields),
        not_beside=fields.texts("not_beside"),
    )


def _listed(node: Node) -> Condition:
    fields = Fields(node, what="listed", known=("list", "not_role"))
    fields.need("list")
    return Listed(fields.texts("list"), _roles(fields))


def _listed_in(node: Node) -> Condition:
    fields = Fields(node, what="listed_in", known=("list", "country"))
    fields.need("list")
    fields.need("country")
    return ListedIn(fields.texts("list"), fields.texts("country"))


def _address(node: Node) -> Condition:
    fields = Fields(node, what="address", known=("list", "not_role"))
    fields.need("list")
    return ListedAddress(fields.texts("list"), _roles(fields))


def _roles(fields: Fields) -> tuple[str, ...]:
    node = fields.get("not_role")
    items = items_of(node, what="not_role") if node else ()
    return tuple(choice_of(item, what="not_role", choices=ROLES) for item in items)


def _named(node: Node) -> Condition:
    return Named(tuple(named_entity(item) for item in items_of(node, what="named")))


def named_entity(node: Node) -> NamedEntity:
    """An entity of a list by its id, with its days and the source."""
    fields = Fields(node, what="a named entity", known=("entity", "name", "from", "to", "source"))
    return NamedEntity(
        entity=fields.text("entity"),
        name=fields.text("name"),
        window=window_of(fields),
        source=fields.address("source"),
    )


def _goods(node: Node) -> Condition:
    fields = Fields(node, what="goods", known=GOODS_FIELDS)
    if all(fields.get(name) is None for name in GOODS_FIELDS if name != "not_item_class"):
        fail(node, "goods asks for item_class, chpl_tier or code_list.")
    return Goods(
        item_classes=fields.texts("item_class"),
        not_item_classes=fields.texts("not_item_class"),
        chpl_tiers=fields.texts("chpl_tier"),
        code_lists=fields.texts(CODE_LIST),
    )


def _route(node: Node) -> Condition:
    fields = Fields(node, what="route", known=("concern", "country", "not_side"))
    concerns = fields.texts("concern")
    if not concerns or not set(concerns) <= set(CONCERNS):
        fail(fields.need("concern"), f"concern is a list of {', '.join(CONCERNS)}.")
    return Route(
        concerns=concerns, countries=fields.texts("country"), not_sides=fields.texts("not_side")
    )


def _ownership(node: Node) -> Condition:
    fields = Fields(node, what="ownership", known=("rule", "outcome", "program", "not_role"))
    outcomes = items_of(fields.need("outcome"), what="outcome")
    return Owned(
        rule=fields.text("rule"),
        outcomes=tuple(choice_of(item, what="outcome", choices=OUTCOMES) for item in outcomes),
        programs=fields.texts("program"),
        not_roles=_roles(fields),
    )


KINDS: dict[str, Callable[[Node], Condition]] = {
    "address": _address,
    "all": _all,
    "any": _any,
    "goods": _goods,
    "listed": _listed,
    "listed_in": _listed_in,
    "measure": _measure,
    "named": _named,
    "ownership": _ownership,
    "route": _route,
}
