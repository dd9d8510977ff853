"""Which words are in ``resources/deals/headings.yaml``, and how is a heading compared with them?"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.vocabulary import load_group, load_roles
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from witting.resources import Node

WORD = re.compile(r"[^\W\d_]+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o"})
ACCOUNT = "account"
"""Stands for an account among what is said of a party."""
NUMBERS_OF_HOUSES = ("id_number", "registration")
"""Identifiers whose words (``id``, ``number``) are in a house's table those of its own numbers."""


def plain(text: str) -> str:
    """The text in small letters without marks on them: ``Alıcı`` becomes ``alici``."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_LETTERS)


def parted(text: str) -> str:
    """``EndUser`` as two words, without marks."""
    return plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))


def plain_words(words: Iterable[str]) -> Iterator[str]:
    """Each of the words as a key."""
    return ("".join(WORD.findall(plain(word))) for word in words)


@cache
def read_headings() -> dict[str, Node]:
    """The file."""
    return read_yaml("deals/headings.yaml").mapping()


def words_in(node: Node) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(str(item.value) for item in node.sequence())


@cache
def load_list(key: str) -> frozenset[str]:
    """One list of the file, as keys."""
    return frozenset(plain_words(words_in(read_headings()[key])))


@cache
def load_short() -> Mapping[str, str]:
    """Short forms of single words, and the words."""
    pairs = read_headings()["short"].mapping().items()
    return {plain(word): plain(str(node.value)) for word, node in pairs}


@cache
def load_guard(kind: str) -> tuple[str, ...]:
    """The pieces of a heading that speak of a kind."""
    words = words_in(read_headings()["guard"].mapping()[kind])
    return tuple(" ".join(WORD.findall(plain(word))) for word in words)


@cache
def load_fields() -> Mapping[str, str]:
    """Key to what it says of a party."""
    pairs = read_headings()["field"].mapping().items()
    return {word: field for field, node in pairs for word in plain_words(words_in(node))}


@cache
def load_said() -> Mapping[str, str]:
    """What may stand beside a party in a heading: a field, an identifier, an account."""
    found = dict.fromkeys(load_list(ACCOUNT), ACCOUNT)
    for word, scheme in load_group("identifier").items():
        if scheme not in NUMBERS_OF_HOUSES:
            found["".join(WORD.findall(plain(word)))] = scheme
    for scheme, node in read_headings()["identifier"].mapping().items():
        found |= dict.fromkeys(plain_words(words_in(node)), scheme)
    return {**found, **load_fields()}


@cache
def load_heading_roles() -> Mapping[str, str]:
    """Key to the role of whom it names."""
    found = {"".join(WORD.findall(plain(word))): role for word, role in load_roles().items()}
    for role, node in read_headings()["party"].mapping().items():
        for word in plain_words(words_in(node)):
            found.setdefault(word, role)
    return found


def numbered(word: str) -> str:
    """``no`` and its like as ``number``."""
    return "number" if word in load_list("number_words") else word
