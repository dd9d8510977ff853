"""JSON in a house's own keys: parties and goods are read, and no word is lost."""

from __future__ import annotations

from typing import Any, cast

import pytest

from witting.deals import parse_deal
from witting.deals.jsontext import parse_json
from witting.deals.own_found import MAX_TEXTS
from witting.deals.own_object import MAX_DEPTH


def parties(data: dict[str, Any]) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.role, one.name, one.country) for one in parse_deal(data).parties]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"customer": {"name": "Osh Trade", "country": "KG"}}, ("buyer", "Osh Trade", "kg")),
        ({"consignee": [["Osh Trade"]]}, ("consignee", "Osh Trade", None)),
        ({"endUser": "Osh Trade"}, ("end_user", "Osh Trade", None)),
        ({"invoice": {"customer": {"legalName": "Osh Trade"}}}, ("buyer", "Osh Trade", None)),
        ({"a": {"b": [{"shipTo": {"name": "Osh Trade"}}]}}, ("consignee", "Osh Trade", None)),
        ({"buyer_name": "Osh Trade", "buyer_country": "KG"}, ("buyer", "Osh Trade", "kg")),
        ({"a": {"parties": [{"role": "buyer", "company": "Osh"}]}}, ("buyer", "Osh", None)),
        ({"documents": [{"consignee": "Osh Trade"}]}, ("consignee", "Osh Trade", None)),
        (
            {"parties": [{"role": "buyer", "name": {"legal_name": "Osh Trade", "short": "OT"}}]},
            ("buyer", "Osh Trade", None),
        ),
        (
            {"seller": {"name": "Osh Trade", "country": {"code": "KG", "name": "Kyrgyzstan"}}},
            ("seller", "Osh Trade", "kg"),
        ),
    ],
)  # fmt: skip
def test_a_party_is_read_wherever_it_stands(
    data: dict[str, Any], found: tuple[str | None, ...]
) -> None:
    assert parties(data) == [found]


def test_a_list_of_nested_parties_is_read_in_its_order() -> None:
    assert parties({"buyers": [{"name": "Osh Trade"}, "Talas Works"]}) == [
        ("buyer", "Osh Trade", None),
        ("buyer", "Talas Works", None),
    ]
    notify = [{"name": "Osh Trade"}, {"name": "Talas Works"}]
    assert parties({"shipment": {"notify_party": notify, "carrier": "Naryn Line"}}) == [
        ("notify_party", "Osh Trade", None),
        ("notify_party", "Talas Works", None),
        ("carrier", "Naryn Line", None),
    ]


@pytest.mark.parametrize(
    "address",
    [
        {"address": {"street": "Manas Avenue 40", "city": "Bishkek", "lines": ["Floor 2"]}},
        {"street": "Manas Avenue 40", "city": "Bishkek", "addressLine2": "Floor 2"},
        {"address": ["Manas Avenue 40", "Bishkek", "Floor 2"]},
    ],
)
def test_an_address_of_parts_is_one(address: dict[str, Any]) -> None:
    deal = parse_deal({"buyer": {"name": "Osh Trade", **address}})
    assert deal.parties[0].address == "Manas Avenue 40, Bishkek, Floor 2"
    assert not any(issue.unread for issue in deal.issues)


@pytest.mark.parametrize(
    "data",
    [
        {"goods_description": "Ball bearings", "goods_hs_code": "8482.10"},
        {"commodity": {"description": "Ball bearings", "hs": "8482.10"}},
        {"line_items": [{"description": "Ball bearings", "hsCode": "8482.10"}]},
        {"invoice": {"lines": [{"text": "Ball bearings", "hs": "8482.10"}]}},
        {"order": {"items": [{"product": {"name": "Ball bearings"}, "hs_code": "8482.10"}]}},
        {"goods": [{"commodity": "Ball bearings", "warennummer": "8482.10"}]},
        {"invoice": {"goods": [{"description": "Ball bearings", "hs_code": "8482.10"}]}},
    ],
)
def test_goods_are_read_wherever_they_stand(data: dict[str, Any]) -> None:
    deal = parse_deal(data)
    assert [(one.description, one.hs_code) for one in deal.goods] == [("Ball bearings", "8482.10")]
    assert not any(issue.unread for issue in deal.issues)


