"""A deal may state which licence it rests on; what is no such statement goes to a person."""

from __future__ import annotations

from typing import Any

import pytest

from witting.deals import parse_deal
from witting.deals.write import deal_to_dict
from witting.model import Reliance


def relied_on(value: Any) -> tuple[tuple[Reliance, ...], list[tuple[str, bool]]]:
    deal = parse_deal({"id": "D", "relies_on": value})
    return deal.relies_on, [(issue.where, issue.unread) for issue in deal.issues]


def test_a_licence_and_what_proves_it() -> None:
    stated = {"licence": "us.gl.134", "evidence": "bill of lading of 2026-03-10"}
    found, issues = relied_on([stated])
    assert found == (Reliance("us.gl.134", "bill of lading of 2026-03-10"),)
    assert issues == []
    written = deal_to_dict(parse_deal({"id": "D", "relies_on": [stated]}))
    assert written["relies_on"] == [stated]
    assert parse_deal(written).relies_on == found


def test_a_name_alone_is_a_statement_without_evidence() -> None:
    assert relied_on(["us.gl.27"]) == ((Reliance("us.gl.27"),), [])
    assert relied_on([{"license": "us.gl.27"}])[0] == (Reliance("us.gl.27"),)


def test_nothing_stated_is_nothing() -> None:
    assert relied_on(None) == ((), [])
    assert relied_on([]) == ((), [])


@pytest.mark.parametrize("value", [[7], [{"evidence": "a letter"}], [{}], False])
def test_what_names_no_licence_is_for_a_person(value: Any) -> None:
    found, issues = relied_on(value)
    assert found[0].licence == ""
    assert any(unread for _, unread in issues)
    deal = parse_deal({"id": "D", "relies_on": value})
    assert parse_deal(deal_to_dict(deal)) == deal


NO_PROOF = [
    "none", "n/a", "N/A", "-", "TBD", "T.B.D.", "?", "????", "no evidence", "No  Evidence!", "n.a.",
    "pending", "to be provided", "evidence to follow", "documents pending", "unknown", "\\N",
    "xxxx", "7", "B/L", "нет", "уточняется", "to_be_confirmed", "待定", "ТВD",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PROOF)
def test_what_proves_nothing_is_no_evidence_and_is_said(text: str) -> None:
    found, issues = relied_on([{"licence": "us.gl.27", "evidence": text}])
    assert found == (Reliance("us.gl.27"),)
    ((where, unread),) = issues
    assert where.endswith("relies_on[0].evidence")
    assert unread


@pytest.mark.parametrize(
    "text",
    ["file 7", "B/L 4711", "contract 14 of 2023", "bill of lading", "提单号 4711", "LC-0001"],
)
def test_what_names_a_paper_is_evidence(text: str) -> None:
    assert relied_on([{"licence": "us.gl.27", "evidence": text}]) == (
        (Reliance("us.gl.27", text),),
        [],
    )
