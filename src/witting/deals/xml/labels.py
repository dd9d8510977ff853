"""What is a field of the deal called in the file?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = re.compile(r"(parties|goods|text)\[(\d+)\](?:\.(.*))?\Z", re.DOTALL)


class Labels(Mapping[str, str]):
    """``parties[1].name`` is ``Cdtr, name``.

    Args:
        known: Fields that stand once, to their place.
        places: Of each party, line of goods and text.
    """

    def __init__(self, known: Mapping[str, str], places: Mapping[str, list[str]]) -> None:
        self._known = known
        self._places = places

    def __getitem__(self, path: str) -> str:
        """The place of a field of the deal."""
        if path in self._known:
            return self._known[path]
        found = _PART.match(path)
        if found is None:
            raise KeyError(path)
        place = self._places[found[1]][int(found[2])]
        return f"{place}, {found[3]}" if found[3] else place

    def __iter__(self) -> Iterator[str]:
        """The fields that stand once."""
        return iter(self._known)

    def __len__(self) -> int:
        """How many they are."""
        return len(self._known)
