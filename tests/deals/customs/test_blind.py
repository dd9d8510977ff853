"""Rows of the public customs tables are the deals that were written from their cells alone."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from tests.deals.cases import load_cases

from witting.deals import deal_to_dict, read_deals

TABLES = "deals/customs_tables"
WRITTEN = load_cases(Path(__file__).with_name("cases_blind.yaml"))


def cells_of(path: Path, row: int) -> dict[str, str]:
    """The cells of a row by their header, by other means than the reader's."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            table = [*csv.reader(file)]
        return dict(zip(table[0], table[row - 1], strict=True))
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    table = sheet.to_python(skip_empty_area=False)
    shown = [
        f"{Decimal(str(cell)).normalize():f}" if isinstance(cell, float) else str(cell)
        for cell in table[row - 1]
    ]
    return dict(zip(map(str, table[5]), shown, strict=True))


def resolve(value: Any, cells: dict[str, str]) -> Any:
    """The value with every reference to a column put in."""
    if isinstance(value, dict):
        return {key: resolve(item, cells) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item, cells) for item in value]
    return re.sub(r"<([^>]+)>", lambda found: cells[found[1]], value)


@pytest.mark.parametrize("case", WRITTEN)
def test_a_row_is_the_deal_that_was_written_before_it_was_read(case: str, shared: Path) -> None:
    name, _, row = case.rpartition(" ")
    expected = resolve(WRITTEN[case], cells_of(shared / TABLES / name, int(row)))
    place = f"line {row}" if name.endswith("csv") else f"sheet 'Sheet' row {row}"
    expected["source"] = {"file": name, "format": expected.pop("format"), "locator": place}
    for item in (*expected["parties"], *expected["goods"]):
        item["locator"] = f"{place}, {item['locator']}"
    found = [deal_to_dict(deal) for deal in read_deals(shared / TABLES / name)]
    (read,) = [deal for deal in found if deal["source"]["locator"] == place]
    said = [f"{issue['where']}: {issue['what']}" for issue in read["issues"]]
    read["issues"] = [one.removeprefix(f"{name} {place}")[2:] for one in said]
    assert read == expected
