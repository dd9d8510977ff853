"""A listed party is found in whichever column of a customs table it stands."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.deals.customs import load_mappings

if TYPE_CHECKING:
    from pathlib import Path

LISTED = "KEREMET BANK OAO"
MIXED = "КЕRЕМЕТ ВАNК ОАО"
"""With Cyrillic letters of the same shape, as in the English columns of Kazakh tables."""
CASES = {
    "kazakhstan_export": {
        "EXPORTER_NAME": LISTED,
        "EXPORTER_NAME_EN": MIXED,
        "BUYER_NAME_EN": LISTED,
        "DECLARANT_NAME_EN": MIXED,
        "GUARANTEE_NAME": LISTED,
        "MANUFACTURER": LISTED,
        "BUYER_NAME": f"OOO PRIMER ПО ПОРУЧЕНИЮ {LISTED}",
    },
    "uzbekistan_import": {
        "CONTRACT_HOLDER_NAME": LISTED,
        "SUPPLIER_NAME_EN": LISTED,
        "CUSTOMS_BROKER_NAME": LISTED,
    },
    "us_manifest": {
        "secondary_notify_party_7": LISTED,
        "consignee_name": f"TO THE ORDER OF {LISTED}",
    },
}


@pytest.mark.parametrize("name", CASES)
def test_a_listed_party_in_any_column_is_found(name: str, demo_home: Path, tmp_path: Path) -> None:
    mapping = next(item for item in load_mappings() if item.name == name)
    columns = list(dict.fromkeys(mapping.columns()))
    path = tmp_path / "copy.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="NULL")
        writer.writeheader()
        for number, (column, party) in enumerate(CASES[name].items()):
            names = [label for item in mapping.parties for label in item.names]
            row = dict.fromkeys(names, "Osh Primer Trade") | {column: party}
            row |= dict.fromkeys(mapping.id, f"{column}-{number}")
            writer.writerow(row)
    arguments = ["screen", str(path), "--as-of", "2025-05-01"]
    result = CliRunner().invoke(group, arguments, env={"WITTING_HOME": str(demo_home)})
    assert result.exit_code == 1, result.output
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(found) == len(CASES[name])
    for assessment, column in zip(found, CASES[name], strict=True):
        matches = [item for item in assessment["findings"] if item["kind"] == "party_match"]
        assert any("us.ofac.sdn:52743" in json.dumps(item["evidence"]) for item in matches), column
