"""Which words stand for which concept of the trade, as ``names/concepts.yaml`` says?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.names.script import clean_text, latinize
from witting.names.spelling import fold_spelling
from witting.prepared import prepared
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.resources import Node

RESOURCE = "names/concepts.yaml"
CLASSES = ("generic", "place", "substance")
_FIELDS = frozenset({"class", "words", "of"})
_KEY = re.compile(r"[a-z_]+")
_READ_SIGNS = re.compile(r"([\u3400-\u9fff]+) \(([a-z ]+)\)")
SHORTEST_STEM = 3
_SHORT = 4
"""Up to so many letters a word is compared letter by letter, a longer one by its spelling."""


@dataclass(slots=True)
class Step:
    """What may follow the words read so far.

    Args:
        key: The concept that the words so far stand for, or None.
        words: By the next word as a whole.
        stems: By what the next word begins with.
        heads: The first letters of these, by which most words are told to begin with none.
    """

    key: str | None = None
    words: dict[str, Step] = field(default_factory=dict)
    stems: dict[str, Step] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ConceptTable:
    """All concepts.

    Args:
        first: Where a name's words begin.
        compounds: What several concepts in a row mean.
        longest: The most concepts of a compound.
        classes: The class of each concept.
    """

    first: Step
    compounds: Mapping[tuple[str, ...], str]
    longest: int
    classes: Mapping[str, str]


def word_key(word: str) -> str:
    """What a Latin word is compared by."""
    return word if len(word) <= _SHORT else fold_spelling(word)


@prepared
def load_concepts() -> ConceptTable:
    """The table, read once.

    Raises:
        ResourceError: Something of the file is not understood, or two concepts have one word.
    """
    rows = read_yaml(RESOURCE).mapping()
    first = Step()
    compounds: dict[tuple[str, ...], str] = {}
    classes: dict[str, str] = {}
    for key, node in rows.items():
        facts = node.mapping()
        kind = facts["class"].value if set(facts) <= _FIELDS and "class" in facts else ""
        if kind not in CLASSES or not _KEY.fullmatch(key):
            raise ResourceError(
                f"{key!r} is a key in lower case with class ({', '.join(CLASSES)}), words and of.",
                where=node.where,
            )
        classes[key] = str(kind)
        for item in _items(facts.get("words")):
            _enter(first, item, key)
        for item in _items(facts.get("of")):
            parts = tuple(str(item.value).split())
            if unknown := [part for part in parts if part not in rows]:
                raise ResourceError(f"there is no concept {unknown[0]!r}.", where=item.where)
            if compounds.setdefault(parts, key) != key:
                raise ResourceError(f"{item.value!r} is {compounds[parts]}.", where=item.where)
    return ConceptTable(first, compounds, max(map(len, compounds)), classes)


def _enter(first: Step, item: Node, key: str) -> None:
    for phrase in _phrases(item):
        step = first
        for word, is_stem in phrase:
            after = step.stems if is_stem else step.words
            key_of_word = fold_spelling(word) if is_stem else word_key(word)
            if is_stem:
                step.heads.add(key_of_word[:SHORTEST_STEM])
            step = after.setdefault(key_of_word, Step())
        if step.key not in (None, key):
            raise ResourceError(f"{item.value!r} is both {step.key} and {key}.", where=item.where)
        step.key = key


def _phrases(item: Node) -> Iterator[list[tuple[str, bool]]]:
    """The words of a text, and whether each is a stem; of Chinese signs their syllables."""
    text = str(item.value)
    if signs := _READ_SIGNS.fullmatch(text):
        syllables = signs[2].split()
        if not len(syllables) == len(signs[1]) > 1:
            raise ResourceError(
                f"{text!r} is two signs or more, and in brackets a syllable for each.",
                where=item.where,
            )
        yield [(syllable, False) for syllable in syllables]
        yield [("".join(syllables), False)]
        return
    phrase = [(word, part.endswith("*")) for part in text.split() for word in _latin(part)]
    if not phrase:
        raise ResourceError(f"{text!r} has no letters.", where=item.where)
    yield phrase


def _latin(part: str) -> Sequence[str]:
    # Most words are plain ones, and a name in Arabic waits for none of this.
    if part.isascii() and part.isalpha():
        return (part.lower(),)
    return latinize(clean_text(part))


def _items(node: Node | None) -> Sequence[Node]:
    if node is None:
        return ()
    if not isinstance(node.value, list) or not all(isinstance(x.value, str) for x in node.value):
        raise ResourceError("a list of texts is expected here.", where=node.where)
    return node.value
