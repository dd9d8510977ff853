"""What licences clear, and what they leave: the tables in cases_relief.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.model import PERSPECTIVES, Finding
from witting.regimes import Relief, evaluate, load_regimes, relieve
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FILE = Path(__file__).parent / "cases_relief.yaml"
JULY = date(2024, 7, 1)


def cases() -> list[dict[str, Any]]:
    found = parse_yaml(FILE.read_text(encoding="utf-8"), file=FILE.name).plain()
    assert isinstance(found, list)
    return found


def with_claims(
    findings: list[Finding],
    *,
    goods: Sequence[str] = (),
    states: Mapping[str, str | None] | None = None,
    goods_known: bool = True,
) -> list[Finding]:
    """The findings, and those that a deal brings forward for a licence."""
    claims: list[dict[str, Any]] = [
        {"basis": "statement", "licence": key, "statement": text, "goods_known": goods_known}
        for key, text in (states or {}).items()
    ]
    if goods:
        claims.append({"basis": "goods", "hs_codes": list(goods)})
    facts = (
        Finding(f"f{place}", "licence", "relies_on[0]", 1.0, "possible", claim, "Stated.")
        for place, claim in enumerate(claims, start=len(findings) + 1)
    )
    return [*findings, *facts]


def judge(findings: Sequence[Finding], day: date, who: str = "us_person") -> Relief:
    met = evaluate(load_regimes(), findings, day=day, perspective=who)
    return relieve(load_regimes(), met, findings, day=day)


def lines(relief: Relief) -> list[str]:
    left = [f"{item.provision} {item.effect}" for item in relief.exposures]
    return left + [f"cleared {item.evidence['edition']}" for item in relief.licences]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["why"][:60])
def test_licences_leave_what_the_table_says(
    case: dict[str, Any], find: Callable[..., list[Finding]]
) -> None:
    findings = with_claims(
        find(*case["facts"]), goods=case.get("goods", ()), states=case.get("states")
    )
    for day, expected in case["days"].items():
        for who, said in expected.items():
            found = lines(judge(findings, date.fromisoformat(day), who))
            assert found == said, f"{day}, {who}: {case['why']}"


def test_what_cleared_a_deal_is_a_finding_with_its_legal_basis(
    find: Callable[..., list[Finding]],
) -> None:
    findings = with_claims(find("sberbank as bank"), states={"us.gl.27": "project file 7"})
    (said,) = judge(findings, JULY).licences
    assert (said.id, said.kind, said.subject) == ("f3", "licence", "parties[0]")
    assert said.evidence["legal_basis"].endswith("General License 27")
    assert said.evidence["lifts"] == [{"code": "US-SDN14024", "provision": "us.eo14024.s1"}]
    assert said.evidence["because"] == ["f1"]
    assert "on project file 7, that the payment serves a project" in said.explanation
    named = with_claims(find("sberbank", "sdn 14024, no remark?"), goods=["270900"])
    (said,) = judge(named, JULY).licences
    assert said.evidence["because"] == ["f1"]


def test_why_a_licence_does_not_reach_it_is_said(find: Callable[..., list[Finding]]) -> None:
    stated = {"us.gl.8": "contract 14"}
    (exposure,) = judge(with_claims(find("sberbank"), states=stated), JULY).exposures
    assert exposure.effect == "prohibited"
    assert "General License 8J does not clear it: it covers goods of HS 2612" in exposure.note
    findings = with_claims(find("lukoil"), goods=["270900"], states=stated)
    (exposure,) = judge(findings, JULY).exposures
    assert "General License 8J does not clear it: it does not cover f1." in exposure.note
    findings = with_claims(find("sberbank", "bearings"), states={"us.gl.27": "file 7"})
    (exposure,) = judge(findings, JULY).exposures
    assert "goods that are or may be critical are never cleared by a licence (f2)" in exposure.note


def test_goods_that_are_not_identified_are_not_cleared(
    find: Callable[..., list[Finding]],
) -> None:
    stated = {"us.gl.27": "project file 7"}
    findings = with_claims(find("sberbank as bank"), states=stated, goods_known=False)
    (exposure,) = judge(findings, JULY).exposures
    assert exposure.effect == "prohibited"
    assert "not all goods of the deal are identified" in exposure.note


def test_what_must_be_stated_is_said(find: Callable[..., list[Finding]]) -> None:
    findings = with_claims(find("lukoil"), goods=["270900"])
    (exposure,) = judge(findings, date(2026, 3, 20)).exposures
    assert exposure.effect == "review"
    assert "as the bill of lading shows" in exposure.note
    assert "state it with what proves it" in exposure.note


def test_an_edition_that_is_over_is_told_and_one_that_is_to_come_is_not(
    find: Callable[..., list[Finding]],
) -> None:
    findings = with_claims(find("lukoil"), goods=["270900"])
    (exposure,) = judge(findings, date(2026, 4, 14)).exposures
    assert "General License 133 ended with 2026-04-03" in exposure.note
    assert "134A ended with 2026-04-10; General License 134B begins on" in exposure.note
    (exposure,) = judge(findings, date(2025, 12, 1)).exposures
    assert exposure.note == ""


def test_a_statement_that_does_not_hold_is_told_though_nothing_is_met() -> None:
    gap = with_claims([], states={"us.gl.134": "bill of lading"})
    (unmet,) = judge(gap, date(2026, 4, 14)).unmet
    assert "no edition is in force on 2026-04-14" in unmet.explanation
    assert judge(gap, date(2026, 3, 20)).unmet == ()
    (unmet,) = judge(with_claims([], states={"us.gl.999": "x"}), JULY).unmet
    assert "There is no licence 'us.gl.999'." in unmet.explanation


@given(data=st.data())
def test_no_licence_makes_anything_graver_and_none_clears_an_item(
    data: st.DataObject, facts: dict[str, Finding], find: Callable[..., list[Finding]]
) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(facts)), max_size=5))
    keys = [licence.key for licence in load_regimes().licences]
    states = dict.fromkeys(data.draw(st.lists(st.sampled_from(keys), max_size=3)), "proof")
    goods = data.draw(st.lists(st.sampled_from(["270900", "100199", "848210"]), max_size=2))
    findings = with_claims(find(*names), goods=goods, states=states)
    day = date.fromisoformat(data.draw(st.sampled_from(
        ["2022-05-01", "2024-07-01", "2025-01-20", "2025-11-01", "2026-03-20", "2026-11-25"]
    )))  # fmt: skip
    who = data.draw(st.sampled_from(PERSPECTIVES))
    met = evaluate(load_regimes(), findings, day=day, perspective=who)
    relief = relieve(load_regimes(), met, findings, day=day)
    before = {item.provision: item.effect for item in met}
    after = {item.provision: item.effect for item in relief.exposures}
    assert all(effect in (before[key], "review") for key, effect in after.items())
    lifted = [lift["provision"] for item in relief.licences for lift in item.evidence["lifts"]]
    assert sorted([*after, *lifted]) == sorted(before)
    assert "us.eo14024.s11.a-ii.items" not in lifted
    # Goods that an act names by code alone are findings, too, and no critical items.
    if any(
        item.evidence["chpl_tier"]
        or item.evidence["item_classes"]
        or item.evidence["status"] != "identified"
        for item in findings
        if item.kind == "goods"
    ):
        assert lifted == []
