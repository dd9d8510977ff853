"""Do the conditions of a file ask for lists of codes that are there and may be rested on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.regimes.fields import choice_of, fail
from witting.regimes.grammar import CODE_LIST
from witting.regimes.provision import RECALLED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.regimes.code_list import CodeList
    from witting.resources import Node

LESSER = "review"
"""What stands under it yields a review in any case."""


def check_code_lists(node: Node, lists: Mapping[str, CodeList]) -> None:
    """Refuses a provision that asks for a list which is not there, or is only recalled.

    Raises:
        ResourceError: It does; the message has the line.
    """
    for item, is_lesser in _asked(node, is_lesser=False):
        key = choice_of(item, what=CODE_LIST, choices=sorted(lists))
        if lists[key].source_read == RECALLED and not is_lesser:
            fail(item, f"{key} is only recalled, so it may stand under {LESSER!r} alone.")


def _asked(node: Node, *, is_lesser: bool) -> Iterator[tuple[Node, bool]]:
    """Each list that a condition names, and whether it stands in a lesser case."""
    if isinstance(node.value, list):
        for item in node.value:
            yield from _asked(item, is_lesser=is_lesser)
    elif isinstance(node.value, dict):
        for name, inner in node.value.items():
            if name == CODE_LIST and isinstance(inner.value, list):
                yield from ((item, is_lesser) for item in inner.value)
            else:
                yield from _asked(inner, is_lesser=is_lesser or name == LESSER)
