"""Amounts, days, HS codes and headers, by the case tables beside this file."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from witting.deals.columns import column_names, parse_header
from witting.deals.day import parse_birth_date, parse_day
from witting.deals.hs import parse_hs_code
from witting.deals.money import parse_amount
from witting.deals.reading import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    Cases = Callable[[str], list[dict[str, str]]]


def test_amounts(cases: Cases) -> None:
    for case in cases("money"):
        amount, problem = parse_amount(case["amount"])
        expected = Decimal(case["read"]) if "read" in case else None
        assert amount == expected, case
        assert case.get("issue", "") in (problem or ""), case
        assert ("issue" in case) == (problem is not None), case


def test_days(cases: Cases) -> None:
    for case in cases("days"):
        day, problem = parse_day(case["text"])
        assert (day.isoformat() if day else None) == case.get("day"), case
        assert case.get("issue", "") in (problem or ""), case
        assert ("issue" in case) == (problem is not None), case


def test_a_birth_date_may_lack_its_day_or_month_and_be_long_ago() -> None:
    assert parse_birth_date("1961") == ("1961", None)
    assert parse_birth_date(1961) == ("1961", None)
    assert parse_birth_date("1961-3") == ("1961-03", None)
    assert parse_birth_date("07.10.1952") == ("1952-10-07", None)
    assert parse_birth_date("1899-12-31") == ("1899-12-31", None)
    assert parse_birth_date("1961-13")[0] is None


def test_hs_codes_are_kept_as_given_and_what_is_odd_is_said(cases: Cases) -> None:
    for case in cases("hs"):
        code, problem = parse_hs_code(case["code"])
        assert code == case["code"], case
        assert case.get("issue", "") in (problem or ""), case
        assert ("issue" in case) == (problem is not None), case


def test_an_hs_code_given_as_a_number_keeps_its_digits() -> None:
    assert parse_hs_code(Decimal("8482.10"))[0] == "8482.10"
    code, problem = parse_hs_code(10121)
    assert (code, problem and "010121" in problem) == ("10121", True)
    assert parse_hs_code(84821000)[1] is not None


def test_headers(cases: Cases) -> None:
    for case in cases("columns"):
        column = parse_header(case["header"])
        if "holds" not in case:
            assert column is None, case
            assert nearest(case["header"], column_names()) == case.get("near"), case
            continue
        assert column is not None, case
        number = str(column.number) if column.number > 1 else ""
        parts = (column.group, column.role, number, column.field)
        assert ".".join(part for part in parts if part) == case["holds"], case
