"""Planted diversions are found, and trade that is as it was is not told of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from witting.errors import InputError
from witting.flows.analysis import find_departures
from witting.flows.judgement import Measure
from witting.flows.month import INVASION
from witting.flows.table import read_table

if TYPE_CHECKING:
    from pathlib import Path

MANY = 2000
PLANTED = 100
# Of 2,000 corridors that do not depart, at most so many are told of; docs/flows.md has the rates.
FALSE = {"stable": 2, "seasonal": 2, "growing": 10, "sparse": 2, "lumpy": 4}
# Of 100 that grow eightfold two months after the invasion, so many are found at least.
FOUND = {"stable": 90, "seasonal": 70, "growing": 85, "lumpy": 45}


@pytest.mark.parametrize("kind", sorted(FALSE))
def test_what_is_as_it_was_is_not_told_of(tables: Any, kind: str) -> None:
    found = find_departures(tables.table_of(tables.invent(kind, MANY)))
    assert found.tested >= MANY * 0.9
    assert len(found.departures) <= FALSE[kind]


@pytest.mark.parametrize("kind", sorted(FOUND))
def test_planted_diversions_are_found(tables: Any, kind: str) -> None:
    values = tables.invent(kind, MANY)
    values[:PLANTED, tables.BEFORE + 3 :] *= 8
    found = find_departures(tables.table_of(values))
    planted = {tables.corridor(number) for number in range(PLANTED)}
    told = {(each.country, each.code) for each in found.departures}
    assert len(told & planted) >= FOUND[kind]
    assert len(told - planted) <= FALSE[kind] + 6


def one(tables: Any, values: np.ndarray[Any, Any], **fields: Any) -> Any:
    found = find_departures(tables.table_of(values, **fields), Measure(share_false=0.05))
    (departure,) = found.departures
    return departure


def quiet(tables: Any) -> np.ndarray[Any, Any]:
    values = np.asarray(tables.invent("stable", 40))
    return np.asarray(values / values.mean() * 100_000)


def test_a_departure_says_since_when_how_much_and_which_part_of_the_growth(tables: Any) -> None:
    values = quiet(tables)
    values[3, tables.BEFORE + 5 :] = 5_000_000
    found = one(tables, values)
    assert (found.country, found.code) == tables.corridor(3)
    assert found.since == "2022-07"
    assert found.share_of_growth == 1.0
    assert found.ratio > 10
    assert found.excess == pytest.approx(5_000_000 * (tables.AFTER - 4), rel=0.1)
    assert found.signs == ("growth", "transshipment")
    assert "what its past lets expect" in found.reading


def test_trade_that_begins_from_nothing_has_no_ratio(tables: Any) -> None:
    values = quiet(tables)
    values[3, : tables.BEFORE + 1] = 0
    values[3, tables.BEFORE + 1 :] *= 3
    found = one(tables, values)
    assert found.ratio is None
    assert "began with the invasion" in found.reading


def test_one_great_shipment_is_no_departure(tables: Any) -> None:
    values = quiet(tables)
    values[3, tables.BEFORE + 5] = 1e9
    assert find_departures(tables.table_of(values)).departures == ()


def test_a_growth_that_all_countries_share_is_taken_off(tables: Any) -> None:
    values = quiet(tables)
    values[:, tables.BEFORE + 1 :] *= 4
    others = ("", "fr", "nl", "pt", "es", "it", "no", "kz", "dk", "se", "pl")
    found = find_departures(tables.table_of(values, countries=others))
    assert [each.elsewhere for each in found.departures if each.country == "kz"] in ([], [3.0])
    alone = find_departures(tables.table_of(values))
    assert len(alone.departures) > 5 * len(found.departures)


def test_trade_with_russia_is_the_mirror_and_no_corridor(tables: Any) -> None:
    values = quiet(tables)
    values[3, tables.BEFORE + 1 :] *= 20
    values[4, tables.BEFORE + 1 :] *= 0.05
    values[5, tables.BEFORE + 1 :] *= 30
    countries = ("", "kz", "am", "kg", "ge", "ru", "tr", "ae", "by", "tj", "hk")
    found = find_departures(tables.table_of(values, countries=countries), Measure(share_false=0.05))
    told = {each.country: each for each in found.departures}
    assert "ru" not in told
    assert "russia_declines" in told["ge"].signs
    assert "Direct trade in them with Russia fell" in told["ge"].reading


def test_a_code_of_the_new_edition_without_a_past_is_not_judged(tables: Any) -> None:
    values = quiet(tables)
    values[:10, : tables.BEFORE - 1] = 0
    lines = ("854151", *tables.codes(4)[1:])
    found = find_departures(tables.table_of(values, lines=lines))
    assert found.departures == ()
    assert any("1 January 2022" in issue.what for issue in found.issues)


def test_a_code_that_was_split_is_one_with_what_it_came_from(tables: Any) -> None:
    values = quiet(tables)
    # What was 8541.40 to the end of 2021 is 8541.49 afterwards; the trade is the same.
    later = values[:10].copy()
    values[:10, tables.BEFORE - 1 :] = 0
    later[:, : tables.BEFORE - 1] = 0
    both = np.concatenate((values, later))
    lines = ("854140", *tables.codes(4)[1:], "854149")
    assert find_departures(tables.table_of(both, lines=lines)).departures == ()


def test_a_table_without_past_or_without_an_after_is_refused(tables: Any) -> None:
    table = tables.table_of(quiet(tables))
    late = table.month >= INVASION
    for mask in (late, ~late, table.month == INVASION + 1):
        part = replace(
            table,
            **{
                name: getattr(table, name)[mask]
                for name in ("reporter", "partner", "line", "month", "row", "value")
            },
        )
        with pytest.raises(InputError, match="It takes at least 12 before"):
            find_departures(part)


def test_the_same_table_gives_the_same_answer_in_any_order(tables: Any) -> None:
    values = quiet(tables)
    values[3, tables.BEFORE + 5 :] *= 30
    table = tables.table_of(values)
    order = np.random.default_rng(1).permutation(len(table.value))
    mixed = replace(
        table,
        **{
            name: getattr(table, name)[order]
            for name in ("reporter", "partner", "line", "month", "row", "value")
        },
    )
    assert [each.to_dict() for each in find_departures(table).departures] == [
        each.to_dict() for each in find_departures(mixed).departures
    ]


def test_european_exports_to_the_neighbours_show_what_is_known(shared: Path) -> None:
    path = shared / "goods/trade/eu27_exports_chpl_by_reporter_cn8_monthly_2020-01_2022-11.csv"
    found = find_departures(read_table(path))
    told = {(each.country, each.code) for each in found.departures}
    assert {("kz", "854239"), ("kg", "854239"), ("am", "854239"), ("kz", "847180")} <= told
    assert {each.country for each in found.departures} <= {"kz", "kg", "am", "ge", "uz"}
    assert all("russia_declines" in each.signs for each in found.departures)


def test_armenian_reexports_show_what_is_known(shared: Path) -> None:
    path = shared / "goods/trade/armenia_reexports_est_hs6_monthly.csv"
    found = find_departures(read_table(path, reporter="am"))
    told = {each.code: each for each in found.departures}
    assert told["851762"].tier == "2"
    assert told["851762"].since.startswith("2022")
    assert found.departures[0].signs == ("growth", "transshipment", "high_priority")
