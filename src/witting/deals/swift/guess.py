"""Of which type is a message that comes without its header?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("798", ("77E",), ()),
    ("767", ("26E",), ("22A", "77U", "77C", "23S")),
    ("707", ("26E",), ()),
    ("760", (), ("77C", "77U", "22D", "40C")),
    ("720", ("40B",), ("50", "50A")),
    ("701", ("27",), ("45B", "46B", "47B")),
    ("700", (), ("40A", "31D", "45A", "46A")),
    ("101", ("28D",), ("21", "50H", "50F", "50G")),
    ("202COV", ("58A", "32A"), ("50A", "50F", "50K")),
    ("202COV", ("58D", "32A"), ("50A", "50F", "50K")),
    ("202", ("32A",), ("58A", "58D")),
    ("103", ("32A",), ("59", "59A", "59F", "50A", "50F", "50K", "23B")),
    ("199", ("79",), ()),
)
"""Type, tags that must all be there, and tags of which one must be there; the first that fits.

Source: SWIFT Standards MT, the mandatory fields of each type.
"""


def guess_type(tags: Sequence[str]) -> tuple[str, str]:
    """The type whose fields these are (empty where none fits), and a sentence that says so."""
    there = frozenset(tags)
    for told, every, some in _SIGNS:
        if there.issuperset(every) and (not some or not there.isdisjoint(some)):
            return told, f"the message has no header; by its fields it was read as MT {told}."
    return "", "the message has no header, and its type cannot be told from its fields."
