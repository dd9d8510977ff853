"""Files as a user has them, read by their format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.lists.source import SourceFile
from witting.owners.intake import READERS, take_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.owners.intake import Intake


@pytest.fixture(scope="session")
def read() -> Callable[..., Intake]:
    """What comes of a file's text, by format."""

    def read_text(form: str, text: str, *, name: str = "f") -> Intake:
        return take_in(READERS[form](SourceFile(name, text.encode())), where=name)

    return read_text


@pytest.fixture(scope="session")
def edges() -> Callable[[Intake], list[str]]:
    """All statements in words."""

    def say(found: Intake) -> list[str]:
        ids = found.graph.entities
        return [
            f"{ids[item.owner].id} {item.share if item.kind == 'ownership' else item.kind} "
            f"{ids[item.asset].id}"
            for item in map(found.graph.edge, range(len(found.graph)))
        ]

    return say
