"""Who takes part in a made-up deal?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from trade.clean_name import CleanNames
from trade.listed_like import ListedLike
from witting.model import Identifier, Party

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from witting.model import Listing

T = TypeVar("T")

REPEATED = 0.3
"""The share of parties that took part in an earlier deal, all of them the same to the letter."""
LISTED = 0.001
"""The share of the others that bear a listed name."""
LIKE_LISTED = 0.25
"""The share of the others whose names have the statistics of listed ones."""
KEPT = 50_000
"""Parties that may come again."""

PLACES = (
    ("cn", "Ningbo", 150),
    ("us", "Houston", 120),
    ("de", "Hamburg", 100),
    ("nl", "Rotterdam", 60),
    ("it", "Genoa", 60),
    ("jp", "Yokohama", 60),
    ("fr", "Le Havre", 60),
    ("in", "Mumbai", 50),
    ("kr", "Busan", 50),
    ("gb", "Felixstowe", 50),
    ("mx", "Veracruz", 40),
    ("br", "Santos", 40),
    ("vn", "Hai Phong", 40),
    ("pl", "Gdansk", 40),
    ("tr", "Istanbul", 30),
    ("ae", "Dubai", 30),
    ("za", "Durban", 20),
    ("kz", "Almaty", 6),
    ("kg", "Bishkek", 2),
    ("ru", "Moscow", 3),
)
"""About as often as countries take part in the world's trade."""
_STREETS = ("Linden", "Harbour", "Station", "Market", "Industrial", "Garden", "Mill", "Bridge")
_KINDS = ("Street", "Road", "Avenue", "Lane")


class Parties:
    """Draws parties, some of them again and again.

    Args:
        listings: Whose statistics some of the names have.
        chance: Draws.
    """

    def __init__(self, listings: Sequence[Listing], chance: Random) -> None:
        self._chance = chance
        self._clean = CleanNames(chance)
        self._like = ListedLike(listings, chance)
        self._seen: list[tuple[str, str, str, str]] = []
        self._banks: list[Party] = []

    def draw(self, role: str) -> Party:
        """A firm or a person with an address."""
        if self._seen and self._chance.random() < REPEATED:
            name, schema, country, address = self._chance.choice(self._seen)
        else:
            name, schema = self._name()
            country, address = self._address()
            self._keep(self._seen, (name, schema, country, address))
        return Party(role=role, name=name, schema=schema, country=country, address=address)

    def bank(self, role: str) -> Party:
        """A bank with its BIC, and no address; as often known as the others."""
        if self._banks and self._chance.random() < REPEATED:
            return replace(self._chance.choice(self._banks), role=role)
        country = place(self._chance)[0]
        letters = "".join(self._chance.choices("ABCDEFGHIKLMNOPRSTUVZ", k=4))
        identifier = Identifier("bic", f"{letters}{country.upper()}2X")
        name = self._clean.bank()
        party = Party(role=role, name=name, country=country, identifiers=(identifier,))
        self._keep(self._banks, party)
        return party

    def _name(self) -> tuple[str, str]:
        if self._chance.random() < LISTED and (listed := self._like.listed()):
            return listed
        like = self._like.draw() if self._chance.random() < LIKE_LISTED else None
        return like or self._clean.draw()

    def _address(self) -> tuple[str, str]:
        country, town, _ = place(self._chance)
        number, street = self._chance.randrange(1, 300), self._chance.choice(_STREETS)
        return country, f"{number} {street} {self._chance.choice(_KINDS)}, {town}"

    def _keep(self, kept: list[T], one: T) -> None:
        if len(kept) < KEPT:
            kept.append(one)
        else:
            kept[self._chance.randrange(KEPT)] = one


def place(chance: Random) -> tuple[str, str, int]:
    """A country and a town in it, each as often as it is said to be."""
    return chance.choices(PLACES, weights=[weight for *_, weight in PLACES])[0]
