"""Does a text use a word for what it means, though someone may be called so, or for a firm?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.names.script import clean_text, is_read, latinize
from witting.names.spelling import fold_spelling
from witting.prepared import prepared
from witting.resources import read_csv, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.resources import Node

RESOURCE = "texts/ordinary_words.yaml"
SHORT_NAMES = "texts/short_names.yaml"
COUNTRIES = "names/countries.csv"
_ENDINGS = ("s", "es", "d", "ed", "er", "ing", "ly")


@prepared
def ordinary_folds() -> frozenset[str]:
    """The folded words of resources/texts/ordinary_words.yaml, of English ones in all forms.

    And those of the names of countries: texts name them for where something is.
    """
    groups = read_yaml(RESOURCE).mapping()
    texts = [text for group in groups.values() for text in _texts(group)]
    # Chinese and Arabic names of countries are never compared word by word.
    texts += [row["names"] for row in read_csv(COUNTRIES)]
    words = {word for text in texts for word in _latin_words(text)}
    english = (*_texts(groups["small"]), *_texts(groups["english"]))
    words |= {text + ending for text in english for ending in _ENDINGS}
    return frozenset(map(fold_spelling, words))


@prepared
def small_words() -> frozenset[str]:
    """The English words that texts are held together by (``that``, ``with``), as written."""
    return frozenset(_texts(read_yaml(RESOURCE).mapping()["small"]))


@prepared
def short_name_folds() -> frozenset[str]:
    """The folded words of resources/texts/short_names.yaml."""
    named = read_yaml(SHORT_NAMES).mapping()["names"]
    return frozenset(fold_spelling(word) for text in _texts(named) for word in _latin_words(text))


def _latin_words(text: str) -> Iterator[str]:
    for word in text.replace("|", " ").split():
        if not any(map(is_read, word)):
            yield from latinize(clean_text(word))


def _texts(node: Node) -> Iterator[str]:
    for item in node.sequence():
        if isinstance(item.value, list):
            yield from _texts(item)
        elif isinstance(item.value, str):
            yield item.value
        else:
            raise ResourceError("a word is a text.", where=item.where)
