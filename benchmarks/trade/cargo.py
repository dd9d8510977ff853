"""What is shipped and paid for in a made-up deal, in words that are seldom twice the same?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from witting.model import GoodsItem, Money

if TYPE_CHECKING:
    from random import Random

KINDS = (
    ("Glazed ceramic tiles {size} mm, series {code}, colour {colour}", "6907.21", 12),
    ("Men's cotton shirts, knitted, {colour}, article {code}", "6105.10", 12),
    ("Frozen hake fillets, {number} cartons of 10 kg, lot {code}", "0304.74", 8),
    ("Wooden bedroom furniture, set {code}, {colour}", "9403.50", 8),
    ("Polyethylene granulate grade {code}, bags of 25 kg", "3901.20", 8),
    ("Stainless steel kitchen sinks model {code}, {size} mm", "7324.10", 8),
    ("Instant coffee in glass jars of {number} g, {code}", "2101.11", 6),
    ("Car tyres {number}/65 R15, pattern {code}", "4011.10", 8),
    ("Plastic household articles, item {code}, {colour}", "3924.90", 8),
    ("Fresh oranges, crates, calibre {number}, lot {code}", "0805.10", 6),
    ("Offset printing paper {number} g/m2, reels, order {code}", "4802.55", 6),
    ("Centrifugal water pumps type {code}, {number} l/min", "8413.70", 6),
    ("Household refrigerators model {code}, {number} l, {colour}", "8418.21", 5),
    ("Spare parts for agricultural machinery, no. {code}", "8432.90", 5),
    ("LED lamps {number} W, base E27, model {code}", "8539.52", 5),
    ("Deep groove ball bearings 6{number}-2RS, make {code}", "8482.10", 2),
    ("Electronic integrated circuits, memory, part {code}", "8542.32", 1),
    ("Детали для сельскохозяйственных машин, арт. {code}", "", 3),
    ("不锈钢餐具 型号 {code}", "8215.99", 3),
)
_COLOURS = ("white", "grey", "navy blue", "dark green", "beige", "black")
_REASONS = (
    "Payment under invoice {code} of {day} for goods as per contract {number}/{code}",
    "Advance of 30 percent for order {code}, balance against copy of bill of lading",
    "Settlement of proforma {code}, delivery terms CIF, shipment by {day}",
    "Remittance for {number} cartons shipped on {day}, our reference {code}",
)
_WORDS = (
    "please credit the beneficiary without delay and advise by message",
    "insurance covered by the buyer, part shipments allowed",
    "documents to be presented within 21 days of shipment",
    "all charges outside the country of the applicant are for the account of the beneficiary",
    "packing in strong export cartons, marks as per proforma",
    "quality certificate issued by the manufacturer in two copies",
    "goods as per the order confirmed by both parties last month",
)
_LETTERS = "ABCDEFGHKLMNPRSTUVWXZ"
LETTERS = 200
"""Of free text in each deal."""
WITH_CODE = 0.7
"""The share of lines of goods that have an HS code."""


class Cargo:
    """Draws goods and free texts.

    Args:
        chance: Draws.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def goods(self) -> GoodsItem:
        """One line."""
        text, code, _ = self._chance.choices(KINDS, weights=[kind[2] for kind in KINDS])[0]
        amount = Decimal(self._chance.randrange(10_000, 9_000_000)) / 100
        return GoodsItem(
            description=self._filled(text),
            hs_code=code if code and self._chance.random() < WITH_CODE else None,
            quantity=f"{self._chance.randrange(1, 5_000)} pcs",
            value=Money(amount=amount, currency="USD"),
        )

    def text(self) -> str:
        """Free text of LETTERS letters."""
        text = self._filled(self._chance.choice(_REASONS))
        while len(text) < LETTERS:
            text += f"; {self._chance.choice(_WORDS)}"
        return text[:LETTERS].rstrip()

    def _filled(self, text: str) -> str:
        chance = self._chance
        return text.format(
            code=f"{''.join(chance.choices(_LETTERS, k=2))}-{chance.randrange(10**5)}",
            number=chance.randrange(100, 400),
            size=f"{chance.randrange(20, 90) * 10}x{chance.randrange(20, 90) * 10}",
            colour=chance.choice(_COLOURS),
            day=f"{chance.randrange(1, 29):02}.{chance.randrange(1, 13):02}.2025",
        )
