"""What kind of word is it, and so how much does it say about whose name it is?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from witting.errors import ResourceError
from witting.names.common_name import lookup_share
from witting.names.legal_form import form_words
from witting.names.name import parse_name
from witting.names.spelling import fold_spelling
from witting.resources import Node, read_yaml

RESOURCE = "names/words.yaml"
SUBSTANCE, FORM, GENERIC, PLACE, PARTICLE = range(5)
"""A word that tells names apart; of a legal form; of the trade; of a place; ``of``, ``al``."""
CLASSES = {
    "name": SUBSTANCE,
    "form": FORM,
    "generic": GENERIC,
    "place": PLACE,
    "particle": PARTICLE,
}

_SHORT = 4
"""Up to so many letters two words of one folded spelling may be two: ``Lee`` is no ``le``."""
_MISSPELT = 7
"""From so many letters on, a word that is one slip from a common word is that word."""
_MISSPELT_FORM = 6


@lru_cache(maxsize=1 << 16)
def kind_of_word(folded: str, written: str) -> int:
    """The kind of a word in the name of an organisation or a thing."""
    classes = _load()
    kind = classes.of.get(written if len(written) <= _SHORT else folded)
    if kind is None:
        # Hartung is a name, though it is one letter from Haftung.
        return SUBSTANCE if lookup_share(folded) else _misspelt(written, classes)
    return kind


def begins_long_word(written: str) -> bool:
    """Whether a long word of a legal form or of the trade begins so: ``scientifi``."""
    own = _load().long_words.items()
    return any(
        word.startswith(written) and len(word) > len(written) and kind in (FORM, GENERIC)
        for word, kind in own
    )


@lru_cache(maxsize=1 << 16)
def kind_in_person(folded: str, written: str) -> int:
    """The kind of a word in the name of a person: PARTICLE or SUBSTANCE."""
    kind = _load().of.get(written if len(written) <= _SHORT else folded)
    # A letter is an initial, whatever it means in a sentence.
    return PARTICLE if kind == PARTICLE and len(written) > 1 else SUBSTANCE


def _misspelt(written: str, classes: _Classes) -> int:
    """The kind of a word that this one is one slip from; a rare short word stays what it is."""
    if len(written) < _MISSPELT_FORM - 1:
        return SUBSTANCE
    words = classes.long_forms if len(written) < _MISSPELT else classes.long_words
    by_shortened = classes.by_shortened
    found = [by_shortened[text] for text in _shortened(written) if text in by_shortened]
    if not found:
        return SUBSTANCE
    near = {word for own in found for word in own}
    # Of equally near words the first decides, whatever the order of a set.
    for word in sorted(near & words.keys()):
        if OSA.distance(written, word, score_cutoff=1) <= 1:
            return words[word]
    return SUBSTANCE


def _shortened(word: str) -> list[str]:
    """The word, and it without any one letter: two words of one slip share one of these."""
    return [word, *[word[:at] + word[at + 1 :] for at in range(len(word))]]


@dataclass(frozen=True, slots=True)
class _Classes:
    of: dict[str, int]
    long_forms: dict[str, int]
    long_words: dict[str, int]
    by_shortened: dict[str, tuple[str, ...]]


@cache
def _load() -> _Classes:
    root = read_yaml(RESOURCE)
    if not isinstance(root.value, dict) or set(root.value) != set(CLASSES):
        raise ResourceError(f"the classes are {', '.join(CLASSES)}.", where=root.where)
    classes: dict[str, int] = {}
    long_forms: dict[str, int] = {}
    long_words: dict[str, int] = {}
    # Legal forms come last: "trading" stands in some, and says more than they do.
    for name, kind in reversed(CLASSES.items()):
        words = _words(root.value[name])
        if kind == FORM:
            long_forms = {word: FORM for _, word in words if len(word) >= _MISSPELT_FORM}
            words = [*words, *((fold_spelling(word), word) for word in sorted(form_words()))]
        for folded, written in words:
            classes.setdefault(written if len(written) <= _SHORT else folded, kind)
            if len(written) >= _MISSPELT:
                long_words.setdefault(written, kind)
    long_words = long_forms | long_words
    by_shortened: dict[str, list[str]] = {}
    for word in sorted(long_words):
        for text in dict.fromkeys(_shortened(word)):
            by_shortened.setdefault(text, []).append(word)
    return _Classes(
        classes, long_forms, long_words, {key: tuple(own) for key, own in by_shortened.items()}
    )


def _words(node: Node) -> list[tuple[str, str]]:
    if not isinstance(node.value, list):
        raise ResourceError("the words are a list.", where=node.where)
    words: list[tuple[str, str]] = []
    for item in node.value:
        parsed = parse_name(str(item.value))
        words.extend(zip(parsed.folded_words, parsed.words, strict=True))
    return words
