"""How much is one name the other?

The score is the share of both names that agrees, counted in letters, each letter by how much its
word says (:mod:`witting.matching.word`). Where both names have a word that the other has not, they
are two names, and the words count in full against them; a word that only one of them has counts by
half. A slip counts as one letter, in a short word as more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio, token_set_ratio

from witting.matching.alignment import Alignment, Pair, align
from witting.matching.cut_name import is_cut
from witting.matching.word import CLASSES, SUBSTANCE, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.matching.word import Word
    from witting.names import Name

_MISSING = 0.45
"""What a letter counts that only the listed name has: a part was left out."""
_ADDED = 0.6
"""What a letter counts that only the query has: it may be somebody else's."""
_EXCHANGED = 0.9
"""What a letter counts where each name has a word that the other has not."""
_PATRONYMIC = 0.2
_JOINED = 0.3
_INITIAL = 1.5
_SHORT_WORDS = {2: 2.0, 3: 2.0, 4: 1.5}
"""What a slip counts in a word of so many letters, of which it more easily makes another word."""
_ONE_SLIP = 0.84
_ONE_SLIP_LETTERS = 6
"""A name that is whole but for one slip scores at least ONE_SLIP if it has so many letters."""
_CUT = 0.85
"""What a name scores at least that begins the listed one and ends where a message's line does."""
_SAYS_LITTLE = 0.15
"""A word whose letters weigh no more than this may be missing from a name that is whole."""


@dataclass(frozen=True, slots=True)
class NameScore:
    """How far two names agree.

    Args:
        score: From 0 to 1; 1 where they are the same but for case, order, legal form and spelling
            variants.
        alignment: Which word is which; None where the names are equal as wholes.
        is_whole: Whether every word that says something has its counterpart, with no more than one
            slip in all.
        words: How many words of the listed name were compared.
        substance: How many of them tell it from other names.
        is_cut: Whether the query ends within the listed name, at the end of a message's line.
    """

    score: float
    alignment: Alignment | None = None
    is_whole: bool = False
    words: int = 0
    substance: int = 0
    is_cut: bool = False

    @property
    def has_rest(self) -> bool:
        """Whether a word of either name has no counterpart, however little it says."""
        found = self.alignment
        return found is not None and bool(found.query_left or found.listed_left)


_NOTHING = NameScore(0.0)
_FAR = 65.0
"""Names whose letters agree by less than this, in percent as rapidfuzz counts, score below any
threshold that is of use (0.7)."""


_TIMES_MORE, _MORE = 4, 8
"""A name of more than so many times the other's words and so many more is another text: what is
left over outweighs what agrees, and a hostile name of sixty words is not aligned."""


def score_names(query: Name, listed: Name, *, person: bool) -> NameScore:
    """Compares two names.

    Args:
        query: The name looked for.
        listed: A name of the list.
        person: Whether it is the name of a person: initials count, legal forms are words, and a
            part that is left out is one of several names.
    """
    ours, theirs = words_of(query, person=person), words_of(listed, person=person)
    if not ours or not theirs:
        return _NOTHING
    substance = sum(word.is_substance for word in theirs)
    if _are_equal(query, listed, ours, theirs):
        return NameScore(1.0, is_whole=True, words=len(theirs), substance=substance)
    cut = is_cut(query, listed, theirs)
    if not cut and _are_far(ours, theirs):
        return _NOTHING
    alignment = align(ours, theirs, initials=person)
    if not cut and (not _says_something(alignment, ours, theirs) or _numbers_differ(alignment)):
        return _NOTHING
    by_reading = query.is_read
    total = sum(word.letters for word in (*ours, *theirs)) / 2
    cost = _cost_of_pairs(alignment, by_reading=by_reading, person=person)
    cost += _cost_of_rest(alignment, person=person)
    score = max(0.0, 1.0 - cost / total)
    is_whole = _is_whole(alignment)
    letters = max(sum(len(word.written) for word in words) for words in (ours, theirs))
    if is_whole and letters >= _ONE_SLIP_LETTERS and not by_reading:
        score = max(score, _ONE_SLIP)
    if cut:
        score = max(score, _CUT)
    return NameScore(score, alignment, is_whole, len(theirs), substance, is_cut=cut)


