"""What a list reader makes of a source, sorted for tests; and entities as they are exported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.lists.account import FileAccount, Published
from witting.lists.ftm_schemata import schemata
from witting.model import Entity, Issue, ListRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.lists.account import ListReader
    from witting.lists.source import ListSource

Found = tuple[list[ListRecord], list[Issue], list[object]]


def read_everything(read: ListReader, source: ListSource, *, list_name: str) -> Found:
    """All that a reader says of a source."""
    return everything(read(source, list_name=list_name))


def everything(items: Iterable[object]) -> Found:
    """Records, issues, and the accounts with what is said of the day."""
    found = list(items)
    records = [item for item in found if isinstance(item, ListRecord)]
    issues = [item for item in found if isinstance(item, Issue)]
    return records, issues, [item for item in found if isinstance(item, FileAccount | Published)]


def with_plain_ids(entity: Entity) -> Entity:
    """As exported: FollowTheMoney's ids have letters, digits, dots and hyphens alone."""
    pointers = schemata()[entity.schema].pointers
    properties = {
        name: tuple(map(_plain, values)) if name in pointers else values
        for name, values in entity.properties.items()
    }
    return replace(entity, id=_plain(entity.id), properties=properties)


def _plain(key: str) -> str:
    return key.replace(":", "-").replace("#", "-")
