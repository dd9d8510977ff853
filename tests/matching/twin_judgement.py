"""What do the pairs of two names and what is left over come to?

The slow, obvious twin of :mod:`witting.matching.judgement`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from tests.matching.twin_beginning import score_of_beginning
from tests.matching.twin_mistyping import VOWEL, is_mistyped, mistyped
from tests.matching.twin_pairing import pair_words
from tests.matching.twin_words import weights

from witting.names.name_table import MOST_BITS
from witting.names.word_kind import FORM, PARTICLE, PLACE, SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.matching.twin_words import Pair, Pairs, Word, Words


def judge(query: Words, listed: Words) -> float:
    """The better of the whole names' score and of that of a query that was cut off."""
    pairs = pair_words(query, listed)
    found = 0.0
    if pairs is not None and pairs.found:
        found = _score_of_pairs(query, listed, pairs)
    if found < 1 and query.is_read == listed.is_read:
        found = max(found, score_of_beginning(query, listed))
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
    more: int = 0
    named: int = 0
    small_names: int = 0

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
        left.more += word.kind != PARTICLE and not word.is_patronymic
        left.initials += len(word.written) == 1
        left.named += word.tier > 0 and is_query
        left.small_names += word.kind == PARTICLE and word.tier > 0 and len(word.written) > 1
        if has_fathers and word.is_patronymic:
            left.father += word.mass
        elif word.tier and is_query:
            left.name += word.mass  # Correia is a name, though Korea is folded into the same
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
        per_slip = w.slip_bits_mistyped if is_mistyped(pair) else w.slip_bits
        bits = max(0.0, said - slips * per_slip)
        return _Found((slips + w.joined) * each, bits, theirs)
    if pair.how == "spelling":
        shortest = min(len(word.written) for word in (*pair.ours, *pair.theirs))
        factor = w.slip_of_three if shortest <= 3 else w.slip_of_four if shortest == 4 else 1
        per_slip = _bits_of_slip(pair)
        bits = max(0.0, said - slips * per_slip * factor)
        return _Found(slips * each * factor, bits, theirs)
    return _Found(0.0, said, total)


def _bits_of_slip(pair: Pair) -> float:
    w = weights()
    if pair.ours[0].is_known:
        bits = w.slip_bits_of_known_mistyped if is_mistyped(pair) else w.slip_bits_of_known
    else:
        bits = w.slip_bits_mistyped if is_mistyped(pair) else w.slip_bits
    return float(bits)


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
    query: Words
    listed: Words

    @property
    def has_form(self) -> bool:
        return any(word.kind == FORM for word in self.query.words)

    @property
    def listed_words(self) -> int:
        return sum(word.kind != FORM for word in self.listed.words)

    @property
    def begins(self) -> bool:
        """Whether the query's first word, its form aside, is one of the listed name."""
        first = next((word for word in self.query.words if word.kind != FORM), None)
        return any(first in pair.ours for pair in self.pairs)

    @property
    def is_written_alike(self) -> bool:
        """Whether a word of both has the very same letters."""
        return any(
            word.kind != FORM and word.written == pair.ours[0].written
            for pair in self.pairs
            for word in pair.theirs
        )

    @property
    def is_moved(self) -> bool:
        """Whether words in pairs stand in another order, forms aside."""
        words = [word for word in self.query.words if word.kind != FORM]
        pairs = [pair for word in words for pair in self.pairs if word in pair.ours]
        places = [self.listed.words.index(pair.theirs[0]) for pair in pairs]
        return places != sorted(places)

    @property
    def slips(self) -> int:
        return sum(pair.slips for pair in self.pairs)

    @property
    def is_mistyped(self) -> bool:
        """Whether all slips are those of hands and ears."""
        return all(is_mistyped(pair) for pair in self.pairs if pair.slips)

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
    def telling(self) -> int:
        """Rare words that nobody is known by."""
        return len(self._telling)

    @property
    def is_no_person(self) -> bool:
        """Whether a word agrees by which hardly a person is called: long, or without vowels."""
        return any(
            len(word.written) >= 9 or not re.search("[aeiouy]|^.$", word.written)
            for word in self._telling
        )

    @property
    def _telling(self) -> list[Word]:
        """Viktoriya is a name, though its fold is what it means."""
        pairs = [pair for pair in self.pairs if not any(w.tier in (1, 2) for w in pair.ours)]
        words = [word for pair in pairs for word in pair.theirs]
        return [word for word in words if not word.tier and word.kind == SUBSTANCE]

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
    def named_slips(self) -> int:
        return sum(pair.slips for pair in self.of("spelling") if pair.ours[0].tier in (1, 2))

    @property
    def two_names(self) -> bool:
        """Whether a well-known name stands for another word, not only with other vowels."""
        return any(
            pair.ours[0].tier in (1, 2)
            and len(pair.ours[0].folded) >= 4
            and _consonants(pair.ours) != _consonants(pair.theirs)
            for pair in self.of("spelling")
        )

    @property
    def is_another_initial(self) -> bool:
        """Whether a letter stands for no name that the other side has left over."""
        added, missing = self.added, self.missing
        if not self.query.is_person:
            return bool(added.initials and missing.initials)
        is_added = added.initials and missing.is_much
        return bool(is_added or (missing.initials and added.is_much))

    @property
    def is_too_short(self) -> bool:
        """Whether a firm's words agree by two letters beside others, or three that are folded."""
        if self.query.is_person or self.query.is_read != self.listed.is_read:
            return False
        words = [word for pair in self.pairs for word in pair.theirs if word.kind != FORM]
        is_short = all(len(word.written) <= 2 for word in words)
        return (self.is_part and is_short) or any(map(_is_refolded, self.of("exact")))

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

    @property
    def left(self) -> int:
        """How many words are left over, forms aside."""
        return self.added.words + self.missing.words

    @property
    def has_common(self) -> bool:
        """Whether the query has a word of the trade, a place or a form."""
        return any(word.is_common and word.kind != PARTICLE for word in self.query.words)

    @property
    def is_short_word(self) -> bool:
        """Whether one short word is misspelt so far that it is another."""
        if self.listed_words != 1:
            return False
        words = [word for pair in self.pairs for word in pair.theirs if word.kind != FORM]
        longest = max((len(word.written) for word in words), default=0)
        if self.is_mistyped:
            is_one = sum(mistyped(pair) for pair in self.pairs if pair.slips) <= VOWEL
            return bool(not is_one and longest < weights().floor_letters_mistyped)
        if self.slips > 1:
            return bool(longest < weights().floor_letters_of_word)
        is_apart = any(map(_is_apart, self.of("spelling")))
        return bool(is_apart and longest < weights().floor_letters_apart)

    @property
    def is_small_name_added(self) -> bool:
        """Whether a family name such as Le or Das is added to one word."""
        return self.listed_words == 1 and self.added.small_names > 0


