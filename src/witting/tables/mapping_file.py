"""Which bytes does a mapping file have?"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from witting.errors import ResourceError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1 << 20
"""A mapping names some dozens of columns; what has 1 MiB is another file."""


def read_mapping_file(path: Path) -> bytes:
    """All of it.

    Raises:
        ResourceError: It cannot be read, is no file, or is far too long.
    """
    try:
        facts = path.stat()
        if stat.S_ISREG(facts.st_mode) and facts.st_size <= MAX_BYTES:
            return path.read_bytes()
    except OSError as error:
        raise ResourceError(
            f"the mapping cannot be read: {error.strerror or error}.", where=str(path)
        ) from error
    what = "has more than 1 MiB" if stat.S_ISREG(facts.st_mode) else "is no file"
    raise ResourceError(
        f"this {what} and can be no mapping.", where=str(path), remedy="See docs/mapping.md."
    )
