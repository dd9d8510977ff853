from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from witting.resources import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def cases() -> Callable[[str], list[dict[str, str]]]:
    """A case table beside the tests."""

    def _cases(name: str) -> list[dict[str, str]]:
        path = Path(__file__).parent / f"cases_{name}.yaml"
        plain = parse_yaml(path.read_text(encoding="utf-8"), file=path.name).plain()
        assert isinstance(plain, list)
        return plain

    return _cases
