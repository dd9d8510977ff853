"""Where is kept what any process may make anew: machine code, and resources as parsed?

In the user's cache folder, apart for each state of what it was made from. Where nothing can be
written, every process makes it for itself, which costs time and changes no result.
"""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from pathlib import Path

_MOST_STATES = 3


def cache_folder(kind: str, state: str) -> Path | None:
    """The folder for a kind of things, made from a state of the sources; None where none can be.

    Those of older states are dropped but for a few; a process that misses one makes it anew.
    """
    folder = user_cache_path("witting") / kind / state
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".writable").touch()
    except OSError:
        return None
    _drop_older(folder)
    return folder


def _drop_older(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Another process may drop them at this moment.
        others = [other for other in folder.parent.iterdir() if other.is_dir() and other != folder]
        others.sort(key=lambda other: (other.stat().st_mtime, other.name), reverse=True)
        for other in others[_MOST_STATES:]:
            shutil.rmtree(other, ignore_errors=True)
