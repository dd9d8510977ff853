"""How much is a listed name the query's, once their words are paired?

The score starts at 1. What differs, as a share of the letters of both names, is taken from it; so
is the evidence that is lacking: names that agree in part must agree in words rare enough that it is
no chance. The weights are in resources/matching/weights.yaml, the whole in docs/matching.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.matching.agreement import sum_up
from witting.matching.beginning import begins, judge_beginning
from witting.matching.fact import (
    AGREEMENT,
    BITS,
    FACTS,
    FRAGMENT,
    LACK,
    NEED,
    OTHERWISE,
    REST,
    SCORE,
    SLIPS,
    SUBSTANCE_PAIRED,
    WHOLE,
    WORDS,
)
from witting.matching.need import MORE_SLIPS, is_left_over, is_short_word, need_of
from witting.matching.pairing import EXACT, JOINED
from witting.matching.word_count import count_words
from witting.matching.word_order import is_moved
from witting.matching.word_pairing import pair_words
from witting.names.compiled import compiled, compiled_leaf, compiled_part
from witting.names.name_table import MOST_BITS, ORGANIZATION, PERSON, READ, SHIP, TRANSLATED
from witting.names.prefetch import prefetch

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.matching.tally import Tally
    from witting.matching.weights import Weights
    from witting.names.compiled import Float, Int
    from witting.names.name_table import NameTable

    Array = np.ndarray[Any, Any]

_ANY = 0.0
"""All are told apart that score anything."""
_FEW = 16
"""Room for so many names that score enough is made at once."""
_NEXT = np.int64(3)
"""So many words of a name lie together as memory is read; more are seldom looked at."""


@compiled_part
def judge(
    query: QueryWords,
    table: NameTable,
    weights: Weights,
    name: Int,
    pairing: Pairing,
    facts: Array,
    least: Float,
) -> None:
    """Pairs the words and judges.

    Args:
        query: Read as a person's name or as another's, as the listed name is.
        table: Holds the listed name.
        weights: What counts how much.
        name: Its row.
        pairing: Takes the pairs.
        facts: Takes what there is to tell; FACTS numbers, all 0.
        least: Names that score less, and whose agreement is less, may be told as 0.
    """
    is_same_script = query.is_read == ((table.names[name].reading & READ) > 0)
    has_initials = table.names[name].reading & ~READ == PERSON
    is_begun = is_same_script and begins(query, table, name)
    if is_begun:
        least = _ANY  # what the words come to is told with it, whatever they score
    may_agree = pair_words(
        query, table, weights, name, pairing, is_same_script, has_initials, least
    )
    if may_agree:
        _judge_pairs(query, table, weights, name, pairing, facts, is_same_script)
    if facts[SCORE] < 1.0 and is_begun:
        judge_beginning(query, table, weights, name, facts)


@compiled_leaf
def _judge_pairs(
    query: QueryWords,
    table: NameTable,
    weights: Weights,
    name: Int,
    pairing: Pairing,
    facts: Array,
    is_same_script: bool,
) -> None:
    tally = pairing.tally
    count_words(query, table, name, pairing)
    facts[SUBSTANCE_PAIRED] = tally.substance
    for pair in range(pairing.count[0]):
        facts[OTHERWISE] += pairing.how[pair] not in (EXACT, JOINED)
    if tally.added.numbers > 0 and tally.missing.numbers > 0:
        return
    sum_up(query, weights, pairing)
    tally.moved = tally.slips > 0 and is_moved(query, table, name, pairing)
    is_translated = table.names[name].reading & ~READ == TRANSLATED
    need = need_of(query, weights, tally, is_same_script, is_translated)
    is_part = is_left_over(tally.added) or is_left_over(tally.missing)
    is_doubtful = tally.translated > 0 or is_part or tally.known_slips > 0 or not is_same_script
    lack = max(0.0, need - tally.bits) * (weights.bit_of_part if is_doubtful else weights.bit)
    if tally.rare == 0:
        lack = max(lack, max(0.0, weights.need_exact - tally.bits) * weights.exact_bit)
    differ = tally.cost / max(tally.total, 1e-6)
    agreement = 1.0 - weights.discrepancy * differ
    score = max(0.0, agreement - lack) if pairing.count[0] > 0 else 0.0
    floor = _floor(query, weights, pairing, is_same_script, agreement)
    facts[SCORE], facts[AGREEMENT], facts[LACK] = max(score, floor), agreement, lack
    facts[NEED], facts[BITS], facts[SLIPS] = need, tally.bits, tally.slips
    facts[REST] = tally.added.said + tally.missing.said
    facts[WORDS] = tally.listed_words
    if tally.reading == ORGANIZATION and is_same_script and facts[OTHERWISE] == 0:
        facts[FRAGMENT] = _words_of_fragment(tally)
    has_numbers = tally.added.numbers + tally.missing.numbers > 0
    is_whole = tally.slips <= 1 and tally.initials == 0 and not has_numbers
    if is_whole and not is_part and tally.fathers == 0.0:
        facts[WHOLE] = 1.0


@compiled_leaf
def _words_of_fragment(tally: Tally) -> Int:
    """Of how many words, forms aside, a query is that a firm's name has all of; 0 if it has not.

    Two names that many bear are a person's, so one word at least is of the trade, a place or a
    form.
    """
    if tally.common == 0 or tally.missing.words == 0:
        return 0
    if tally.unpaired + tally.slips > 0:
        return 0
    return tally.listed_words - tally.missing.words


@compiled_leaf
def _floor(
    query: QueryWords, weights: Weights, pairing: Pairing, is_same_script: bool, agreement: Float
) -> Float:
    """What the score is at least, where every word has its counterpart."""
    tally = pairing.tally
    slips, known_slips = tally.slips, tally.known_slips
    # Of one word alone, which is nobody's given and family name.
    is_word = tally.listed_words == 1 and query.count == 1
    bits = weights.floor_bits if tally.far_slips > 0 else weights.floor_bits_mistyped
    if tally.added.words + tally.missing.words > 0:
        return 0.0
    if not is_same_script:
        return _floor_of_reading(query, weights, pairing)
    if (
        0 < slips < MORE_SLIPS
        and tally.initials == 0
        and tally.joined_known == 0
        and (tally.moved == 0 or slips + known_slips == 1)
        and tally.two_names == 0
        and agreement >= weights.floor_agreement
        and (slips == 1 or query.most_bits == MOST_BITS)
        and (tally.joined_slips == 0 or slips == 1)
        and (known_slips == 0 or is_word or tally.bits >= bits * slips)
        and (tally.named_slips == 0 or is_word or tally.bits >= weights.floor_bits_named * slips)
        and not is_short_word(weights, tally)
        and tally.all_letters
        >= (weights.floor_letters if slips == 1 or is_word else weights.floor_letters_of_two)
    ):
        return weights.floor
    return 0.0


@compiled_leaf
def _floor_of_reading(query: QueryWords, weights: Weights, pairing: Pairing) -> Float:
    """What a whole name is worth that is read from another script."""
    if pairing.tally.slips > 0 or pairing.count[0] < 2:  # noqa: PLR2004  # of one word many are
        return 0.0
    is_short = pairing.tally.bits <= 2 * query.most_bits == 2 * weights.syllable_bits
    return weights.floor_of_short_reading if is_short else weights.floor_of_reading


@compiled
def judge_all(
    persons: Array,
    others: Array,
    translated: Array,
    ships: Array,
    table: NameTable,
    weights: Array,
    names: Array,
    pairings: Array,
) -> Array:
    """What there is to tell of the query beside many listed names, each read as its list says.

    Args:
        persons: The query, read as a person's name; one record of QUERY_WORDS.
        others: Read as another's.
        translated: Likewise, its words of the trade read as what they mean.
        ships: Read as a ship's name.
        table: Holds the names.
        weights: One record of what counts how much.
        names: Their rows.
        pairings: One record, of this thread.

    Returns:
        The facts of each name: ``len(names)`` by FACTS, float64.
    """
    facts = np.zeros((len(names), FACTS), np.float64)
    for place in range(len(names)):
        query = _read_as(persons, others, translated, ships, table, names[place])
        if query.count > 0:
            judge(query, table, weights[0], names[place], pairings[0], facts[place], _ANY)
    return facts


@compiled_leaf
def _read_as(
    persons: Array, others: Array, translated: Array, ships: Array, table: NameTable, name: Int
) -> QueryWords:
    """The query, read as a listed name is."""
    reading = table.names[name].reading & ~READ
    query = persons[0]
    if reading == ORGANIZATION:
        query = others[0]
    elif reading == TRANSLATED:
        query = translated[0]
    elif reading == SHIP:
        query = ships[0]
    return query


@compiled_part
def judge_best(
    persons: Array,
    others: Array,
    translated: Array,
    ships: Array,
    table: NameTable,
    weights: Array,
    names: Array,
    pairings: Array,
    least: Float,
) -> tuple[Array, Array]:
    """As :func:`judge_all`, of the names alone that score at least so much, or that may yet.

    Returns:
        Their rows, in the order in which they came, and the facts of each.
    """
    _fetch(table, names)
    rows, facts = np.empty(_FEW, np.int32), np.zeros((_FEW, FACTS), np.float64)
    found = 0
    for place in range(len(names)):
        query = _read_as(persons, others, translated, ships, table, names[place])
        if query.count == 0:
            continue
        if found == len(rows):
            rows, facts = np.append(rows, rows), np.concatenate((facts, np.zeros_like(facts)))
        judge(query, table, weights[0], names[place], pairings[0], facts[found], least)
        # A part of a firm's name may be lifted up to its agreement, once it is known who shares it.
        is_part = facts[found, FRAGMENT] > 0 and facts[found, AGREEMENT] >= least
        if is_part or facts[found, SCORE] >= least:
            rows[found] = names[place]
            found += 1
        else:
            facts[found] = 0.0
    return rows[:found], facts[:found]


@compiled
def judge_likely(
    persons: Array,
    others: Array,
    translated: Array,
    ships: Array,
    table: NameTable,
    weights: Array,
    names: Array,
    pairings: Array,
    least: Float,
) -> tuple[Array, Array]:
    """The same, for who asks from Python."""
    return judge_best(persons, others, translated, ships, table, weights, names, pairings, least)


@compiled_leaf
def _fetch(table: NameTable, names: Array) -> None:
    """Asks for the words of all names, so that nobody need wait for one after the other."""
    for place in range(len(names)):
        prefetch(table.names, np.int64(names[place]))
    for place in range(len(names)):
        start = np.int64(table.names[names[place]].start)
        prefetch(table.words, start)
        prefetch(table.words, start + _NEXT)
    for place in range(len(names)):
        own = table.names[names[place]]
        for word in range(own.start, own.end):
            prefetch(table.entries, np.int64(table.words[word].entry))
