"""The provisions on whole official lists, as their readers give them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from witting.lists.source import read_source
from witting.model import Finding, ListRecord, listing_of
from witting.regimes import evaluate, load_regimes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.model import Listing, Measure


def listings(reader: str, path: Path, list_name: str) -> Iterator[Listing]:
    module = import_module(f"witting.lists.{reader}")
    for record in module.read(read_source(path), list_name=list_name):
        if isinstance(record, ListRecord) and record.principal.values("name"):
            yield listing_of(record)


def matched(listing: Listing) -> Finding:
    """As if a party were surely the listed one."""
    evidence = {
        "list": listing.list,
        "entity": listing.id,
        "measures": [measure_of(measure) for measure in listing.measures],
    }
    return Finding("f1", "party_match", "parties[0]", 1.0, "strong", evidence, listing.caption)


def measure_of(measure: Measure) -> dict[str, Any]:
    return {
        "program": measure.program,
        "authority": measure.authority,
        "provisions": list(measure.provisions),
        "start": measure.start,
        "end": measure.end,
    }


def tally(found: list[Listing], day: str, who: str) -> Counter[str]:
    """How many listings meet each provision with each effect.

    Those with the same measures are judged once: thousands differ in nothing that is judged here.
    """
    alike: dict[str, list[Listing]] = {}
    for listing in found:
        alike.setdefault(repr(matched(listing).evidence["measures"]), []).append(listing)
    counts: Counter[str] = Counter()
    for group in alike.values():
        for exposure in evaluate(
            load_regimes(), [matched(group[0])], day=date.fromisoformat(day), perspective=who
        ):
            counts[f"{exposure.code} {exposure.effect}"] += len(group)
    return counts


def test_section_11_on_the_day_its_remark_first_stood_on_the_list(shared: Path) -> None:
    path = shared / "lists" / "us_ofac_sdn" / "2024-02-23" / "sdn.csv"
    found = [
        item
        for item in listings("ofac_csv", path, "us.ofac.sdn")
        if "RUSSIA-EO14024" in item.programs
    ]
    before = tally(found, "2024-02-23", "non_us_bank")
    assert before["US-SDN14024 secondary_sanctions"] == 326
    assert before["US-SDN14024 review"] == len(found) - 326
    after = tally(found, "2024-06-12", "non_us_bank")
    assert after["US-SDN14024 secondary_sanctions"] == len(found)


def test_every_bank_of_the_uk_list_that_regulation_17a_names(shared: Path) -> None:
    path = shared / "lists" / "uk_fcdo" / "2025-08-11"
    found = list(listings("uk_fcdo", path, "uk.fcdo"))
    counts = tally(found, "2025-08-11", "uk_person")
    assert counts["UK-17A prohibited"] == 29
    (keremet,) = [item for item in found if "KEREMET" in item.caption.upper()]
    assert set(tally([keremet], "2025-08-11", "uk_person")) == {
        "UK-17A prohibited",
        "UK-AF prohibited",
    }


@pytest.mark.parametrize(
    ("day", "banned"), [("2026-08-12", 0), ("2026-08-13", 12 + 33), ("2026-08-23", 23 + 33)]
)
def test_the_transaction_bans_of_the_21st_package_begin_on_their_days(
    shared: Path, day: str, banned: int
) -> None:
    path = shared / "lists" / "eu_journal" / "amendments" / "32026R1848.csv"
    found = list(listings("eu_journal", path, "eu.journal"))
    assert tally(found, day, "eu_operator")["EU-TXBAN prohibited"] == banned
