"""How much does a word of a name say about whose name it is?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from witting.errors import ResourceError
from witting.names import parse_name
from witting.names.legal_form import form_words
from witting.names.spelling import fold_spelling
from witting.resources import read_yaml

if TYPE_CHECKING:
    from witting.names import Name
    from witting.resources import Node

RESOURCE = "matching/words.yaml"
FORM, PARTICLE = "form", "particle"
CLASSES = (FORM, "generic", "place", PARTICLE)
SUBSTANCE = "substance"

_ROMAN = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv"))
_PATRONYMIC = re.compile(
    r"[a-z]{2,}(?:[oea]vi?ch|[oe]vna|[iy]chna|ivna|o[gk]li|[iu]li|kizi|kyzy)", re.ASCII
)
_LEAST_LETTERS = {1: 1, 2: 3, 3: 4}
"""As how many letters a word of so many counts: an abbreviation says more than its length."""
_SHORT = 4
"""Up to so many letters two words of one folded spelling may be two: ``Lee`` is no ``le``."""
_MISSPELT = 7
"""From so many letters on, a word that is one slip from a common word is that word."""
_MISSPELT_FORM = 5


class Word(NamedTuple):
    """A word of a name: its one spelling, how it is written, and what a letter of it counts.

    Args:
        folded: See :mod:`witting.names.spelling`; what words are compared by.
        written: In plain Latin letters.
        kind: One of CLASSES, or SUBSTANCE for a word that few names have.
        weight: From 0 to 1; 1 for a word of substance.
    """

    folded: str
    written: str
    kind: str
    weight: float

    @property
    def letters(self) -> float:
        """What the whole word counts, in letters of an uncommon word."""
        length = len(self.folded)
        return self.weight * _LEAST_LETTERS.get(length, length)

    @property
    def is_number(self) -> bool:
        """Whether it is a number, for which no other may stand: ``44``, ``7a``, ``iii``."""
        return self.written in _ROMAN or not self.written.isalpha()

    @property
    def is_substance(self) -> bool:
        """Whether it tells this name from others, as ``trading``, ``hong`` and ``al`` do not."""
        return self.kind == SUBSTANCE

    @property
    def is_patronymic(self) -> bool:
        """Whether it is a father's name by its ending, which documents often leave out."""
        return _PATRONYMIC.fullmatch(self.folded) is not None


@lru_cache(maxsize=1 << 15)
def words_of(name: Name, *, person: bool) -> tuple[Word, ...]:
    """The words to compare, in the name's order.

    Args:
        name: The name.
        person: Whether the list says that it is a person's. Then what looks like a legal form is a
            name, and only particles (``al``, ``bin``, ``von``) say little.
    """
    pairs = (
        zip(name.folded_words, name.words, strict=True)
        if person
        else zip(name.folded, name.tokens, strict=True)
    )
    kind_of = _kind_in_person if person else _kind
    weights = _load().weights
    return tuple(
        Word(folded, written, kind := kind_of(folded, written), weights[kind])
        for folded, written in pairs
    )


def _kind_in_person(folded: str, written: str) -> str:
    kind = _load().of.get(written if len(written) <= _SHORT else folded)
    return PARTICLE if kind == PARTICLE else SUBSTANCE


@lru_cache(maxsize=1 << 16)
def _kind(folded: str, written: str) -> str:
    classes = _load()
    kind = classes.of.get(written if len(written) <= _SHORT else folded)
    return kind or _misspelt(written, classes) or SUBSTANCE


def _misspelt(written: str, classes: _Classes) -> str | None:
    """The class of a word that this one is one slip from; a rare short word stays what it is."""
    if len(written) < _MISSPELT_FORM - 1:
        return None
    words = classes.long_forms if len(written) < _MISSPELT else classes.long_words
    found = extractOne(written, words.keys(), scorer=OSA.distance, score_cutoff=1)
    return None if found is None else words[found[0]]


@dataclass(frozen=True, slots=True)
class _Classes:
    weights: dict[str, float]
    of: dict[str, str]
    long_forms: dict[str, str]
    long_words: dict[str, str]


@cache
def _load() -> _Classes:
    root = read_yaml(RESOURCE)
    if not isinstance(root.value, dict) or set(root.value) != set(CLASSES):
        raise ResourceError(f"the classes are {', '.join(CLASSES)}.", where=root.where)
    weights = {SUBSTANCE: 1.0}
    classes: dict[str, str] = {}
    long_forms: dict[str, str] = {}
    long_words: dict[str, str] = {}
    facts = {name: _facts(name, root.value[name]) for name in CLASSES}
    # Legal forms come last: "trading" stands in some, and says more than they do.
    for name in reversed(CLASSES):
        weights[name], words = facts[name]
        if name == FORM:
            words = [*words, *((fold_spelling(word), word) for word in sorted(form_words()))]
        for folded, written in words:
            classes.setdefault(written if len(written) <= _SHORT else folded, name)
            if len(written) >= _MISSPELT:
                long_words.setdefault(written, name)
        if name == FORM:
            long_forms = {word: FORM for _, word in facts[FORM][1] if len(word) >= _MISSPELT_FORM}
    return _Classes(weights, classes, long_forms, long_forms | long_words)


def _facts(name: str, node: Node) -> tuple[float, list[tuple[str, str]]]:
    facts = node.value
    if not isinstance(facts, dict) or set(facts) != {"weight", "words"}:
        raise ResourceError(f"{name!r} has a weight and words.", where=node.where)
    items = facts["words"].value
    if not isinstance(items, list):
        raise ResourceError("the words are a list.", where=facts["words"].where)
    words: list[tuple[str, str]] = []
    for item in items:
        parsed = parse_name(str(item.value))
        words.extend(zip(parsed.folded_words, parsed.words, strict=True))
    try:
        return float(str(facts["weight"].value)), words
    except ValueError as error:
        raise ResourceError("the weight is a number.", where=facts["weight"].where) from error
