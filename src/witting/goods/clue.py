"""What does a piece of a deal's own words say of its goods?"""

from __future__ import annotations

from dataclasses import dataclass

FIELDS = ("description", "part_number", "manufacturer")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of goods, as a vocabulary or a pattern names it.

    Args:
        key: Such as ``ball-bearings``; one of a kind over all files.
        what: The goods in our words, in the plural.
        codes: What they are declared under: subheadings, headings or chapters of HS 2022, the
            likeliest first; several where the words do not tell which.
        items: Items of the determination that the words tell, as its file calls them.
        parts: The codes of their parts, where the text says that it is about parts.
        near: Listed subheadings that such goods are easily taken for; never certain.
    """

    key: str
    what: str
    codes: tuple[str, ...]
    items: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By the key: what the lists say of a kind is looked up in every text."""
        return hash(self.key)


@dataclass(frozen=True, slots=True)
class Clue:
    """One place in the deal's words that tells a kind of goods.

    Args:
        kind: Which kind.
        strength: From 0 to 1: how surely these words mean it. Below SURE they only hint.
        field: One of FIELDS.
        start: Where it begins in the field, in characters.
        end: Where it ends, exclusive.
        why: What was recognised: ``words``, or half a sentence such as ``the number of a bearing of
            series 62``.
    """

    kind: Kind
    strength: float
    field: str
    start: int
    end: int
    why: str


SURE = 0.7
"""From this strength on, the words by themselves tell the kind."""
