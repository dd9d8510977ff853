"""Which lists does a command work on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.home import default_home

if TYPE_CHECKING:
    from witting.lists import SnapshotStore


def open_store() -> SnapshotStore:
    """The lists of WITTING_HOME, or of the user's data folder."""
    # Late, so that `witting --help` does not load it.
    from witting.lists import SnapshotStore  # noqa: PLC0415

    return SnapshotStore(default_home())
