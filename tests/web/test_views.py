"""What the pages show of facts: bars, lines, marks and words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from witting.cases import AssessmentRecord, Precision, Status
from witting.cases.event import Event
from witting.model import (
    Assessment,
    Coverage,
    Deal,
    Finding,
    GoodsItem,
    Money,
    Party,
    Route,
    Versions,
)
from witting.screening import Screener, demo_deals
from witting.web.age import say_age, say_due
from witting.web.case_view import say_size
from witting.web.deal_card import build_deal_card
from witting.web.history import PURGED, view_history
from witting.web.picture import unstyled
from witting.web.precision_view import view_precision, wilson
from witting.web.preferences import preferences_of
from witting.web.queue_query import QueueQuery, parse_query
from witting.web.route_line import Stop, stops_of
from witting.web.route_picture import draw_route
from witting.web.score_bar import WHOLE, build_score_bar
from witting.web.text_marks import MarkedText, mark_texts
from witting.web.verdict_line import WIDE, verdict_spans

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 11, 26, 7, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def clear(demo_home: Path) -> Assessment:
    """An assessment whose findings a test puts in itself."""
    deal = list(demo_deals())[12]
    return replace(Screener(demo_home).screen(deal, as_of="deal"), findings=())


def _finding(subject: str, evidence: dict[str, object], kind: str = "text_mention") -> Finding:
    return Finding(
        id="f1", kind=kind, subject=subject, score=0.9, certainty="possible", evidence=evidence,
        explanation="",
    )  # fmt: skip


def _pieces(text: MarkedText) -> list[tuple[str, str]]:
    return [(part.text, part.finding) for part in text.parts]


def test_a_text_is_cut_where_what_was_found_begins_and_ends(clear: Assessment) -> None:
    deal = Deal(id="D", text=("PAY KUPOL\nNOW",))
    found = _finding("text[0]", {"start": 4, "end": 9, "caption": "KUPOL"})
    [text] = mark_texts(deal, replace(clear, findings=(found,)))
    assert _pieces(text) == [("PAY ", ""), ("KUPOL", "f1"), ("\nNOW", "")]


@given(st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=6))
def test_no_mark_wherever_it_stands_loses_a_sign(spans: list[tuple[int, int]]) -> None:
    text = "PAY KUPOL, IZHEVSK, NOW"
    findings = tuple(_finding("purpose", {"start": start, "end": end}) for start, end in spans)
    deal = Deal(id="D", purpose=text)
    [marked] = mark_texts(deal, _with(findings))
    assert "".join(part.text for part in marked.parts) == text


def _with(findings: tuple[Finding, ...]) -> Assessment:
    versions = Versions(lists={}, thresholds={"match": 0.8, "strong": 0.93}, regimes="", witting="")
    return Assessment(
        deal="D", date=None, as_of=NOW.date(), perspective="non_us_bank", verdict="review",
        exposures=(), findings=findings, coverage=Coverage(), versions=versions,
    )  # fmt: skip


def test_a_score_is_taken_apart_into_bars_that_join() -> None:
    features = [
        {"name": "name", "effect": 0.7, "sentence": "The names agree in part."},
        {"name": "country", "effect": -0.1, "sentence": "Another country."},
        {"name": "identifier", "effect": 0.3, "sentence": "The number agrees."},
    ]
    bar = build_score_bar(_finding("parties[0]", {"features": features}), {"match": 0.8})
    assert bar is not None
    assert [(step.effect, step.start, step.width) for step in bar.steps] == [
        ("+0.70", 0, 70),
        ("-0.10", 60, 10),
        ("+0.30", 60, 30),
    ]
    assert [step.is_against for step in bar.steps] == [False, True, False]
    assert (bar.score, bar.width, bar.limit) == ("0.90", 90, 80)
    assert build_score_bar(_finding("goods[0]", {}), {}) is None


@given(st.lists(st.floats(-2, 2), min_size=1, max_size=8))
def test_no_bar_leaves_its_frame(effects: list[float]) -> None:
    features = [{"effect": effect} for effect in effects]
    bar = build_score_bar(_finding("parties[0]", {"features": features}), {})
    assert bar is not None
    for step in bar.steps:
        assert 0 <= step.start <= step.start + step.width <= WHOLE + 0.01


def test_the_route_is_told_in_the_order_of_travel_with_its_concern(clear: Assessment) -> None:
    route = Route(
        origin="cn", port_of_loading="Ningbo", transshipment=("Poti",), final_destination="kg"
    )
    found = _finding("route.final_destination", {"concern": "transshipment"}, kind="route")
    stops = stops_of(Deal(id="D", route=route), replace(clear, findings=(found,)))
    assert [stop.label for stop in stops] == [
        "origin",
        "port of loading",
        "transshipment",
        "final destination",
    ]
    assert [stop.concern for stop in stops] == ["", "", "", "transshipment"]
    assert stops[-1].place == "Kyrgyzstan (KG)"


def _stop(place: str, country: str = "", concern: str = "") -> Stop:
    return Stop(
        label="transshipment", place=place, subject="", concern=concern, said="", country=country,
        since="", findings=(),
    )  # fmt: skip


def test_a_route_is_drawn_with_its_countries_and_what_is_of_concern(clear: Assessment) -> None:
    route = Route(
        origin="cn", port_of_loading="Ningbo", transshipment=("Poti",), final_destination="ru"
    )
    found = _finding("route.final_destination", {"concern": "target"}, kind="route")
    stops = stops_of(Deal(id="D", route=route), replace(clear, findings=(found,)))
    across, down = draw_route(stops)
    for drawn in (across, down):
        assert [item.place for item in drawn.stations] == [stop.place for stop in stops]
        assert [item.shape for item in drawn.stations] == ["ring", "ring", "ring", "sign"]
        assert [band.country for band in drawn.bands] == [
            "China (CN)",
            "Georgia (GE)",
            "Russia (RU)",
        ]
        assert [leg.concern for leg in drawn.legs] == ["", "", "target"]
        words = [word for item in drawn.stations for word in item.words]
        assert all(0 < word.x < drawn.width and 0 < word.y < drawn.height for word in words)
    assert across.stations[-1].words[-1].text == "sanctioned country"
    assert draw_route([]) == ()


@pytest.mark.parametrize("concerns", [("", "transshipment", "target"), ("target", "", "")])
def test_a_country_has_the_gravest_concern_of_its_stops(concerns: tuple[str, ...]) -> None:
    stops = [_stop("x", "Georgia (GE)", concern) for concern in concerns]
    assert [band.concern for drawn in draw_route(stops) for band in drawn.bands] == ["target"] * 2


def test_a_long_route_is_drawn_down_and_long_names_are_cut() -> None:
    name = "United Kingdom of Great Britain and Northern Ireland (GB)"
    [down] = draw_route([_stop(f"A port of many words, number {n}" * 9, name) for n in range(7)])
    assert (down.look, len(down.legs), len(down.bands)) == ("down", 6, 1)
    assert down.stations[0].words[-1].text.endswith("…")
    across, _ = draw_route([_stop("x", name), _stop("y", "United Arab Emirates (AE)")])
    assert across.bands[0].country.endswith("…")
    assert across.bands[1].country == "United Arab Emirates"


def test_the_deal_card_has_every_part_with_what_was_found_about_it(clear: Assessment) -> None:
    deal = Deal(
        id="D",
        parties=(Party(role="buyer", name="Neva"), Party(name="Volga")),
        goods=(GoodsItem(description="Bearings"),),
        amount=Money(Decimal("12.50"), "USD"),
    )
    found = _finding("parties[1].country", {}, kind="route")
    card = build_deal_card(deal, replace(clear, findings=(found,)))
    assert [[mark.id for mark in row.findings] for row in card.parties] == [[], ["f1"]]
    assert [row.fact.text for row in card.goods] == ["Bearings"]
    assert card.amount == "USD 12.50"


def test_the_verdict_line_fills_its_width_however_the_times_lie() -> None:
    records = [_record(3, hours=1), _record(2, hours=1), _record(1, hours=99_999)]
    spans = verdict_spans(records, NOW)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert sum(span.width for span in spans) == pytest.approx(WIDE, abs=0.1)
    assert min(span.width for span in spans) > 0
    assert verdict_spans(records[:1], NOW) == []


def _record(seq: int, *, hours: int) -> AssessmentRecord:
    at = NOW - dt.timedelta(hours=hours)
    return AssessmentRecord(seq, at, "anna", "2026-11-26", "non_us_bank", "review", {})


def test_precision_says_how_little_few_judgements_say() -> None:
    rows = [Precision("a", positive=1, negative=0, unsure=0), Precision("b", 30, 10, 10)]
    first, second = view_precision(rows)
    assert (first.name, first.judged, first.share, first.right, first.wrong, first.unsure) == (
        "b",
        50,
        "75%",
        60,
        20,
        20,
    )
    assert second.between == "21% to 100%"
    assert wilson(0, 0) == (0.0, 1.0)
    [nothing] = view_precision([Precision("c", 0, 0, 3)])
    assert (nothing.share, nothing.between) == ("–", "")


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share(right: int, wrong: int) -> None:
    low, high = wilson(right, right + wrong)
    assert 0 <= low <= high <= 1
    if right + wrong:
        assert low - 1e-9 <= right / (right + wrong) <= high + 1e-9


def test_times_are_said_in_few_words() -> None:
    for delta, said in (
        (dt.timedelta(days=3, hours=5), "3 days"),
        (dt.timedelta(hours=1, minutes=59), "1 hour"),
        (dt.timedelta(seconds=59), "just now"),
        (-dt.timedelta(days=1), "just now"),
    ):
        assert say_age(NOW - delta, NOW) == said
    assert say_due(NOW + dt.timedelta(days=2), NOW) == "in 2 days"
    assert say_due(NOW - dt.timedelta(hours=3), NOW) == "late by 3 hours"
    assert say_due(NOW, NOW) == "now"
    assert [say_size(size) for size in (312, 1_240, 3_400_000)] == ["312 B", "1.2 kB", "3.4 MB"]


def test_an_address_of_the_queue_says_what_it_shows_and_back() -> None:
    query = parse_query({"verdict": "exposed", "who": "me", "sort": "-age", "page": "3"})
    assert query == QueueQuery(verdict="exposed", who="me", sort="-age", page=3)
    assert query.address() == "/desk?verdict=exposed&who=me&sort=-age"
    assert query.address(page=3) == "/desk?verdict=exposed&who=me&sort=-age&page=3"
    assert query.filter("anna", NOW).assignee == "anna"
    agree = parse_query({"status": "proposed", "agree": "yes"})
    assert agree.address() == "/desk?status=proposed&agree=yes"
    assert agree.filter("anna", NOW).to_agree == "anna"
    assert not parse_query({"status": "closed", "agree": "yes"}).agree
    assert query.part().offset == 100
    assert QueueQuery().filter("anna", NOW).status == (
        Status.OPEN,
        Status.PROPOSED,
        Status.REOPENED,
    )


@given(st.dictionaries(st.sampled_from(["status", "verdict", "sort", "page", "text"]), st.text()))
def test_an_address_that_nobody_wrote_is_a_queue_too(given: dict[str, str]) -> None:
    query = parse_query(given)
    assert query.part().offset >= 0
    query.filter("anna", NOW)
    assert query.address().startswith("/desk")


def test_a_purged_event_says_that_it_was() -> None:
    event = Event(7, NOW, "anna", "commented", 1, None, None, "", "", "")
    [item] = view_history([event], lambda text: text)
    assert item.text == PURGED


def test_a_picture_loses_the_style_that_no_page_may_have() -> None:
    picture = Markup('<svg role="img" style="min-width: 9px" width="9"><g style="x"/></svg>')
    assert unstyled(picture) == Markup('<svg role="img" width="9"><g style="x"/></svg>')


def test_a_cookie_that_nobody_set_changes_nothing() -> None:
    odd = {"witting_theme": "neon", "witting_size": "<script>"}
    assert preferences_of(odd) == preferences_of({})
    assert (preferences_of({}).smaller, preferences_of({}).larger) == ("small", "large")
    assert preferences_of({"witting_size": "largest"}).larger is None