def _are_equal(query: Name, listed: Name, ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    if query.native == listed.native or sorted(query.folded_words) == sorted(listed.folded_words):
        return True
    spelt, listed_spelt = ([word.folded for word in words] for words in (ours, theirs))
    return "".join(spelt) == "".join(listed_spelt) or sorted(spelt) == sorted(listed_spelt)


def _are_far(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether length or letters alone rule it out, which spares most pairs the alignment."""
    fewer, more = sorted((len(ours), len(theirs)))
    if more > _TIMES_MORE * fewer + _MORE:
        return True
    shared = {word.folded for word in ours if word.is_substance}
    if any(word.folded in shared for word in theirs):
        return False
    one, other = (" ".join(word.written for word in words) for words in (ours, theirs))
    if token_set_ratio(one, other, score_cutoff=_FAR):
        return False
    return not ratio(one.replace(" ", ""), other.replace(" ", ""), score_cutoff=_FAR)


def _says_something(alignment: Alignment, ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether the shared words tell names apart, or no word of either does."""
    if any(word.is_substance for pair in alignment.pairs for word in pair.query + pair.listed):
        return True
    return not any(word.is_substance for word in (*ours, *theirs))


def _numbers_differ(alignment: Alignment) -> bool:
    """Whether both names have a number that the other has not: ``Brigade 44`` is no ``45``."""
    return all(
        any(word.is_number for word in words)
        for words in (alignment.query_left, alignment.listed_left)
    )


def _cost_of_pairs(alignment: Alignment, *, by_reading: bool, person: bool) -> float:
    """In letters.

    Args:
        alignment: The pairs.
        by_reading: Whether the query's script was read, so that another letter is no slip of the
            hand.
        person: Whether it is a person, who with one name less and another spelling is another.
    """
    in_part = person and bool(alignment.query_left or alignment.listed_left)
    dearer = (2.0 if by_reading else 1.0) * (1.5 if in_part else 1.0)
    return sum(_cost_of_pair(pair) * dearer for pair in alignment.pairs)


def _cost_of_pair(pair: Pair) -> float:
    if pair.how == "spelling":
        word, other = pair.query[0], pair.listed[0]
        shortest = min(len(word.written), len(other.written))
        return pair.edits * max(word.weight, other.weight) * _SHORT_WORDS.get(shortest, 1.0)
    if pair.how == "joined":
        return pair.edits + _JOINED
    return _INITIAL if pair.how == "initial" else 0.0


def _cost_of_rest(alignment: Alignment, *, person: bool) -> float:
    added, missing = alignment.query_left, alignment.listed_left
    ours, theirs = _letters(added), _letters(missing)
    if any(word.is_number for word in (*added, *missing)):
        return (ours + theirs) * _EXCHANGED
    names = sum(any(word.is_substance for word in pair.listed) for pair in alignment.pairs)
    if not (added and missing):
        rate = _ADDED if added else _MISSING
        if person and names <= 1:
            rate = _EXCHANGED
        return sum(
            word.letters * (_PATRONYMIC if person and names > 1 and word.is_patronymic else rate)
            for word in (*added, *missing)
        )
    return sum(_cost_of_exchange(added, missing, kind=kind) for kind in (SUBSTANCE, *CLASSES))


def _cost_of_exchange(added: Sequence[Word], missing: Sequence[Word], *, kind: str) -> float:
    """What the words of one kind count that only one of the names has.

    ``Kupol Trading`` may be ``Kupol (Moscow)``, but is not ``Kupol Shipping``.
    """
    ours = _letters(word for word in added if word.kind == kind)
    theirs = _letters(word for word in missing if word.kind == kind)
    both = min(ours, theirs)
    return 2 * both * _EXCHANGED + (ours - both) * _ADDED + (theirs - both) * _MISSING


def _letters(words: Iterable[Word]) -> float:
    return sum(word.letters for word in words)


def _is_whole(alignment: Alignment) -> bool:
    rest = (*alignment.query_left, *alignment.listed_left)
    return (
        alignment.slips <= 1
        and not alignment.has_initials
        and all(word.weight <= _SAYS_LITTLE and not word.is_number for word in rest)
    )
