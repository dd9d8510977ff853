"""A firm that shares an ordinary word with a listed one is not that firm for the word alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.screening.test_copies import add, record

from witting.screening import open_screener

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2025, 5, 1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("home")
    names = enumerate(("SUNRISE LLC", "KORADINVELK LLC"))
    records = (
        record("us.ofac.sdn", str(at), name, "RUSSIA-EO14024", "Block") for at, name in names
    )
    add(folder, DAY, *records)
    return folder


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Sunrise", 1),
        ("Sunrise Ltd", 1),
        ("Snurise LLC", 1),
        ("Sunrise Textiles Ltd", 0),
        ("Sunrise Electronics LLC", 0),
        ("Koradinvelk Electronics LLC", 1),
    ],
)
def test_an_ordinary_word_of_a_longer_name(name: str, count: int, home: Path) -> None:
    assert len(open_screener(home=home).match(name, as_of=DAY)) == count
