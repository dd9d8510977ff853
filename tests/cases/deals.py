"""Invented deals and what screening said of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from witting.deals import deal_to_dict, parse_deal
from witting.model import (
    Assessment,
    Coverage,
    Deal,
    Exposure,
    Finding,
    Identifier,
    Party,
    Versions,
)

if TYPE_CHECKING:
    from witting.cases import Case, CaseStore

DAY = dt.date(2026, 3, 1)
BUYER = Party(role="buyer", name="Ivolginsk Turbine Works", country="kg", address="Manas 1, Osh")
SELLER = Party(role="seller", name="Kleinmühle Lager GmbH", country="de")


def deal(number: int = 1, *parties: Party, **more: Any) -> Deal:
    """As it is read, with the places where each thing stood."""
    found = Deal(id=f"LC-{number}", date=DAY, parties=parties or (BUYER, SELLER), **more)
    return parse_deal(deal_to_dict(found))


def match(name: str = "f1", subject: str = "parties[0]", **evidence: Any) -> Finding:
    facts = {
        "role": "buyer", "list": "us.ofac.sdn", "snapshot": "2026-02-27",
        "entity": "us.ofac.sdn:77", "caption": "IVOLGINSK TURBINE PLANT", "schema": "Company",
        "programs": ["RUSSIA-EO14024"], "measures": [{"listed_on": "2024-02-23"}],
        "countries": ["ru"], "identifiers": [], "addresses": [], "birth_dates": [],
    }  # fmt: skip
    return Finding(
        id=name, kind="party_match", subject=subject, score=0.91, certainty="possible",
        evidence={**facts, **evidence}, explanation="The names are alike.",
    )  # fmt: skip


def exposure(*because: str, code: str = "US-SDN14024") -> Exposure:
    return Exposure(
        code=code, provision="us.eo14024.s11.a-ii", effect="review", consequence="…",
        legal_basis="E.O. 14024", in_force_from=dt.date(2023, 12, 22), in_force_to=None,
        because=because,
    )  # fmt: skip


def assess(found: Deal, verdict: str = "review", **more: Any) -> Assessment:
    """Review for one match, or clear for none."""
    findings = more.pop("findings", () if verdict == "clear" else (match(),))
    exposures = (exposure(*(item.id for item in findings)),) if findings else ()
    blank = Assessment(
        deal=found.id, date=found.date, as_of=DAY, perspective="non_us_bank", verdict=verdict,
        exposures=exposures, findings=findings, coverage=Coverage(("lists.us.ofac.sdn",)),
        versions=Versions({"us.ofac.sdn": "2026-02-27"}, {"match": 0.8}, "5f0c2a91", "0.1.0"),
        why=("US-SDN14024: a listed party." if findings else "Nothing.",),
    )  # fmt: skip
    return replace(blank, **more)


def take_in(store: CaseStore, found: Deal, by: Any, verdict: str = "review", **more: Any) -> Case:
    return store.receive(found, assess(found, verdict, **more), by=by)


def with_number(party: Party, scheme: str, value: str) -> Party:
    return replace(party, identifiers=(Identifier(scheme, value),))
