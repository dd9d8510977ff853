"""Does a Latin word say what Arabic letters say, long vowels included?

Equal skeletons are many: ``حسن`` and ``حسين`` have that of Hassan and of Hussein. Arabic writes
long vowels, so a faithful reading has a vowel of the right kind for each, and a short one at most
where none is written. It is what tells Hassan from Hussein; careless romanisations fail it.

A word is read piece by piece, and each piece may be written in several ways: a way is a row of sets
of letters. A set is one number, a bit for each letter, so that all ways are tried at once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.names.compiled import compiled, compiled_leaf
from witting.names.edit_distance import LETTERS
from witting.names.letter_code import encode_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.names.compiled import Int

    Array = np.ndarray[Any, Any]

Ways = tuple[tuple[str, ...], ...]
"""In how many ways a piece may be written; each is a row of the letters that may stand there."""

_PART = re.compile(r"tsh|sh|ch|kh|gh|th|dh|zh|ph|bh|tz|(?<=[a-z]{3})al(?=[a-z]{2})|.")
_WEAK = re.compile("[aeywh]")
_LONGEST, _MOST_LONG = 24, 6
"""No word is longer or has more long vowels; a hostile one is read by nobody, and costs nothing."""
_VOWEL = "aeiou"
_VOWELS_SET = np.uint64(sum(1 << code for code in encode_words([_VOWEL])[0].tolist()))


def _row(*pieces: Iterable[tuple[str, ...]]) -> Ways:
    """One piece behind the other."""
    rows = product(*pieces)
    return tuple(dict.fromkeys(tuple(letters for way in row for letters in way) for row in rows))


def _any(*ways: Ways) -> Ways:
    return tuple(dict.fromkeys(way for own in ways for way in own))


def _few(letters: str, least: int, most: int) -> Ways:
    """So many letters of some."""
    return tuple((letters,) * count for count in range(least, most + 1))


def _texts(texts: str) -> Ways:
    """One of some texts."""
    return tuple(tuple(text) for text in texts.split())


_NONE, _ONE = np.uint64(0), np.uint64(1)
_NOTHING: Ways = ((),)
_SHORT = _any(_few(_VOWEL, 0, 1), _texts("ou"))
_VOWELS = _few(_VOWEL, 0, 2)
_BREATH = _any(_NOTHING, _texts("h"))
_LONG = {
    "a": _row(_VOWELS, _few("aeo", 1, 1), _VOWELS),
    "e": _VOWELS,
    "al": _row(_VOWELS, _few("ltdrzsn", 0, 1), _BREATH),
    "w": _row(_VOWELS, _few("ouvw", 1, 1), _VOWELS),
    "y": _row(_VOWELS, _few("eijy", 1, 1), _VOWELS),
}
_CONSONANTS = {
    "b": _texts("b p"),
    "t": _texts("t th"),
    "th": _texts("t th s"),
    "j": _texts("dj dsch j g zh c"),
    "h": _BREATH,
    "kh": _texts("kh h ch x"),
    "d": _texts("d dh"),
    "dh": _texts("d dh z th zh"),
    "s": _texts("s c"),
    "f": _texts("f ph v"),
    "tsh": _texts("ch tch tsch tsh c"),
    "sh": _texts("sch sh ch s"),
    "gh": _texts("g gh"),
    "q": _texts("q ck k g gh c"),
    "k": _texts("k c q ck"),
    "g": _texts("g gh"),
    "ch": _texts("tsch tch ch c sh"),
    "zh": _texts("zh j"),
    "z": _texts("z s"),
    "v": _texts("v w"),
    "ph": _texts("f p ph"),
    "bh": _texts("b v w"),
    "tz": _texts("tz ts z"),
}
_FIRST = {
    "a": _few(_VOWEL, 1, 2),
    "w": _row(_texts("w v ou"), _SHORT),
    "y": _row(_texts("y j i"), _SHORT),
}
_ARTICLE = _any(_NOTHING, _row(_few("aeu", 1, 1), _few("ltdrzsn", 1, 1), _BREATH))
_ENDINGS = {
    "allh": _row(_few("aou", 0, 1), _texts("la lah lla llah")),
    "aldyn": _row(
        _few("aeuo", 0, 1),
        _few("l", 0, 1),
        _texts("d dh dd ddh dhd dhdh"),
        _few("iey", 1, 3),
        _texts("n"),
    ),
    "y": _row(_few("aeiouy", 0, 3), _few("aeijy", 1, 1), _BREATH),
}
"""God, the faith; a final yeh is an alef as often."""
_END = _any(_NOTHING, _row(_few("aei", 1, 1), _BREATH))
_SERVANT = "abd"
_SERVANT_READ = _any(_texts("abd"), _row(_texts("abd"), _few("aeou", 1, 1), _few("l", 0, 1)))


class ReadWord(NamedTuple):
    """In which ways a word of an abjad may be written, for compiled code.

    Args:
        sets: The letters of each place of each way, by bit; uint64.
        way_ends: Where the sets of each way end.
        piece_ends: Where the ways of each piece end.
    """

    sets: Array
    way_ends: Array
    piece_ends: Array


def is_reading(abjad: str, latin: str) -> bool:
    """Whether the Latin word is a faithful reading.

    Args:
        abjad: A word romanised from an abjad (``hsyn``).
        latin: A Latin word (``hussein``).
    """
    codes, ends = encode_words([latin])
    return bool(are_readings(abjad, codes, np.zeros(1, np.int32), ends.astype(np.int32))[0])


def are_readings(abjad: str, codes: Array, starts: Array, ends: Array) -> Array:
    """Which of some Latin words are faithful readings; bool.

    Args:
        abjad: A word romanised from an abjad.
        codes: The letters of all words, see :mod:`witting.names.letter_code`.
        starts: Where each word begins; int32.
        ends: Where it ends; int32.
    """
    if len(abjad) > _LONGEST or len(_WEAK.findall(abjad)) > _MOST_LONG:
        return np.zeros(len(starts), dtype=bool)
    found: Array = _are_read(*_ways_of(abjad), codes, starts, ends)
    return found


@compiled
def _are_read(
    sets: Array, way_ends: Array, piece_ends: Array, codes: Array, starts: Array, ends: Array
) -> Array:
    found = np.zeros(len(starts), np.bool_)
    places = np.empty(LETTERS, np.uint64)
    for word in range(len(starts)):
        if ends[word] - starts[word] > _LONGEST:
            continue
        length = _places_of(places, codes, starts[word], ends[word])
        # Where the letters that were read so far may end, by bit.
        reached, way, at = _ONE, 0, 0
        for piece in range(len(piece_ends)):
            after = _NONE
            while way < piece_ends[piece]:
                own = reached
                while at < way_ends[way]:
                    own = (own & _places_in(places, sets[at])) << _ONE
                    at += 1
                after |= own
                way += 1
            reached = after
        found[word] = reached >> length & _ONE
    return found


@compiled_leaf
def _places_of(places: Array, codes: Array, start: Int, end: Int) -> np.uint64:
    """Writes at which places of a word each letter stands, and returns how many places there are.

    A doubled consonant is one; of vowels each is said.
    """
    places[:] = 0
    length, before = _NONE, -1
    for at in range(start, end):
        code = codes[at]
        if code != before or _VOWELS_SET >> np.uint64(code) & _ONE:
            places[code] |= _ONE << length
            length += _ONE
        before = code
    return length


@compiled_leaf
def _places_in(places: Array, letters: np.uint64) -> np.uint64:
    """At which places one of some letters stands, by bit."""
    found = _NONE
    for code in range(LETTERS):
        if letters >> np.uint64(code) & _ONE:
            found |= places[code]
    return found


@lru_cache(maxsize=1 << 13)
def _ways_of(abjad: str) -> ReadWord:
    pieces = [_SERVANT_READ] if abjad == _SERVANT else _pieces(abjad)
    ways = [way for piece in pieces for way in piece]
    sets = [_set_of(letters) for way in ways for letters in way]
    return ReadWord(
        np.array(sets, dtype=np.uint64),
        np.cumsum([len(way) for way in ways], dtype=np.int64),
        np.cumsum([len(piece) for piece in pieces], dtype=np.int64),
    )


@lru_cache(maxsize=256)
def _set_of(letters: str) -> int:
    codes, _ = encode_words([letters])
    return sum(1 << code for code in {*codes.tolist()})


def _pieces(abjad: str) -> list[Ways]:
    ending = next((text for text in _ENDINGS if abjad.endswith(text)), "")
    stem = abjad.removesuffix(ending)
    article = stem.startswith("al") and len(stem) > 2  # noqa: PLR2004  # and a letter
    parts = _PART.findall(stem[2:] if article else stem)
    pieces = [_ARTICLE] if article else []
    before = ""
    for part, after in zip(parts, [*parts[1:], ending], strict=False):
        pieces.append(_piece(part, before, after[:1]))
        before = part
    return [*pieces, _ENDINGS.get(ending, _END)]


@lru_cache(maxsize=1 << 12)
def _piece(part: str, before: str, after: str) -> Ways:
    if not before and part in _FIRST:
        # A hamza or ain carries the long vowel behind it.
        return _NOTHING if part == "a" and after in tuple("awy") else _FIRST[part]
    if part in _LONG:
        return _LONG[part]
    consonant = _CONSONANTS.get(part, _texts(part))
    if part == before:  # in Latin letters one, where no vowel parts the two
        return _any(_NOTHING, _row(_SHORT, consonant))
    return consonant if not before or before in _LONG else _row(_SHORT, consonant)
