"""On which day the answer to a deal would have changed, and by what."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.model import Deal, GoodsItem, Party, Reliance
from witting.screening import Screener, days_between, replay

if TYPE_CHECKING:
    from pathlib import Path

    from witting.screening import Span

SBERBANK = Party(role="creditor_agent", name="Sberbank of Russia PJSC")
OIL = GoodsItem(description="Crude oil", hs_code="2709.00")


@pytest.fixture(scope="module")
def screener(demo_home: Path) -> Screener:
    return Screener(demo_home, lists=("us.ofac.sdn",))


def spans_of(
    screener: Screener, deal: Deal, first: str, last: str, who: str = "non_us_bank"
) -> tuple[Span, ...]:
    days = days_between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return replay(screener, deal, days=days, perspective=who)


def said(spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    return [(str(span.first), span.assessment.verdict) for span in spans]


def test_a_new_reading_of_the_law_is_the_day_it_changed(screener: Screener) -> None:
    spans = spans_of(screener, Deal(id="D", parties=(SBERBANK,)), "2024-01-01", "2024-12-31")
    assert said(spans) == [("2024-01-01", "review"), ("2024-06-12", "exposed")]
    assert spans[0].last == dt.date(2024, 6, 11)
    assert spans[0].causes == ()
    (cause,) = spans[1].causes
    assert (cause.kind, cause.source) == ("law", "https://ofac.treasury.gov/faqs/1181")
    assert "is read anew: From 12 June 2024" in cause.text


def test_editions_of_a_licence_end_and_begin(screener: Screener) -> None:
    deal = Deal(id="D", parties=(SBERBANK,), goods=(OIL,))
    spans = spans_of(screener, deal, "2024-06-12", "2025-04-01")
    assert said(spans) == [
        ("2024-06-12", "clear"),
        ("2024-10-30", "clear"),
        ("2025-01-10", "review"),
        ("2025-03-12", "exposed"),
    ]
    assert [cause.text for cause in spans[3].causes] == [
        "General License 8L (Transactions related to energy) ended with 2025-03-11."
    ]
    for span in spans[1:]:
        assert {cause.kind for cause in span.causes} == {"law"}


def test_who_comes_onto_a_list_is_told_with_the_list(screener: Screener) -> None:
    keremet = Deal(id="D", parties=(Party(role="creditor_agent", name="OJSC Keremet Bank"),))
    spans = spans_of(screener, keremet, "2024-12-01", "2025-06-01")
    assert spans[-1].assessment.verdict == "exposed"
    causes = [cause for span in spans for cause in span.causes]
    assert any(
        cause.kind == "listing"
        and "KEREMET" in cause.text.upper()
        and "is on us.ofac.sdn of" in cause.text
        for cause in causes
    )


def test_with_the_lists_of_one_day_no_listing_changes(screener: Screener) -> None:
    keremet = Deal(id="D", parties=(Party(role="creditor_agent", name="OJSC Keremet Bank"),))
    days = days_between(dt.date(2024, 12, 1), dt.date(2025, 2, 1))
    spans = replay(
        screener, keremet, days=days, perspective="us_person", lists_as_of=dt.date(2025, 5, 1)
    )
    kinds = {cause.kind for span in spans for cause in span.causes}
    assert "listing" not in kinds
    assert spans[-1].assessment.exposures


def test_a_gap_between_two_editions_is_seen(screener: Screener) -> None:
    stated = (Reliance("us.gl.134", "bill of lading of 10 March 2026"),)
    deal = Deal(id="D", parties=(SBERBANK,), goods=(OIL,), relies_on=stated)
    spans = spans_of(screener, deal, "2026-03-12", "2026-04-20", who="us_person")
    found = [
        (str(span.first), [item.effect for item in span.assessment.exposures]) for span in spans
    ]
    assert found == [("2026-03-12", []), ("2026-04-11", ["prohibited"]), ("2026-04-17", [])]
    assert spans[1].causes[-1].text.endswith("ended with 2026-04-10.")
    assert "General License 134B" in spans[2].causes[-1].text


def test_each_day_is_in_one_span_and_the_answer_is_that_of_the_day(screener: Screener) -> None:
    deal = Deal(id="D", parties=(SBERBANK,), goods=(OIL,))
    first, last = dt.date(2023, 12, 1), dt.date(2025, 4, 1)
    spans = replay(screener, deal, days=days_between(first, last), perspective="us_person")
    days = [day for span in spans for day in days_between(span.first, span.last)]
    assert days == list(days_between(first, last))
    for span in spans:
        for day in (span.first, span.last):
            found = screener.screen(deal, as_of=day, perspective="us_person")
            assert found.verdict == span.assessment.verdict
    for span in spans[1:]:
        assert span.causes, span.first


def test_no_day_is_no_span(screener: Screener) -> None:
    assert replay(screener, Deal(id="D"), days=(), perspective="exporter") == ()
