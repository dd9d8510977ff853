"""Which short words of a name are words of the trade because of what stands beside them?

``Paz`` is peace and a surname, but marketing (``pazarlama``) in ``Lale Paz. San. Tic. Ltd. Şti.``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RESOURCE = "names/short_words.yaml"


class _Language(NamedTuple):
    beside: frozenset[str]
    words: Mapping[str, str]


def short_words_in(words: Sequence[str]) -> Mapping[str, str]:
    """Short words to the key of their concept, where a word of their language is in the name.

    Args:
        words: Latin words as :func:`witting.names.script.latinize` gives them.
    """
    for language in _load():
        if not language.beside.isdisjoint(words):
            return language.words
    return {}


@cache
def all_short_words() -> frozenset[str]:
    """Every short word, of whatever language."""
    return frozenset(word for language in _load() for word in language.words)


@cache
def _load() -> tuple[_Language, ...]:
    languages = []
    for node in read_yaml(RESOURCE).mapping().values():
        facts = node.mapping()
        beside = frozenset(str(item.value) for item in facts["beside"].sequence())
        words = {word: str(key.value) for word, key in facts["words"].mapping().items()}
        languages.append(_Language(beside, words))
    return tuple(languages)
