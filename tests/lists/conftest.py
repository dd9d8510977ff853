"""What the tests of several list readers ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import with_plain_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Entity, ListRecord


@pytest.fixture(scope="session")
def check_record(check_entity: Callable[[Entity], None]) -> Callable[[ListRecord], None]:
    """Checks every entity of a record against followthemoney's own model, as it is exported."""

    def check(record: ListRecord) -> None:
        for entity in record.entities:
            check_entity(with_plain_ids(entity))

    return check
