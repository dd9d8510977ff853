"""Is a value of a JSON file of the kind that its place asks for? What is not counts as absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def text_of(value: object) -> str:
    """The text without blanks around it; empty where it is none."""
    return value.strip() if isinstance(value, str) else ""


def items_of(value: object) -> list[Any]:
    """The items of a list; none where it is no list."""
    return value if isinstance(value, list) else []


def mapping_of(value: object) -> Mapping[str, Any]:
    """The object; an empty one where it is none."""
    return value if isinstance(value, dict) else {}
