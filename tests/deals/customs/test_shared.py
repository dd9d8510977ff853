"""The public customs tables: every row and every column, and some deals as written down by hand."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.deals.customs import fit_mapping
from witting.resources import parse_yaml

HERE = Path(__file__).parent
TABLES = "deals/customs_tables"
CASES = {
    (file, place): case.plain()
    for file, cases in parse_yaml((HERE / "cases_shared.yaml").read_text(), file="cases")
    .mapping()
    .items()
    for place, case in cases.mapping().items()
}
# Rows, deals, parties, lines of goods, and deals of which something was not read.
COUNTS = {
    "aaziko_India_Export_USA_610990_1.xlsx": (16, 16, 47, 16, 6),
    "aaziko_India_Import_F.xlsx": (2, 2, 6, 2, 0),
    "aaziko_Kazakhstan_Export_F.xlsx": (2, 1, 7, 2, 0),
    "aaziko_Kazakhstan_Import_F.xlsx": (2, 2, 14, 2, 0),
    "aaziko_Russia_Export_Full.xlsx": (2, 2, 14, 2, 0),
    "aaziko_Russia_Import_Full.xlsx": (2, 2, 8, 2, 0),
    "aaziko_Turkey_Export_F.xlsx": (4, 4, 12, 4, 0),
    "aaziko_Turkey_Import_F.xlsx": (2, 1, 3, 2, 0),
    "aaziko_Uzbekistan_import_Full.xlsx": (2, 2, 12, 2, 0),
    "aaziko_Vietnam_Export_full.xlsx": (2, 2, 6, 2, 0),
    "korea_synthetic_declarations_2000.csv": (2000, 2000, 6213, 2000, 2000),
}


@pytest.mark.parametrize(("file", "place"), CASES)
def test_a_public_row_is_the_deal_that_was_written_down(
    file: str, place: str, shared: Path
) -> None:
    deals = [deal_to_dict(deal) for deal in read_deals(shared / TABLES / file)]
    (found,) = [deal for deal in deals if deal["source"]["locator"] == place]
    assert _as_text(found) == CASES[file, place]
    assert deal_to_dict(parse_deal(found)) == found


@pytest.mark.parametrize("file", COUNTS)
def test_every_row_of_a_public_table_is_in_a_deal(file: str, shared: Path) -> None:
    deals = list(read_deals(shared / TABLES / file))
    counts = Counter(
        parties=sum(len(deal.parties) for deal in deals),
        goods=sum(len(deal.goods) for deal in deals),
        unread=sum(any(issue.unread for issue in deal.issues) for deal in deals),
    )
    rows = sum(_rows(deal.source.locator) for deal in deals if deal.source)
    found = (rows, len(deals), counts["parties"], counts["goods"], counts["unread"])
    assert found == COUNTS[file]
    for deal in deals:
        assert deal.parties, deal.id
        assert deal.date, deal.id
        assert deal.goods[0].hs_code, deal.id
        assert deal.references, deal.id
        unknown = [issue for issue in deal.issues if "the column is unknown" in issue.what]
        assert not unknown, unknown


def test_no_public_table_is_left_out(shared: Path) -> None:
    files = {path.name for path in (shared / TABLES).iterdir() if path.suffix != ".md"}
    assert files == set(COUNTS)


def _rows(locator: str) -> int:
    numbers = [int(number) for number in re.findall(r"\d+", locator.rpartition("'")[2])]
    return numbers[-1] - numbers[0] + 1


def _as_text(value: Any) -> Any:
    """As the YAML of the cases is read: all text."""
    return json.loads(json.dumps(value).replace(": true", ': "true"'))


def _column_sets(folder: Path) -> dict[str, list[str]]:
    """The column sets that the pages beside the tables list, by the name of their table."""
    found: dict[str, list[str]] = {}
    for page in sorted(folder.glob("*.md")):
        for part in page.read_text().split("\n### ")[1:]:
            name, block = part.partition("\n")[0], part.split("```\n")[1]
            found[name] = block.split("\n```")[0].splitlines()
    return found


def test_every_column_of_every_public_column_set_is_explained(shared: Path) -> None:
    sets = _column_sets(shared / TABLES)
    assert len(sets) == 16
    chosen = {}
    for name, labels in sets.items():
        layout = fit_mapping(labels)
        assert layout is not None, name
        assert [labels[place] for place in layout.unexplained()] == [], name
        chosen[name] = layout.mapping.name
    assert Counter(chosen.values()) == {
        "brazil_bill_of_lading": 2,
        "trade_totals": 8,
        "kazakhstan_export": 1,
        "kazakhstan_import": 1,
        "russia_export": 1,
        "russia_import": 1,
        "turkey_export": 1,
        "turkey_import": 1,
    }
