from __future__ import annotations

import re
from pathlib import Path

from witting.report.printing import MANY
from witting.report.sides import SHOWN
from witting.screening.flat import SCHEMA

DOCS = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")


def test_the_columns_of_parquet_are_documented_in_their_order() -> None:
    section = DOCS.split("## Parquet")[1].split("## HTML")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == SCHEMA.names


def test_the_numbers_are_those_of_the_code() -> None:
    assert f"**More than {MANY} deals:**" in DOCS
    assert SHOWN == 12
    assert "more than twelve listed values" in DOCS
