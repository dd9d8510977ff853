"""How are the people and firms called whom nobody lists?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from witting.resources import read_text

if TYPE_CHECKING:
    from random import Random

COMMON = "names/common_names.csv"
_OPENINGS = ("B", "Br", "C", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z")
_VOWELS = ("a", "e", "i", "o", "u", "au", "ei")
_CLOSINGS = ("", "", "l", "m", "n", "r", "s", "t", "nd", "rk")
_TRADES = (
    "Trading",
    "Logistics",
    "Foods",
    "Textile",
    "Machinery",
    "Import Export",
    "Marine",
    "Components",
    "Ceramics",
    "Packaging",
    "Agro",
    "Systems",
    "Furniture",
    "Chemicals",
)
_FORMS = (
    "Ltd",
    "GmbH",
    "LLC",
    "FZE",
    "Co., Ltd.",
    "S.A.",
    "A.S.",
    "Pte Ltd",
    "SARL",
    "Inc",
    "B.V.",
)
_PERSONS = 0.3


class CleanNames:
    """Names of made-up firms, and people of common given and family names.

    Args:
        chance: Draws.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        rows = list(csv.DictReader(read_text(COMMON).splitlines()))
        self._given = [row["name"].title() for row in rows if row["uses"] == "given"]
        self._family = [row["name"].title() for row in rows if row["uses"] == "family"]

    def draw(self) -> tuple[str, str]:
        """A name and its schema."""
        if self._chance.random() < _PERSONS:
            names = self._chance.choice(self._given), self._chance.choice(self._family)
            return " ".join(names), "Person"
        return f"{self._word()} {self._chance.choice(_TRADES)} {self._chance.choice(_FORMS)}", (
            "Company"
        )

    def bank(self) -> str:
        """A made-up bank."""
        return f"{self._word()} Bank {self._chance.choice(('AG', 'PLC', 'JSC', 'N.A.'))}"

    def _word(self) -> str:
        choice = self._chance.choice
        size = self._chance.choice((2, 2, 3))
        return "".join(
            choice(_OPENINGS) + choice(_VOWELS) + choice(_CLOSINGS) for _ in range(size)
        ).capitalize()
