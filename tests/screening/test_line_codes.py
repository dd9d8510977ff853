"""Goods that an act names by code are a finding where a place of the deal is of concern."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from witting.model import Deal, GoodsItem, Party, Route
from witting.regimes import load_regimes
from witting.screening import Screener
from witting.screening.facts import find
from witting.screening.goods_finding import identify_item
from witting.screening.line_codes import line_codes, others_named

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Exposure
    from witting.screening.query_search import QuerySearch

DAY = dt.date(2025, 5, 1)


def deal(code: str, route: Route) -> Deal:
    return Deal(id="D", goods=(GoodsItem(hs_code=code),), route=route)


def goods_of(code: str, route: Route, nobody: QuerySearch) -> dict[str, Any] | None:
    found = [
        item for item in find(deal(code, route), nobody, load_regimes()) if item.kind == "goods"
    ]
    return dict(found[0].evidence) if found else None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("7208.51", ("720851",)),
        ("7208", ("7208",)),
        ("1001.99 (wheat) 7208.51", ("100199", "720851")),
        ("8803.30", ("880330", "880730")),
        ("7712", ()),
        ("", ()),
    ],
)
def test_the_codes_of_a_line_are_those_written_and_what_they_became(
    text: str, codes: tuple[str, ...]
) -> None:
    item = GoodsItem(hs_code=text)
    assert line_codes(item, identify_item(item)) == codes


def test_goods_are_named_by_code_where_a_place_is_of_concern(nobody: QuerySearch) -> None:
    evidence = goods_of("8413.70", Route(final_destination="ru"), nobody)
    assert evidence is not None
    assert evidence["code_lists"] == ["us.codes.ear-746-4"]
    assert evidence["chpl_tier"] is None
    assert goods_of("8413.70", Route(final_destination="vn"), nobody) is None
    assert goods_of("1001.99", Route(final_destination="ru"), nobody) is None


def test_a_code_that_is_named_in_part_is_told_so(nobody: QuerySearch) -> None:
    evidence = goods_of("2804", Route(final_destination="ru"), nobody)
    assert evidence is not None
    assert evidence["possible_code_lists"] == ["us.codes.ear-746-4"]
    assert "code_lists" not in evidence


def test_goods_that_may_be_this_or_that_are_named_surely_where_all_of_it_is(
    nobody: QuerySearch,
) -> None:
    evidence = goods_of("2801-2804", Route(final_destination="ru"), nobody)
    assert evidence is not None
    assert "us.codes.ear-746-4" in evidence["possible_code_lists"]
    evidence = goods_of("8471-8473", Route(final_destination="ru"), nobody)
    assert evidence is not None
    assert evidence["code_lists"] == ["us.codes.ear-746-4"]
    assert evidence["possible_code_lists"] == ["us.codes.ear-746-7"]


def exposures(home: Path, code: str, route: Route, who: str) -> list[Exposure]:
    answer = Screener(home).screen(deal(code, route), as_of=DAY, perspective=who)
    return list(answer.exposures)


@pytest.mark.parametrize(
    ("code", "route", "who", "provision"),
    [
        ("8413.70", Route(final_destination="ru"), "exporter", "us.ear.746"),
        ("8413.70", Route(final_destination="by"), "us_person", "us.ear.746"),
        ("8413.70", Route(final_destination="ru"), "uk_person", "uk.russia.goods"),
        ("8413.70", Route(final_destination="ru"), "eu_operator", "eu.833-2014.art2a"),
        ("7208.51", Route(origin="ru", final_destination="tr"), "eu_operator", "eu.833-2014.art3g"),
        ("2709.00", Route(origin="ru", final_destination="in"), "eu_operator", "eu.833-2014.art3m"),
    ],
)
def test_what_is_named_by_code_is_a_review_with_its_legal_basis(
    demo_home: Path, code: str, route: Route, who: str, provision: str
) -> None:
    (found,) = exposures(demo_home, code, route, who)
    assert (found.provision, found.effect) == (provision, "review")
    assert found.legal_basis
    assert found.note.endswith(".")


@pytest.mark.parametrize("code", ["8413.70", "7208.51", "2709.00"])
def test_a_foreign_bank_is_not_told_of_bans_that_do_not_bind_it(demo_home: Path, code: str) -> None:
    for route in (Route(final_destination="ru"), Route(origin="ru", final_destination="in")):
        assert exposures(demo_home, code, route, "non_us_bank") == []


def test_goods_named_by_code_alone_do_not_ask_where_they_go(demo_home: Path) -> None:
    bound_nowhere = Deal(
        id="D",
        parties=(Party(role="seller", name="Sever Neft", country="ru"),),
        goods=(GoodsItem(hs_code="2709.00"),),
    )
    answer = Screener(demo_home).screen(bound_nowhere, as_of=DAY)
    assert "route" not in {item.check for item in answer.coverage.not_checked}


def test_words_add_a_kind_only_where_no_code_of_the_line_is_under_it() -> None:
    grain, arms = ("10", "11"), ("93",)
    assert list(others_named([grain, arms], ["100199"])) == ["93"]
    assert list(others_named([grain], ["1001"])) == []
    assert list(others_named([arms], [])) == ["93"]