def _is_refolded(pair: Pair) -> bool:
    """Whether two words of three letters or fewer are one by their fold alone."""
    [ours], [theirs] = pair.ours, pair.theirs
    few, many = sorted((len(ours.written), len(theirs.written)))
    is_doubled = (few, many) == (3, 4) and _is_doubled(ours.written, theirs.written)
    is_other = ours.written != theirs.written and not is_doubled
    return theirs.kind != FORM and few <= 3 and is_other


def _is_apart(pair: Pair) -> bool:
    """Whether two words, as written, are more than one slip apart."""
    [ours], [theirs] = pair.ours, pair.theirs
    return theirs.kind != FORM and OSA.distance(ours.written, theirs.written) > 1


def _is_doubled(one: str, other: str) -> bool:
    """Whether a letter of the shorter word is twice in the longer one."""
    short, long = sorted((one, other), key=len)
    return long in {short[:at] + short[at - 1] + short[at:] for at in range(1, len(short) + 1)}


def _consonants(words: Sequence[Word]) -> str:
    return re.sub("[aeiouy]", "", words[0].folded)


def _need(facts: _Facts, query: Words, listed: Words) -> float:
    """How many bits names that differ so need."""
    w, needs = weights(), [_need_of_difference(facts)]
    for is_so, need in (
        (facts.joined_known, w.need_joined_known),
        (facts.joined_known and facts.joined_slips, w.need_joined_more),
        (facts.of("initial"), w.need_initial),
        (facts.numbers, w.need_number),
        (facts.is_another_initial, w.need_mixed),
        (facts.is_too_short, w.need_mixed),
        (facts.two_names, w.need_two_names),
        (facts.is_moved and facts.slips and (facts.slips > 1 or facts.left), w.need_mixed),
        (facts.known_slips, w.need_known if facts.slips > 1 else w.need_known_slip),
    ):
        if is_so:
            needs.append(need)
    is_same_script = query.is_read == listed.is_read
    if not is_same_script:
        is_syllabic = query.most_bits == w.syllable_bits
        need_reading = w.need_reading_syllables if is_syllabic else w.need_reading
        needs.append(w.need_reading_part if facts.is_part else need_reading)
        if not query.is_person:
            is_doubtful = query.most_bits == w.abjad_bits
            is_doubtful = is_doubtful or (is_syllabic and not facts.has_form)
            of_part = w.need_reading_of_part_of_company
            needs = [of_part if facts.is_part and is_doubtful else w.need_reading_of_company]
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
    w = weights()
    if facts.is_part or facts.fathers or facts.is_small_name_added:
        return _need_of_part(facts)
    if facts.slips >= 3 or facts.is_short_word:
        return float(w.need_more_slips)
    if facts.joined_slips:
        is_more = facts.slips > 1 or facts.joined_known
        return float(w.need_joined_more if is_more else w.need_joined)
    return float(w.need_slip if facts.slips else 0)


