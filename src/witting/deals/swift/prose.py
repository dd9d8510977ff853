"""By which words are the free lines of a message told apart?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

RESOURCE = "deals/swift/prose.yaml"


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of resources/deals/swift/prose.yaml, as what finds them.

    Args:
        units: The pattern of a unit, to be put behind that of a number.
        terms: Matches the beginning of a line about delivery or papers.
        of_item: Matches the beginning of a paragraph about goods named before it.
        street: Finds a word of an address.
    """

    units: str
    terms: re.Pattern[str]
    of_item: re.Pattern[str]
    street: re.Pattern[str]


@cache
def load_prose() -> Prose:
    """The words."""
    root = read_yaml(RESOURCE).mapping()
    words = {key: [str(node.value) for node in list_.sequence()] for key, list_ in root.items()}
    ends = "|".join(map(re.escape, words["street_ends"]))
    return Prose(
        units=rf"{_any_of(words['units'])}\b",
        terms=_compiled(_whole(words["terms"])),
        of_item=_compiled(_whole(words["of_item"])),
        street=_compiled(rf"\b{_whole(words['streets'])}|(?:{ends})(?!\w)"),
    )


def _any_of(words: Iterable[str]) -> str:
    """One of the words, the longest that fits, or its plural."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})S?"


def _whole(words: Iterable[str]) -> str:
    """As :func:`_any_of`, and no beginning of a longer word; a comma may end one."""
    return rf"{_any_of(words)}(?!\w)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
