"""Which families of part numbers do the files in ``resources/goods/part_numbers`` name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.goods.amount import load_amount_words
from witting.goods.clue import Kind
from witting.goods.family_index import PartFamilies, index_families
from witting.goods.maker_files import load_makers
from witting.goods.part_family import ALONE, ANY, PartFamily, PartKind
from witting.goods.part_words import bare
from witting.goods.resource_fields import (
    take_codes,
    take_fields,
    take_pattern,
    take_text,
    take_words,
)
from witting.goods.trade_words import make_trade_words
from witting.prepared import prepared
from witting.resources import iter_names, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from witting.resources import Node

FOLDER = "goods/part_numbers"


@prepared
def load_part_families() -> PartFamilies:
    """The packaged families."""
    makers = load_makers().keys
    keys: dict[str, str] = {}
    families: list[PartFamily] = []
    for name in iter_names(FOLDER):
        for family in parse_families(read_yaml(name), makers=makers):
            place = keys.setdefault(family.kind.kind.key, name)
            if place != name:
                raise ResourceError(
                    f"the kind {family.kind.kind.key!r} is in {place}, too.", where=family.where
                )
            families.append(family)
    return index_families(families)


def parse_families(root: Node, *, makers: Collection[str]) -> Iterator[PartFamily]:
    """The families of one file.

    Raises:
        ResourceError: A key, a code or a maker is unknown, a pattern is none, or a kind is there
            twice.
    """
    seen: set[str] = set()
    for node in take_fields(root, needed=("kinds",))["kinds"].sequence():
        fields = take_fields(
            node,
            needed=("key", "what", "codes", "source", "families"),
            optional=("items", "parts", "near", "context", "unless"),
        )
        kind = PartKind(
            Kind(
                key=take_text(fields["key"]),
                what=take_text(fields["what"]),
                codes=take_codes(fields["codes"]),
                items=take_words(fields.get("items")),
                parts=take_codes(fields.get("parts")),
                near=take_codes(fields.get("near")),
            ),
            context=make_trade_words(take_words(fields.get("context"))),
            unless=make_trade_words(take_words(fields.get("unless"))),
        )
        if kind.kind.key in seen:
            raise ResourceError(f"the kind {kind.kind.key!r} is given twice.", where=node.where)
        seen.add(kind.kind.key)
        for family in fields["families"].sequence():
            yield _family(family, kind=kind, makers=makers)


def _family(node: Node, *, kind: PartKind, makers: Collection[str]) -> PartFamily:
    fields = take_fields(
        node,
        needed=("is", "starts", "example"),
        optional=("then", "makers", "alone"),
    )
    starts = take_words(fields["starts"])
    owners = take_words(fields.get("makers"))
    alone = take_text(fields["alone"]) if "alone" in fields else "never"
    for given, known, what in ((owners, makers, "maker"), ((alone,), ALONE, "value of alone")):
        if odd := [word for word in given if word not in known]:
            raise ResourceError(f"there is no {what} {odd[0]!r}.", where=node.where)
    if not owners and ANY in starts:
        raise ResourceError("a family of all numbers needs its makers.", where=node.where)
    plain = tuple(start if start == ANY else bare(start) for start in starts)
    begin = "" if ANY in plain else f"(?:{'|'.join(plain)})"
    then = bare_pattern(take_text(fields["then"])) if "then" in fields else ""
    if not then and ANY in plain:
        then = rf"(?!{load_amount_words().pattern.pattern})(?=.*[0-9])..."
    return PartFamily(
        kind=kind,
        what=take_text(fields["is"]),
        starts=plain,
        pattern=take_pattern(begin + then, node=node).pattern,
        makers=owners,
        alone=alone,
        example=take_text(fields["example"]),
        is_cyrillic=any("\u0400" <= start[0] <= "\u04ff" for start in starts),
        where=node.where,
    )


def bare_pattern(text: str) -> str:
    """The pattern with the Cyrillic letters that look like Latin ones read as these."""
    return "".join(bare(sign) if "\u0400" <= sign <= "\u04ff" else sign for sign in text)
