"""The index: list records in, one file for each snapshot and one for all lists of a day out.

It proposes who a name, an address or a number might stand for.
"""

from __future__ import annotations

from witting.index.build import build_index
from witting.index.entity_index import EntityIndex, Seen, fold, open_entity_index
from witting.index.joint_index import JointIndex, open_joint_index
from witting.index.list_index import ListIndex, open_index
from witting.index.name_index import Owner

__all__ = [
    "EntityIndex",
    "JointIndex",
    "ListIndex",
    "Owner",
    "Seen",
    "build_index",
    "fold",
    "open_entity_index",
    "open_index",
    "open_joint_index",
]
