"""Months, countries and codes as trade tables write them."""

from __future__ import annotations

import pytest

from witting.flows.commodity import commodity_of, parse_code
from witting.flows.month import format_month, parse_month
from witting.flows.nation import country_of, name_of


@pytest.mark.parametrize(
    "text",
    [
        "2022-03",
        "202203",
        "2022M03",
        "2022-03-01",
        "2022/3",
        "03/2022",
        "01.03.2022",
        "Mar 2022",
        "March-22",
        "2022 mar",
        "2022-03-01 00:00:00",
    ],
)
def test_a_month_is_read_in_every_usual_form(text: str) -> None:
    month = parse_month(text)
    assert month is not None
    assert format_month(month) == "2022-03"


@pytest.mark.parametrize(
    "text", ["", "2022", "2022-13", "2022-00", "1022-03", "13/2022", "Foo 2022", "Q1 2022"]
)
def test_what_is_no_month_is_none(text: str) -> None:
    assert parse_month(text) is None


def test_a_month_and_its_year_may_stand_apart() -> None:
    assert parse_month("3", "2022") == parse_month("March", "2022") == 2022 * 12 + 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russian Federation (Russia)", "ru"),
        ("Germany (incl. German Democratic Republic 'DD' from 1991)", "de"),
        ("Ireland (Eire)", "ie"),
        ("EL", "gr"),
        ("KGZ", "kg"),
        ("World", None),
        ("EU27_2020", None),
        ("", None),
    ],
)
def test_a_country_is_read_with_what_statistics_add(text: str, code: str | None) -> None:
    assert country_of(text) == code


def test_a_country_has_a_name() -> None:
    assert name_of("kz") == "Kazakhstan"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8542.31", "854231"),
        ("85423190", "854231"),
        ("10121", "010121"),
        ("8542", None),
        ("TOTAL", None),
    ],
)
def test_a_code_is_read_to_its_subheading(text: str, code: str | None) -> None:
    assert parse_code(text) == code


def test_a_split_code_is_one_commodity_with_its_predecessor() -> None:
    assert commodity_of("852580") == commodity_of("852589")
    assert commodity_of("852589").tier == "3.A"
    assert commodity_of("940521").codes == ("940521",)