def _need_of_part(facts: _Facts) -> float:
    w, added, missing = weights(), facts.added, facts.missing
    is_exchange = added.is_much and missing.is_much
    is_of_common = not _exchanged(added, missing) and not added.name + missing.name
    if is_exchange and not facts.slips and facts.rare and is_of_common:
        need = w.need_exchanged_common
    elif facts.slips or is_exchange or facts.fathers:
        need = w.need_mixed
    elif not missing.is_much:
        need = _need_of_added(facts)
    elif facts.well_known and not facts.telling and missing.more > 1:
        need = w.need_missing_several
    elif facts.rare:
        need = w.need_missing
    else:
        need = w.need_missing_known if facts.well_known else w.need_missing_common
    return float(need)


def _need_of_added(facts: _Facts) -> float:
    w, added = weights(), facts.added
    if added.name <= 1 and not facts.is_small_name_added:
        need = w.need_added_common
    elif not facts.rare and facts.well_known and not facts.has_common:
        need = w.need_added_known
    elif facts.has_form or facts.is_no_person:
        need = w.need_added_to_company
    elif facts.listed_words > 1:
        need = w.need_added
    else:
        need = _need_beside_one_word(facts)
    if added.more > 1 and facts.listed_words == 1:
        need = max(need, w.need_added_several)
    return float(need)


def _need_beside_one_word(facts: _Facts) -> float:
    """A family name stands behind; what stands first and is no name is what something follows."""
    w, listed = weights(), facts.listed
    if listed.is_person and not facts.begins:  # a ship's name is read as a person's, too
        return float(w.need_added_before)
    if listed.has_initials or not facts.telling or not facts.is_written_alike:
        return float(w.need_added)
    return float(w.need_added_name if facts.added.named else w.need_added_behind)


def _score_of_pairs(query: Words, listed: Words, pairs: Pairs) -> float:
    has_fathers = query.is_person and len(pairs.found) > 1
    added = _left_over(pairs.ours, has_fathers=has_fathers, is_query=True)
    missing = _left_over(pairs.theirs, has_fathers=has_fathers, is_query=False)
    if added.numbers and missing.numbers:
        return 0.0
    fathers = min(added.father, missing.father)
    if query.is_person and added.initials and missing.initials:
        fathers += 1
    facts = _Facts(added, missing, fathers, pairs.found, query, listed)
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
    is_doubtful = facts.translated or facts.is_part or facts.known_slips or not is_same_script
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
        return _floor_of_reading(facts, query, bits=bits)
    is_word = len(query.words) == 1 and facts.listed_words == 1
    letters = max(len(query.letters), len(listed.letters))
    least = w.floor_bits_mistyped if facts.is_mistyped else w.floor_bits
    is_floored = (
        slips in (1, 2)
        and not facts.of("initial")
        and not facts.joined_known
        and (not facts.is_moved or slips + facts.known_slips == 1)
        and (not facts.joined_slips or slips == 1)
        and not facts.two_names
        and agreement >= w.floor_agreement
        and not facts.is_short_word
        and (slips == 1 or query.most_bits == MOST_BITS)
        and (not facts.known_slips or is_word or bits >= least * slips)
        and (not facts.named_slips or is_word or bits >= w.floor_bits_named * slips)
        and letters >= (w.floor_letters if slips == 1 or is_word else w.floor_letters_of_two)
    )
    return float(w.floor) if is_floored else 0.0


def _floor_of_reading(facts: _Facts, query: Words, *, bits: float) -> float:
    """Two syllables of Chinese are less than a name."""
    w = weights()
    if facts.slips or len(facts.pairs) < 2:
        return 0.0
    is_short = query.most_bits == w.syllable_bits and bits <= 2 * query.most_bits
    return float(w.floor_of_short_reading if is_short else w.floor_of_reading)
