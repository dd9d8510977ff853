"""Watchlists: official files in, dated snapshots of FollowTheMoney entities out.

The readers, one module per format, are imported when a list is added.
"""

from __future__ import annotations

from witting.lists.catalogue import KnownList, PublishedFile, get_list, known_lists, lookup_list
from witting.lists.count import Condition, count_records
from witting.lists.difference import Change, Changed, Difference, diff
from witting.lists.intake import UndatedError
from witting.lists.record_file import read_digests, read_issues, read_records
from witting.lists.snapshot import AddedFile, Snapshot
from witting.lists.state import iter_state
from witting.lists.store import SnapshotStore

__all__ = [
    "AddedFile",
    "Change",
    "Changed",
    "Condition",
    "Difference",
    "KnownList",
    "PublishedFile",
    "Snapshot",
    "SnapshotStore",
    "UndatedError",
    "count_records",
    "diff",
    "get_list",
    "iter_state",
    "known_lists",
    "lookup_list",
    "read_digests",
    "read_issues",
    "read_records",
]
