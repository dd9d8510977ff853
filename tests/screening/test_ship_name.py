"""A party that trades and is only spelt like a ship of one word is not that ship."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.screening.test_copies import add

from witting.model import Deal, Entity, ListRecord, Party
from witting.screening import open_screener

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2025, 5, 1)


@pytest.mark.parametrize(
    ("role", "name", "is_found"),
    [
        ("debtor", "Velorka", True),
        ("debtor", "Velorga", False),
        ("vessel", "Velorga", True),
        ("carrier", "Velorga", True),
        (None, "Velorga", True),
    ],
)
def test_who_is_found(role: str | None, name: str, is_found: bool, tmp_path: Path) -> None:
    identity = "us.ofac.sdn:1"
    ship = Entity(identity, "Vessel", {"name": ("VELORKA",)}, "us.ofac.sdn")
    sanction = {"entity": (identity,), "program": ("RUSSIA-EO14024",), "provisions": ("Block",)}
    entities = ship, Entity(f"{identity}#1", "Sanction", sanction, "us.ofac.sdn")
    add(tmp_path, DAY, ListRecord(entities, where="VELORKA"))
    deal = Deal(id="D", parties=(Party(name=name, role=role),))
    found = open_screener(home=tmp_path).screen(deal, as_of=DAY).findings
    assert ("party_match" in {item.kind for item in found}) is is_found
