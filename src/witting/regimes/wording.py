"""Are two texts of a publisher the same word, and how are several of them said in a sentence?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

REMEMBERED = 16_384
"""So many words are remembered with their key; those of the law are asked for again and again."""


def has_any(found: AbstractSet[str], asked: tuple[str, ...]) -> bool:
    """Whether something asked for is there; where nothing is asked for, it is."""
    return not asked or not found.isdisjoint(map(text_key, asked))


@lru_cache(maxsize=REMEMBERED)
def text_key(text: str) -> str:
    """The text without regard to case and to a full stop at its end."""
    return text.casefold().rstrip(". ")


def either(texts: tuple[str, ...]) -> str:
    """``a or b or c``."""
    return " or ".join(texts)
