"""Does a node of a provision's file hold what the schema asks, and if not, on which line?"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

from witting.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.resources import Node


class Fields:
    """The fields of one mapping, each checked as it is taken.

    Args:
        node: The mapping.
        what: What it describes, for messages, such as ``a provision``.
        known: Every key that it may have.

    Raises:
        ResourceError: It is no mapping, or has a key that is not known.
    """

    def __init__(self, node: Node, *, what: str, known: Sequence[str]) -> None:
        if not isinstance(node.value, dict):
            fail(node, f"{what} is a mapping of {', '.join(known)}.")
        self._node = node
        self._what = what
        self._fields = node.value
        for key in self._fields:
            if key not in known:
                raise ResourceError(
                    f"{key!r} is no field of {what}.",
                    where=f"{node.file}:{node.key_lines[key]}",
                    remedy=_suggest(key, known),
                )

    @property
    def node(self) -> Node:
        """The mapping itself."""
        return self._node

    def get(self, key: str) -> Node | None:
        """The field's node; None where it is absent or null."""
        found = self._fields.get(key)
        return None if found is None or found.is_null else found

    def need(self, key: str) -> Node:
        """The field's node.

        Raises:
            ResourceError: It is absent or null.
        """
        found = self.get(key)
        if found is None:
            absent = self._fields.get(key)
            fail(absent or self._node, f"{self._what} lacks {key!r}.")
        return found

    def text(self, key: str) -> str:
        """The field as text on one line, not empty."""
        return text_of(self.need(key), what=key)

    def optional_text(self, key: str) -> str | None:
        """The same, or None where it is absent or null."""
        found = self.get(key)
        return None if found is None else text_of(found, what=key)

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """The field as one of the choices."""
        return choice_of(self.need(key), what=key, choices=choices)

    def texts(self, key: str) -> tuple[str, ...]:
        """The field as a list of texts; none where it is absent."""
        found = self.get(key)
        if found is None:
            return ()
        return tuple(text_of(item, what=key) for item in items_of(found, what=key))

    def address(self, key: str) -> str:
        """The field as the address of a source."""
        text = self.text(key)
        if not text.startswith("https://"):
            fail(self.need(key), f"{key} is an address that begins with https://, not {text!r}.")
        return text

    def day(self, key: str) -> date | None:
        """The field as an ISO day; None where it is absent or null."""
        found = self.get(key)
        if found is None:
            return None
        try:
            return date.fromisoformat(text_of(found, what=key))
        except ValueError:
            fail(found, f"{key} is a day like 2024-06-12, not {found.value!r}.")


def items_of(node: Node, *, what: str) -> list[Node]:
    """The items of a list that is not empty."""
    if not isinstance(node.value, list) or not node.value:
        fail(node, f"{what} is a list with at least one item.")
    return node.value


def text_of(node: Node, *, what: str) -> str:
    """A text that is not empty, its blanks and line ends as single blanks."""
    if not isinstance(node.value, str) or not node.value.strip():
        fail(node, f"{what} is plain text and not empty.")
    return " ".join(node.value.split())


def choice_of(node: Node, *, what: str, choices: Sequence[str]) -> str:
    """A text that is one of the choices."""
    text = text_of(node, what=what)
    if text not in choices:
        raise ResourceError(
            f"{text!r} is no {what}.", where=node.where, remedy=_suggest(text, choices)
        )
    return text


def fail(node: Node, what: str) -> NoReturn:
    """Says what is wrong at a node.

    Raises:
        ResourceError: Always.
    """
    raise ResourceError(what, where=node.where)


def _suggest(text: str, known: Sequence[str]) -> str:
    close = get_close_matches(text, known, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"Known are: {', '.join(known)}."
