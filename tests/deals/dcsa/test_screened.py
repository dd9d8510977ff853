"""A listed party is found wherever a shipping document names it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parent / "samples"
LISTED = "KEREMET BANK OAO"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("instructions.json", "TO ORDER OF BETA BANK"),
        ("v2.json", "Vymysel Export"),
        ("v2.json", "Brokers House LLC"),
        ("v2.json", "Ivan Primer"),
        ("instructions.json", "Lanhu Bearing"),
        ("instructions.json", "Beta Bank"),
        ("instructions.json", "Orsol Trade LLC"),
        ("instructions.json", "Tien Shan Forwarding LLC"),
        ("instructions.json", "Orsol Holding"),
        ("instructions.json", "Second Owner LLC"),
        ("instructions.json", "Osh Trade"),
        ("notices.json", "Orsol Trade LLC"),
    ],
)
def test_a_listed_party_in_a_document_is_found(
    file: str, name: str, finds_listed: Callable[[str, str], bool]
) -> None:
    text = (SAMPLES / file).read_text(encoding="utf-8")
    new = name.replace("BETA BANK", LISTED) if "ORDER" in name else LISTED
    assert finds_listed(text.replace(f'"{name}"', f'"{new}"'), file)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("v2.json", '"c/o Tien Shan Line"', f'"c/o {LISTED}"'),
        ("v2.json", '"see Severny"', f'"see {LISTED}"'),
        ("v2.json", '"Beta Bank"', f'"{LISTED}"'),
        ("v2.json", '"ORSOL", "1-12"', '"KEREMET BANK", "OAO 1-12"'),
        ("instructions.json", '"Spare parts", "for looms"', f'"Spare parts", "{LISTED}"'),
    ],
)
def test_a_listed_party_in_a_free_text_is_found(
    file: str, old: str, new: str, finds_listed: Callable[..., bool]
) -> None:
    text = (SAMPLES / file).read_text(encoding="utf-8")
    assert old in text
    assert finds_listed(text.replace(old, new), file, "text_mention")


@pytest.mark.parametrize(
    ("file", "steps"),
    [
        ("arrivalnotice-api-100-post-basic-request.json", "arrivalNotices 0 documentParties 1"),
        ("eblissuance-v3.0.0-request.json", "document documentParties other 0 party"),
        ("eblissuance-v3.0.0-request.json", "issueTo"),
        ("ebl-api-3.0.0-request.json", "houseBillOfLadings 0 documentParties notifyParty"),
        ("ebl-api-3.0.0-negotiable-bl.json", "documentParties endorsee"),
        ("booking-api-2.0.0-regular.json", "documentParties bookingAgent"),
    ],
)
def test_a_listed_party_in_a_public_sample_is_found(
    file: str, steps: str, shared: Path, finds_listed: Callable[[str, str], bool]
) -> None:
    data = json.loads((shared / "deals/dcsa" / file).read_text(encoding="utf-8"))
    party = data
    for step in steps.split():
        party = party[int(step) if step.isdigit() else step]
    party["partyName"] = LISTED
    assert finds_listed(json.dumps(data, indent=1), file)
