"""Which words of an address are no names, but say what a number or a name beside them is?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.resources import Node

RESOURCE = "names/addresses.yaml"


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of ``resources/names/addresses.yaml``, in lower-case Latin letters.

    Args:
        labels: What a number counts: ``room`` is ``unit``; a label may have several words.
        label_starts: First words of labels of two words.
        letters: The same for a single letter: for Turkish, and for all else.
        turkish: Words that tell that an address is Turkish.
        streets: Kinds of ways: ``ulitsa`` is ``street``.
        buildings: Words behind a building's name.
        zones: Those of these that hold many buildings.
        areas: Words beside a district's, town's or region's name: ``district`` or ``region``.
        fillers: Words that say nothing.
        towns: Names of towns that stand for a country, too, and say more in an address.
        us_states: Codes of countries that are a state's of the US as well.
        ordinals: Floors written out: ``second`` is 2.
        ordinal: Finds them.
        spelling: Finds what is written in several ways.
        spellings: What each of these is read as.
        han: Finds the signs of Chinese that are no names.
        han_words: What each of these is read as; a label that follows its number has a colon.
    """

    labels: Mapping[str, str]
    label_starts: frozenset[str]
    letters: Mapping[bool, Mapping[str, str]]
    turkish: frozenset[str]
    streets: Mapping[str, str]
    buildings: frozenset[str]
    zones: frozenset[str]
    areas: Mapping[str, str]
    fillers: frozenset[str]
    towns: frozenset[str]
    us_states: frozenset[str]
    ordinals: Mapping[str, int]
    ordinal: re.Pattern[str]
    spelling: re.Pattern[str]
    spellings: Mapping[str, str]
    han_label: re.Pattern[str]
    han_labels: Mapping[str, str]
    han_word: re.Pattern[str]
    han_words: Mapping[str, str]


@cache
def load_terms() -> Terms:
    """The terms, read once.

    Raises:
        ResourceError: The file lacks a part, or a part is not of its kind.
    """
    root = read_yaml(RESOURCE)
    spellings, streets = _by_word(_part(root, "spellings")), _by_word(_part(root, "streets"))
    han = _part(root, "han")
    han_labels, han_words = _by_word(_part(han, "labels")), _by_word(_part(han, "words"))
    letters, labels = _part(root, "letters"), _by_word(_part(root, "labels"))
    ordinals = _words(_part(root, "ordinals"))
    districts, regions = _part(root, "districts"), _part(root, "regions")
    return Terms(
        labels=labels,
        label_starts=frozenset(label.split()[0] for label in labels if " " in label),
        letters={
            True: dict(_pairs(_part(letters, "turkish"))),
            False: dict(_pairs(_part(letters, "other"))),
        },
        turkish=frozenset(_words(_part(root, "turkish"))),
        streets=streets,
        buildings=frozenset(_words(_part(root, "buildings"))),
        zones=frozenset(_words(_part(root, "zones"))),
        areas={
            **dict.fromkeys(_words(regions), "region"),
            **dict.fromkeys(_words(districts), "district"),
        },
        fillers=frozenset(_words(_part(root, "fillers"))),
        towns=frozenset(_words(_part(root, "towns"))),
        us_states=frozenset(_words(_part(root, "us_states"))),
        ordinals={word: place for place, word in enumerate(ordinals)},
        ordinal=re.compile(rf"\b({'|'.join(ordinals)})[\s-]+(?:floor|fl)\b"),
        spelling=_pattern(spellings, r"(?<![a-z0-9])(?:{})(?![a-z0-9])", gap=r"[\s.]*[\s.-]"),
        spellings=spellings,
        han_label=_pattern(han_labels, r"([0-9a-zA-Z]+(?:[-/][0-9a-zA-Z]+)*)\s*({})"),
        han_labels=han_labels,
        han_word=_pattern(han_words, "(?:{})"),
        han_words=han_words,
    )


def _part(node: Node, key: str) -> Node:
    found = node.value.get(key) if isinstance(node.value, dict) else None
    if found is None:
        raise ResourceError(f"the part {key!r} is missing.", where=node.where)
    return found


def _words(node: Node) -> list[str]:
    if not isinstance(node.value, list):
        raise ResourceError("this is a list of words.", where=node.where)
    return [str(item.value) for item in node.value]


def _pairs(node: Node) -> Iterator[tuple[str, str]]:
    if not isinstance(node.value, dict):
        raise ResourceError("this is a mapping.", where=node.where)
    for key, item in node.value.items():
        yield key, str(item.value)


def _by_word(node: Node) -> dict[str, str]:
    """``{room: [rm, flat]}`` as ``{rm: room, flat: room}``."""
    if not isinstance(node.value, dict):
        raise ResourceError("this is a mapping of lists of words.", where=node.where)
    return {word: key for key, item in node.value.items() for word in _words(item)}


def _pattern(words: Mapping[str, str], around: str, *, gap: str = " ") -> re.Pattern[str]:
    """Any of the words, the longest first; a blank inside one may be any gap."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(
        around.format("|".join(gap.join(map(re.escape, word.split())) for word in longest))
    )
