"""Who is named by one segment?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from witting.deals import read_deals

CASES = yaml.safe_load(Path(__file__).with_name("cases_parties.yaml").read_text("utf-8"))
MESSAGE = (
    "UNB+UNOC:3+LINE+FORWARDER+250514:0800+1'UNH+1+INVOIC:D:96A:UN'BGM+380+PR-4471+9'"
    "DTM+137:20250514:102'{}'LIN+1'IMD+F++:::Valves'UNS+S'MOA+77:12:EUR'UNT+9+1'UNZ+1+1'"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_parties_are_those_that_a_person_reads(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "x.edi"
    path.write_text(MESSAGE.format(case["segment"]), encoding="latin-1")
    (deal,) = read_deals(path)
    read = [
        {"role": one.role, "name": one.name, "country": one.country, "address": one.address}
        for one in deal.parties
    ]
    assert read == case["parties"]
    said = [issue.what for issue in deal.issues]
    assert len(said) == ("said" in case)
    assert all(case["said"] in what for what in said)
