"""The assessed deals that the tests of reports ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.report.deals import cotton, everything, listed_exporter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.report.assessed import Pair


@pytest.fixture(scope="session")
def all_pairs() -> list[Pair]:
    """The same as ``pairs``, for what is made once."""
    return everything()


@pytest.fixture
def pairs() -> list[Pair]:
    """One deal for each thing that a report must show."""
    return everything()


@pytest.fixture
def exporter() -> Pair:
    """A listed exporter under another spelling, sold to through Astana."""
    return listed_exporter()


@pytest.fixture
def make_clear() -> Callable[[int], Pair]:
    """A clear deal, by number."""
    return cotton
