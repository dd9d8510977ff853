"""Where is a carrier at home by its name, and which flag does a ship fly by its radio number?

``resources/routes/carriers.csv`` holds the shipping lines, airlines and railways of Russia and
Belarus; ``ship_flags.csv`` the first three digits of a ship's MMSI by country.

Source: for airlines, ICAO Doc 8585 and https://www.iata.org/en/publications/directories/code-search/
; for the others, the carriers' own pages; for MMSI, ITU, table of maritime identification digits,
https://www.itu.int/en/ITU-R/terrestrial/fmd/Pages/mid.aspx
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.names.text_automaton import TextAutomaton
from witting.resources import read_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHIP = re.compile(r"[2-7]\d{8}", re.ASCII)
"""An MMSI of a ship; others are of coast stations, groups or aids to navigation."""


def home_of_carrier(name: str) -> str | None:
    """The country that a carrier is at home in, by its name or a part of it; None if not known."""
    countries, automaton = _carriers()
    found = automaton.find(name)
    return countries[found[0].number] if found else None


def flag_of_ship(mmsi: str) -> str | None:
    """The country whose flag a ship flies, by its MMSI; None where it is none of a ship.

    Args:
        mmsi: Nine digits; blanks do not matter.
    """
    digits = "".join(mmsi.split())
    return _flags().get(digits[:3]) if _SHIP.fullmatch(digits) else None


@cache
def _carriers() -> tuple[tuple[str, ...], TextAutomaton]:
    named = [
        (name, row["country"])
        for row in read_csv("routes/carriers.csv")
        for name in (row["name"], *row["also"].split("|"))
    ]
    return tuple(country for _, country in named), TextAutomaton([name for name, _ in named])


@cache
def _flags() -> Mapping[str, str]:
    return {row["digits"]: row["country"] for row in read_csv("routes/ship_flags.csv")}
