"""What does a mapping file say, as YAML?"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from witting.resources import Node

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


def read_mapping_node(path: Path, *, docs: str) -> Node:
    """The YAML document of a mapping file.

    Args:
        path: The file.
        docs: The page that says what a mapping of this kind may say.

    Raises:
        ResourceError: As :func:`read_mapping_file`, or it is no UTF-8, no YAML, or bottomless.
    """
    try:
        return parse_yaml(read_mapping_file(path).decode("utf-8-sig"), file=path.name)
    except UnicodeDecodeError as error:
        what = f"the mapping cannot be read: byte 0x{error.object[error.start]:02X} is not UTF-8."
        raise ResourceError(what, where=str(path), remedy="Save it as UTF-8.") from error
    except RecursionError as error:
        what = "the mapping is nested too deeply to be one."
        raise ResourceError(what, where=str(path), remedy=f"See {docs}.") from error
