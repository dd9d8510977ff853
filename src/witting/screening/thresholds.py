"""Which thresholds hold in this home?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from witting.errors import HomeError
from witting.matching.threshold import USER_FILE, load_thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from witting.matching.threshold import Thresholds

MAX_BYTES = 1 << 20
"""A file of thresholds has a few lines."""


def read_thresholds(home: Path, *, lists: Iterable[str] = ()) -> Thresholds:
    """The documented defaults, and before them what ``thresholds.yaml`` of the home says.

    Args:
        home: WITTING_HOME.
        lists: The lists that are loaded in it, whether they are used or not.

    Raises:
        HomeError: The file is there and cannot be read; the defaults do not stand in for it.
        ResourceError: It says what may not be said; see :func:`load_thresholds`.
    """
    path = home / USER_FILE
    # A link to what is gone was meant to hold thresholds.
    if not os.path.lexists(path):
        return load_thresholds()
    return load_thresholds(_read(path), where=str(path), lists=tuple(sorted(lists)))


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise HomeError(
            f"the thresholds cannot be read: {error.strerror or error}.",
            where=str(path),
            remedy="Make it a file that you may read, or take it away.",
        ) from error
    except UnicodeDecodeError as error:
        raise HomeError(
            f"byte 0x{error.object[error.start]:02x} of the thresholds is not UTF-8.",
            where=str(path),
            remedy="Save the file as UTF-8.",
        ) from error
    if len(data) > MAX_BYTES:
        raise HomeError(
            f"the file of thresholds has more than {MAX_BYTES:,} bytes.",
            where=str(path),
            remedy="Take away what is no threshold.",
        )
    return text
