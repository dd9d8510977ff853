"""As what else may a name be read, so that it is looked for in several ways?

``Michail Chodorkowski`` is Mikhail Khodorkovsky in German, and a bare ``ch`` is another sound in
English. Which language a name is in nobody says, so it is looked for as it stands and as each
language reads it of which it has the signs. Chinese, Japanese and Korean names are read by
:mod:`witting.names.eastern_name`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from witting.errors import ResourceError
from witting.names.eastern_name import read_eastern
from witting.names.script import latinize
from witting.names.spelling import fold_spelling
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from witting.resources import Node

RESOURCE = "names/transcriptions.yaml"
_LONGEST = 200
"""A longer text is no name of anybody, and is not read twice."""
_ARROW = " > "
_MOST_KEPT = 1 << 14
_ALIKE = str.maketrans("ıİſ", "iis")
"""What a pattern without regard to case takes for i and s, and what has other small letters."""


class Transcription(NamedTuple):
    """How one language writes Russian.

    Args:
        name: Of the language.
        signs: What is seldom found in another.
        weak: What says so beside a Slavic ending.
        letters: What is replaced.
        english: By what, each.
    """

    name: str
    signs: tuple[str, ...]
    weak: tuple[str, ...]
    letters: re.Pattern[str]
    english: Mapping[str, str]

    def read(self, text: str) -> str:
        """The text in English letters, small and capital as they were."""
        return self.letters.sub(lambda part: self._in_case(part[0]), text)

    def _in_case(self, letters: str) -> str:
        english = self.english[letters.translate(_ALIKE).lower()]
        if letters.isupper() and (len(letters) > 1 or len(english) == 1):
            return english.upper()
        return english.capitalize() if letters[0].isupper() else english


@lru_cache(maxsize=_MOST_KEPT)
def read_transcriptions(text: str) -> tuple[str, ...]:
    """The name in English letters, once for each language that it may be in.

    Args:
        text: A name in Latin letters, or in Chinese, Japanese or Korean ones.

    Returns:
        Only such as are not spelt alike, see :mod:`witting.names.spelling`; mostly none.
    """
    eastern = () if text.isascii() else read_eastern(text)
    return eastern or read_as_russian(text)


def read_as_russian(text: str) -> tuple[str, ...]:
    """The same of a name in Latin letters alone; of any other nothing."""
    rows, signs, endings = _load()
    if len(text) > _LONGEST:
        return ()
    written = text if text.isascii() else unicodedata.normalize("NFC", text)
    small = written.lower()
    if not _has_any(small, signs):
        return ()
    is_slavic = any(word.endswith(endings) for word in small.split())
    reads = [
        row.read(written)
        for row in rows
        if _has_any(small, row.signs) or (is_slavic and _has_any(small, row.weak))
    ]
    if not reads:
        return ()
    found: dict[tuple[str, ...], str] = {}
    for read in (text, *reads):
        found.setdefault(_folded(read), read)
    return (*found.values(),)[1:]


def _has_any(text: str, parts: Iterable[str]) -> bool:
    return any(map(text.__contains__, parts))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(map(fold_spelling, latinize(text)))


@cache
def _load() -> tuple[tuple[Transcription, ...], tuple[str, ...], tuple[str, ...]]:
    """The languages, the signs of all of them, and the endings of Slavic names."""
    root = read_yaml(RESOURCE).mapping()
    rows = tuple(map(_row, root["rows"].sequence()))
    signs = dict.fromkeys(sign for row in rows for sign in (*row.signs, *row.weak))
    return rows, tuple(signs), _texts(root["endings"])


def _row(node: Node) -> Transcription:
    row = node.mapping()
    pairs = dict(_iter_pairs(row["letters"].sequence()))
    ranked = sorted(pairs, key=lambda letters: (-len(letters.strip("-")), letters))
    return Transcription(
        name=str(row["name"].value),
        signs=_texts(row["signs"]),
        weak=_texts(row["weak"]),
        letters=re.compile("|".join(map(_pattern, ranked)), re.IGNORECASE),
        english={letters.strip("-"): english for letters, english in pairs.items()},
    )


def _iter_pairs(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        letters, arrow, english = str(node.value).partition(_ARROW)
        if not arrow:
            raise ResourceError("letters are 'tsch > ch'.", where=node.where)
        yield letters, english


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(str(item.value) for item in node.sequence())


def _pattern(letters: str) -> str:
    at_end = r"(?![^\W\d_])" if letters.startswith("-") else ""
    return re.escape(letters.strip("-")) + at_end
