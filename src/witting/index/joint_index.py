"""Who, on all lists of a day, may a name or an address stand for?

The lists of a day have one index, built of those of their snapshots when it is first asked for,
and kept beside them for all processes.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import numpy as np

from witting.index.address_arrays import build_address_arrays
from witting.index.address_columns import build_address_columns
from witting.index.address_index import AddressIndex
from witting.index.artifact import make_artifact
from witting.index.columns import build_columns
from witting.index.joint_file import keep_joint
from witting.index.name_arrays import build_name_arrays
from witting.index.name_index import NameIndex
from witting.index.rules import joint_rules_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from witting.index.list_index import ListIndex

    Array = np.ndarray[Any, Any]

_OPEN: WeakSet[JointIndex] = WeakSet()
"""Those that this process reads, whose files it must leave alone."""
_OPEN_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class JointIndex:
    """The names and addresses of several lists. Safe to share between threads.

    Args:
        names: Their owners' parts are places among all snapshots, list by list.
        addresses: Their owners are positions among the entries of all snapshots, end to end.
        digest: Equal ones hold the same, whichever way they were built.
        size: How many bytes all arrays take.
        path: The file that it is mapped from; None where it could not be written.
        is_new: Whether it was built just now.
    """

    names: NameIndex
    addresses: AddressIndex
    digest: str
    size: int
    path: Path | None
    is_new: bool


def open_joint_index(lists: Sequence[Sequence[ListIndex]], folder: Path) -> JointIndex:
    """The index over lists, from its file if there is one; or else it is built.

    Args:
        lists: The snapshots of each list; an entry of one replaces those of the same id before it.
        folder: Where such indexes are kept. If it cannot be written, this one is in memory alone.
    """
    path, is_new = None, True
    if any(lists):
        artifact, path, is_new = keep_joint(
            folder,
            _name(lists),
            rules=joint_rules_digest(),
            build=lambda: _build(lists),
            in_use=_paths_in_use(),
        )
    else:  # A folder that holds no list, perhaps since its name was mistyped, is left alone.
        artifact = make_artifact(_build(lists))
    index = JointIndex(
        names=NameIndex(artifact.arrays),
        addresses=AddressIndex(artifact.arrays),
        digest=artifact.digest,
        size=artifact.size,
        path=path,
        is_new=is_new,
    )
    with _OPEN_LOCK:
        _OPEN.add(index)
    return index


def _paths_in_use() -> set[Path]:
    with _OPEN_LOCK:
        return {item.path for item in _OPEN if item.path}


def _name(lists: Sequence[Sequence[ListIndex]]) -> str:
    """Stands for what the index is built of, and for how."""
    lines = [joint_rules_digest(), *(" ".join(part.digest for part in own) for own in lists)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def _build(lists: Sequence[Sequence[ListIndex]]) -> dict[str, Array]:
    parts = [part for own in lists for part in own]
    gone = [part.replaced_by(own[place + 1 :]) for own in lists for place, part in enumerate(own)]
    if not parts:  # So that the arrays are of the same types as ever.
        gone = [np.zeros(0, dtype="<i4")]
    names = [part.columns for part in parts] or [build_columns(())]
    addresses = [part.addresses for part in parts] or [build_address_columns(())]
    offsets = np.cumsum([0, *map(len, parts)]).tolist()[: len(addresses)]
    found = build_address_arrays(addresses, gone, offsets=offsets)
    # Last, since they are the most: what is made on the way lies in memory beside all before.
    found |= build_name_arrays(names, gone)
    for part in parts:  # Of it all but the entries that are found is read no more.
        part.release()
    return found
