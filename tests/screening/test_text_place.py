"""Which places of concern do the free texts of a deal name that the deal itself does not?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.model import Deal, GoodsItem, Party, Route
from witting.regimes import load_regimes
from witting.routes import assess_route
from witting.screening.facts import find
from witting.screening.place_finding import is_hidden
from witting.screening.text_place import find_places

if TYPE_CHECKING:
    from witting.screening.query_search import QuerySearch

BUYER = Party(role="buyer", name="Amber Trading", country="fr")


def told(deal: Deal) -> list[tuple[str, str, str, str | None]]:
    return [
        (found.place.subject, found.place.text, found.place.role, found.place.concern)
        for found in find_places(deal, assess_route(deal))
    ]


def test_a_remittance_line_that_sends_goods_to_russia_is_told() -> None:
    deal = Deal(id="D", parties=(BUYER,), text=("SHIPMENT TO NOVOROSSIYSK RUSSIA",))
    assert told(deal) == [("text[0]", "NOVOROSSIYSK", "final_destination", "target")]


def test_a_place_of_no_concern_is_not_told() -> None:
    assert told(Deal(id="D", parties=(BUYER,), text=("Country of origin: Germany",))) == []


def test_what_the_deal_says_itself_is_not_told_again() -> None:
    route = Route(final_destination="Bishkek")
    assert told(Deal(id="D", route=route, purpose="delivery to Bishkek, via Istanbul")) == []


def test_the_text_may_say_more_than_the_deal_does() -> None:
    route = Route(origin="ru", final_destination="de")
    deal = Deal(id="D", route=route, text=("for delivery to Moscow",))
    assert told(deal) == [("text[0]", "Moscow", "final_destination", "target")]


def test_a_mention_is_told_of_russia_and_not_of_a_hub() -> None:
    deal = Deal(id="D", purpose="fee for the Moscow fair, flight by Dubai")
    assert told(deal) == [("purpose", "Moscow", "mention", "target")]


def test_a_mention_beside_a_destination_of_the_same_country_is_not_told() -> None:
    deal = Deal(id="D", text=("RUSSIA CONTRACT 7", "SHIP TO TOMSK"))
    assert told(deal) == [("text[1]", "TOMSK", "final_destination", "target")]


def test_what_a_text_denies_is_not_told() -> None:
    assert told(Deal(id="D", text=("TRANSHIPMENT IN RUSSIA PROHIBITED",))) == []


def test_the_description_of_goods_is_read_too() -> None:
    deal = Deal(id="D", goods=(GoodsItem(description="200 BALL BEARINGS CIF VOSTOCHNY"),))
    assert told(deal) == [("goods[0].description", "VOSTOCHNY", "final_destination", "target")]


def test_goods_from_russia_are_taken_there_by_no_detour() -> None:
    deal = Deal(id="D", route=Route(origin="ru"), text=("delivery to Almaty",))
    assert told(deal) == []


@pytest.mark.parametrize(
    ("text", "kind", "hidden"),
    [
        ("SHIPMENT TO NOVOROSSIYSK", "route", True),
        ("SHIPMENT TO BISHKEK", "route", False),
        ("NOVOROSSIYSK", "text_mention", True),
    ],
)
def test_the_finding_says_where_in_the_text_and_by_what(
    text: str, kind: str, hidden: bool, search: QuerySearch
) -> None:
    deal = Deal(id="D", parties=(BUYER,), purpose=text)
    (finding,) = (item for item in find(deal, search, load_regimes()) if item.subject == "purpose")
    assert (finding.kind, finding.certainty, is_hidden(finding)) == (kind, "possible", hidden)
    assert text[finding.evidence["start"] : finding.evidence["end"]] == finding.evidence["place"]
    assert finding.evidence["because"] == "its name"


def flags(route: Route, search: QuerySearch) -> list[tuple[str, str]]:
    deal = Deal(id="D", parties=(BUYER,), route=route)
    return [
        (item.subject, item.evidence["flag"])
        for item in find(deal, search, load_regimes())
        if item.kind == "red_flag"
    ]


def test_a_way_that_makes_no_sense_is_a_red_flag(search: QuerySearch) -> None:
    route = Route(origin="cn", transshipment=("Hamburg",), final_destination="KG")
    assert flags(route, search) == [("route.transshipment[0]", "detour")]


def test_a_way_that_touches_no_place_of_concern_is_none(search: QuerySearch) -> None:
    route = Route(origin="cn", transshipment=("Hamburg",), final_destination="VN")
    assert flags(route, search) == []
