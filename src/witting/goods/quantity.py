"""How much is it, by weight?"""

from __future__ import annotations

import re
from decimal import Decimal

_WEIGHT = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[ ,'\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)\s*"
    r"(kgs?|kilograms?|кг|公斤|千克|mt|tons?|tonnes?|т|тн|тонн[ыа]?|吨|g|gr|grams?|г|гр|克|lbs?|pounds?)\b"
    r"(?!\s*/)",
    re.IGNORECASE,
)
_KILOGRAMS = {
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms", "кг", "公斤", "千克"), Decimal(1)),
    **dict.fromkeys(
        ("mt", "ton", "tons", "tonne", "tonnes", "т", "тн", "тонн", "тонны", "тонна", "吨"),
        Decimal(1000),
    ),
    **dict.fromkeys(("g", "gr", "gram", "grams", "г", "гр", "克"), Decimal("0.001")),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), Decimal("0.45359237")),
}
LONGEST = 200
"""Characters of a quantity that are read."""


def parse_weight(text: str) -> Decimal | None:
    """The weight in kilograms, or None where there is none, or several.

    ``1,200 kg`` and ``1 200 kg`` are 1,200; ``1,2 kg`` is 1.2; ``12 pcs`` has no weight.
    """
    found = _WEIGHT.findall(text[:LONGEST])
    if len(found) != 1:
        return None
    digits, unit = found[0]
    if re.search(r"[ ,'\u00a0\u202f]\d{3}(?!\d)", digits):
        digits = re.sub(r"[ ,'\u00a0\u202f]", "", digits)
    weight = Decimal(digits.replace(",", ".")) * _KILOGRAMS[unit.lower()]
    return weight or None
