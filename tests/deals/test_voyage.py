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
