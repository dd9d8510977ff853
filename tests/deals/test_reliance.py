"""A deal may state which licence it rests on; what is no such statement goes to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from witting.deals import parse_deal, read_deals
from witting.deals.write import deal_to_dict
from witting.model import Reliance

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Deal


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


def read_csv(text: str, folder: Path) -> list[Deal]:
    path = folder / "deals.csv"
    path.write_text(text, encoding="utf-8")
    return list(read_deals(path))


def test_columns_of_a_table_state_licences_with_their_proof(tmp_path: Path) -> None:
    (deal,) = read_csv(
        "id,relies_on,Relies on evidence,relies_on_2,relies_on_2_evidence\n"
        "D,us.gl.134,bill of lading of 2026-03-10,us.gl.27,n/a\n",
        tmp_path,
    )
    stated = (Reliance("us.gl.134", "bill of lading of 2026-03-10"), Reliance("us.gl.27"))
    assert deal.relies_on == stated
    assert not any("relies" in issue.where for issue in deal.issues)


def test_rows_of_one_deal_add_up_what_it_rests_on(tmp_path: Path) -> None:
    (deal,) = read_csv(
        "id,goods_hs_code,relies_on,relies_on_evidence\n"
        "D,2709.00,us.gl.134,bill of lading 4711\n"
        "D,1001.99,us.gl.6,contract 12 of May\n"
        "D,2710.19,us.gl.134,bill of lading 4711\n",
        tmp_path,
    )
    assert [item.licence for item in deal.relies_on] == ["us.gl.134", "us.gl.6"]


def test_evidence_in_a_table_without_a_licence_is_for_a_person(tmp_path: Path) -> None:
    (deal,) = read_csv(
        "id,relies_on,relies_on_evidence\nD,,a letter of May\nE,us.gl.27,TBD\n", tmp_path
    )[:1]
    assert deal.relies_on == (Reliance("", "a letter of May"),)
    (issue,) = deal.issues
    assert issue.unread
    assert issue.where.startswith("deals.csv line 2, relies_on")


def test_the_placeholder_in_a_table_is_said_at_its_column(tmp_path: Path) -> None:
    (deal,) = read_csv("id,relies_on,relies_on_evidence\nE,us.gl.27,TBD\n", tmp_path)
    assert deal.relies_on == (Reliance("us.gl.27"),)
    assert deal.issues[0].where == "deals.csv line 2, relies_on_evidence"
