"""Where has a name a place for a slip?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

FEWEST_LETTERS = 5
"""A slip in a shorter name makes another name; that is no fair test."""

LINE = 35
"""So many characters a payment message has for a name. Source: SWIFT MT 103, field 59, 4*35x."""


def letter_places(name: str) -> list[int]:
    """Where the letters stand; nowhere in a name that is too short."""
    places = [at for at, sign in enumerate(name) if sign.isalpha()]
    return places if len(places) >= FEWEST_LETTERS else []


def change_at(
    name: str, chance: Random, places: Sequence[int], change: Callable[[int], str]
) -> str | None:
    """The change at one of the places, or None where there is none or nothing changes."""
    edited = change(chance.choice(places)) if places else name
    return edited if edited != name else None
