"""A licence that cleared a deal, and a conflict of laws, on the terminal and in the report."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from witting.model import Exposure, Finding, Reliance
from witting.report import print_assessments, write_report
from witting.report.licence_facts import facts_of_licence
from witting.report.reason import Reason, first_reason, reasons_of

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Assessment, Deal

    Pair = tuple[Deal, Assessment]

CLEARED = Finding(
    id="f9",
    kind="licence",
    subject="parties[0]",
    score=1.0,
    certainty="strong",
    evidence={
        "basis": "cleared",
        "licence": "us.gl.8",
        "edition": "General License 8J",
        "legal_basis": "31 CFR part 587, General License 8",
        "source": "https://ofac.treasury.gov/faqs/976",
        "source_read": "read",
        "in_force": {"from": "2024-06-12", "to": "2024-10-29"},
        "hs_codes": ["270900", "27"],
        "conditions": ["the cargo is <oil>"],
        "lifts": [{"code": "US-SDN14024", "provision": "us.eo14024.s1"}],
        "because": ["f1"],
    },
    explanation="General License 8J clears US-SDN14024 for f1.",
)
NOTICE = Exposure(
    code="CN-CONFLICT",
    provision="cn.blocking-rules",
    effect="conflict_of_laws",
    consequence="Ask Chinese counsel before the refusal goes out.",
    legal_basis="Order No. 1 of 2021, Article 5",
    in_force_from=None,
    in_force_to=None,
    because=("f1",),
    title="China, Blocking <Rules>",
    legal_text="Report within 30 days.",
)


@pytest.fixture
def licensed(exporter: Pair) -> Pair:
    deal, assessment = exporter
    stated = (Reliance("us.gl.8", "contract <14>"), Reliance("us.gl.27"))
    findings = (*assessment.findings, CLEARED)
    return (
        replace(deal, relies_on=stated),
        replace(
            assessment, findings=findings, notices=(NOTICE,), why=(f"f9: {CLEARED.explanation}",)
        ),
    )


def test_the_terminal_has_both(licensed: Pair) -> None:
    file = io.StringIO()
    print_assessments([licensed], form="table", console=Console(file=file, width=80))
    text = " ".join(file.getvalue().split())
    assert "CN-CONFLICT conflict of laws · China, Blocking <Rules>" in text
    assert "General License 8J clears US-SDN14024 for f1." in text


def test_the_report_has_both_and_what_the_deal_states(licensed: Pair, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_report([licensed], path)
    text = path.read_text(encoding="utf-8")
    for words in (
        "Conflicts of laws",
        "China, Blocking &lt;Rules&gt;",
        "Ask Chinese counsel",
        "31 CFR part 587, General License 8",
        "<dt>Clears</dt>\n<dd><bdi>US-SDN14024</bdi>",
        "<span><bdi>us.eo14024.s1</bdi></span>",
        "<dd><bdi>General License 8J</bdi>",
        "<dt>All goods</dt>\n<dd><bdi>HS 2709.00, 27</bdi>",
        "<dt>Asks that</dt>\n<dd><bdi>the cargo is &lt;oil&gt;</bdi>",
        "<bdi>2024-06-12 to 2024-10-29</bdi>",
        '<a href="https://ofac.treasury.gov/faqs/976" rel="noopener noreferrer">',
        "(source read)",
        '<li>General License 8J clears US-SDN14024 for f1. <a href="#d1-f9">f9</a></li>',
        "contract &lt;14&gt;",
        "no proof is named",
    ):
        assert words in text, words
    for words in ("<Rules>", "<dt>Basis</dt>", "Hs codes", "Source read</dt>", "code: US-", "f9: "):
        assert words not in text, words


@pytest.mark.parametrize(
    ("evidence", "facts"),
    [
        (
            {"basis": "goods", "hs_codes": ["270900"], "unread": ["goods[0].part_number"]},
            [("All goods", "HS 2709.00"), ("To look at", "goods[0].part_number")],
        ),
        (
            {"basis": "statement", "licence": "us.gl.8", "statement": None, "goods_known": False},
            [
                ("Licence", "us.gl.8"),
                ("Proof", "none is named"),
                ("Goods", "not all are identified"),
            ],
        ),
        (
            {"basis": "statement", "licence": "us.gl.8", "statement": "B/L 7", "goods_known": True},
            [("Licence", "us.gl.8"), ("Proof", "B/L 7"), ("Goods", "all are identified")],
        ),
    ],
)
def test_what_is_brought_forward_for_a_licence_is_said_in_words(
    evidence: dict[str, object], facts: list[tuple[str, str]]
) -> None:
    assert [(fact.label, fact.text) for fact in facts_of_licence(evidence)] == facts


def test_a_reason_names_only_a_finding_that_there_is(licensed: Pair) -> None:
    _, assessment = licensed
    why = ("Not checked: f77: no such finding", "A licence that does not hold: f9: No proof.")
    reasons = tuple(reasons_of(replace(assessment, why=why)))
    assert reasons == (Reason(why[0]), Reason("A licence that does not hold: No proof.", "f9"))


def test_a_clear_deal_is_summed_up_by_its_licence(licensed: Pair) -> None:
    _, assessment = licensed
    cleared = replace(assessment, verdict="clear", exposures=())
    assert first_reason(cleared) == "Cleared by General License 8J"
    assert first_reason(replace(cleared, verdict="review")) == CLEARED.explanation
