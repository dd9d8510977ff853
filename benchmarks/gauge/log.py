"""What went wrong, line by line, for whoever wants to know why?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Log:
    """A file of JSON lines, empty at first.

    Args:
        path: The file; nothing is written where this is None.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        if path is not None:
            path.write_text("", encoding="utf-8")

    def write(self, row: str, notes: Iterable[Mapping[str, object]]) -> None:
        """Adds the notes of a row of the table; they are not even asked for without a file."""
        if self._path is None:
            return
        with self._path.open("a", encoding="utf-8") as file:
            for note in notes:
                file.write(json.dumps({"row": row, **note}, ensure_ascii=False) + "\n")
