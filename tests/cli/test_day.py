"""A day that is none is told in one way, whatever command is asked."""

from __future__ import annotations

import datetime as dt

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.cli.day import parse_day

ASKED = (
    ("replay", "deals.jsonl", "--to", "2024-06-01", "--from"),
    ("match", "Anyone", "--as-of"),
    ("regimes", "list", "--as-of"),
    ("regimes", "show", "UK-17A", "--as-of"),
    ("owners", "show", "Anyone", "--as-of"),
    ("screen", "deals.jsonl", "--as-of"),
    ("screen", "deals.jsonl", "--lists-as-of"),
    ("lists", "count", "us.ofac.sdn"),
    ("lists", "add", "us.ofac.sdn", "sdn.csv", "--published"),
    ("validate", "--as-of"),
)


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("yesterday", "'yesterday' is not a date like 2024-05-16, nor "),
        ("1.5.2024", "'1.5.2024' is not a date like 2024-05-16, nor "),
        ("2024-02-30", "'2024-02-30' is not a date of the calendar."),
    ],
)
def test_a_day_that_is_none_is_said(asked: tuple[str, ...], given: str, says: str) -> None:
    result = CliRunner().invoke(group, [*asked, given])
    assert result.exit_code == 2
    assert says in result.stderr
    assert "%Y" not in result.stderr


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29", dt.date(2024, 2, 29)),
        ("2024-6-1", dt.date(2024, 6, 1)),
        ("2023-02-29", None),
        ("0000-01-01", None),
        ("20240601", None),
        ("2024-W01-1", None),
        ("٢٠٢٤-٠٦-٠١", None),
        ("", None),
    ],
)
def test_what_a_day_may_be(text: str, day: dt.date | None) -> None:
    assert parse_day(text) == day


def test_today_is_a_day() -> None:
    assert CliRunner().invoke(group, ["regimes", "list", "--as-of", "today"]).exit_code == 0
