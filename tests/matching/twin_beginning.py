"""Is the query the beginning of a listed name, cut off where a line ends?

The slow, obvious twin of :mod:`witting.matching.beginning`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.matching.twin_words import weights

from witting.names.word_kind import FORM, SUBSTANCE

if TYPE_CHECKING:
    from tests.matching.twin_words import Words


def score_of_beginning(query: Words, listed: Words) -> float:
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
