"""What is the score of two texts, each read as a list reads its names?

The slow, obvious twin of :class:`witting.matching.NameMatcher`, written from what the docstrings,
docs/matching.md and the file of weights say: plain Python, one word after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from tests.matching.twin_judgement import judge
from tests.matching.twin_words import Word, Words, weights

from witting.names import parse_name, script
from witting.names.abjad import is_abjad
from witting.names.common_name import lookup_share
from witting.names.name_table import MOST_BITS, PERSON, SHIP, TRANSLATED
from witting.names.name_word import NameWord, is_number, is_patronymic, words_of
from witting.names.ship import split_ship
from witting.names.spelling import fold_spelling
from witting.names.word_kind import SUBSTANCE, kind_of_word
from witting.names.word_mass import weigh_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from witting.names import Name

    Rarity = Callable[[str], tuple[float, int]]


@dataclass(frozen=True, slots=True)
class Lists:
    """How rare are words on the lists?

    Args:
        rarity: By fold its bits, and in how many names it stands.
        of_readings: By written word what it says at most where another script is read as it.
    """

    rarity: Mapping[str, tuple[float, int]]
    of_readings: Mapping[str, float]

    def bits(self, folded: str) -> float:
        return self.rarity.get(folded, (MOST_BITS, 0))[0]

    def names(self, folded: str) -> int:
        return self.rarity.get(folded, (MOST_BITS, 0))[1]


def score(query: str, listed: str, reading: int, lists: Lists) -> float:
    """The score of a query beside a name that its list reads so, from 0 to 1."""
    ours = read_query(query, reading, lists)
    return judge(ours, read_listed(listed, reading, lists)) if ours.words else 0.0


def read_query(text: str, reading: int, lists: Lists) -> Words:
    """The query as the listed name wants it read."""
    bare, is_ship = split_ship(text)
    is_bare = reading == SHIP and is_ship
    name = parse_name(bare if is_bare else text)
    return Words(
        words=_words(name, reading, lists, is_query=True),
        is_read=name.is_read,
        is_person=reading in (PERSON, SHIP),
        is_abjad=not is_bare and any(map(is_abjad, name.native)),
        most_bits=_most_bits(name),
    )


def read_listed(text: str, reading: int, lists: Lists) -> Words:
    """The listed name as its list has it."""
    name = parse_name(text)
    return Words(
        words=_words(name, reading, lists, is_query=False),
        is_read=name.is_read,
        is_person=reading in (PERSON, SHIP),
        is_translated=reading == TRANSLATED,
        has_initials=reading == PERSON,
    )


def _words(name: Name, reading: int, lists: Lists, *, is_query: bool) -> tuple[Word, ...]:
    words = words_of(name, reading)
    return tuple(_word(word, reading, lists, is_query=is_query) for word in words)


def _word(word: NameWord, reading: int, lists: Lists, *, is_query: bool) -> Word:
    tier, bits = lookup_share(word.folded) or 0, lists.bits(word.folded)
    if is_query and not tier and len(word.written) > 3:  # White is a name, whatever else it means
        tier = lookup_share(fold_spelling(word.written)) or 0
        tier = tier if tier in (1, 2) else 0
    mass, said = _weigh(word.kind, bits, len(word.folded), tier, reading)
    is_listed_often = lists.names(word.folded) >= 3 and len(word.folded) > 3
    return Word(
        folded=word.folded,
        written=word.written,
        kind=word.kind,
        mass=mass,
        bits=said,
        bits_if_read=min(said, lists.of_readings.get(word.written, MOST_BITS)),
        tier=tier,
        is_number=is_number(word.written),
        is_patronymic=is_patronymic(word.folded),
        is_known=tier > 0 or is_listed_often,
        is_common=tier == 0 and kind_of_word(word.folded, word.written) != SUBSTANCE,
    )


@cache
def _weigh(*facts: float) -> tuple[float, float]:
    """What one word counts and says; how is tested in tests/names/test_word_mass.py."""
    kind, bits, length, tier, reading = (np.array([fact]) for fact in facts)
    mass, said = weigh_words(kind, bits.astype(np.float32), length, tier, reading)
    return float(mass[0]), float(said[0])


def _most_bits(name: Name) -> float:
    if name.is_read and any(map(script.is_syllabic, name.native)):
        return float(weights().syllable_bits)
    if name.is_read and any(map(is_abjad, name.native)):
        return float(weights().abjad_bits)
    return MOST_BITS
