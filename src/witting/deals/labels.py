"""What are the fields of a deal called in the document that it was read from?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Labels(Mapping[str, str]):
    """What a path of the deal is called in its document: the field that it was read from."""

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        """The label of the path, or of what it is a part of."""
        place = path
        while place not in self._fields:
            place, dot, _ = place.rpartition(".")
            if not dot:
                raise KeyError(path)
        return self._fields[place]

    def __setitem__(self, path: str, label: str) -> None:
        """Calls the path, and all that is part of it, by a label."""
        self._fields[path] = label

    def __iter__(self) -> Iterator[str]:
        """The paths that have a label of their own."""
        return iter(self._fields)

    def __len__(self) -> int:
        """How many paths have a label of their own."""
        return len(self._fields)
