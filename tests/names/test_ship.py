"""Which part of what shipping papers write is the ship's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names.ship import split_ship


@pytest.mark.parametrize(
    "text",
    [
        "MV SEA LOTUS",
        "M/V Sea Lotus",
        "m.v. Sea Lotus",
        "M.V.SEA LOTUS",
        'MT "Sea Lotus"',
        "Motor Vessel Sea Lotus",
        "Vessel: Sea Lotus",
        "т/х Sea Lotus",
        "SEA LOTUS V.2401W",
        "Sea Lotus, voyage no. 12",
        "M/V SEA LOTUS VOY 0123-N",
    ],
)
def test_the_kind_of_ship_and_the_voyage_are_no_part_of_it(text: str) -> None:
    bare, is_ship = split_ship(text)
    assert bare.strip('"').casefold() == "sea lotus"
    assert is_ship


@pytest.mark.parametrize(
    "text", ["Sea Lotus", "MTWARA", "MV", "Prime V", "MSC ROSA", "", "Vesselin"]
)
def test_other_names_stay_as_they_are(text: str) -> None:
    assert split_ship(text) == (text, False)


@given(st.text(max_size=40))
def test_something_is_always_left(text: str) -> None:
    bare, is_ship = split_ship(text)
    assert is_ship == (bare != text)
    assert any(map(str.isalnum, bare)) or not is_ship
