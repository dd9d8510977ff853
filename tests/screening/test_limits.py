"""What is said to be never looked at: the table in cases_limits.yaml."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from witting.deals import parse_deal
from witting.regimes import evaluate, load_regimes
from witting.screening.facts import find
from witting.screening.limits import never_looked_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.screening.query_search import QuerySearch

ALWAYS = {"red_flags"}


def test_what_the_deal_gives_reason_to_say_is_said(
    cases: Callable[[str], list[dict[str, Any]]], nobody: QuerySearch
) -> None:
    for case in cases("limits"):
        check(case, nobody)


def check(case: dict[str, Any], nobody: QuerySearch) -> None:
    deal = parse_deal({"id": "D", **case["deal"]}, where="case")
    assert not deal.issues
    day = date.fromisoformat(case["day"])
    for who in case["who"]:
        exposures = evaluate(
            load_regimes(), find(deal, nobody, load_regimes()), day=day, perspective=who
        )
        found = never_looked_at(deal, exposures=exposures, day=day, who=who)
        said = {item.check: "not clear" if item.matters else "may be clear" for item in found}
        assert said.keys() >= ALWAYS
        assert {check: said[check] for check in said if check not in ALWAYS} == case["says"], (
            who,
            case["why"],
        )


def test_the_places_are_named() -> None:
    deal = parse_deal(
        {
            "id": "D",
            "parties": [{"role": "buyer", "country": "RU"}, {"role": "seller", "country": "BY"}],
        },
        where="case",
    )
    found = never_looked_at(deal, exposures=(), day=date(2026, 8, 1), who="eu_operator")
    (bans,) = [item for item in found if item.check == "trade_bans"]
    assert bans.reason.startswith("the deal touches Russia, Belarus; which goods and services")
