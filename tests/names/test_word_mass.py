"""What a word counts and says: one by one and in arrays, and by the file's own words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names.name_table import MOST_BITS, ORGANIZATION, PERSON, SHIP, TRANSLATED
from witting.names.word_kind import FORM, GENERIC, PARTICLE, PLACE, SUBSTANCE
from witting.names.word_mass import load_word_masses, mass_of_word, weigh_words

KIND = st.sampled_from((SUBSTANCE, FORM, GENERIC, PLACE, PARTICLE))
BITS = st.floats(0, MOST_BITS, width=32)
LENGTH = st.integers(0, 70)
TIER = st.integers(0, 3)
READING = st.sampled_from((PERSON, ORGANIZATION, SHIP, TRANSLATED))
WORD = st.tuples(KIND, BITS, LENGTH, TIER, READING)


def weigh(*words: tuple[int, float, int, int, int]) -> list[tuple[float, float]]:
    """Mass and bits of each word, by the arrays."""
    kinds, bits, lengths, tiers, readings = (np.array(own) for own in zip(*words, strict=True))
    masses, said = weigh_words(kinds, bits.astype(np.float32), lengths, tiers, readings)
    return list(zip(masses.tolist(), said.tolist(), strict=True))


def slow_mass(kind: int, bits: float, length: int, reading: int) -> float:
    """As resources/names/word_masses.yaml says it."""
    masses = load_word_masses()
    letters = {0: 0, 1: 1, 2: 3, 3: 4}.get(length, length)
    if reading in (PERSON, SHIP):
        return letters * (masses.particle_of_person if kind == PARTICLE else 1)
    if kind in (FORM, PARTICLE):
        return letters * (masses.form if kind == FORM else masses.particle)
    share = (bits - masses.bits_nothing) / (masses.bits_full - masses.bits_nothing)
    if kind == SUBSTANCE:
        return letters * min(1.0, max(masses.substance_least, share))
    return letters * min(masses.common_most, max(masses.common_least, share))


@given(st.lists(WORD, min_size=1, max_size=20))
def test_the_mass_is_the_same_one_by_one_and_in_arrays(
    words: list[tuple[int, float, int, int, int]],
) -> None:
    for (kind, bits, length, _, reading), (mass, _) in zip(words, weigh(*words), strict=True):
        is_person = reading in (PERSON, SHIP)
        one = mass_of_word(load_word_masses(), kind, bits, length, is_person)
        slow = slow_mass(kind, bits, length, reading)
        assert mass == pytest.approx(slow, rel=1e-5, abs=1e-6)
        assert one == pytest.approx(slow, rel=1e-5, abs=1e-6)


@given(WORD)
def test_no_word_says_more_than_its_rarity(word: tuple[int, float, int, int, int]) -> None:
    [(mass, said)] = weigh(word)
    assert 0 <= said <= word[1] + 1e-5
    assert 0 <= mass <= max(word[2], 4)


@given(KIND, BITS, LENGTH, READING)
def test_the_better_known_a_name_the_less_it_says(
    kind: int, bits: float, length: int, reading: int
) -> None:
    said = [weigh((kind, bits, length, tier, reading))[0][1] for tier in (1, 2, 3, 0)]
    assert said == sorted(said)


@given(KIND, st.tuples(BITS, BITS).map(sorted), LENGTH, TIER, READING)
def test_the_rarer_a_word_the_more_it_counts_and_says(
    kind: int, bits: list[float], length: int, tier: int, reading: int
) -> None:
    common, rare = weigh(*((kind, own, length, tier, reading) for own in bits))
    assert common[0] <= rare[0]
    assert common[1] <= rare[1]


def test_a_legal_form_says_nothing_but_in_a_persons_name() -> None:
    """``Li AO`` keeps the Ao."""
    firm, person = weigh((FORM, 14.0, 2, 0, ORGANIZATION), (FORM, 14.0, 2, 0, PERSON))
    assert firm[1] == 0
    assert person[1] == 14
    assert firm[0] < person[0]


def test_an_abbreviation_counts_for_more_letters_than_it_has() -> None:
    masses = [mass for mass, _ in weigh(*((SUBSTANCE, 14.0, n, 0, PERSON) for n in range(6)))]
    assert masses == [0, 1, 3, 4, 4, 5]


@pytest.mark.parametrize(
    ("reading", "most"),
    [(ORGANIZATION, 8.0), (TRANSLATED, 8.0), (PERSON, 14.0), (SHIP, 14.0)],
)
def test_an_ordinary_word_says_little_of_a_firm(reading: int, most: float) -> None:
    """Lists have few that are called Sunrise, and the world many."""
    words = [(SUBSTANCE, bits, 7, 0, reading) for bits in (14.0, 5.0)]
    kinds, bits, lengths, tiers, readings = (np.array(own) for own in zip(*words, strict=True))
    _, said = weigh_words(kinds, bits, lengths, tiers, readings, ordinary=np.array([True, True]))
    assert said.tolist() == [most, 5.0]


def test_no_word_is_no_mass() -> None:
    none = np.zeros(0, dtype=np.int64)
    masses, said = weigh_words(none, none, none, none, none)
    assert len(masses) == len(said) == 0
