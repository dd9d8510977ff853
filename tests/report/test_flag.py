"""A red flag in the report says its weight, what to ask and which paper names it."""

from __future__ import annotations

from witting.model import Finding
from witting.report.facts import facts_of_finding

EVIDENCE = {
    "flag": "third-country-payer",
    "title": "Somebody in a third country pays",
    "weight": 2,
    "group": "payer",
    "document": "An invented paper",
    "document_date": "2023-03-02",
    "source": "https://paper.example/",
    "source_read": "secondary",
    "says": "Ask why.",
    "country": "ae",
}


def test_a_flag_is_told_in_words() -> None:
    finding = Finding("f1", "red_flag", "parties[0]", 1.0, "possible", EVIDENCE, "…")
    told = {fact.label: fact for fact in facts_of_finding(finding)}
    assert list(told) == ["Sign", "Weight", "To ask", "Paper"]
    assert told["Weight"].text == "2; from 3 in all on, review"
    assert told["Paper"].text == "An invented paper, 2023-03-02"


def test_a_sign_about_goods_has_no_weight_and_is_told_as_it_was() -> None:
    finding = Finding("f1", "red_flag", "goods[0]", 1.0, "possible", {"flag": "vague"}, "…")
    assert [fact.text for fact in facts_of_finding(finding)] == ["vague"]
