"""What the tests of several list readers ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from witting.lists.ftm_schemata import schemata

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Entity, ListRecord


@pytest.fixture(scope="session")
def check_record(check_entity: Callable[[Entity], None]) -> Callable[[ListRecord], None]:
    """Checks every entity of a record against followthemoney's own model, as it is exported."""

    def check(record: ListRecord) -> None:
        for entity in record.entities:
            check_entity(_with_plain_ids(entity))

    return check


def _with_plain_ids(entity: Entity) -> Entity:
    """FollowTheMoney's ids have letters, digits, dots and hyphens alone."""
    pointers = schemata()[entity.schema].pointers
    properties = {
        name: tuple(map(_plain, values)) if name in pointers else values
        for name, values in entity.properties.items()
    }
    return replace(entity, id=_plain(entity.id), properties=properties)


def _plain(key: str) -> str:
    return key.replace(":", "-").replace("#", "-")
