"""Which word of one name is which of the other, word by word in plain Python?

The slow, obvious twin of :mod:`witting.matching.pairing`: no arrays, no machine code, no
short cuts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from tests.matching.twin_words import Pairs

from witting.names.reading import is_reading
from witting.names.skeleton import abjad_skeletons, skeleton
from witting.names.word_kind import FORM, SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.matching.twin_words import Word, Words

LONGEST = 64
MOST_JOINED = 4


def pair_words(query: Words, listed: Words) -> Pairs | None:
    """The pairs; None where too much is left over on both sides."""
    pairs = Pairs(list(query.words), list(listed.words))
    same_script = query.is_read == listed.is_read
    _pair_equal(pairs, listed)
    if query.is_abjad:
        _pair_read(pairs, query)
        _pair_read_joined(pairs, query)
    if not pairs.ours or not pairs.theirs:
        return pairs
    near = {}
    if same_script:
        near = {
            (ours, theirs): slips
            for ours in pairs.ours
            for theirs in pairs.theirs
            if (slips := slips_between(ours, theirs)) is not None
        }
    if _is_hopeless(pairs, near, query, listed):
        return None
    _pair_joined(pairs, near, most=2 if same_script else 0)
    _pair_spellings(pairs, near)
    if listed.has_initials:
        _pair_initials(pairs)
    return pairs


def _pair_equal(pairs: Pairs, listed: Words) -> None:
    for ours in pairs.ours:
        for theirs in pairs.theirs:
            if ours.folded != theirs.folded:
                continue
            how = "exact"
            if listed.is_translated and not _has_one_spelling(ours, theirs):
                if ours.tier:
                    continue  # a well-known name is no translation
                how = "meaning"
            pairs.take(how, [ours], [theirs])
            break


def _has_one_spelling(ours: Word, theirs: Word) -> bool:
    """So much folding changes of a word; one that differs more has one meaning, and is another."""
    return _slips(ours.written, theirs.written) <= 3


def reads(word: str, latin: str) -> int | None:
    """0 where the Latin word has the consonants and the vowels, 1 where the consonants alone."""
    if skeleton(latin) not in abjad_skeletons(word):
        return None
    return 0 if is_reading(word, latin) else 1


def _pair_read(pairs: Pairs, query: Words) -> None:
    for wanted in (0, 1):
        for ours in query.words:
            if ours in pairs.ours:
                for theirs in _in_order_of_table(pairs.theirs):
                    if reads(ours.written, theirs.written) == wanted:
                        pairs.take("reading", [ours], [theirs], wanted)
                        break


def _pair_read_joined(pairs: Pairs, query: Words) -> None:
    for one, two in zip(query.words, query.words[1:], strict=False):
        if one in pairs.ours and two in pairs.ours:
            for theirs in _in_order_of_table(pairs.theirs):
                slips = reads(one.written + two.written, theirs.written)
                if slips is not None:
                    pairs.take("reading", [one, two], [theirs], slips)
                    break


def _in_order_of_table(words: Sequence[Word]) -> list[Word]:
    return sorted(words, key=lambda word: (word.folded, word.written))


def slips_between(ours: Word, theirs: Word) -> int | None:
    """By how many slips two words differ; None where they are two words."""
    one, other = ours.written, theirs.written
    if len(one) + len(other) < 3:
        return None
    if (ours.is_number or theirs.is_number) and not _has_one_number(one, other):
        return None
    most = _most_slips(max(len(one), len(other)))
    written = _slips(one, other)
    if max(len(one), len(other)) <= 5 and written > most + 1:
        return None
    if theirs.kind == FORM:
        if ours.is_known and ours.kind != FORM:  # a name is no legal form, however near
            return None
        most = 1
    slips = min(written, _slips(ours.folded, theirs.folded))
    return slips if slips <= most else None


def is_looked_past(query: Words, listed: Words) -> bool:
    """Whether two words are near by their folds, and too far by their letters to be looked at.

    The short cuts of compiled code are of what is written; they lose words that differ by the
    romanisation, too.
    """
    words = [(ours, theirs) for ours in query.words for theirs in listed.words]
    runs: list[tuple[Sequence[Word], Sequence[Word]]] = []
    runs += [((word,), run) for word in query.words for run in _runs(listed.words)]
    runs += [((word,), run) for word in listed.words for run in _runs(query.words)]
    runs += [(one, other) for one in _runs(query.words) for other in _runs(listed.words)]
    return any(
        slips_between(ours, theirs) is not None and _differ_much(ours.written, theirs.written)
        for ours, theirs in words
    ) or any(
        _slips_in_any_order(one, run) is not None
        and _differ_much_joined(*("".join(word.written for word in own) for own in (one, run)))
        for one, run in runs
    )


def _differ_much_joined(one: str, other: str) -> bool:
    return not -3 <= len(other) - len(one) <= 3 or len({*one} ^ {*other}) > 6


def _differ_much(one: str, other: str) -> bool:
    longer = max(len(one), len(other))
    most = _most_slips(longer)
    is_longer = longer - min(len(one), len(other)) > most + 3
    return is_longer or len({*one} ^ {*other}) > 2 * (most + 1)


def _slips(one: str, other: str) -> int:
    return OSA.distance(one[:LONGEST], other[:LONGEST])


def _most_slips(length: int) -> int:
    return 1 if length <= 3 else 2 if length <= 7 else 3 if length <= 11 else 4


def _has_one_number(one: str, other: str) -> bool:
    ours, theirs = ("".join(filter(str.isdigit, word)) for word in (one, other))
    return ours == theirs != "" and len(one) >= 4


def _is_hopeless(
    pairs: Pairs, near: dict[tuple[Word, Word], int], query: Words, listed: Words
) -> bool:
    """Whether over 60 % of the letters of both names are lost, and cannot be joined ones."""
    ours = [word for word in pairs.ours if not any(word is one for one, _ in near)]
    theirs = [word for word in pairs.theirs if not any(word is other for _, other in near)]
    lost = 4 * min(_mass_of_names(ours), _mass_of_names(theirs))
    total = sum(word.mass for word in (*query.words, *listed.words))
    if lost == 0 or lost <= 0.6 * total + 1e-3:
        return False
    one = "".join(word.written for word in pairs.ours)
    other = "".join(word.written for word in pairs.theirs)
    shorter, longer = (other, one) if len(other) < len(one) else (one, other)
    return len({*shorter} - {*longer}) > 1


def _mass_of_names(words: Sequence[Word]) -> float:
    return sum(word.mass for word in words if len(word.written) > 1 and word.kind == SUBSTANCE)


def _pair_joined(pairs: Pairs, near: dict[tuple[Word, Word], int], *, most: int) -> None:
    ours, theirs = pairs.ours, pairs.theirs
    if 1 < len(ours) <= MOST_JOINED and 1 < len(theirs) <= MOST_JOINED:
        slips = _slips_of_joined(ours, theirs)
        each = [near.get(both, 99) for both in zip(ours, theirs, strict=False)]
        single = sum(each) if len(ours) == len(theirs) else 99
        if slips is not None and slips <= most and slips + 1 < min(single, 99):
            pairs.take("joined", ours, theirs, slips)
            return
    for one in ours:
        for run in _runs(theirs):
            _pair_run(pairs, [one], run, slips=_slips_in_any_order([one], run), most=most)
    for one in theirs:
        for run in _runs(ours):
            _pair_run(pairs, run, [one], slips=_slips_in_any_order([one], run), most=most)


def _pair_run(
    pairs: Pairs, ours: Sequence[Word], theirs: Sequence[Word], *, slips: int | None, most: int
) -> None:
    are_left = all(word in pairs.ours for word in ours)
    are_left = are_left and all(word in pairs.theirs for word in theirs)
    if are_left and slips is not None and slips <= most:
        pairs.take("joined", ours, theirs, slips)


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Two to four neighbours."""
    for first in range(len(words)):
        for last in range(first + 2, min(len(words), first + MOST_JOINED) + 1):
            yield words[first:last]


