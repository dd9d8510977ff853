"""What is the score of two names?

The slow, obvious twin of :mod:`witting.matching.judgement` and :mod:`witting.matching.beginning`,
written from what their docstrings, docs/matching.md and the file of weights say: plain Python,
one word after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
from tests.matching.twin_pairing import Pair, Pairs, Word, Words, pair_words

from witting.names import parse_name, script
from witting.names.abjad import is_abjad
from witting.names.common_name import lookup_share
from witting.names.name_table import MOST_BITS, PERSON, SHIP, TRANSLATED
from witting.names.name_word import NameWord, is_number, is_patronymic, words_of
from witting.names.ship import split_ship
from witting.names.word_kind import FORM, PLACE, SUBSTANCE, kind_of_word
from witting.names.word_mass import weigh_words
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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


@cache
def weights() -> SimpleNamespace:
    """The numbers of resources/matching/weights.yaml."""
    plain = read_yaml("matching/weights.yaml").plain()
    assert isinstance(plain, dict)
    return SimpleNamespace(**{key: float(value) for key, value in plain.items()})


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
        words=_words(name, reading, lists),
        is_read=name.is_read,
        is_person=reading in (PERSON, SHIP),
        is_abjad=not is_bare and any(map(is_abjad, name.native)),
        most_bits=_most_bits(name),
    )


def read_listed(text: str, reading: int, lists: Lists) -> Words:
    """The listed name as its list has it."""
    name = parse_name(text)
    return Words(
        words=_words(name, reading, lists),
        is_read=name.is_read,
        is_person=reading in (PERSON, SHIP),
        is_translated=reading == TRANSLATED,
        has_initials=reading == PERSON,
    )


def _words(name: Name, reading: int, lists: Lists) -> tuple[Word, ...]:
    return tuple(_word(word, reading, lists) for word in words_of(name, reading))


def _word(word: NameWord, reading: int, lists: Lists) -> Word:
    tier, bits = lookup_share(word.folded) or 0, lists.bits(word.folded)
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


def judge(query: Words, listed: Words) -> float:
    """The better of the whole names' score and of that of a query that was cut off."""
    pairs = pair_words(query, listed)
    found = 0.0
    if pairs is not None and pairs.found:
        found = _score_of_pairs(query, listed, pairs)
    if found < 1 and query.is_read == listed.is_read:
        found = max(found, _score_of_beginning(query, listed))
    return found


@dataclass(slots=True)
class _Left:
    """What one name has in no pair: letters by the kind of their word, numbers, single letters."""

    name: float = 0.0
    common: float = 0.0
    place: float = 0.0
    father: float = 0.0
    numbers: int = 0
    initials: int = 0
    words: int = 0

    @property
    def all(self) -> float:
        return self.name + self.common + self.place

    @property
    def is_much(self) -> bool:
        """Letters left over that together are no more than one are no difference."""
        return self.all > 1


def _left_over(words: Iterable[Word], *, has_fathers: bool, is_query: bool) -> _Left:
    left = _Left()
    for word in words:
        left.numbers += word.is_number
        if word.kind == FORM:
            continue
        left.words += 1
        left.initials += len(word.written) == 1
        if has_fathers and word.is_patronymic:
            left.father += word.mass
        elif word.kind == PLACE:
            left.place += word.mass
        elif word.kind != SUBSTANCE or (is_query and word.is_common):
            left.common += word.mass
        else:
            left.name += word.mass
    return left


@dataclass(frozen=True, slots=True)
class _Found:
    """What a pair costs, in letters, and what evidence it is."""

    cost: float
    bits: float
    total: float


def _judge_pair(pair: Pair, query: Words) -> _Found:
    ours, theirs = (sum(word.mass for word in words) for words in (pair.ours, pair.theirs))
    each = theirs / sum(len(word.folded) for word in pair.theirs)
    said = 0.0
    for word in pair.theirs:
        own = word.bits_if_read if pair.how == "reading" else word.bits
        said = min(said + own, query.most_bits * len(pair.ours))
    w, slips, total = weights(), pair.slips, (ours + theirs) / 2
    if pair.how == "initial":
        return _Found(w.initial, w.initial_bits, total)
    if pair.how == "reading":
        return _Found(w.reading + slips, max(0.0, said - slips * w.slip_bits), total)
    if pair.how == "joined":
        bits = max(0.0, said - slips * w.slip_bits)
        return _Found((slips + w.joined) * each, bits, theirs)
    if pair.how == "spelling":
        shortest = min(len(word.written) for word in (*pair.ours, *pair.theirs))
        factor = w.slip_of_three if shortest <= 3 else w.slip_of_four if shortest == 4 else 1
        per_slip = w.slip_bits_of_known if pair.ours[0].is_known else w.slip_bits
        bits = max(0.0, said - slips * per_slip * factor)
        return _Found(slips * each * factor, bits, theirs)
    return _Found(0.0, said, total)


