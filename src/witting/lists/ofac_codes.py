"""What do OFAC's labels, programs, relationships and places mean? The reviewed lookups, as read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from witting.errors import ResourceError
from witting.resources import Node, read_yaml

_FOLDER = "lists/ofac"


@dataclass(frozen=True, slots=True)
class Label:
    """What a label announces: the text of the label, a kind of fact, and the kind's argument."""

    text: str
    kind: str
    argument: str


@dataclass(frozen=True, slots=True)
class Risk:
    """One wording of a secondary-sanctions risk, and the keys and the authority behind it."""

    keys: tuple[str, ...]
    authority: str
    pattern: re.Pattern[str]
    wording: str


@dataclass(frozen=True, slots=True)
class Program:
    """What a program rests on, and what it orders outside the SDN list, if that is known."""

    authority: str
    not_sdn: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """The edge that a relationship is: its schema and the properties of its two ends."""

    schema: str
    origin: str
    target: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """What unlabelled statements are about."""

    titles: re.Pattern[str]
    positions: re.Pattern[str]
    notes: re.Pattern[str]


@cache
def labels() -> dict[str, Label]:
    """Every label by its text in lower case."""
    found = {}
    for text, node in _mapping("labels").items():
        kind, _, argument = _text(node).partition(" ")
        found[text.casefold()] = Label(text, kind, argument)
    return found


@cache
def label_pattern() -> re.Pattern[str]:
    """Matches a label at the start of a statement, the longest first."""
    texts = sorted(labels(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, texts))})(?![\w/])", re.IGNORECASE)


@cache
def risks() -> tuple[Risk, ...]:
    """The wordings of secondary-sanctions risks, in the order in which they are tried."""
    return tuple(map(_risk, read_yaml(f"{_FOLDER}/secondary_sanctions.yaml").sequence()))


def _risk(node: Node) -> Risk:
    facts = node.mapping()
    authority, pattern, wording = (
        _text(facts[name]) for name in ("authority", "pattern", "wording")
    )
    compiled = re.compile(pattern, re.IGNORECASE)
    if not compiled.search(wording):
        raise ResourceError("the pattern does not match its own wording.", where=node.where)
    return Risk(tuple(map(_text, facts["keys"].sequence())), authority, compiled, wording)


@cache
def programs() -> dict[str, Program]:
    """Every program by its tag."""
    return {
        tag: Program(_field(node, "authority") or "", _field(node, "not_sdn"))
        for tag, node in _mapping("programs").items()
    }


@cache
def relations() -> dict[str, Relation]:
    """Every relationship by its type in lower case."""
    return {
        text.casefold(): Relation(*(_field(node, name) or "" for name in ("schema", "from", "to")))
        for text, node in _mapping("relationships").items()
    }


@cache
def target_types() -> dict[str, tuple[str, str | None]]:
    """Schema and topic of every target type, by its text in lower case."""
    return {
        text.casefold(): (_field(node, "schema") or "LegalEntity", _field(node, "topic"))
        for text, node in _mapping("target_types").items()
    }


@cache
def places() -> dict[str, str]:
    """Country code of every place that is no country by that name; empty where it has none."""
    return {text.casefold(): _text(node) for text, node in _mapping("countries").items()}


@cache
def phrases() -> Phrases:
    """The patterns for unlabelled statements."""
    lists = _mapping("phrases")
    return Phrases(*(_either(lists[name]) for name in ("titles", "positions", "notes")))


def _either(node: Node) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_text(item)})" for item in node.sequence()), re.IGNORECASE)


def _mapping(name: str) -> dict[str, Node]:
    return read_yaml(f"{_FOLDER}/{name}.yaml").mapping()


def _field(node: Node, name: str) -> str | None:
    found = node.mapping().get(name)
    return _text(found) if found is not None else None


def _text(node: Node) -> str:
    if not isinstance(node.value, str):
        raise ResourceError("plain text is expected.", where=node.where)
    return node.value


@cache
def enhanced_fields() -> frozenset[str]:
    """The paths below an entity of the enhanced XML that are used or left out on purpose."""
    return frozenset(_mapping("enhanced_fields"))
