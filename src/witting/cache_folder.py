"""Where is kept what any process may make anew: machine code, and resources as parsed?

In the user's cache folder, apart for each state of what it was made from. Where nothing can be
written, or where others may write, every process makes it for itself, which costs time and changes
no result.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
from functools import cache
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from witting.private_path import writable_by

if TYPE_CHECKING:
    from pathlib import Path

_MOST_STATES = 3
_LOG = logging.getLogger(__name__)


def cache_folder(kind: str, state: str) -> Path | None:
    """The folder for a kind of things, made from a state of the sources; None where none can be.

    Those of older states are dropped but for a few; a process that misses one makes it anew.
    """
    root = user_cache_path("witting")
    folders = (root, root / kind, root / kind / state)
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        for folder in folders:
            folder.mkdir(mode=0o700, exist_ok=True)
            if whose := writable_by(folder.stat()):
                _tell(folder, whose)
                return None
        (folder / ".writable").touch()
    except OSError:
        return None
    _drop_older(folder)
    return folder


@cache
def _tell(folder: Path, whose: str) -> None:
    """Once in each process."""
    _LOG.warning(
        "the cache folder %s is not used, since %s: delete it, or take that right away.",
        folder,
        whose,
    )


def _drop_older(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Another process may drop them at this moment.
        others = [other for other in folder.parent.iterdir() if other.is_dir() and other != folder]
        others.sort(key=lambda other: (other.stat().st_mtime, other.name), reverse=True)
        for other in others[_MOST_STATES:]:
            shutil.rmtree(other, ignore_errors=True)