def _cost_of_left(added: _Left, missing: _Left, *, fathers: float) -> float:
    """Letters in another's place count more than those that only one name has."""
    w = weights()
    cost = 2 * fathers * w.exchanged
    cost += (added.father + missing.father - 2 * fathers) * w.patronymic
    if added.numbers + missing.numbers:
        return float(cost + (added.all + missing.all) * w.exchanged)
    both = _exchanged(added, missing)
    cost += 2 * both * w.exchanged
    return float(cost + (added.all - both) * w.added + (missing.all - both) * w.missing)


def _exchanged(added: _Left, missing: _Left) -> float:
    """Letters that stand where the other name has others of their kind."""
    return (
        min(added.name, missing.name)
        + min(added.common, missing.common)
        + min(added.place, missing.place)
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the pairs and what is left over come to."""

    added: _Left
    missing: _Left
    fathers: float
    pairs: Sequence[Pair]
    has_form: bool

    @property
    def slips(self) -> int:
        return sum(pair.slips for pair in self.pairs)

    def of(self, how: str) -> list[Pair]:
        return [pair for pair in self.pairs if pair.how == how]

    @property
    def well_known(self) -> int:
        """Names that so many bear that two of them name nobody."""
        return sum(word.tier in (1, 2) for pair in self.pairs for word in pair.theirs)

    @property
    def rare(self) -> int:
        words = [word for pair in self.pairs for word in pair.theirs]
        return sum(word.tier not in (1, 2) and word.kind == SUBSTANCE for word in words)

    @property
    def joined_slips(self) -> int:
        return sum(pair.slips for pair in self.of("joined"))

    @property
    def joined_known(self) -> int:
        """Joined words that each are words of their own."""
        return sum(
            len(pair.ours) > 1 and all(word.is_known for word in pair.ours)
            for pair in self.of("joined")
        )

    @property
    def known_slips(self) -> int:
        return sum(pair.slips for pair in self.of("spelling") if pair.ours[0].is_known)

    @property
    def translated(self) -> int:
        return sum(
            not any(word.is_number for word in (*pair.ours, *pair.theirs))
            for pair in self.of("meaning")
        )

    @property
    def numbers(self) -> int:
        return self.added.numbers + self.missing.numbers

    @property
    def is_part(self) -> bool:
        return self.added.is_much or self.missing.is_much


def _need(facts: _Facts, query: Words, listed: Words) -> float:
    """How many bits names that differ so need."""
    w, needs = weights(), [_need_of_difference(facts)]
    if facts.joined_known:
        needs.append(w.need_joined_more)
    if facts.of("initial"):
        needs.append(w.need_initial)
    if facts.numbers:
        needs.append(w.need_number)
    if facts.known_slips:
        needs.append(w.need_known if facts.slips > 1 else w.need_known_slip)
    is_same_script = query.is_read == listed.is_read
    if not is_same_script:
        needs.append(w.need_reading_part if facts.is_part else w.need_reading)
        if not query.is_person:
            needs = [w.need_reading_of_company]
    if facts.translated and listed.is_translated:
        needs.append(w.need_translated)
    is_syllabic, has_no_vowels = (
        query.most_bits <= most for most in (w.syllable_bits, w.abjad_bits)
    )
    if is_same_script and is_syllabic and facts.is_part:
        needs.append(w.need_mixed)
    elif is_same_script and has_no_vowels and (facts.is_part or facts.slips > 1):
        needs.append(w.need_abjad)
    return float(max(needs))


def _need_of_difference(facts: _Facts) -> float:
    w, added, missing = weights(), facts.added, facts.missing
    if facts.is_part or facts.fathers:
        return _need_of_part(facts)
    if facts.slips >= 3:
        return float(w.need_more_slips)
    if facts.joined_slips:
        is_more = facts.slips > 1 or facts.joined_known
        return float(w.need_joined_more if is_more else w.need_joined)
    assert added.all <= 1
    assert missing.all <= 1
    return float(w.need_slip if facts.slips else 0)


def _need_of_part(facts: _Facts) -> float:
    w, added, missing = weights(), facts.added, facts.missing
    is_exchange = added.is_much and missing.is_much
    is_of_common = not _exchanged(added, missing) and not added.name + missing.name
    if is_exchange and not facts.slips and facts.rare and is_of_common:
        need = w.need_exchanged_common
    elif facts.slips or is_exchange or facts.fathers:
        need = w.need_mixed
    elif missing.is_much and facts.rare:
        need = w.need_missing
    elif missing.is_much:
        need = w.need_missing_known if facts.well_known else w.need_missing_common
    elif added.name <= 1:
        need = w.need_added_common
    elif not facts.rare and facts.well_known:
        need = w.need_added_known
    else:
        need = w.need_added_to_company if facts.has_form else w.need_added
    return float(need)


def _score_of_pairs(query: Words, listed: Words, pairs: Pairs) -> float:
    has_fathers = query.is_person and len(pairs.found) > 1
    added = _left_over(pairs.ours, has_fathers=has_fathers, is_query=True)
    missing = _left_over(pairs.theirs, has_fathers=has_fathers, is_query=False)
    if added.numbers and missing.numbers:
        return 0.0
    fathers = min(added.father, missing.father)
    if query.is_person and added.initials and missing.initials:
        fathers += 1
    has_form = any(word.kind == FORM for word in query.words)
    facts = _Facts(added, missing, fathers, pairs.found, has_form)
    found = [_judge_pair(pair, query) for pair in pairs.found]
    left = (added.all + missing.all + added.father + missing.father) / 2
    total = sum(item.total for item in found) + left
    cost = sum(item.cost for item in found) + _cost_of_left(added, missing, fathers=fathers)
    bits = sum(item.bits for item in found)
    agreement = 1 - weights().discrepancy * cost / max(total, 1e-6)
    score = agreement - _lack(facts, query, listed, bits=bits)
    floor = _floor(facts, query, listed, bits=bits, agreement=agreement)
    return float(max(0.0, score, floor))


def _lack(facts: _Facts, query: Words, listed: Words, *, bits: float) -> float:
    """What lacking evidence takes from the score."""
    w = weights()
    is_same_script = query.is_read == listed.is_read
    is_doubtful = facts.translated or facts.is_part or not is_same_script
    lack = max(0.0, _need(facts, query, listed) - bits)
    lack *= w.bit_of_part if is_doubtful else w.bit
    if not facts.rare:
        lack = max(lack, max(0.0, w.need_exact - bits) * w.exact_bit)
    return float(lack)


def _floor(facts: _Facts, query: Words, listed: Words, *, bits: float, agreement: float) -> float:
    """What a whole name is worth at least: with a slip or two, or read from another script."""
    w, slips = weights(), facts.slips
    if facts.added.words or facts.missing.words:
        return 0.0
    if query.is_read != listed.is_read:
        return float(w.floor_of_reading) if not slips and len(facts.pairs) > 1 else 0.0
    letters = max(len(query.letters), len(listed.letters))
    is_floored = (
        slips in (1, 2)
        and not facts.of("initial")
        and not facts.joined_slips
        and agreement >= w.floor_agreement
        and (slips == 1 or query.most_bits == MOST_BITS)
        and (not facts.known_slips or bits >= w.floor_bits * slips)
        and letters >= (w.floor_letters if slips == 1 else w.floor_letters_of_two)
    )
    return float(w.floor) if is_floored else 0.0


def _score_of_beginning(query: Words, listed: Words) -> float:
    """The score of a query that begins a listed name and was cut off; 0 if it does not."""
    w, letters, whole = weights(), query.letters, listed.letters
    is_cut = whole.startswith(letters) and letters != whole
    if not is_cut or len(letters) < 6 or len(letters) < 0.5 * len(whole):
        return 0.0
    left, behind, bits, is_rare = len(letters), 0.0, 0.0, False
    for word in listed.words:
        met = min(left, len(word.written))
        left -= met
        is_whole = met == len(word.written)
        if word.is_number and not is_whole:
            return 0.0
        if word.kind != FORM:
            behind += word.mass * (1 - met / len(word.written))
        said = min(word.bits, query.most_bits)
        bits += said if is_whole else min(said, w.beginning_bits * met)
        is_rare |= word.kind == SUBSTANCE and word.tier not in (1, 2) and met > 1
    if not behind:
        return 0.0
    total = sum(word.mass for word in listed.words)
    agreement = 1 - w.discrepancy * w.cut * behind / max(total - behind / 2, 1e-6)
    need = w.need_cut if is_rare else w.need_missing_known
    return float(max(0.0, agreement - max(0.0, need - bits) * w.bit_of_part))
