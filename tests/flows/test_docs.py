"""docs/flows.md has every field that is written and every field of a table."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from witting.flows.analysis import find_departures
from witting.flows.header import FIELDS
from witting.flows.judgement import Measure

PAGE = (Path(__file__).parents[2] / "docs" / "flows.md").read_text(encoding="utf-8")


def test_the_line_that_is_shown_has_the_fields_that_are_written(tables: Any) -> None:
    values = tables.invent("stable", 40)
    values[3, tables.BEFORE + 1 :] *= 100
    found = find_departures(tables.table_of(values), Measure(share_false=0.05))
    (shown,) = re.findall(r"^```json\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert list(json.loads(shown)) == list(found.departures[0].to_dict())


def test_every_field_of_a_table_and_every_default_is_there() -> None:
    assert set(re.findall(r"`([a-z]+)`", PAGE)) >= set(FIELDS)
    assert "q is at most 0.01" in PAGE
    assert (Measure().ratio, Measure().excess, Measure().share_false) == (2.0, 50_000.0, 0.01)
