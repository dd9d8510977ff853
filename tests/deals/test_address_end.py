"""Which country does an address end in?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from witting.deals.address_end import country_at_end

CASES = yaml.safe_load(Path(__file__).with_name("cases_address_end.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_country_is_the_one_that_a_person_reads(case: dict[str, Any]) -> None:
    assert country_at_end(case["lines"]) == case["country"]
