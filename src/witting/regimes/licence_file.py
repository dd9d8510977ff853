"""Which licence or exemption does a file state?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import ROLES
from witting.regimes.code_list import LEVELS
from witting.regimes.fields import Fields, choice_of, fail, items_of, text_of
from witting.regimes.grammar import named_entity, window_of
from witting.regimes.headline import check_key, check_order, legal_basis_of, review_of
from witting.regimes.licence import BY_FACTS, CLEARS_BY, Edition, Licence, Lift
from witting.regimes.provision import SOURCE_READ

if TYPE_CHECKING:
    from collections.abc import Collection

    from witting.resources import Node

MARK = "lifts"
"""The field that a licence has and a provision has not."""

_FIELDS = (
    "key",
    "title",
    "legal_basis",
    "legal_text",
    MARK,
    "parties",
    "goods",
    "roles",
    "editions",
    "reviewed_by",
    "reviewed_on",
    "notes",
)
_EDITION = (
    "name",
    "from",
    "to",
    "known_to",
    "clears_by",
    "conditions",
    "source",
    "source_read",
)


def parse_licence(node: Node, *, key: str, provisions: Collection[str]) -> Licence:
    """The licence of a file's root node.

    Args:
        node: The root.
        key: The key that the file's place asks for.
        provisions: The keys of all provisions, of which it may lift some.

    Raises:
        ResourceError: The file breaks the schema; the message has the line.
    """
    fields = Fields(node, what="a licence", known=_FIELDS)
    check_key(fields, key)
    reviewed_by, reviewed_on = review_of(fields)
    parties, goods = fields.get("parties"), fields.get("goods")
    return Licence(
        key=key,
        title=fields.text("title"),
        legal_basis=legal_basis_of(fields.need("legal_basis")),
        legal_text=fields.text("legal_text"),
        lifts=tuple(_lift(item, provisions) for item in items_of(fields.need(MARK), what="lifts")),
        parties=tuple(map(named_entity, items_of(parties, what="parties"))) if parties else (),
        goods=tuple(map(_hs_code, items_of(goods, what="goods"))) if goods else (),
        roles=_roles(fields.get("roles")),
        editions=_editions(fields.need("editions"), has_goods=goods is not None),
        reviewed_by=reviewed_by,
        reviewed_on=reviewed_on,
        notes=fields.optional_text("notes") or "",
        file=node.file,
    )


def _lift(node: Node, provisions: Collection[str]) -> Lift:
    fields = Fields(node, what="a lift", known=("provision", "from", "to", "review"))
    why = fields.optional_text("review") or ""
    return Lift(
        provision=choice_of(fields.need("provision"), what="provision", choices=sorted(provisions)),
        window=window_of(fields),
        to_review=bool(why),
        why=why,
    )


def _hs_code(node: Node) -> str:
    text = text_of(node, what="goods")
    if not (text.isascii() and text.isdigit() and len(text) in LEVELS):
        fail(node, f"goods are HS codes of 2, 4 or 6 digits, not {text!r}.")
    return text


def _roles(node: Node | None) -> tuple[str, ...]:
    items = items_of(node, what="roles") if node else ()
    return tuple(choice_of(item, what="role", choices=ROLES) for item in items)


def _editions(node: Node, *, has_goods: bool) -> tuple[Edition, ...]:
    items = items_of(node, what="editions")
    editions = tuple(_edition(item, has_goods=has_goods) for item in items)
    check_order([edition.window for edition in editions], items, what="editions")
    return editions


def _edition(node: Node, *, has_goods: bool) -> Edition:
    fields = Fields(node, what="an edition", known=_EDITION)
    window, known_to = window_of(fields), fields.day("known_to")
    if window.first is None:
        fail(node, "an edition lacks 'from'.")
    if known_to is not None and not window.covers(known_to):
        fail(fields.need("known_to"), f"known_to is outside of the edition's days ({window}).")
    if known_to is None and window.last is None:
        fail(node, "an edition without an end says with 'known_to' until when it is known.")
    clears_by, conditions = fields.choice("clears_by", CLEARS_BY), fields.texts("conditions")
    if clears_by == BY_FACTS and (conditions or not has_goods):
        fail(
            fields.need("clears_by"),
            "an edition clears by facts only where goods tell its subject and no condition is left "
            "to be stated.",
        )
    return Edition(
        name=fields.text("name"),
        window=window,
        known_to=known_to,
        clears_by=clears_by,
        conditions=conditions,
        source=fields.address("source"),
        source_read=fields.choice("source_read", SOURCE_READ),
    )
