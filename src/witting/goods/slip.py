"""Which word of a vocabulary was meant by one that is misspelt?

A word that is one slip (a letter changed, dropped, added, two swapped) from a word of a vocabulary,
or begins so where the vocabulary leaves the ending free, is taken for it. Looked for only where the
words as written tell nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST, LONGEST = 7, 16
"""Letters of a word in which a slip is looked for: a shorter one is another word with each slip."""


class SlipIndex:
    """The words of a vocabulary, by what is left of them without one letter.

    Args:
        needles: As :class:`witting.goods.term.Term` has them, in folded letters.
        right: Words that are right as they are, though they name no goods.
    """

    def __init__(self, needles: Iterable[str], *, right: Iterable[str] = ()) -> None:
        self._right = frozenset(right)
        self._whole: set[str] = set()
        self._open: set[str] = set()
        self._by_rest: dict[str, list[str]] = {}
        for needle in needles:
            words = needle.split()
            for place, word in enumerate(words):
                if word.isalpha() and SHORTEST <= len(word) <= LONGEST:
                    is_open = place == len(words) - 1 and not needle.endswith(" ")
                    (self._open if is_open else self._whole).add(word)
        for word in sorted(self._whole | self._open):
            for rest in _rests(word):
                self._by_rest.setdefault(rest, []).append(word)

    def lookup_meant(self, word: str) -> str | None:
        """The word that was meant, with the ending as written; None where it is none or known."""
        if not (len(word) >= SHORTEST - 1 and word.isalpha()):
            return None
        if word in self._whole or word in self._right:
            return None
        if any(word[:size] in self._open for size in range(SHORTEST, LONGEST + 1)):
            return None
        forms = (other for rest in (word, word[:-1]) for other in self._by_rest.get(rest, ()))
        if any(_is_inflected(other, word) for other in forms):
            return None  # Nor is it a slip of a third word: "carbon" is "carbone", not "charbon".
        return next(self._iter_meant(word), None)

    def _iter_meant(self, word: str) -> Iterator[str]:
        if len(word) <= LONGEST + 1:
            for meant in self._near(word):
                if meant in self._whole:
                    yield meant
        for size in range(min(len(word), LONGEST + 1), SHORTEST - 2, -1):
            beginning, ending = word[:size], word[size:]
            for meant in self._near(beginning):
                if meant in self._open:
                    yield meant + ending

    def _near(self, text: str) -> Iterator[str]:
        """The words that are one slip away, and begin alike."""
        for rest in _rests(text):
            for word in self._by_rest.get(rest, ()):
                is_like = word[0] == text[0] and not _is_inflected(word, text)
                if is_like and OSA.distance(word, text, score_cutoff=1) == 1:
                    yield word


def _is_inflected(word: str, other: str) -> bool:
    """Whether nothing but the last letter parts two words, as it does ``charges`` and ``charger``.

    Such are two forms of a word, or two words, more often than a slip.
    """
    if len(word) == len(other):
        return word[:-1] == other[:-1]
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return longer[:-1] == shorter


def _rests(word: str) -> dict[str, None]:
    """The word itself and without each of its letters."""
    return dict.fromkeys((word, *(word[:at] + word[at + 1 :] for at in range(len(word)))))
