"""Only those provisions are left out that the findings cannot meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.model import PERSPECTIVES
from witting.regimes import load_regimes
from witting.regimes.condition import AllOf, AnyOf
from witting.regimes.docket import docket_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Finding
    from witting.regimes import Provision
    from witting.regimes.condition import Condition

DAY = date(2024, 7, 1)


@given(data=st.data())
def test_what_some_findings_meet_is_open_to_their_kinds(
    data: st.DataObject, facts: dict[str, Finding]
) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(facts)), max_size=4))
    findings = [replace(facts[name], id=f"f{place}") for place, name in enumerate(names)]
    kinds = frozenset(finding.kind for finding in findings)
    for provision in load_regimes().provisions:
        for variant in provision.variants:
            for condition in (variant.condition, *(case.condition for case in variant.review)):
                assert condition.is_open_to(kinds) or not condition.meet(findings, DAY).is_met


@pytest.mark.parametrize("provision", load_regimes().provisions, ids=lambda item: item.key)
def test_what_meets_a_provision_finds_it_on_the_docket(
    provision: Provision, specimen: Callable[[Condition], list[Finding]]
) -> None:
    for variant in provision.variants:
        day = variant.window.first or variant.window.last or DAY
        kinds = frozenset(finding.kind for finding in specimen(variant.condition))
        for who in PERSPECTIVES:
            docket = docket_of(
                load_regimes(),
                day=day,
                perspective=who,
                kinds=kinds,
                are_notices=provision.is_notice,
            )
            has_effect = variant.rulings[who].effect != "none" and bool(kinds)
            assert (provision in [item.provision for item in docket]) >= has_effect


def test_a_condition_without_parts_is_open_as_it_is_met() -> None:
    assert not AnyOf(()).is_open_to({"goods"})
    assert AllOf(()).is_open_to(set())
