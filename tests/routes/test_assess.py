"""Which places of a deal are of concern, and on which side do they stand?"""

from __future__ import annotations

import pytest

from witting.model import ROLES, Deal, GoodsItem, Party, Route
from witting.resources import read_yaml
from witting.routes import CONCERNS, SIDES_AHEAD, Place, assess_route, explain_place
from witting.routes.concern import side_of

ROUTE_ROLES = (
    "origin",
    "port_of_loading",
    "transshipment",
    "port_of_discharge",
    "final_destination",
)


def places(*parties: Party, route: Route | None = None) -> list[Place]:
    return [*assess_route(Deal(id="D", parties=parties, route=route or Route()))]


def concerns(*parties: Party, route: Route | None = None) -> dict[str, str]:
    found = places(*parties, route=route)
    return {place.subject: place.concern for place in found if place.concern}


def test_bearings_from_ningbo_to_vietnam_touch_no_concern() -> None:
    route = Route(origin="cn", port_of_loading="Ningbo", final_destination="vn")
    assert concerns(Party(role="buyer", country="vn"), route=route) == {}


def test_the_same_to_bishkek_may_go_on_to_russia() -> None:
    route = Route(origin="cn", port_of_loading="Ningbo", final_destination="Bishkek")
    assert concerns(Party(role="consignee", country="kg"), route=route) == {
        "route.final_destination": "transshipment",
        "parties[0].country": "transshipment",
    }


def test_to_russia_is_the_target() -> None:
    route = Route(port_of_discharge="Vladivostok", final_destination="ru")
    assert concerns(route=route) == {
        "route.port_of_discharge": "target",
        "route.final_destination": "target",
    }


@pytest.mark.parametrize(
    ("discharge", "end", "side", "certainty", "why"),
    [
        ("Novorossiysk", "Tashkent", "passing", "possible", "in transit through Russia"),
        ("Novorossiysk", "Moscow", "receiving", "strong", "in Russia for Russia"),
        ("Novorossiysk", None, "receiving", "strong", "nobody says that they go on"),
        (
            "Novorossiysk",
            "Kupferberg am See",
            "receiving",
            "strong",
            "bound for nobody knows where",
        ),
    ],
)
def test_goods_that_are_bound_for_another_country_pass_the_port(
    discharge: str, end: str | None, side: str, certainty: str, why: str
) -> None:
    route = Route(port_of_discharge=discharge, final_destination=end)
    port = places(route=route)[0]
    assert (port.concern, port.side, port.certainty) == ("target", side, certainty), why
    assert explain_place(port).endswith("and may stay.") is (side == "passing")


@pytest.mark.parametrize(
    ("route", "expected", "why"),
    [
        (Route(origin="ru", final_destination="tr"), None, "from Russia to Turkey"),
        (Route(port_of_loading="Novorossiysk", final_destination="tr"), None, "shipped from there"),
        (Route(origin="cn", final_destination="tr"), "transshipment", "from China"),
        (Route(final_destination="tr"), "transshipment", "nobody says from where"),
        (
            Route(origin="ru", port_of_loading="Wherever", final_destination="tr"),
            "transshipment",
            "nobody knows from where",
        ),
        (
            Route(origin="cn", port_of_loading="Vladivostok", final_destination="kz"),
            "transshipment",
            "Chinese goods shipped from Russia",
        ),
        (Route(origin="ru", final_destination="Sevastopol"), "occupied", "no detour"),
    ],
)
def test_goods_from_russia_are_not_taken_there_by_a_detour(
    route: Route, expected: str | None, why: str
) -> None:
    assert concerns(route=route).get("route.final_destination") == expected, why


def test_a_hub_that_the_goods_pass_is_no_concern() -> None:
    route = Route(port_of_discharge="Mersin", final_destination="de")
    assert concerns(route=route) == {}


@pytest.mark.parametrize("role", ["seller", "shipper", "beneficiary", "creditor"])
def test_a_transshipment_country_is_none_where_the_goods_come_from_there(role: str) -> None:
    assert concerns(Party(role=role, country="tr"), route=Route(origin="kz")) == {}


def test_a_russian_seller_is_told_of_and_a_provision_may_not_rest_on_it() -> None:
    (place,) = places(Party(role="seller", country="ru"))
    assert (place.concern, place.side, place.certainty) == ("target", "supplying", "possible")
    assert place.side not in SIDES_AHEAD
    assert explain_place(place).endswith(
        "is in Russia: what comes from there is no supply to Russia."
    )


def test_in_a_payment_the_debtor_receives_and_the_creditor_supplies() -> None:
    debtor, creditor = places(
        Party(role="debtor", country="ru"), Party(role="creditor", country="ru")
    )
    assert (debtor.side, debtor.certainty) == ("receiving", "strong")
    assert (creditor.side, creditor.certainty) == ("supplying", "possible")


