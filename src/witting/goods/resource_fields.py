"""How are the mappings of a goods resource read, with the line of every fault?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.goods.nomenclature import load_nomenclature

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from witting.resources import Node


def take_fields(
    node: Node, *, needed: Collection[str], optional: Collection[str] = ()
) -> Mapping[str, Node]:
    """The fields of a mapping.

    Raises:
        ResourceError: It is none, a field is missing, or one is unknown.
    """
    fields = node.mapping()
    known = (*needed, *optional)
    for key in fields:
        if key not in known:
            raise ResourceError(
                f"the key {key[:40]!r} is unknown here.",
                where=f"{node.file}:{node.key_lines[key]}",
                remedy=f"The keys are {', '.join(known)}.",
            )
    if missing := [key for key in needed if key not in fields]:
        raise ResourceError(f"missing: {', '.join(missing)}.", where=node.where)
    return fields


def take_text(node: Node) -> str:
    """A text that is not empty.

    Raises:
        ResourceError: It is none.
    """
    if not isinstance(node.value, str) or not node.value.strip():
        raise ResourceError("a text is expected here.", where=node.where)
    return node.value


def take_words(node: Node | None) -> tuple[str, ...]:
    """A list of texts, or the words of one; none where the field is left out.

    Raises:
        ResourceError: It is neither.
    """
    if node is None:
        return ()
    if isinstance(node.value, list):
        return tuple(take_text(item) for item in node.value)
    return tuple(take_text(node).split())


def take_codes(node: Node | None) -> tuple[str, ...]:
    """Subheadings, headings or chapters of HS 2022; none where the field is left out.

    Raises:
        ResourceError: One does not exist.
    """
    codes = take_words(node)
    nomenclature = load_nomenclature()
    for code in codes:
        below = nomenclature.below(code)
        if not any("2022" in nomenclature.editions[each] for each in below):
            assert node is not None
            raise ResourceError(
                f"{code!r} is no subheading, heading or chapter of HS 2022.",
                where=node.where,
                remedy="Write 2, 4 or 6 digits without a point.",
            )
    return codes


def take_pattern(text: str, *, node: Node) -> re.Pattern[str]:
    """A regular expression.

    Raises:
        ResourceError: It is none.
    """
    try:
        return re.compile(text)
    except re.error as error:
        raise ResourceError(f"no regular expression: {error}.", where=node.where) from error
