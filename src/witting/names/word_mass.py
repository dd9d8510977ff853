"""How much does a word of a name count, and how much evidence is it that it agrees?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.names.compiled import compiled
from witting.names.name_table import MOST_BITS, PERSON, SHIP
from witting.names.word_kind import FORM, GENERIC, PARTICLE, PLACE
from witting.resources import read_numbers

if TYPE_CHECKING:
    from witting.names.compiled import Float, Int

    Array = np.ndarray[Any, Any]

RESOURCE = "names/word_masses.yaml"
_LEAST_LETTERS = np.array([0, 1, 3, 4], dtype=np.float32)
"""As how many letters a word of up to three counts: an abbreviation says more than its length."""
_MOST_OF_NAME = np.array([MOST_BITS, 7.0, 9.5, 11.5])
"""What a well-known name says at most by its tier, whoever has it: those who are asked about are
people as often as firms."""

_MOST_OF_ORDINARY = 8.0
"""What an ordinary word (``sunrise``) says at most of a firm: lists have few, the world many."""


class WordMasses(NamedTuple):
    """The numbers of resources/names/word_masses.yaml, where each is explained."""

    form: float
    particle: float
    particle_of_person: float
    common_least: float
    common_most: float
    substance_least: float
    bits_nothing: float
    bits_full: float
    common_bits: float


@cache
def load_word_masses() -> WordMasses:
    """The numbers.

    Raises:
        ResourceError: One is missing, unknown or no number.
    """
    return WordMasses(**read_numbers(RESOURCE, WordMasses._fields))


@compiled
def mass_of_word(masses: WordMasses, kind: Int, bits: Float, length: Int, person: bool) -> Float:
    """What one word counts; see :func:`weigh_words`.

    Args:
        masses: The numbers.
        kind: See :mod:`witting.names.word_kind`.
        bits: How rare it is.
        length: The letters of its fold.
        person: Whether its name is read as a person's or a ship's.
    """
    letters = np.float64(length)
    if length < len(_LEAST_LETTERS):
        letters = np.float64(_LEAST_LETTERS[length])
    if person:
        return letters * (masses.particle_of_person if kind == PARTICLE else 1.0)
    if kind == FORM:
        return letters * masses.form
    if kind == PARTICLE:
        return letters * masses.particle
    rarity = (bits - masses.bits_nothing) / (masses.bits_full - masses.bits_nothing)
    if kind in (GENERIC, PLACE):
        return letters * min(max(rarity, masses.common_least), masses.common_most)
    return letters * min(max(rarity, masses.substance_least), 1.0)


def weigh_words(
    kinds: Array,
    bits: Array,
    lengths: Array,
    shares: Array,
    readings: Array,
    *,
    ordinary: Array | None = None,
) -> tuple[Array, Array]:
    """What words count, in letters of a word that tells names apart; and what they say, in bits.

    Args:
        kinds: See :mod:`witting.names.word_kind`.
        bits: How rare each is.
        lengths: The letters of each fold.
        shares: The tier of each among well-known names, 0 for others.
        readings: As what the name of each is read, see :mod:`witting.names.name_table`.
        ordinary: Which of them mean something that has a name in every text; none where it is None.

    Returns:
        Two arrays of float32 of the same length.
    """
    masses = load_word_masses()
    last = len(_LEAST_LETTERS) - 1
    letters = np.where(lengths <= last, _LEAST_LETTERS[np.minimum(lengths, last)], lengths)
    rarity = (bits - masses.bits_nothing) / (masses.bits_full - masses.bits_nothing)
    is_common = (kinds == GENERIC) | (kinds == PLACE)
    each = np.select(
        [kinds == FORM, kinds == PARTICLE, is_common],
        [
            masses.form,
            masses.particle,
            np.clip(rarity, masses.common_least, masses.common_most),
        ],
        np.clip(rarity, masses.substance_least, 1.0),
    )
    is_person = (readings == PERSON) | (readings == SHIP)
    of_person = np.where(kinds == PARTICLE, masses.particle_of_person, 1.0)
    each = np.where(is_person, of_person, each)
    most = np.minimum(bits, _MOST_OF_NAME[shares])
    if ordinary is not None:
        most = np.minimum(most, np.where(ordinary & ~is_person, _MOST_OF_ORDINARY, MOST_BITS))
    said = most * np.where(is_common, masses.common_bits, 1.0)
    said = np.where(is_person, most, np.where(kinds == FORM, 0.0, said))
    return (letters * each).astype("<f4"), np.minimum(said, MOST_BITS).astype("<f4")