def test_the_bank_of_the_buyer_is_told_of_and_money_is_no_goods() -> None:
    assert concerns(Party(role="issuing_bank", country="kg")) == {}
    (place,) = places(Party(role="issuing_bank", country="ru"))
    assert (place.concern, place.certainty) == ("target", "possible")


def test_passing_through_the_customs_union_counts_and_through_a_hub_does_not() -> None:
    route = Route(transshipment=("Khorgos", "Hong Kong", "Novorossiysk"))
    assert concerns(route=route) == {
        "route.transshipment[0]": "transshipment",
        "route.transshipment[2]": "target",
    }


def test_a_party_without_a_role_may_be_the_buyer() -> None:
    (place,) = places(Party(country="kg"))
    assert (place.role, place.concern, place.certainty) == ("party", "transshipment", "possible")


def test_an_occupied_address_is_told_of_though_the_country_is_ukraine() -> None:
    found = places(Party(role="consignee", country="ua", address="Lenina 1, Sevastopol"))
    assert [(place.country, place.concern) for place in found] == [
        ("ua", None),
        ("ua-cri", "occupied"),
    ]


def test_a_region_held_in_part_is_only_possible() -> None:
    (place,) = places(route=Route(final_destination="Kherson region"))
    assert (place.concern, place.certainty) == ("occupied", "possible")


def test_an_address_where_the_party_is_at_home_says_nothing_new() -> None:
    party = Party(role="buyer", country="ru", address="Lenina 1, Moscow")
    assert [place.subject for place in places(party)] == ["parties[0].country"]


def test_goods_of_russian_origin_come_from_there() -> None:
    (place,) = assess_route(Deal(id="D", goods=(GoodsItem(origin="ru"),)))
    assert (place.subject, place.side) == ("goods[0].origin", "supplying")


def test_a_place_that_is_not_known_is_told_without_a_country() -> None:
    (place,) = places(route=Route(final_destination="Kupferberg am See"))
    assert (place.country, place.concern) == (None, None)


def test_every_role_has_its_side() -> None:
    plain = read_yaml("routes/sides.yaml").plain()
    assert isinstance(plain, list)
    roles = [role for side in plain for role in side["roles"]]
    assert sorted(roles) == sorted({*ROLES, *ROUTE_ROLES, "party"})
    assert {side["side"] for side in plain} > SIDES_AHEAD
    assert {side["certainty"] for side in plain} == {"strong", "possible"}
    assert side_of("a role of another day").name == "unknown"


def test_every_transshipment_country_is_named_by_a_dated_document() -> None:
    plain = read_yaml("routes/transshipment.yaml").plain()
    assert isinstance(plain, dict)
    for country, fields in plain["countries"].items():
        assert fields["level"] in {"union", "named", "wide"}, country
        assert fields["named_in"], country
        assert all(plain["documents"][name]["date"] for name in fields["named_in"]), country


def test_every_concern_is_explained_in_one_sentence() -> None:
    found = places(
        Party(role="buyer", country="ru", address="Yalta"),
        route=Route(transshipment=("Almaty",), final_destination="KG"),
    )
    assert {place.concern for place in found} == {*CONCERNS}
    for place in found:
        assert explain_place(place).endswith(".")
    assert "The buyer (RU) is in Russia." in [explain_place(place) for place in found]


def test_a_free_zone_is_told_with_the_place_or_by_the_address() -> None:
    buyer = Party(role="buyer", country="ae", address="Office 5, Jebel Ali Free Zone, Dubai")
    route = Route(port_of_discharge="Khorgos Gateway", final_destination="tr")
    gateway, _, home = places(buyer, route=route)
    assert (gateway.zone, home.zone) == ("Khorgos Gateway", "JAFZA")
    assert explain_place(home) == (
        "The buyer (AE) is in a place from which goods are known to be sent on to Russia, in a "
        "free zone (JAFZA)."
    )


def test_a_free_zone_of_no_concern_or_of_another_country_is_not_told() -> None:
    buyer = Party(role="buyer", country="my", address="Port Klang Free Zone")
    assert [place.zone for place in places(buyer)] == [None]
    assert places(Party(role="buyer", country="tr", address="JAFZA"))[0].zone is None


def test_abkhazia_and_south_ossetia_are_told_as_georgia_is() -> None:
    for text in ("Sukhumi", "Tskhinvali", "South Ossetia"):
        (place,) = places(route=Route(final_destination=text))
        assert place.concern == "transshipment", text


def test_an_address_in_another_country_than_the_party_gives_is_told_as_that() -> None:
    _, omsk = places(Party(role="consignee", country="kz", address="Omsk, ul. Novaya 3"))
    assert (omsk.country, omsk.declared) == ("ru", "kz")
    assert explain_place(omsk).endswith("is in Russia, though its country is given as KZ.")
    for country in ("ua", "ua-cri", None):
        found = places(Party(role="consignee", country=country, address="Sevastopol, Novaya 3"))
        assert {place.declared for place in found} == {None}
