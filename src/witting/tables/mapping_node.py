"""Is a part of a mapping file what is expected there, and if not, on which line and why not?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.resources import Node

REMEDY = (
    "See docs/mapping.md, and docs/deals.md for tables of deals, for what a mapping file may say."
)


class Section:
    """The keys of one mapping: each is taken by name, and one that nobody knows is an error.

    Args:
        node: The YAML node.
        what: What it is, such as ``the mapping`` or ``sanction``, for messages.

    Raises:
        ResourceError: It is no mapping of keys.
    """

    __slots__ = ("_asked", "_node", "_what", "keys")

    def __init__(self, node: Node, what: str) -> None:
        if not isinstance(node.value, dict):
            raise wrong(node, f"{what} must have keys with values")
        self.keys = node.value
        self._node, self._what = node, what
        self._asked: list[str] = []

    def take(self, name: str) -> Node | None:
        """The value of a key, or None where it is not there or null."""
        self._asked.append(name)
        found = self.keys.get(name)
        return None if found is None or found.is_null else found

    def need(self, name: str) -> Node:
        """The value of a key that must be there."""
        found = self.take(name)
        if found is None:
            raise wrong(self._node, f"{self._what} lacks the key {name!r}")
        return found

    def close(self) -> None:
        """Raises for a key that was not asked for; says which are known."""
        for name in self.keys:
            if name not in self._asked:
                line = self._node.key_lines.get(name, self._node.line)
                raise ResourceError(
                    f"{self._what} has no key {name!r}; it may have {', '.join(self._asked)}.",
                    where=f"{self._node.file}:{line}",
                    remedy=REMEDY,
                )


def wrong(node: Node, what: str) -> ResourceError:
    """The error that something is not as it must be at this node."""
    return ResourceError(f"{what}.", where=node.where, remedy=REMEDY)


def text_of(node: Node) -> str:
    """The node as text that is not empty."""
    if not isinstance(node.value, str) or not node.value:
        raise wrong(node, "a text is expected")
    return node.value


def texts_of(node: Node) -> tuple[str, ...]:
    """The node as several texts, or as one."""
    if isinstance(node.value, list):
        return tuple(text_of(item) for item in node.value)
    return (text_of(node),)


def maybe_text(node: Node | None) -> str | None:
    """The node as text, or None where there is none."""
    return None if node is None else text_of(node)


def maybe_texts(node: Node | None) -> tuple[str, ...]:
    """The node as texts; none where there is none."""
    return () if node is None else texts_of(node)


def maybe_pattern(node: Node | None) -> re.Pattern[str] | None:
    """The node as a regular expression."""
    if node is None:
        return None
    try:
        return re.compile(text_of(node))
    except re.error as error:
        raise wrong(node, f"this is no regular expression ({error})") from error


def choice_of(node: Node, options: Sequence[str], *, what: str) -> str:
    """The node as one of the options."""
    text = text_of(node)
    if text not in options:
        shown = ", ".join(options) if len(options) <= 20 else "FollowTheMoney's"  # noqa: PLR2004  # a message stays readable
        raise wrong(node, f"{text!r} is no {what}; known are {shown}")
    return text


def path_of(node: Node | None) -> tuple[str, ...]:
    """The node as keys with full stops between them."""
    return () if node is None else tuple(text_of(node).split("."))
