"""Each provision and licence on its first and last day, and the day before and after.

The deals are made from the files: a file that is added or changed is tried without a line here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from witting.model import PERSPECTIVES, Finding
from witting.regimes import NO_EFFECT, Regimes, evaluate, load_regimes, notices, relieve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from witting.model import Exposure
    from witting.regimes import Edition, Licence, Provision, Variant, Window
    from witting.regimes.condition import Condition

    Make = Callable[[Condition], list[Finding]]

DAY = dt.timedelta(days=1)
WHO = "us_person"


PROVISIONS = [
    pytest.param(provision, place, id=f"{provision.key}-{place}")
    for provision in load_regimes().provisions
    for place in range(len(provision.variants))
]
LICENCES = [
    pytest.param(licence, edition, id=f"{licence.key}-{edition.name}")
    for licence in load_regimes().licences
    for edition in licence.editions
]


def edges(window: Window) -> Iterator[dt.date]:
    """The day before the first, the first, the last, and the day after, where they are given."""
    if window.first:
        yield from (window.first - DAY, window.first)
    if window.last:
        yield from (window.last, window.last + DAY)
    if window.first is None and window.last is None:
        yield dt.date(2024, 7, 1)


def every_specimen(variant: Variant, specimen: Make) -> Iterator[list[Finding]]:
    """What meets the reading, and what meets each of its cases for review."""
    for condition in (variant.condition, *(case.condition for case in variant.review)):
        if found := specimen(condition):
            yield found


def findings_of(variant: Variant, specimen: Make) -> list[Finding]:
    """What meets the reading, or the first of its cases for review."""
    found = specimen(variant.condition) or specimen(variant.review[0].condition)
    assert found
    return found


def expected_effect(
    provision: Provision, findings: Sequence[Finding], day: dt.date, who: str
) -> str:
    """The effect by the file: of the reading of the day, or none."""
    variant = provision.variant_on(day)
    if variant is None or variant.rulings[who].effect == NO_EFFECT:
        return NO_EFFECT
    if variant.condition.meet(findings, day).is_sure and variant.source_read != "recalled":
        return variant.rulings[who].effect
    is_met = variant.condition.meet(findings, day).is_met
    cases = [case.condition.meet(findings, day).is_met for case in variant.review]
    return "review" if is_met or any(cases) else NO_EFFECT


def alone(
    provision: Provision, findings: Sequence[Finding], day: dt.date, who: str
) -> list[Exposure]:
    regimes = Regimes((provision,), "")
    met = evaluate(regimes, findings, day=day, perspective=who)
    return [*met, *notices(regimes, findings, day=day, perspective=who)]


@pytest.mark.parametrize(("provision", "place"), PROVISIONS)
def test_a_provision_holds_on_its_days_and_on_no_other(
    provision: Provision, place: int, specimen: Make
) -> None:
    variant = provision.variants[place]
    tried = product(edges(variant.window), every_specimen(variant, specimen))
    for day, findings in tried:
        for who in PERSPECTIVES:
            found = alone(provision, findings, day, who)
            expected = expected_effect(provision, findings, day, who)
            assert [item.effect for item in found] == [expected] * (expected != NO_EFFECT), (
                day,
                who,
            )
    for day in (day for window in provision.in_force for day in edges(window)):
        if not provision.window_on(day):
            assert alone(provision, findings_of(variant, specimen), day, WHO) == []


@pytest.mark.parametrize(("provision", "place"), PROVISIONS)
def test_a_provision_says_something_within_its_days(
    provision: Provision, place: int, specimen: Make
) -> None:
    variant = provision.variants[place]
    named = [
        item.window.first
        for item in getattr(variant.condition, "entities", ())
        if item.window.first
    ]
    day = named[0] if named else variant.window.first or variant.window.last or dt.date(2024, 7, 1)
    findings = findings_of(variant, specimen)
    found = [item for who in PERSPECTIVES for item in alone(provision, findings, day, who)]
    assert found
    for item in found:
        assert item.legal_basis == str(provision.legal_basis)
        assert item.because


# What each licence needs: a party that it covers, goods of its subject, a statement with its proof.


def deal_of(
    licence: Licence, day: dt.date, *, proof: str | None = "contract of before"
) -> list[Finding]:
    own = [item.entity for item in licence.parties if item.window.covers(day)]
    entity = own[0] if own else "us.ofac.sdn:52743"
    match = Finding("f1", "party_match", "parties[0]", 1.0, "strong", {
        "list": "us.ofac.sdn", "entity": entity, "role": "creditor_agent",
        "measures": [{"program": "RUSSIA-EO14024", "provisions": ["Block"]}],
    }, "The bank is listed.")  # fmt: skip
    goods = {"basis": "goods", "hs_codes": [*licence.goods[:1]]}
    stated = {"basis": "statement", "licence": licence.key, "statement": proof, "goods_known": True}
    facts = [replace(match, id="f2", kind="licence", evidence=stated, certainty="possible")]
    if licence.goods:
        facts.append(replace(match, id="f3", kind="licence", evidence=goods))
    return [match, *facts]


def lifted_of(licence: Licence) -> str:
    return licence.lifts[0].provision


def outcome(licence: Licence, findings: Sequence[Finding], day: dt.date) -> str:
    """``cleared``, ``review`` or ``stands``: what becomes of the first provision that it lifts."""
    regimes = load_regimes()
    own = Regimes(
        tuple(item for item in regimes.provisions if item.key == lifted_of(licence)), "", (licence,)
    )
    met = evaluate(own, findings, day=day, perspective=WHO)
    if not met:
        return "not met"
    relief = relieve(own, met, findings, day=day)
    if not relief.exposures:
        (said,) = relief.licences
        assert said.evidence["legal_basis"] == str(licence.legal_basis)
        assert said.evidence["lifts"] == [{"code": met[0].code, "provision": met[0].provision}]
        return "cleared"
    assert relief.licences == ()
    return "review" if relief.exposures[0].effect == "review" else "stands"


def expected_outcome(licence: Licence, day: dt.date) -> str:
    edition = licence.edition_on(day)
    if edition is None:
        return "stands"
    is_known = edition.known_to is None or day <= edition.known_to
    is_read = edition.source_read in ("read", "secondary")
    return "cleared" if is_known and is_read and edition.clears_by != "never" else "review"


@pytest.mark.parametrize(("licence", "edition"), LICENCES)
def test_a_licence_clears_on_its_days_and_on_no_other(licence: Licence, edition: Edition) -> None:
    known = [edition.known_to, edition.known_to + DAY] if edition.known_to else []
    for day in (*edges(edition.window), *known):
        found = outcome(licence, deal_of(licence, day), day)
        assert found in (expected_outcome(licence, day), "not met"), day
    assert outcome(licence, deal_of(licence, edition.window.order), edition.window.order) in (
        "cleared", "review", "not met",
    )  # fmt: skip


@pytest.mark.parametrize(("licence", "edition"), LICENCES)
def test_without_its_proof_goods_or_party_a_licence_clears_nothing(
    licence: Licence, edition: Edition
) -> None:
    day = edition.window.order
    whole = deal_of(licence, day)
    unproved = deal_of(licence, day, proof=None)
    by_facts = edition.clears_by == "facts"
    if expected_outcome(licence, day) == "cleared":
        assert outcome(licence, unproved, day) == ("cleared" if by_facts else "review")
    stranger = replace(whole[0], evidence={**whole[0].evidence, "entity": "us.ofac.sdn:900001"})
    if licence.parties:
        assert outcome(licence, [stranger, *whole[1:]], day) in ("stands", "not met")
    if licence.goods:
        other = replace(whole[-1], evidence={"basis": "goods", "hs_codes": ["842952"]})
        assert outcome(licence, [*whole[:-1], other], day) in ("stands", "not met")
        assert outcome(licence, whole[:-1], day) in ("stands", "not met")


@pytest.mark.parametrize(("licence", "edition"), LICENCES)
def test_no_licence_clears_a_deal_with_a_critical_item(licence: Licence, edition: Edition) -> None:
    critical = Finding("f9", "goods", "goods[0]", 1.0, "strong", {
        "item_classes": ["us.eo14024.determination.6"], "chpl_tier": "3.B", "status": "identified",
    }, "Bearings.")  # fmt: skip
    day = edition.window.order
    for item in (
        critical,
        replace(critical, certainty="possible", evidence={"status": "unidentified"}),
    ):
        found = outcome(licence, [*deal_of(licence, day), item], day)
        assert found in ("stands", "not met")
