"""The number of a voyage is none of a ship's name."""

from __future__ import annotations

import pytest

from witting.deals import parse_deal
from witting.deals.voyage import split_voyage


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("VYMYSEL / 012E", ("VYMYSEL", "012E")),
        ("VYMYSEL/012E", ("VYMYSEL", "012E")),
        ("MV VYMYSEL V.012E", ("MV VYMYSEL", "012E")),
        ("VYMYSEL 012W", ("VYMYSEL", "012W")),
        ("VYMYSEL VOYAGE NO. 12", ("VYMYSEL", "12")),
        ("M/V VYMYSEL V12", ("M/V VYMYSEL", "12")),
        ("PRIMER 7 / 8N", ("PRIMER 7", "8N")),
        ("PRIMER-DON 5042", None),
        ("PRIMER-122", None),
        ("PRIMER 2", None),
        ("LADY V", None),
        ("QUEEN / PRIMER", None),
        ("M/V PRIMER", None),
        ("PRIMER, IMO9074729", None),
        ("PRIMER / 9074729", None),
        ("PRIMER / MMSI 273312345", None),
        ("PRIMER VOY 9074729", None),
        ("/ V12", None),
    ],
)
def test_a_voyage_is_told_from_the_number_of_a_ship(
    name: str, parts: tuple[str, str] | None
) -> None:
    assert split_voyage(name) == parts


def test_the_name_of_a_vessel_has_no_voyage_and_that_of_a_firm_stays() -> None:
    parties = [{"role": role, "name": "PRIMER / 012E"} for role in ("vessel", "buyer")]
    deal = parse_deal({"id": "1", "parties": parties})
    assert [party.name for party in deal.parties] == ["PRIMER", "PRIMER / 012E"]
    assert [issue.what for issue in deal.issues] == [
        "a voyage stands in the name; the name was read as 'PRIMER'."
    ]


def test_a_ship_with_its_own_number_keeps_it() -> None:
    """The number finds a ship whatever it is called; cut off as a voyage it was lost."""
    deal = parse_deal({"id": "1", "parties": [{"role": "vessel", "name": "PRIMER / IMO9074729"}]})
    assert [party.name for party in deal.parties] == ["PRIMER / IMO9074729"]
    assert not deal.issues


def test_a_name_without_end_is_looked_at_once() -> None:
    """The whole name was tried from each of its letters: an hour for a line of a document."""
    assert split_voyage("A " * 50_000 + "!") is None
    assert split_voyage("OCEAN" + " V" * 50_000) is None
