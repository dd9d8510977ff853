"""What an exposure says beside its effect, and which matches no provision judges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.model import PERSPECTIVES
from witting.regimes import Regimes, evaluate, load_regimes, unjudged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from witting.model import Exposure, Finding

BEFORE, AFTER = date(2024, 6, 11), date(2024, 6, 12)
DAYS = [date(2021, 4, 14), date(2023, 12, 22), BEFORE, AFTER, date(2026, 8, 13)]


def judge(findings: Sequence[Finding], day: date, who: str = "non_us_bank") -> tuple[Exposure, ...]:
    return evaluate(load_regimes(), findings, day=day, perspective=who)


def test_an_exposure_carries_its_law(find: Callable[..., list[Finding]]) -> None:
    (exposure,) = judge(find("sdn 14024, no remark"), AFTER)
    assert exposure.code == "US-SDN14024"
    assert "section 11(a)(i) and (ii)" in exposure.legal_basis
    assert (exposure.in_force_from, exposure.in_force_to) == (date(2023, 12, 22), None)
    assert exposure.source == "https://ofac.treasury.gov/faqs/1181"
    assert exposure.source_read == "read"
    assert "From 12 June 2024" in exposure.legal_text
    assert "10 days" in exposure.consequence
    assert exposure.note == ""


def test_the_reason_for_a_review_is_said(find: Callable[..., list[Finding]]) -> None:
    (exposure,) = judge(find("sdn 14024, no remark"), BEFORE)
    assert exposure.note.startswith("f1: blocked under E.O. 14024, but the list does not say")


def test_a_possible_match_is_to_be_confirmed(find: Callable[..., list[Finding]]) -> None:
    (exposure,) = judge(find("sdn 14024, no remark?"), AFTER)
    assert exposure.note == "f1: it is only possible; a person must confirm it first."


def test_one_sure_finding_carries_the_provision_and_the_others_are_told_apart(
    find: Callable[..., list[Finding]],
) -> None:
    names = ["sdn 14024, sector remark", "sdn 14024, no remark", "sdn 14024, sector remark?"]
    (exposure,) = judge(find(*names), BEFORE)
    assert exposure.effect == "secondary_sanctions"
    assert exposure.because == ("f1", "f2", "f3")
    assert "f2: blocked under E.O. 14024, but" in exposure.note
    assert "f3: it is only possible" in exposure.note
    assert exposure.note.startswith("f1: certain. ")


def test_chips_are_told_from_determined_items(find: Callable[..., list[Finding]]) -> None:
    (exposure,) = judge(find("chips", "to russia"), AFTER)
    assert exposure.because == ("f1", "f2")
    assert "not in the determination" in exposure.note
    assert "military-industrial base must be looked at" in exposure.note
    (exposure,) = judge(find("bearings", "to russia", "chips"), AFTER)
    assert (exposure.effect, exposure.because) == ("secondary_sanctions", ("f1", "f2", "f3"))
    assert exposure.note.startswith("f1, f2: certain. f3: the goods, such as chips, are on")


def test_a_place_that_is_not_sure_is_asked_for(find: Callable[..., list[Finding]]) -> None:
    (exposure,) = judge(find("bearings", "to russia?"), AFTER)
    assert exposure.note == (
        "f2: whether the goods go there, or come from there, is not sure and must be asked."
    )


def test_a_determined_item_by_transshipment_is_not_called_undetermined(
    find: Callable[..., list[Finding]],
) -> None:
    (exposure,) = judge(find("bearings", "by bishkek"), AFTER)
    assert "end user must be established" in exposure.note
    assert "not in the determination" not in exposure.note


def test_an_imprecise_day_is_said(find: Callable[..., list[Finding]]) -> None:
    (exposure,) = judge(find("annex XLV, month alone"), date(2026, 8, 13), "eu_operator")
    assert exposure.note == (
        "f1: whether 833/2014 Annex XLV applied on the day is not known: the list dates its start "
        "2026-08 and its end unknown."
    )


def test_a_list_that_is_younger_than_the_day_is_said(find: Callable[..., list[Finding]]) -> None:
    (exposure,) = judge(find("sdn 14024, later snapshot"), date(2022, 3, 30), "us_person")
    assert exposure.effect == "review"
    assert exposure.note == (
        "f1: whether RUSSIA-EO14024 applied on the day already is not known: the list of "
        "2026-08-02 is younger and does not say since when."
    )


def test_a_listed_party_that_gets_no_goods_is_said(find: Callable[..., list[Finding]]) -> None:
    facts = find("entity list as seller", "entity list as consignee")
    (exposure,) = judge(facts, AFTER, "exporter")
    assert (exposure.effect, exposure.because) == ("licence_required", ("f1", "f2"))
    assert exposure.note.startswith("f2: certain. f1: the listed party is not named here")


def test_a_recalled_source_yields_a_review_and_says_so(
    find: Callable[..., list[Finding]],
) -> None:
    known = load_regimes()
    (act,) = known.find("un.asset-freeze")
    variants = tuple(replace(item, source_read="recalled") for item in act.variants)
    regimes = Regimes((replace(act, variants=variants),), known.digest)
    (exposure,) = evaluate(
        regimes, find("un freeze"), day=date(2024, 1, 1), perspective="us_person"
    )
    assert exposure.effect == "review"
    assert "only recalled" in exposure.note


def test_no_packaged_provision_is_only_recalled() -> None:
    read = {v.source_read for item in load_regimes().provisions for v in item.variants}
    assert "recalled" not in read


def test_because_counts_as_people_do(find: Callable[..., list[Finding]]) -> None:
    findings = find(*["sdn 14024, no remark"] * 11)
    (exposure,) = judge(findings, AFTER)
    assert exposure.because == tuple(f"f{place}" for place in range(1, 12))


def test_a_perspective_that_is_none_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="perspective is one of non_us_bank"):
        judge([], AFTER, "bank")


def test_what_no_provision_judges_is_left(find: Callable[..., list[Finding]]) -> None:
    findings = find("own list", "sdn 14024, no remark", "bearings", "own list")
    left = unjudged(findings, judge(findings, AFTER))
    assert [item.id for item in left] == ["f1", "f4"]
    assert left == (findings[0], findings[3])


def test_a_measure_that_is_over_or_not_begun_is_told_apart(
    find: Callable[..., list[Finding]],
) -> None:
    findings = find("annex XLV, come and gone", "own list")
    early, late = date(2025, 8, 8), date(2026, 4, 24)
    not_begun, own = unjudged(findings, (), day=early)
    assert not_begun.explanation == (
        "Somebody is somebody. 833/2014 Annex XLV does not apply yet on 2025-08-08: it begins "
        "2025-08-09."
    )
    assert own == findings[1]
    assert unjudged(findings, (), day=late)[0].explanation == (
        "Somebody is somebody. 833/2014 Annex XLV no longer applies on 2026-04-24: it ended "
        "2026-04-23."
    )
    assert unjudged(findings, (), day=date(2026, 4, 23)) == tuple(findings)


@given(data=st.data())
def test_the_order_of_findings_changes_nothing_and_fewer_findings_add_nothing(
    data: st.DataObject, facts: dict[str, Finding]
) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(facts)), max_size=6))
    sure = data.draw(st.lists(st.booleans(), min_size=len(names), max_size=len(names)))
    findings = [
        replace(facts[name], id=f"f{place}", certainty="strong" if is_sure else "possible")
        for place, (name, is_sure) in enumerate(zip(names, sure, strict=True), start=1)
    ]
    day, who = data.draw(st.sampled_from(DAYS)), data.draw(st.sampled_from(PERSPECTIVES))
    whole = judge(findings, day, who)
    assert judge(data.draw(st.permutations(findings)), day, who) == whole

    fewer = [item for item in findings if data.draw(st.booleans())]
    effects = {item.provision: item.effect for item in whole}
    for exposure in judge(fewer, day, who):
        assert exposure.effect in ("review", effects[exposure.provision])