def _slips_in_any_order(one: Sequence[Word], run: Sequence[Word]) -> int | None:
    is_either = len(run) == 2 and min(len(word.written) for word in run) > 1
    orders = [run, run[::-1]] if is_either else [run]
    found = [slips for own in orders if (slips := _slips_of_joined(one, own)) is not None]
    return min(found, default=None)


def _slips_of_joined(ours: Sequence[Word], theirs: Sequence[Word]) -> int | None:
    """On what is written or folded, whichever is nearer."""
    written = _slips_of_texts(*("".join(word.written for word in own) for own in (ours, theirs)))
    folded = _slips_of_texts(*("".join(word.folded for word in own) for own in (ours, theirs)))
    return min((slips for slips in (written, folded) if slips is not None), default=None)


def _slips_of_texts(one: str, other: str) -> int | None:
    if one == other:
        return 0
    shorter = min(len(one), len(other))
    if shorter < 6 or max(len(one), len(other)) > LONGEST or not (one + other).isalpha():
        return None
    slips = OSA.distance(one, other)
    return slips if slips <= (1 if shorter < 9 else 2) else None


def _pair_spellings(pairs: Pairs, near: dict[tuple[Word, Word], int]) -> None:
    """The nearest first, for each letter; of equally near ones in the names' order."""

    def share(both: tuple[Word, Word]) -> float:
        return near[both] / max(len(both[0].folded), len(both[1].folded))

    for ours, theirs in sorted(near, key=share):
        if ours in pairs.ours and theirs in pairs.theirs and share((ours, theirs)) < 1:
            pairs.take("spelling", [ours], [theirs], near[ours, theirs])


def _pair_initials(pairs: Pairs) -> None:
    for ours in pairs.ours:
        for theirs in pairs.theirs:
            is_one_a_letter = (len(ours.written) == 1) != (len(theirs.written) == 1)
            if is_one_a_letter and ours.written[0] == theirs.written[0]:
                pairs.take("initial", [ours], [theirs])
                break
