"""A short name of a list that is one word of a longer firm's name in a text names nobody."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.screening.test_copies import add, record

from witting.screening import open_screener

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2025, 5, 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("PAID TO KOPAL LLC, OSH", 1),
        ("PAID TO KOPAL TRADING LLC, OSH", 1),
        ("PAID TO GOLDEN KOPAL TOWELS LINEN LLC, OSH", 0),
        ("PAID TO KORADINVELK TOWELS LINEN LLC, OSH", 1),
    ],
)
def test_a_short_word_of_a_longer_name(text: str, count: int, tmp_path: Path) -> None:
    names = enumerate(("KOPAL", "KORADINVELK"))
    records = (
        record("us.ofac.sdn", str(at), name, "RUSSIA-EO14024", "Block") for at, name in names
    )
    add(tmp_path, DAY, *records)
    found = [*open_screener(home=tmp_path).iter_listed_names(text, as_of=DAY)]
    assert len(found) == count
