"""A shipping document is told from a deal of our own, and what is odd in it is said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from witting.deals import deal_to_dict, parse_deal
from witting.deals.dcsa import is_dcsa, read_dcsa

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

BILL: dict[str, Any] = {
    "transportDocumentReference": "NVOL0005",
    "transportDocumentTypeCode": "BOL",
    "issueDate": "2025-05-14",
    "documentParties": {"consignee": {"partyName": "Orsol Trade LLC"}},
    "consignmentItems": [{"descriptionOfGoods": ["PUMPS"]}],
}
OWN = {"id": "D-1", "parties": [{"role": "buyer", "name": "Orsol Trade LLC"}]}


def read_one(**changes: Any) -> Deal:
    (deal,) = read_dcsa({**BILL, **changes}, file="x.json", line=1)
    return deal


def said(deal: Deal) -> str:
    return "\n".join(f"{issue.where}: {issue.what}" for issue in deal.issues)


def is_clearable(deal: Deal) -> bool:
    return not any(issue.unread for issue in deal.issues)


def test_a_good_bill_has_no_issue() -> None:
    assert read_one().issues == ()


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("wrap", [False, True])
def test_documents_and_own_deals_may_stand_in_one_file(
    read: Callable[..., list[Deal]], indent: int | None, wrap: bool
) -> None:
    another = {**BILL, "transportDocumentReference": "NVOL0006"}
    values = [BILL, OWN, {"data": {"transportDocument": another}}]
    text = (
        json.dumps(values, indent=indent)
        if wrap
        else "\n".join(json.dumps(value, indent=indent) for value in values)
    )
    deals = read(text, name="mixed.json")
    assert [deal.source.format for deal in deals if deal.source] == [
        "dcsa.bill-of-lading",
        "witting.deal+json",
        "dcsa.bill-of-lading",
    ]
    assert [deal.parties[0].name for deal in deals] == ["Orsol Trade LLC"] * 3


@pytest.mark.parametrize(
    "data",
    [OWN, {}, [], "text", None, {"id": "D-2"}, {**OWN, "transportDocumentReference": "X"}, [BILL]],
)
def test_what_is_no_such_document_is_left_to_others(data: object) -> None:
    assert not is_dcsa(data)


@pytest.mark.parametrize(
    ("changes", "place", "what", "is_lost"),
    [
        ({"isToOrder": True}, "isToOrder", "consignee is unknown", True),
        ({"guarantor": {"name": "Severny"}}, "guarantor", "is unknown here", True),
        ({"weather": 7}, "weather", "is unknown here", False),
        ({"documentParties": {}}, "line 1", "names no party", True),
        ({"documentParties": {"shipper": {}}}, "documentParties.shipper", "no name", True),
        ({"documentParties": {"shipper": "Severny"}}, "documentParties.shipper", "as its", False),
        ({"documentParties": {"shipper": 7}}, "documentParties.shipper", "object is", True),
        ({"documentParties": {"shipper": ["Severny"]}}, "shipper[0]", "object is", True),
        (
            {"documentParties": {"owner": {"partyName": "S"}}},
            "documentParties.owner",
            "is unk",
            True,
        ),
        ({"consignmentItems": []}, "line 1", "names no goods", True),
        ({"consignmentItems": [{}]}, "consignmentItems[0]", "what the goods are", True),
        ({"consignmentItems": "PUMPS"}, "consignmentItems", "object is expected", True),
        ({"issueDate": "sometime"}, "issueDate", "is no date", False),
        ({"issueDate": None}, "line 1", "has no date", False),
        ({"declaredValue": "much"}, "declaredValue", "is no amount", False),
        ({"transportDocumentReference": {"a": "B"}}, "transportDocumentR", "number is", True),
        ({"termsAndConditions": {"a": "B"}}, "termsAndConditions", "text is expected", True),
    ],
)
def test_what_is_odd_is_said(changes: dict[str, Any], place: str, what: str, is_lost: bool) -> None:
    deal = read_one(**changes)
    line = next(line for line in said(deal).split("\n") if what in line)
    assert place in line.partition(": ")[0]
    assert is_clearable(deal) is not is_lost


def test_words_of_unknown_keys_are_kept() -> None:
    deal = read_one(escort={"vessels": [{"called": "Severny"}], "count": 2})
    assert "Severny" in deal.text


def test_a_key_given_twice_is_said(read: Callable[..., list[Deal]]) -> None:
    text = json.dumps(BILL)[:-1] + ', "documentParties": {"shipper": {"partyName": "Severny"}}}'
    (deal,) = read(text, name="x.json")
    assert "given more than once" in said(deal)
    assert not is_clearable(deal)


def test_a_document_that_is_no_json_is_one_deal(read: Callable[..., list[Deal]]) -> None:
    text = json.dumps(BILL, indent=1).replace('"PUMPS"', "PUMPS")
    (deal,) = read(text, name="x.json")
    assert "this is no JSON" in said(deal)


def test_a_document_that_is_cut_is_one_deal(read: Callable[..., list[Deal]]) -> None:
    (deal,) = read(json.dumps(BILL, indent=1)[:200], name="x.json")
    assert "the file ends within a JSON value" in said(deal)


def test_what_stands_too_deep_is_said() -> None:
    deep: dict[str, Any] = {"partyName": "Severny"}
    for _ in range(200):
        deep = {"transports": deep}
    deal = read_one(transports=deep)
    assert "what is deeper was not read" in said(deal)
    assert not is_clearable(deal)


KEYS = [
    "documentParties", "shipper", "consignee", "notifyParties", "other", "party", "partyName",
    "partyFunction", "address", "city", "countryCode", "identifyingCodes", "partyCode",
    "codeListName", "taxLegalReferences", "type", "value", "values", "partyContactDetails", "name",
    "consignmentItems", "descriptionOfGoods", "HSCodes", "nationalCommodityCodes", "cargoItems",
    "cargoGrossWeight", "outerPackaging", "numberOfPackages", "transports", "portOfLoading",
    "locationName", "UNLocationCode", "vesselVoyages", "vesselName", "vesselIMONumber", "legs",
    "loadLocation", "shipmentLocations", "location", "isToOrder", "references", "declaredValue",
    "houseBillOfLadings", "routingOfConsignmentCountries", "arrivalNotices", "document", "data",
    "carrierCode", "issueDate", "displayedAddress", "addressLines", "strange", "",
]  # fmt: skip
leaf = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.decimals(), st.just("CNNGB")
)
value = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(KEYS), value, max_size=8))
@example({"arrivalNotices": [None, 7, {}]})
@example({"consignmentItems": [{"cargoItems": [{"cargoGrossWeight": {"value": 10**400}}]}]})
@settings(max_examples=300)
def test_any_shape_is_read(data: dict[str, Any]) -> None:
    is_dcsa(data)
    for deal in read_dcsa(data, file="x.json", line=1):
        assert deal.parties or not is_clearable(deal)
        assert deal.goods or not is_clearable(deal)
        assert replace(parse_deal(deal_to_dict(deal)), issues=()) == replace(deal, issues=())
