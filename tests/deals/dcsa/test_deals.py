"""Each shipping document is read as the deal that was written by hand from it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from witting.model import Deal

HERE = Path(__file__).parent
_STEP = re.compile(r"\w+")


def cases(name: str) -> dict[str, Any]:
    written: Any = parse_yaml((HERE / name).read_text(encoding="utf-8"), file=name).plain()
    return dict(written)


OWN, SHARED = cases("cases_own.yaml"), cases("cases_shared.yaml")


def as_text(deal: Deal) -> Any:
    """The deal as YAML is read: every value a text."""
    return json.loads(json.dumps(deal_to_dict(deal)).replace('"unread": true', '"unread": "true"'))


@pytest.mark.parametrize("name", OWN)
def test_a_sample_is_read_whole(name: str) -> None:
    deals = list(read_deals(HERE / "samples" / name))
    assert [as_text(deal) for deal in deals] == OWN[name]
    assert [parse_deal(deal_to_dict(deal)) for deal in deals] == deals


def resolve(value: Any, data: Any) -> Any:
    """The value with every reference to a path of the file put in."""
    if isinstance(value, dict):
        return {key: resolve(item, data) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item, data) for item in value]
    if not str(value).startswith("@"):
        return value
    for step in _STEP.findall(value):
        data = data[int(step)] if isinstance(data, list) else data[step]
    return "\n".join(data) if isinstance(data, list) else data


@pytest.mark.parametrize("name", SHARED)
def test_a_public_sample_is_read_whole(name: str, shared: Path) -> None:
    path = shared / "deals/dcsa" / name
    written = resolve(SHARED[name], json.loads(path.read_text(encoding="utf-8")))
    written["source"] = {"file": name, "format": written.pop("format"), "locator": "line 1"}
    for item in (*written.get("parties", ()), *written.get("goods", ())):
        item["locator"] = f"line 1, {item['locator']}"
    for issue in written["issues"]:
        where = issue.get("where")
        issue["where"] = f"{name} line 1, {where}" if where else f"{name} line 1"
    assert [as_text(deal) for deal in read_deals(path)] == [written]


def test_no_public_sample_is_empty_without_an_issue(shared: Path) -> None:
    files = sorted((shared / "deals/dcsa").glob("*.json"))
    assert len(files) == 19
    for file in files:
        for deal in read_deals(file):
            lost = any(issue.unread for issue in deal.issues)
            assert (deal.parties and deal.goods) or lost, file.name
            assert deal.date or deal.issues, file.name
            assert not any("key is unknown" in issue.what for issue in deal.issues), file.name
            assert deal.source is not None
            if "surrender" in file.name:
                # As published it has names without quotes, so that it is no JSON.
                assert "no JSON" in deal.issues[0].what
            else:
                assert deal.source.format.startswith("dcsa."), file.name


def test_an_address_that_is_only_printed_is_the_party_s_and_a_weight_counts_once(
    tmp_path: Path,
) -> None:
    bill = {
        "transportDocumentReference": "PRIM77",
        "transportDocumentTypeCode": "BOL",
        "issueDate": "2026-10-19",
        "documentParties": {
            "shipper": {"partyName": "Lanhu", "address": {"countryCode": "CN"}},
            "consignee": {
                "partyName": "Osh Trade LLC",
                "displayedAddress": ["Osh Trade LLC", "1 Port Street", "BATUMI, GEORGIA"],
            },
        },
        "consignmentItems": [
            {
                "descriptionOfGoods": ["VALVES"],
                "weight": 2400,
                "weightUnit": "KGM",
                "cargoItems": [
                    {
                        "cargoGrossWeight": {"value": 2400, "unit": "KGM"},
                        "outerPackaging": {"numberOfPackages": 12, "description": "Case"},
                    }
                ],
            }
        ],
    }
    path = tmp_path / "bill.json"
    path.write_text(json.dumps(bill))
    (deal,) = read_deals(path)
    (consignee,) = [party for party in deal.parties if party.role == "consignee"]
    assert (consignee.address, consignee.country) == ("1 Port Street, BATUMI, GEORGIA", "ge")
    assert "Osh Trade LLC\n1 Port Street\nBATUMI, GEORGIA" in deal.text
    (item,) = deal.goods
    assert item.quantity == "12 Case, 2400 kg"
