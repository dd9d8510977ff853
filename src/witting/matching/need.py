"""How much evidence do two names need that agree so far, that it be no chance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.matching.mistyping import VOWEL
from witting.names.compiled import compiled_leaf
from witting.names.name_table import PERSON, SHIP

if TYPE_CHECKING:
    from witting.matching.query_words import QueryWords
    from witting.matching.tally import LeftOver, Tally
    from witting.matching.weights import Weights
    from witting.names.compiled import Float

MORE_SLIPS = 3
_SHORTEST = 2
_LEFT_OVER = 1.0
"""Words left over that together count no more letters than this are no difference."""


@compiled_leaf
def need_of(
    query: QueryWords,
    weights: Weights,
    tally: Tally,
    is_same_script: bool,
    is_translated: bool,
) -> Float:
    """How many bits.

    Args:
        query: The query's words.
        weights: What counts how much.
        tally: What was counted and summed up.
        is_same_script: Whether both are read by the same rules.
        is_translated: Whether words of the trade are read as what they mean.
    """
    is_part = is_left_over(tally.added) or is_left_over(tally.missing)
    if is_part or _is_small_name_added(tally) or tally.fathers > 0:
        need = _need_of_part(weights, tally)
    else:
        need = _need_of_slips(weights, tally)
    need = max(need, _least_need(weights, tally))
    if _is_another_initial(query, tally) or _is_too_short(query, tally, is_same_script, is_part):
        need = max(need, weights.need_mixed)
    if not is_same_script:
        need_reading = weights.need_reading
        if query.most_bits == weights.syllable_bits:
            need_reading = weights.need_reading_syllables
        need = max(need, weights.need_reading_part if is_part else need_reading)
        if not query.is_person:
            # Without a legal form a Chinese name may be a person's.
            is_doubtful = query.most_bits == weights.syllable_bits and not tally.has_form
            need = weights.need_reading_of_company
            if is_part and (is_doubtful or query.most_bits == weights.abjad_bits):
                need = weights.need_reading_of_part_of_company
    if tally.translated > 0 and is_translated:
        need = max(need, weights.need_translated)
    if is_same_script and is_part and query.most_bits <= weights.syllable_bits:
        need = max(need, weights.need_mixed)
    elif is_same_script and query.most_bits <= weights.abjad_bits:
        need = max(need, weights.need_abjad if is_part or tally.slips > 1 else 0.0)
    return need


@compiled_leaf
def least_need_of_part(weights: Weights, tally: Tally) -> Float:
    """How many bits at least, where so much is left over already and more may be."""
    both = min(tally.added.substance, tally.missing.substance)
    if both > _LEFT_OVER:
        return weights.need_mixed
    most = min(
        weights.need_exchanged_common,
        weights.need_missing,
        weights.need_missing_common,
        weights.need_missing_known,
        weights.need_missing_several,
    )
    least = min(
        weights.need_added,
        weights.need_added_common,
        weights.need_added_known,
        weights.need_added_to_company,
        weights.need_added_before,
        weights.need_added_behind,
        weights.need_added_name,
    )
    return min(most, least, weights.need_mixed)


@compiled_leaf
def is_left_over(left: LeftOver) -> bool:
    """Whether more is left over of one name than does not matter."""
    return bool(left.all > _LEFT_OVER)


@compiled_leaf
def _is_small_name_added(tally: Tally) -> bool:
    """Le and Das are small words in a firm's name, and Jacob's family names."""
    return bool(tally.listed_words == 1 and tally.added.famous > 0)


@compiled_leaf
def _is_another_initial(query: QueryWords, tally: Tally) -> bool:
    """Whether a letter of one name stands for none that is left over of the other.

    Of a firm, for no other letter: ``B Invest`` is not ``W-Invest``.
    """
    added, missing = tally.added, tally.missing
    if not query.is_person:
        return bool(added.letters > 0 and missing.letters > 0)
    is_another = added.letters > 0 and is_left_over(missing)
    return is_another or (missing.letters > 0 and is_left_over(added))


@compiled_leaf
def _is_too_short(query: QueryWords, tally: Tally, is_same_script: bool, is_part: bool) -> bool:
    """Whether what agrees of a firm's name is so short that it is many's.

    A word of three letters that only is folded into the other, or one of two beside others:
    ``ABC`` and ``ABK``, ``NT`` and ``NT Service``.
    """
    if query.is_person or not is_same_script:
        return False
    return bool(tally.refolded > 0 or (is_part and tally.longest <= _SHORTEST))


@compiled_leaf
def _need_of_part(weights: Weights, tally: Tally) -> Float:
    """Where words are left over, or two fathers differ."""
    has_added, has_missing = is_left_over(tally.added), is_left_over(tally.missing)
    is_exchange = has_added and has_missing
    left = tally.added.substance + tally.missing.substance
    if is_exchange and tally.slips == 0 and tally.rare > 0 and tally.exchanged + left == 0.0:
        return weights.need_exchanged_common
    if tally.slips > 0 or is_exchange or tally.fathers > 0:
        return weights.need_mixed
    return _need_of_missing(weights, tally) if has_missing else _need_of_added(weights, tally)


@compiled_leaf
def _need_of_missing(weights: Weights, tally: Tally) -> Float:
    if tally.telling == 0 and tally.well_known > 0 and tally.missing.more > 1:
        return weights.need_missing_several
    if tally.rare > 0:
        return weights.need_missing
    return weights.need_missing_known if tally.well_known > 0 else weights.need_missing_common


@compiled_leaf
def _need_of_added(weights: Weights, tally: Tally) -> Float:
    need = _need_of_one_added(weights, tally)
    is_word_of_many = tally.listed_words == 1 and tally.added.more > 1
    return max(need, weights.need_added_several) if is_word_of_many else need


@compiled_leaf
def _need_of_one_added(weights: Weights, tally: Tally) -> Float:
    if tally.added.substance <= _LEFT_OVER and not _is_small_name_added(tally):
        return weights.need_added_common
    if tally.rare == 0 and tally.well_known > 0 and tally.common == 0:
        return weights.need_added_known
    if tally.listed_words == 1 and not tally.has_form and tally.no_person == 0:
        return _need_beside_one_word(weights, tally)
    is_company = tally.has_form or tally.no_person > 0
    return weights.need_added_to_company if is_company else weights.need_added


@compiled_leaf
def _need_beside_one_word(weights: Weights, tally: Tally) -> Float:
    """Where one word is all of the listed name, and the query is more likely a person's.

    Sakarya is a family name where it stands behind another, and a ship's where something follows.
    """
    if tally.begins == 0 and tally.reading in (PERSON, SHIP):
        return weights.need_added_before
    if tally.telling == 0 or tally.alike == 0 or tally.reading == PERSON:
        return weights.need_added
    return weights.need_added_name if tally.added.named > 0 else weights.need_added_behind


@compiled_leaf
def is_short_word(weights: Weights, tally: Tally) -> bool:
    """Whether a single word is so short that, as it is misspelt, it is another name.

    Whatever legal form stands beside it; by two slips, or by one and another spelling. Hands and
    ears do so to longer words, too.
    """
    if tally.listed_words != 1:
        return False
    if tally.far_slips == 0:
        is_one = tally.mistyped <= VOWEL
        return bool(not is_one and tally.longest < weights.floor_letters_mistyped)
    if tally.slips > 1:
        return bool(tally.longest < weights.floor_letters_of_word)
    return bool(tally.apart > 0 and tally.longest < weights.floor_letters_apart)


@compiled_leaf
def _need_of_slips(weights: Weights, tally: Tally) -> Float:
    """Where all words are in pairs."""
    if tally.slips >= MORE_SLIPS or is_short_word(weights, tally):
        return weights.need_more_slips
    if tally.joined_slips > 0:
        is_more = tally.slips > 1 or tally.joined_known > 0
        return weights.need_joined_more if is_more else weights.need_joined
    return weights.need_slip if tally.slips > 0 else 0.0


@compiled_leaf
def _least_need(weights: Weights, tally: Tally) -> Float:
    """Whatever else agrees: of words that are known, letters for names and numbers left over."""
    need = 0.0
    if tally.joined_known > 0:
        is_misspelt = tally.joined_slips > 0
        need = weights.need_joined_more if is_misspelt else weights.need_joined_known
    if tally.initials > 0:
        need = max(need, weights.need_initial)
    if tally.added.numbers + tally.missing.numbers > 0:
        need = max(need, weights.need_number)
    if tally.two_names > 0:
        need = max(need, weights.need_two_names)
    if tally.moved > 0 and (tally.slips > 1 or tally.added.words + tally.missing.words > 0):
        need = max(need, weights.need_mixed)
    if tally.known_slips > 0:
        need = max(need, weights.need_known if tally.slips > 1 else weights.need_known_slip)
    return need
