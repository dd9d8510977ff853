"""A search over the demo's lists."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.matching import load_thresholds
from witting.screening.query_search import QuerySearch
from witting.screening.watchlists import Watchlists

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def search(demo_home: Path) -> QuerySearch:
    """Over the demo's lists as they stood on 1 May 2025."""
    return QuerySearch(Watchlists(demo_home).roster(dt.date(2025, 5, 1)), load_thresholds())
