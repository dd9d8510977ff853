"""Which word of one name is which word of the other?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.matching.word import Word

_MOST_JOINED = 4
_LONG = 6
_EDITS = ((1, 0), (7, 1), (11, 2))
"""Up to so many letters, so many edits still leave it the same word; beyond, MOST_EDITS do."""
_MOST_EDITS = 3
_LETTERS_BY_NUMBER = 4
_SHORT = 5
_FOLDED_AWAY = 3
"""Two writings of one word differ in no more letters than the folding of spellings takes."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the query that are words of the listed name, and by what.

    Args:
        query: One word, or several that the other side writes as one.
        listed: Likewise.
        how: ``exact``, ``spelling``, ``joined`` or ``initial``.
        edits: Letters put in, left out, exchanged or swapped.
    """

    query: tuple[Word, ...]
    listed: tuple[Word, ...]
    how: str
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every word of both names, once: in a pair or left over."""

    pairs: tuple[Pair, ...]
    query_left: tuple[Word, ...]
    listed_left: tuple[Word, ...]

    @property
    def slips(self) -> int:
        """How many letters in all are put in, left out, exchanged or swapped."""
        return sum(pair.edits for pair in self.pairs)

    @property
    def has_initials(self) -> bool:
        """Whether a letter stands for a word."""
        return any(pair.how == "initial" for pair in self.pairs)


def align(query: Sequence[Word], listed: Sequence[Word], *, initials: bool) -> Alignment:
    """Pairs the words whatever their order: equal ones first, then the nearest spellings.

    Args:
        query: The query's words.
        listed: The listed name's words.
        initials: Whether a letter may stand for a word that begins with it, as persons' do.
    """
    pairs, left, right = _pair_equal(query, listed)
    if left and right:
        pairs.extend(_pair_joined(left, right))
    if left and right:
        pairs.extend(_pair_spellings(left, right))
    if left and right and initials:
        pairs.extend(_pair_initials(left, right))
    return Alignment(tuple(pairs), tuple(left), tuple(right))


def _pair_equal(
    query: Sequence[Word], listed: Sequence[Word]
) -> tuple[list[Pair], list[Word], list[Word]]:
    right = list(listed)
    pairs, left = [], []
    for word in query:
        place = next((i for i, other in enumerate(right) if other.folded == word.folded), None)
        if place is None:
            left.append(word)
        else:
            pairs.append(Pair((word,), (right.pop(place),), "exact"))
    return pairs, left, right


def _pair_joined(left: list[Word], right: list[Word]) -> Iterator[Pair]:
    """Takes out words that one side writes together, or parts elsewhere, than the other."""
    if (
        min(len(left), len(right)) > 1
        and max(len(left), len(right)) <= _MOST_JOINED
        and abs(_length(left) - _length(right)) <= _FOLDED_AWAY
    ):
        edits = _joined_edits(left, right)
        if edits is not None:
            yield Pair(tuple(left), tuple(right), "joined", edits)
            left.clear()
            right.clear()
            return
    for parts, wholes, swapped in ((left, right, False), (right, left, True)):
        for whole in [word for word in wholes if len(word.folded) > 2]:  # noqa: PLR2004  # of two parts
            found = _parts_of(whole, parts)
            if found is not None:
                start, end, edits = found
                several = tuple(parts[start:end])
                del parts[start:end]
                wholes.remove(whole)
                ours, theirs = ((whole,), several) if swapped else (several, (whole,))
                yield Pair(ours, theirs, "joined", edits)


def _length(words: Sequence[Word]) -> int:
    return sum(len(word.written) for word in words)


def _parts_of(whole: Word, parts: list[Word]) -> tuple[int, int, int] | None:
    length = len(whole.written)
    for start in range(len(parts)):
        letters = len(parts[start].written)
        for end in range(start + 2, min(start + _MOST_JOINED, len(parts)) + 1):
            letters += len(parts[end - 1].written)
            if letters > length + _FOLDED_AWAY:
                break
            if letters < length - 1:
                continue
            edits = _joined_edits(parts[start:end], [whole])
            if edits is not None:
                return start, end, edits
    return None


def _joined_edits(some: Sequence[Word], others: Sequence[Word]) -> int | None:
    """How many edits part the two, written together; None where they are two."""
    one, other = ("".join(word.written for word in words) for words in (some, others))
    if one == other:
        return 0
    if not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) < _LONG:
        return None
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return 1
    # Each part was folded alone; what they are together may be folded further.
    one, other = ("".join(word.folded for word in words) for words in (some, others))
    return 1 if OSA.distance(one, other, score_cutoff=1) <= 1 else None


def _pair_spellings(left: list[Word], right: list[Word]) -> Iterator[Pair]:
    near = []
    for place, word in enumerate(left):
        for other_place, other in enumerate(right):
            edits = _edits(word, other)
            if edits is not None:
                share = edits / max(len(word.folded), len(other.folded))
                near.append((share, place, other_place, edits))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, place, other_place, edits in sorted(near):
        if place not in taken_left and other_place not in taken_right:
            taken_left.add(place)
            taken_right.add(other_place)
            yield Pair((left[place],), (right[other_place],), "spelling", edits)
    left[:] = [word for place, word in enumerate(left) if place not in taken_left]
    right[:] = [word for place, word in enumerate(right) if place not in taken_right]


def _edits(word: Word, other: Word) -> int | None:
    """How many edits part two spellings of one word; None where they are two words.

    They are counted on the folded spellings and on what is written, since a slip may bring letters
    together that fold into one. A short word that folding brought near, but that is written far
    otherwise, is another word.
    """
    if (word.is_number or other.is_number) and not _same_digits(word, other):
        return None
    shorter, longer = sorted((len(word.written), len(other.written)))
    if shorter < 2:  # noqa: PLR2004  # a letter has no other spelling
        return None
    most = next((edits for letters, edits in _EDITS if longer <= letters), _MOST_EDITS)
    edits = OSA.distance(word.folded, other.folded, score_cutoff=most)
    written = OSA.distance(word.written, other.written)
    if longer <= _SHORT and written > most + 1:
        return None
    edits = min(edits, written)
    return edits if edits <= most else None


def _same_digits(word: Word, other: Word) -> bool:
    """Whether both are a word with one number in it, which only the letters may misspell."""
    digits, other_digits = (
        "".join(letter for letter in item.written if letter.isdigit()) for item in (word, other)
    )
    return digits == other_digits != "" and len(word.written) - len(digits) >= _LETTERS_BY_NUMBER


def _pair_initials(left: list[Word], right: list[Word]) -> Iterator[Pair]:
    for initials, fulls, swapped in ((left, right, False), (right, left, True)):
        for initial in [word for word in initials if len(word.folded) == 1]:
            full = next(
                (word for word in fulls if word.written[0] == initial.written and word.letters > 1),
                None,
            )
            if full is not None:
                initials.remove(initial)
                fulls.remove(full)
                ours, theirs = (full, initial) if swapped else (initial, full)
                yield Pair((ours,), (theirs,), "initial")
