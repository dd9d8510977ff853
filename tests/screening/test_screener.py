"""From a deal to a verdict, on the small lists of the demo."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import shutil
from typing import TYPE_CHECKING

import pytest

import witting
from witting.errors import HomeError, ResourceError
from witting.model import PERSPECTIVES, Assessment, Party
from witting.screening import Screener, demo_deals

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2025, 5, 1)
SENSOR = {"role": "seller", "name": "Wu Han Global Sensor Technology Company Limited"}


@pytest.fixture(scope="module")
def screener(demo_home: Path) -> Screener:
    return Screener(demo_home)


@pytest.fixture(scope="module")
def story(screener: Screener) -> dict[str, Assessment]:
    """The demo's assessments, by the number that each deal's id begins with."""
    return {deal.id.split()[0]: screener.screen(deal, as_of="deal") for deal in demo_deals()}


def codes(assessment: Assessment) -> set[str]:
    return {exposure.code for exposure in assessment.exposures}


@pytest.mark.parametrize(
    ("number", "verdict", "code", "why"),
    [
        ("01", "review", "US-CRITICAL-ITEM", "bearings to a transshipment point"),
        ("02", "exposed", "US-CRITICAL-ITEM", "a machine tool to Russia; nobody need be listed"),
        ("03", "clear", None, "chips to Russia before section 11 existed"),
        ("04", "review", "US-CRITICAL-ITEM", "the same chips after it"),
        ("05", "review", "US-SDN14024", "a blocked bank without the section-11 remark"),
        ("06", "exposed", "US-SDN14024", "from 12 June 2024 every blocked person counts"),
        ("07", "exposed", "US-SDN14024", "another spelling of a listed exporter"),
        ("08", "exposed", "US-SDN14024", "the name in its own script, and its INN"),
        ("09", "exposed", "US-FFI-S11", "the bank that was itself sanctioned under section 11"),
        ("10", "review", "UK-AF", "a measure that does not bind this perspective"),
        ("11", "review", None, "unidentified goods on a route that matters"),
        ("12", "clear", None, "bearings without a link to Russia"),
        ("13", "clear", None, "cotton for Lisbon"),
    ],
)
def test_the_story_of_the_demo(
    story: dict[str, Assessment], number: str, verdict: str, code: str | None, why: str
) -> None:
    assessment = story[number]
    assert assessment.verdict == verdict, (why, assessment.why)
    assert (code in codes(assessment)) if code else not codes(assessment), why


def test_every_exposure_rests_on_findings_that_are_there(story: dict[str, Assessment]) -> None:
    for assessment in story.values():
        ids = [finding.id for finding in assessment.findings]
        assert ids == [f"f{number}" for number in range(1, len(ids) + 1)]
        for exposure in assessment.exposures:
            assert exposure.because
            assert set(exposure.because) <= set(ids)


def test_the_same_input_gives_the_same_bytes(demo_home: Path) -> None:
    first, second = (
        [json.dumps(found.to_dict()) for found in screener.screen_many(demo_deals(), as_of="deal")]
        for screener in (Screener(demo_home), Screener(demo_home))
    )
    assert first == second


def test_a_screener_travels_by_its_location(screener: Screener) -> None:
    copy = pickle.loads(pickle.dumps(screener))
    deal = {"id": "D", "parties": [SENSOR]}
    assert copy.screen(deal, as_of=DAY) == screener.screen(deal, as_of=DAY)


def _the_day() -> dt.date:
    return DAY


def test_a_screener_takes_its_day_along(demo_home: Path) -> None:
    copy = pickle.loads(pickle.dumps(Screener(demo_home, today=_the_day)))
    assert copy.screen({"id": "D", "parties": [SENSOR]}).as_of == DAY


def test_a_list_that_is_named_twice_speaks_once(demo_home: Path) -> None:
    once, twice = (Screener(demo_home, ["us.ofac.sdn"] * number) for number in (1, 2))
    deal = {"id": "D", "parties": [SENSOR]}
    assert once.screen(deal, as_of=DAY) == twice.screen(deal, as_of=DAY)


def test_a_day_before_the_first_snapshot_is_not_checked_and_never_clear(
    screener: Screener,
) -> None:
    assessment = screener.screen({"id": "D", "parties": [SENSOR]}, as_of=dt.date(2021, 1, 1))
    assert assessment.verdict == "review"
    assert assessment.versions.lists == {}
    reasons = {item.check: item.reason for item in assessment.coverage.not_checked}
    assert "the oldest snapshot is of" in reasons["lists.us.ofac.sdn"]


def test_an_assessment_says_from_which_scores_on(demo_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    (home / "thresholds.yaml").write_text("lists: {us.ofac.sdn: {match: 0.9}}", encoding="utf-8")
    screener = Screener(home)
    said = screener.screen({"id": "D", "parties": [SENSOR]}, as_of=DAY).versions.thresholds
    assert [(item["list"], item["match"]) for item in said["exceptions"]] == [("us.ofac.sdn", 0.9)]
    assert {hit.threshold for hit in screener.match(SENSOR["name"], as_of=DAY)} == {0.9}


def test_thresholds_that_cannot_be_used_stop_before_any_work(
    demo_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    (home / "thresholds.yaml").write_text("match: 90", encoding="utf-8")
    with pytest.raises(ResourceError, match="above 0 and up to 1"):
        Screener(home).require_lists(DAY)


def test_the_lists_may_have_another_day_than_the_law(screener: Screener) -> None:
    deal = {"id": "D", "parties": [SENSOR]}
    before_the_listing, after_it = dt.date(2024, 4, 30), dt.date(2024, 5, 16)
    assert "US-SDN14024" in codes(screener.screen(deal, as_of=after_it, lists_as_of=DAY))
    assert not codes(screener.screen(deal, as_of=DAY, lists_as_of=before_the_listing))
    # A later list does not make law of a measure that had not begun.
    assert not codes(screener.screen(deal, as_of=before_the_listing, lists_as_of=DAY))


def test_the_perspective_changes_the_effect_and_never_the_facts(screener: Screener) -> None:
    deal = {"id": "D", "parties": [SENSOR]}
    seen = {who: screener.screen(deal, as_of=DAY, perspective=who) for who in PERSPECTIVES}
    facts = [assessment.findings for assessment in seen.values()]
    assert facts == facts[:1] * len(PERSPECTIVES)
    effects = {
        who: {item.code: item.effect for item in assessment.exposures}
        for who, assessment in seen.items()
    }
    assert effects["non_us_bank"]["US-SDN14024"] == "secondary_sanctions"
    assert effects["us_person"]["US-SDN14024"] == "prohibited"
    assert effects["exporter"]["US-SDN14024"] != "secondary_sanctions"
    with pytest.raises(ValueError, match="perspective"):
        screener.screen(deal, perspective="nobody")


@pytest.mark.parametrize(
    ("deal", "check"),
    [
        ({"id": "D"}, "parties"),
        ({"id": "D", "parties": [{"role": "buyer"}]}, "parties[0] (buyer)"),
        ({"id": "D", "parties": [{"name": "Osh Trade", "country": "Atlantis"}]}, "reading"),
        ({"id": "D", "parties": [{"nmae": "Osh Trade"}]}, "reading"),
        ({"id": "D", "parties": [{"name": "N/A"}]}, "parties[0]"),
        ({"id": "D", "parties": [{"name": "and " * 45 + "Osh Trade"}]}, "parties[0]"),
        ({"id": "D", "parties": [{"name": "Osh\a Trade"}]}, "reading"),
        ({"id": "D", "parties": [{"name": "Osh Tr\ufffdde"}]}, "reading"),
        ("no deal", "reading"),
    ],
)
def test_what_could_not_be_looked_at_is_never_clear(
    screener: Screener, deal: object, check: str
) -> None:
    assessment = screener.screen(deal, as_of=DAY)  # type: ignore[arg-type]  # on purpose
    assert assessment.verdict == "review"
    assert check in {item.check for item in assessment.coverage.not_checked if item.matters}


def test_a_number_in_the_name_of_a_party_hides_nobody(screener: Screener) -> None:
    """Payments have the name and the INN or the account in one field."""
    for name in ("INN 7707083893 SBERBANK", "/40702810900000012345 Sberbank"):
        found = screener.match(name, as_of=DAY)
        assert found, name
        assert found[0].score > 0.95


def test_a_deal_to_be_judged_on_its_own_day_needs_one(screener: Screener) -> None:
    assessment = screener.screen({"id": "D", "parties": [{"name": "Osh Trade"}]}, as_of="deal")
    assert assessment.verdict == "review"
    assert any("it was judged as of today" in reason for reason in assessment.why)


def test_match_finds_the_name_in_any_script(screener: Screener) -> None:
    (first, *_) = screener.match("Ижевский электромеханический завод «Купол»", as_of=DAY)
    assert first.listing.id == "us.ofac.sdn:46431"
    assert screener.match("Lisboa Confecoes Lda", as_of=DAY) == []
    assert screener.match("Keremet Bank", country="Kyrgyzstan", limit=1, as_of=DAY)[0].score > 0.9


def test_goods_are_known_by_their_code(screener: Screener) -> None:
    assert screener.identify_goods("ball bearings", hs_code="8482.10").chpl_tier == "3.B"


def test_an_empty_home_is_an_error_and_not_a_silence(tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="no list is loaded"):
        Screener(tmp_path).require_lists()


def test_a_list_that_was_asked_for_and_is_not_there_is_an_error(demo_home: Path) -> None:
    with pytest.raises(HomeError, match=r"no snapshot of the list 'us\.ofac\.sdm'"):
        Screener(demo_home, ["us.ofac.sdm"]).require_lists()


def test_a_day_that_no_list_knows_is_an_error_for_names(screener: Screener) -> None:
    with pytest.raises(HomeError, match="no list has a snapshot of 2001-01-01"):
        screener.require_lists(dt.date(2001, 1, 1))


def test_the_public_names() -> None:
    assert witting.__all__ == sorted(witting.__all__)
    for name in witting.__all__:
        assert getattr(witting, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        witting.nonsense  # noqa: B018  # the access is the test


def test_open_takes_wittings_home_from_the_environment(
    demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITTING_HOME", str(demo_home))
    assert witting.open().match("OJSC Keremet Bank", as_of=DAY)
    assert witting.open(home=demo_home, lists=["uk.fcdo"]).match("OJSC Keremet Bank", as_of=DAY)


def test_many_parties_at_once_are_found_as_one_by_one(screener: Screener, demo_home: Path) -> None:
    parties = [
        Party(name="Keremet Bank"),
        Party(name="Nobody of that Name"),
        Party(name="Keremet Bank", country="kg"),
        Party(name="Ischewski Elektromechanitscheski Sawod Kupol"),
        Party(name="Keremet Bank"),
        Party(name=""),
    ]
    assert screener.match_parties([], as_of=DAY) == []
    for threshold in (None, 0.6):
        found = screener.match_parties(parties, as_of=DAY, threshold=threshold, limit=2)
        expected = [
            Screener(demo_home).match_party(party, as_of=DAY, threshold=threshold, limit=2)
            for party in parties
        ]
        told = [[match.to_dict() for match in own] for own in found]
        assert told == [[match.to_dict() for match in own] for own in expected]
        assert any(told)
