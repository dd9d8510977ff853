"""Which lists does a command work on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.home import default_home

if TYPE_CHECKING:
    from witting.lists import SnapshotStore
    from witting.matching.threshold import Thresholds


def open_store() -> SnapshotStore:
    """The lists of WITTING_HOME, or of the user's data folder."""
    # Late, so that `witting --help` does not load it.
    from witting.lists import SnapshotStore

    return SnapshotStore(default_home())


def thresholds_in_force() -> Thresholds:
    """The thresholds of WITTING_HOME, or the defaults where it has none of its own."""
    from witting.screening.thresholds import read_thresholds

    return read_thresholds(default_home(), lists=open_store().lists())
