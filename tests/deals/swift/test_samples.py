"""Each message beside this file is read as the deal that was written by hand from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.resources import parse_yaml

HERE = Path(__file__).parent
SAMPLES = sorted(path for path in HERE.iterdir() if path.suffix in {".fin", ".txt", ".rje"})


def as_written(path: Path) -> list[dict[str, Any]]:
    """The deals of a file as the YAML has them, issues as sentences."""
    deals = [deal_to_dict(deal) for deal in read_deals(path)]
    for deal in deals:
        deal["issues"] = [f"{issue['where']}: {issue['what']}" for issue in deal["issues"]]
    return deals


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_a_message_is_read_as_a_person_reads_it(path: Path) -> None:
    expected = path.with_suffix(".yaml")
    written = parse_yaml(expected.read_text(encoding="utf-8"), file=expected.name).plain()
    assert as_written(path) == written


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_what_was_read_is_read_again_from_json(path: Path) -> None:
    for deal in read_deals(path):
        assert parse_deal(deal_to_dict(deal)) == deal
