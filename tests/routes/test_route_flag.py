"""Which way of goods makes no sense?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.model import Deal, GoodsItem, Route
from witting.names import lookup_country
from witting.resources import read_yaml
from witting.routes.concern import worry_of
from witting.routes.locate import Location
from witting.routes.network import load_network
from witting.routes.route_flag import route_flags

if TYPE_CHECKING:
    from collections.abc import Callable

    Cases = Callable[[str], list[dict[str, str]]]


def way(text: str) -> Deal:
    origin, loading, by, discharge, end = (
        None if part.strip() == "-" else part.strip() for part in text.split(">")
    )
    route = Route(
        origin=origin,
        port_of_loading=loading,
        transshipment=(by,) if by else (),
        port_of_discharge=discharge,
        final_destination=end,
    )
    return Deal(id="D", route=route)


def test_ways(cases: Cases) -> None:
    wrong = []
    for case in cases("ways"):
        flags = [flag.flag for flag in route_flags(way(case["way"]))]
        if sorted(flags) != sorted(case["is"].split()):
            wrong.append((case, flags))
    assert wrong == []


def test_at_least_sixty_usual_and_forty_odd_ways_are_told_apart(cases: Cases) -> None:
    ways = cases("ways")
    assert len({case["way"] for case in ways}) == len(ways)
    assert sum(not case["is"] for case in ways) >= 60
    assert sum(bool(case["is"]) for case in ways) >= 40


def test_a_flag_says_of_what_it_is_and_by_which_guidance() -> None:
    (flag,) = route_flags(way("cn > Ningbo > Hamburg > Bishkek > KG"))
    assert (flag.subject, flag.weight) == ("route.transshipment[0]", "heavy")
    assert flag.told.startswith("By Hamburg the way from CN to KG is 2.")
    assert flag.named_in


def test_the_origin_of_all_goods_is_where_they_come_from() -> None:
    route = Route(port_of_loading="Istanbul", final_destination="KG")
    german, french = GoodsItem(origin="de"), GoodsItem(origin="fr")
    (flag,) = route_flags(Deal(id="D", goods=(german, german), route=route))
    assert (flag.flag, flag.subject) == ("re_export", "route.port_of_loading")
    assert route_flags(Deal(id="D", goods=(german, french), route=route)) == ()


def test_a_deal_that_says_nothing_of_its_way_raises_none() -> None:
    assert route_flags(Deal(id="D")) == ()
    assert route_flags(way("cn > - > - > - > -")) == ()
    assert route_flags(way("- > Wherever > Kupferberg > - > KG")) == ()


def test_every_country_is_in_one_part_and_every_part_is_reached() -> None:
    plain: Any = read_yaml("routes/network.yaml").plain()
    countries = [country for own in plain["parts"].values() for country in own]
    assert len({*countries}) == len(countries)
    assert all(lookup_country(country) == country for country in countries), countries
    network = load_network()
    assert max(network.lengths.values()) < 100_000
    assert {part for _, part, *_ in network.exceptions} <= {*plain["parts"]}
    assert network.length("china", "korea_japan") == network.length("korea_japan", "china") == 1100


def test_a_country_has_parts_by_its_longitude() -> None:
    part_of = load_network().part_of
    assert part_of("ru", (43.1, 131.9)) == "ru_east"
    assert part_of("ru", (44.7, 37.8)) == "ru_south"
    assert part_of("ru", None) == "ru_west"
    assert part_of("cn", (44.2, 80.4)) == "xinjiang"
    assert part_of("aq", None) is None


def test_every_flag_has_a_weight_and_a_dated_source() -> None:
    plain: Any = read_yaml("routes/flags.yaml").plain()
    assert {flag["weight"] for flag in plain["flags"].values()} <= {"heavy", "medium", "light"}
    for key, flag in plain["flags"].items():
        assert all(plain["sources"][paper]["date"] for paper in flag["named_in"]), key
    assert all(worry_of(Location(country)) for country in plain["re_export_to"])


def test_goods_are_sent_on_wherever_their_way_is_said_to_begin() -> None:
    def flags(begins: str | None, made: str) -> list[str]:
        route = Route(origin=begins, port_of_loading="Jebel Ali", final_destination="Almaty")
        deal = Deal(id="D", goods=(GoodsItem(origin=made),), route=route)
        return [flag.flag for flag in route_flags(deal)]

    assert "re_export" in flags("ae", "us")
    assert "re_export" in flags(None, "us")
    assert "re_export" not in flags("ae", "ae")
