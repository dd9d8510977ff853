"""How much of two names differs, and how much evidence is there that they are one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.matching.mistyping import NOT_MISTYPED
from witting.matching.pairing import (
    EXACT,
    INITIAL,
    JOINED,
    MEANING,
    NO_SLIPS,
    READING,
    SPELLING,
)
from witting.names.compiled import compiled_leaf

if TYPE_CHECKING:
    from witting.matching.pairing import Pairing
    from witting.matching.query_words import QueryWords
    from witting.matching.tally import Tally
    from witting.matching.weights import Weights
    from witting.names.compiled import Float, Int


@compiled_leaf
def sum_up(query: QueryWords, weights: Weights, pairing: Pairing) -> None:
    """Sums up the pairs and what is left over, in the tally.

    Args:
        query: The query's words.
        weights: What counts how much.
        pairing: Has the pairs; its words are counted.
    """
    tally = pairing.tally
    fathers = tally.added.father, tally.missing.father
    tally.total = (tally.added.all + tally.missing.all + fathers[0] + fathers[1]) / 2
    tally.cost, tally.bits, tally.slips = 0.0, 0.0, 0
    tally.far_slips, tally.mistyped = 0, 0
    tally.joined_slips, tally.joined_known, tally.known_slips = 0, 0, 0
    tally.initials, tally.translated, tally.two_names, tally.named_slips = 0, 0, 0, 0
    for pair in range(pairing.count[0]):
        _sum_up_pair(
            weights, tally, pair, pairing.how[pair], pairing.slips[pair], pairing.mistyped[pair]
        )
        tally.two_names += pairing.two_names[pair]
    sum_up_rest(query, weights, tally)


@compiled_leaf
def _sum_up_pair(
    weights: Weights, tally: Tally, pair: Int, how: Int, slips: Int, mistyped: Int
) -> None:
    each, says = tally.theirs[pair] / max(tally.letters[pair], 1), tally.says[pair]
    if how in (EXACT, INITIAL, READING, MEANING):
        tally.total += (tally.ours[pair] + tally.theirs[pair]) / 2
    else:
        tally.total += tally.theirs[pair]
    is_mistyped = mistyped < NOT_MISTYPED
    if slips > 0:
        tally.far_slips += NO_SLIPS if is_mistyped else slips
        tally.mistyped += mistyped
    tally.slips += slips
    if how == INITIAL:
        tally.initials += 1
        tally.cost += weights.initial
        tally.bits += weights.initial_bits
    elif how == READING:
        tally.cost += weights.reading + slips
        tally.bits += max(0.0, says - slips * weights.slip_bits)
    elif how == JOINED:
        per_slip = weights.slip_bits_mistyped if is_mistyped else weights.slip_bits
        tally.cost += (slips + weights.joined) * each
        tally.bits += max(0.0, says - slips * per_slip)
        tally.joined_slips += slips
        tally.joined_known += tally.known[pair] == tally.words[pair] > 1
    elif how == SPELLING:
        factor = _factor_of_slip(weights, tally.shortest[pair])
        per_slip = weights.slip_bits_mistyped if is_mistyped else weights.slip_bits
        if tally.known[pair]:
            tally.known_slips += slips
            tally.named_slips += slips if tally.named[pair] > 0 else NO_SLIPS
            per_slip = weights.slip_bits_of_known
            if is_mistyped:
                per_slip = weights.slip_bits_of_known_mistyped
        tally.cost += slips * each * factor
        tally.bits += max(0.0, says - slips * per_slip * factor)
    else:
        tally.translated += how == MEANING and tally.numbers[pair] == 0
        tally.bits += says


@compiled_leaf
def _factor_of_slip(weights: Weights, letters: Int) -> Float:
    """A slip in a short word is more of it."""
    if letters <= 3:  # noqa: PLR2004  # as the weights say
        return weights.slip_of_three
    return weights.slip_of_four if letters == 4 else 1.0  # noqa: PLR2004  # likewise


@compiled_leaf
def sum_up_rest(query: QueryWords, weights: Weights, tally: Tally) -> None:
    """Adds the cost of what is left over: on both sides it was exchanged, the rest put in or out.

    The more words are left over of either side, the more it is; what of them is no father's name
    costs less as one.

    Args:
        query: The query's words.
        weights: What counts how much.
        tally: Has what is left over; takes the cost.
    """
    added, missing, both = tally.added, tally.missing, 0.0
    if added.numbers + missing.numbers > 0:
        tally.cost += (added.all + missing.all) * weights.exchanged
    else:
        both = min(added.substance, missing.substance) + min(added.common, missing.common)
        both += min(added.place, missing.place)
        tally.cost += 2 * both * weights.exchanged
        tally.cost += (added.all - both) * weights.added + (missing.all - both) * weights.missing
    fathers = min(added.father, missing.father)
    if query.is_person and added.letters > 0 and missing.letters > 0:
        fathers += 1.0  # two initials that differ are as two fathers
    tally.cost += 2 * fathers * weights.exchanged
    tally.cost += (added.father + missing.father - 2 * fathers) * weights.patronymic
    tally.exchanged, tally.fathers = both, fathers
