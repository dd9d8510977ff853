"""Which provision does a file state?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.model import EFFECTS, PERSPECTIVES
from witting.regimes.condition import AnyOf
from witting.regimes.fields import Fields, choice_of, fail, items_of, text_of
from witting.regimes.grammar import parse_condition, window_of
from witting.regimes.headline import check_key, check_order, legal_basis_of, review_of
from witting.regimes.provision import (
    CODES,
    CONFLICT_CODE,
    NO_EFFECT,
    SOURCE_READ,
    LesserCase,
    Provision,
    Ruling,
    Variant,
)
from witting.regimes.window import Window, first_gap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.resources import Node

CONFLICT = "conflict_of_laws"
_FIELDS = (
    "key",
    "title",
    "code",
    "legal_basis",
    "source_read",
    "in_force",
    "legal_text",
    "variants",
    "effects",
    "reviewed_by",
    "reviewed_on",
    "notes",
)
_VARIANT_FIELDS = (
    "from",
    "to",
    "reading",
    "source",
    "source_read",
    "condition",
    "review",
    "effects",
)


def parse_provision(node: Node, *, key: str) -> Provision:
    """The provision of a file's root node.

    Args:
        node: The root.
        key: The key that the file's place asks for.

    Raises:
        ResourceError: The file breaks the schema; the message has the line.
    """
    fields = Fields(node, what="a provision", known=_FIELDS)
    check_key(fields, key)
    in_force = _windows(fields.need("in_force"))
    reviewed_by, reviewed_on = review_of(fields)
    provision = Provision(
        key=key,
        title=fields.text("title"),
        code=fields.choice("code", CODES),
        legal_basis=legal_basis_of(fields.need("legal_basis")),
        legal_text=fields.text("legal_text"),
        in_force=in_force,
        variants=_variants(fields, in_force),
        reviewed_by=reviewed_by,
        reviewed_on=reviewed_on,
        notes=fields.optional_text("notes") or "",
        file=node.file,
    )
    _check_notice(provision, fields.need("code"))
    return provision


def _check_notice(provision: Provision, code: Node) -> None:
    """A notice has the effect of one, and nothing else has: it would count for a verdict."""
    effects = {
        ruling.effect for variant in provision.variants for ruling in variant.rulings.values()
    } - {NO_EFFECT}
    if provision.is_notice != (effects == {CONFLICT}) or (
        not provision.is_notice and CONFLICT in effects
    ):
        fail(code, f"the effect {CONFLICT!r} is that of the code {CONFLICT_CODE}, and only of it.")


def _windows(node: Node) -> tuple[Window, ...]:
    items = items_of(node, what="in_force")
    windows = [
        window_of(Fields(item, what="a window in force", known=("from", "to"))) for item in items
    ]
    check_order(windows, items, what="windows in force")
    return tuple(windows)


def _variants(provision: Fields, in_force: Sequence[Window]) -> tuple[Variant, ...]:
    node = provision.need("variants")
    items = items_of(node, what="variants")
    variants = tuple(
        _variant(Fields(item, what="a variant", known=_VARIANT_FIELDS), provision) for item in items
    )
    if len(variants) == 1 and variants[0].window == Window():
        # The one reading without days of its own holds whenever the provision does.
        return tuple(replace(variants[0], window=window) for window in in_force)
    windows = [variant.window for variant in variants]
    check_order(windows, items, what="variants")
    for window, item in zip(windows, items, strict=True):
        if not any(window.is_within(whole) for whole in in_force):
            fail(item, f"the variant ({window}) reaches outside of in_force.")
    for whole in in_force:
        gap = first_gap(whole, windows)
        if gap is not None:
            fail(node, f"no variant covers {gap}, which is in force.")
    return variants


def _variant(fields: Fields, provision: Fields) -> Variant:
    basis = Fields(
        provision.need("legal_basis"), what="legal_basis", known=("instrument", "article", "source")
    )
    own_source = fields.get("source") is not None
    own_read = fields.get("source_read") is not None
    condition, review = fields.get("condition"), _review(fields.get("review"))
    if condition is None and not review:
        fail(fields.node, "a variant has a condition, or cases for review, or both.")
    return Variant(
        window=window_of(fields),
        reading=fields.optional_text("reading") or "",
        source=(fields if own_source else basis).address("source"),
        source_read=(fields if own_read else provision).choice("source_read", SOURCE_READ),
        condition=parse_condition(condition) if condition else AnyOf(()),
        review=review,
        rulings=_rulings(fields.get("effects") or provision.need("effects")),
    )


def _review(node: Node | None) -> tuple[LesserCase, ...]:
    if node is None:
        return ()
    cases = (
        Fields(item, what="a case for review", known=("condition", "note"))
        for item in items_of(node, what="review")
    )
    return tuple(
        LesserCase(parse_condition(case.need("condition")), case.text("note")) for case in cases
    )


def _rulings(node: Node) -> Mapping[str, Ruling]:
    found: dict[str, Ruling] = {}
    for item in items_of(node, what="effects"):
        fields = Fields(item, what="an effect", known=("perspective", "effect", "consequence"))
        ruling = _ruling(fields)
        for who in items_of(fields.need("perspective"), what="perspective"):
            name = choice_of(who, what="perspective", choices=PERSPECTIVES)
            if name in found:
                fail(who, f"the perspective {name!r} is given twice.")
            found[name] = ruling
    missing = [name for name in PERSPECTIVES if name not in found]
    if missing:
        fail(node, f"effects say nothing for {', '.join(missing)}; give them the effect 'none'.")
    return {name: found[name] for name in PERSPECTIVES}


def _ruling(fields: Fields) -> Ruling:
    effect = fields.choice("effect", (*EFFECTS, NO_EFFECT))
    consequence = fields.get("consequence")
    if effect == NO_EFFECT:
        if consequence is not None:
            fail(consequence, "an effect 'none' has no consequence.")
        return Ruling(effect, "")
    return Ruling(effect, text_of(fields.need("consequence"), what="consequence"))
