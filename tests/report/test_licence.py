"""A licence that cleared a deal, and a conflict of laws, on the terminal and in the report."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from witting.model import Exposure, Finding, Reliance
from witting.report import print_assessments, write_report

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
        replace(assessment, findings=findings, notices=(NOTICE,), why=(CLEARED.explanation,)),
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
        "code: US-SDN14024, provision: us.eo14024.s1",
        "contract &lt;14&gt;",
        "no proof is named",
    ):
        assert words in text, words
    assert "<Rules>" not in text