def test_a_place_under_a_key_of_its_own_is_of_the_route() -> None:
    route = {"origin": "CN"}
    deal = parse_deal({"route": route, "shipping": {"destination": "Osh", "origin_country": "TR"}})
    assert (deal.route.origin, deal.route.final_destination) == ("cn", "Osh")


def test_words_without_a_meaning_are_texts_with_their_place() -> None:
    deal = parse_deal(
        {
            "remark": "ask Osh Trade",
            "invoice": {"terms": {"delivery": "DAP Osh"}, "no": 7},
            "parties": [{"name": "A", "parent": {"name": "Talas Works"}}],
            "goods": [{"description": "x", "tags": ["spare", "parts"]}],
        }
    )
    assert sorted(deal.text) == [
        "goods[0].tags[0]: spare",
        "goods[0].tags[1]: parts",
        "invoice.terms.delivery: DAP Osh",
        "parties[0].parent.name: Talas Works",
        "remark: ask Osh Trade",
    ]


@pytest.mark.parametrize(
    "data",
    [
        {"loan": {"surety": "Osh Trade"}},
        {"drawee_bank": {"title": "Osh Bank"}},
    ],
)
def test_what_may_name_a_party_and_is_read_as_none_keeps_from_clear(data: dict[str, Any]) -> None:
    deal = parse_deal(data)
    assert any(issue.unread for issue in deal.issues)
    assert any("Osh" in text for text in deal.text)


def test_more_than_is_kept_or_looked_into_is_said() -> None:
    deep: Any = "Osh Trade"
    for _ in range(MAX_DEPTH + 2):
        deep = {"a": deep}
    many = {f"k{number}": "Osh" for number in range(MAX_TEXTS + 1)}
    for data in (deep, {"more": many}):
        assert any(issue.unread for issue in parse_deal(data).issues)


def test_what_is_said_of_a_nested_object_counts_what_was_found() -> None:
    invoice = {"customer": "Osh Trade", "seller": "A", "lines": [{"text": "pumps"}], "via": "rail"}
    (issue, *_) = parse_deal({"id": "1", "invoice": {**invoice, "terms": "DAP"}}).issues
    assert issue.where == "deal, invoice"
    assert issue.what == (
        "it is no key of a deal; what it holds was read as 2 parties, 1 line of goods, 1 place, "
        "1 text."
    )


def test_a_place_that_the_route_has_already_is_a_text() -> None:
    """The route has one port of each kind; the second one was cleared without a word."""
    for data, text in (
        ({"route": {"port_of_loading": "Hamburg"}, "port_of_loading": "Osh"}, "Osh"),
        ({"legs": [{"pol": "Hamburg"}, {"pol": "Osh"}]}, "legs[1].pol: Osh"),
        ({"route": "Hamburg - Poti", "port_of_loading": "Osh"}, "port_of_loading: Osh"),
    ):
        assert any(text in one for one in parse_deal(data).text)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"consignee": {"name": "Osh Trade", "name": "Y"}}', "parties[0].name"),
        ('{"consignee": {"legalName": "Osh Trade", "legalName": "Y"}}', "parties[0].name"),
        ('{"parties": [{"name": "Osh Trade", "name": "Y", "city": "Osh"}]}', "parties[0].name"),
        ('{"a": {"buyer": {"name": "Osh Trade"}, "buyer": {"name": "Y"}}}', "a.buyer"),
        ('{"buyer": "Osh Trade", "buyer": "Y"}', "buyer"),
        ('{"a": {"memo": "Osh Trade", "memo": "Y"}}', "a.memo"),
    ],
)
def test_what_a_key_that_is_given_twice_hides_is_unread(text: str, where: str) -> None:
    issues = parse_deal(cast("dict[str, object]", parse_json(text))).issues
    assert [one.where for one in issues if one.unread] == [f"deal, {where}"]


def test_parties_in_parties_end() -> None:
    data: dict[str, Any] = {"name": "Osh Trade"}
    for _ in range(900):
        data = {"buyer": data}
    deal = parse_deal(data)
    assert any(issue.unread and str(MAX_DEPTH) in issue.what for issue in deal.issues)


def test_nothing_in_a_list_of_parties_is_none_of_them() -> None:
    assert parties({"buyer": [None, {"name": "Osh Trade"}]}) == [("buyer", "Osh Trade", None)]
