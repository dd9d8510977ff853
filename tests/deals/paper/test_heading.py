"""What do the columns of a table hold?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from witting.deals.paper.cell import Cell
from witting.deals.paper.heading import read_heading
from witting.deals.paper.layout import Layout

CASES = yaml.safe_load(Path(__file__).with_name("cases_heading.yaml").read_text("utf-8"))


def cells(rows: list[str], starts: list[list[int]] | None) -> list[Cell]:
    """Each cell where it stands in its row, or where it is said to begin."""
    found = []
    for line, row in enumerate(rows):
        left = 0
        for at, piece in enumerate(row.split("|")):
            text = piece.strip()
            begin = starts[line][at] if starts else left + len(piece) - len(piece.lstrip())
            top = line * 1.1
            found.append(Cell(text, begin, begin + len(text), top, top + 1))
            left += len(piece) + 1
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_columns_are_those_that_a_person_reads(case: dict[str, Any]) -> None:
    heading = read_heading(Layout(cells(case["rows"], case.get("starts"))), 0)
    if case["columns"] is None:
        assert heading is None
        return
    assert heading is not None
    assert {cell.text: name for cell, name in heading.columns.items()} == case["columns"]
    assert heading.end == case["end"]
