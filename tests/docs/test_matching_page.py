"""The scores that docs/matching.md gives for pairs of names are those that a user gets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from witting import compare_names

PAGE = (Path(__file__).parents[2] / "docs" / "matching.md").read_text(encoding="utf-8")
NAMES = re.compile("`([^`]+)`")
ROWS = [
    (names[-2:], float(cells[-1]))
    for line in PAGE.splitlines()
    if line.startswith("|")
    for cells in [line.strip()[1:-1].split("|")]
    if re.fullmatch(r"[01]\.\d\d|0", cells[-1].strip())
    if len(names := NAMES.findall(" ".join(cells[1:-1]))) > 1
]


def test_both_tables_are_read() -> None:
    assert len(ROWS) > 12


@pytest.mark.parametrize(
    ("names", "score"),
    ROWS,
    ids=lambda value: " ~ ".join(value) if isinstance(value, list) else str(value),
)
def test_a_score_is_as_the_page_says(names: list[str], score: float) -> None:
    found = [compare_names(*names, schema=schema) for schema in ("Person", "Company")]
    assert any(abs(value - score) <= 0.005 + 1e-9 for value in found), found
