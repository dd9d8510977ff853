"""Which words tell who speaks, who is meant and what is no text?

``resources/reading`` holds them, per kind; each file says where it is from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.names.russian_case import iter_cases
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.resources import Node

FOLDER = "reading"


@dataclass(frozen=True, slots=True)
class Title:
    """What someone is: ``president``, with the sex that the word tells, or None."""

    key: str
    rank: str = ""
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A body, an outlet or a seat of power that is known by name.

    Args:
        kind: ``organisation`` or ``outlet``.
        name: As it is shown, whichever of its names the text has.
        country: Two letters, or None.
    """

    kind: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Words by which a text says that somebody said something; all in small letters."""

    says: frozenset[str]
    noun_like: frozenset[str]
    reports: frozenset[str]
    quotes: frozenset[str]
    according: tuple[str, ...]
    behind: tuple[str, ...]
    interviews: tuple[str, ...]
    audiences: frozenset[str]
    between: frozenset[str]
    prepositions: frozenset[str]
    pronouns: Mapping[str, str]
    nouns: frozenset[str]
    determiners: frozenset[str]


@cache
def load_titles() -> Mapping[str, Title]:
    """Titles by their forms."""
    titles: dict[str, Title] = {}
    for node in read_yaml(f"{FOLDER}/titles.yaml").mapping()["titles"].sequence():
        fields = node.mapping()
        rank, sex = (_text(fields[key]) if key in fields else "" for key in ("rank", "sex"))
        title = Title(_text(fields["key"]), rank, sex or None)
        for form in _words(fields["forms"]):
            titles.setdefault(form.casefold(), title)
    return titles


@cache
def load_known() -> Mapping[str, Known]:
    """Bodies and outlets by each of their names."""
    known: dict[str, Known] = {}
    for file, key, kind in (
        ("organisations", "bodies", "organisation"),
        ("outlets", "outlets", "outlet"),
    ):
        for node in read_yaml(f"{FOLDER}/{file}.yaml").mapping()[key].sequence():
            fields = node.mapping()
            name = _text(fields["name"])
            country = _text(fields["country"]) if "country" in fields else None
            for form in (name, *(_words(fields["also"]) if "also" in fields else ())):
                for case in (form, *_cases(form)):
                    known.setdefault(case, Known(kind, name, country))
    return known


def _cases(form: str) -> Iterator[str]:
    """The cases of a Russian name; of several words the first is in the case: ``Минфине США``."""
    head, blank, rest = form.partition(" ")
    yield from (f"{case}{blank}{rest}" for case in iter_cases(head))


@cache
def load_adjectives() -> Mapping[str, str]:
    """Adjectives of countries to their codes."""
    root = read_yaml(f"{FOLDER}/nationalities.yaml").mapping()["adjectives"].mapping()
    return {word.casefold(): code for code, node in root.items() for word in _words(node)}


@cache
def load_seats() -> Mapping[str, str]:
    """Seats of power to the codes of their countries."""
    root = read_yaml(f"{FOLDER}/nationalities.yaml").mapping()["seats"].mapping()
    return {name: _text(node) for name, node in root.items()}


@cache
def load_speech() -> SpeechWords:
    """The words of speech."""
    root = read_yaml(f"{FOLDER}/speech_verbs.yaml").mapping()

    def words(key: str) -> frozenset[str]:
        return frozenset(word.casefold() for word in _words(root[key]))

    def phrases(key: str) -> tuple[str, ...]:
        return tuple(sorted(words(key), key=lambda phrase: (-len(phrase), phrase)))

    pronouns = root["pronouns"].mapping()
    return SpeechWords(
        says=words("says"),
        noun_like=words("noun_like"),
        reports=words("reports"),
        quotes=words("quotes"),
        according=phrases("according"),
        behind=phrases("behind"),
        interviews=phrases("interviews"),
        audiences=words("audiences"),
        between=words("between"),
        prepositions=words("prepositions"),
        pronouns={word: sex for sex, node in pronouns.items() for word in _words(node)},
        nouns=words("nouns"),
        determiners=words("determiners"),
    )


@cache
def load_words(file: str, key: str) -> frozenset[str]:
    """One list of words of one file, in small letters."""
    node = read_yaml(f"{FOLDER}/{file}.yaml").mapping()[key]
    return frozenset(word.casefold() for word in _words(node))


def small(key: str) -> frozenset[str]:
    """Small words of the grammar by what they do; ``small_words.yaml`` explains each key."""
    return load_words("small_words", key)


@cache
def load_table(file: str, key: str) -> Mapping[str, tuple[str, ...]]:
    """Lists of words of one file by their keys, in small letters."""
    root = read_yaml(f"{FOLDER}/{file}.yaml").mapping()[key].mapping()
    return {name: tuple(word.casefold() for word in _words(node)) for name, node in root.items()}


def _words(node: Node) -> Iterator[str]:
    return (_text(item) for item in node.sequence())


def _text(node: Node) -> str:
    assert isinstance(node.value, str), node.where
    return node.value
