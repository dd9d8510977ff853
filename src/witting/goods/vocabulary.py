"""Which words name which kinds of goods?

The files of ``resources/goods/vocabulary`` hold them; docs/goods.md says how they are written.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from witting.errors import ResourceError
from witting.goods.clue import Kind
from witting.goods.listed import load_lists
from witting.goods.nomenclature import load_nomenclature
from witting.goods.term import Term, parse_term
from witting.resources import iter_names, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.resources import Node

LANGUAGES = ("en", "ru", "zh", "tr", "de", "fr", "vi")
FOLDER = "goods/vocabulary"

SURE_WORDS, HINT = 0.9, 0.5
"""How surely a term tells its kind, and a hint."""

_KEYS = {"key", "what", "codes", "items", "parts", "near", "reading", "terms", "hints"}
_NEEDED = {"key", "what", "codes", "terms"}


class Word(NamedTuple):
    """One term of one kind, and how surely it tells the kind."""

    term: Term
    kind: Kind
    strength: float
    text: str


@cache
def load_vocabulary() -> tuple[Word, ...]:
    """Every term of the packaged files, in their order."""
    seen: dict[str, str] = {}
    words: list[Word] = []
    for name in iter_names(FOLDER):
        for node in read_yaml(name).sequence():
            kind, found = parse_kind(node)
            if kind.key in seen:
                raise _fault(node, f"the kind {kind.key!r} stands in {seen[kind.key]} already")
            seen[kind.key] = node.where
            words.extend(found)
    return tuple(words)


def parse_kind(node: Node) -> tuple[Kind, tuple[Word, ...]]:
    """One kind with its terms.

    Raises:
        ResourceError: A key is unknown or missing, a code, an item or a language is unknown, a term
            holds nothing to look for.
    """
    fields = node.mapping()
    if odd := sorted(fields.keys() - _KEYS):
        raise _fault(node, f"unknown: {', '.join(odd)}")
    if missing := sorted(_NEEDED - fields.keys()):
        raise _fault(node, f"missing: {', '.join(missing)}")
    kind = Kind(
        key=_text(fields["key"]),
        what=_text(fields["what"]),
        codes=_codes(fields["codes"]),
        items=_items(fields["items"]) if "items" in fields else (),
        parts=_codes(fields["parts"]) if "parts" in fields else (),
        near=_codes(fields["near"]) if "near" in fields else (),
    )
    strengths = (("terms", SURE_WORDS), ("hints", HINT))
    return kind, tuple(
        word
        for name, strength in strengths
        if name in fields
        for word in _iter_words(fields[name], kind, strength)
    )


def _iter_words(node: Node, kind: Kind, strength: float) -> Iterator[Word]:
    for language, terms in node.mapping().items():
        if language not in LANGUAGES:
            raise _fault(terms, f"the language {language!r} is none of {', '.join(LANGUAGES)}")
        for text in terms.sequence():
            term = parse_term(_text(text))
            if term is None:
                raise _fault(text, "the term holds no letter or digit to look for")
            yield Word(term, kind, strength, _text(text))


def _codes(node: Node) -> tuple[str, ...]:
    codes = tuple(_text(code) for code in node.sequence())
    for code in codes:
        if not load_nomenclature().below(code):
            raise _fault(node, f"{code!r} is no code of the Harmonized System")
    return codes


def _items(node: Node) -> tuple[str, ...]:
    items = tuple(_text(item) for item in node.sequence())
    known = load_lists().items
    for item in items:
        if item not in known:
            raise _fault(node, f"{item!r} is no item of the determination")
    return items


def _text(node: Node) -> str:
    if not isinstance(node.value, str) or not node.value.strip():
        raise _fault(node, "words are expected here")
    return node.value


def _fault(node: Node, what: str) -> ResourceError:
    return ResourceError(f"{what}.", where=node.where)
