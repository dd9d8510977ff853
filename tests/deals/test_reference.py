"""The numbers that a deal has in its papers, and what these say differently, come back."""

from __future__ import annotations

from typing import Any

import pytest

from witting.deals import parse_deal
from witting.deals.write import deal_to_dict
from witting.model import REFERENCE_SCHEMES, Difference, Reference

UETR = "0f2b7c1e-5a41-4a7e-9a66-1d6f3c1b2a10"


def test_a_reference_is_a_scheme_and_a_value() -> None:
    given = [{"scheme": "uetr", "value": UETR}, {"scheme": "invoice", "value": "INV-7"}]
    deal = parse_deal({"id": "D", "references": given})
    assert deal.references == (Reference("uetr", UETR), Reference("invoice", "INV-7"))
    assert deal.issues == ()
    assert deal_to_dict(deal)["references"] == given
    assert parse_deal(deal_to_dict(deal)) == deal


def test_the_same_reference_stands_once() -> None:
    twice = [{"scheme": "order", "value": "7"}] * 2
    assert parse_deal({"id": "D", "references": twice}).references == (Reference("order", "7"),)


@pytest.mark.parametrize("value", [7, [7], "INV-7", [{"scheme": "invoic", "value": "7"}], [{}]])
def test_what_is_no_reference_is_said(value: Any) -> None:
    deal = parse_deal({"id": "D", "references": value})
    assert deal.references == ()
    assert [issue.where for issue in deal.issues] == ["deal, references[0]"]


def test_a_scheme_that_is_nearly_one_is_named() -> None:
    deal = parse_deal({"id": "D", "references": [{"scheme": "invoic", "value": "7"}]})
    assert "Did you mean 'invoice'?" in deal.issues[0].what
    assert "invoice" in REFERENCE_SCHEMES


def test_differences_between_papers_are_kept() -> None:
    said = [{"document": "bl.xml", "value": "Poti"}, {"document": "lc.fin", "value": "Batumi"}]
    given = [{"what": "port_of_discharge", "values": said}]
    deal = parse_deal({"id": "D", "differences": given})
    values = (("bl.xml", "Poti"), ("lc.fin", "Batumi"))
    assert deal.differences == (Difference("port_of_discharge", values),)
    assert deal_to_dict(deal)["differences"] == given


@pytest.mark.parametrize("value", [[7], ["consignee"]])
def test_what_is_no_difference_is_for_a_person(value: Any) -> None:
    deal = parse_deal({"id": "D", "differences": value})
    assert any(issue.unread for issue in deal.issues)
