"""Is every vocabulary whole, and is each kind of fault told with its line?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from witting.errors import ResourceError
from witting.goods.listed import load_lists
from witting.goods.marker import load_markers
from witting.goods.small_words import load_small_words
from witting.goods.term import parse_term
from witting.goods.vocabulary import LANGUAGES, load_vocabulary, parse_kind
from witting.resources import parse_yaml, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.goods.term import Term

KIND = """
key: ball-bearings
what: ball bearings
codes: ["848210"]
terms:
  en: [ball bearing*]
"""


def test_a_kind_is_read_with_its_terms() -> None:
    kind, (word,) = parse_kind(parse_yaml(KIND, file="kind.yaml"))
    assert kind.codes == ("848210",)
    assert word.term.parts == (" ball bearing",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("what:", "waht:", "kind.yaml:2: unknown: waht."),
        ("codes:", "near:", "missing: codes."),
        ('"848210"', '"848219"', "kind.yaml:4: '848219' is no code of the Harmonized System."),
        ("  en:", "  xx:", "the language 'xx' is none of"),
        ("ball bearing*", "'**'", "kind.yaml:6: the term holds no letter or digit"),
        ("terms:", "items: [no such thing]\nterms:", "is no item of the determination"),
        ("ball bearings\n", "''\n", "words are expected here"),
        ("key: ball-bearings", "key: a\nkey: b", "the key 'key' is given twice"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, told: str) -> None:
    with pytest.raises(ResourceError) as caught:
        parse_kind(parse_yaml(KIND.replace(old, new), file="kind.yaml"))
    assert told in str(caught.value)


def test_every_listed_code_and_item_has_words_in_every_language() -> None:
    told: dict[str, set[str]] = {}
    for word in load_vocabulary():
        for code in (*word.kind.codes, *word.kind.items):
            told.setdefault(code, set()).add(word.kind.key)
    listed = {code for code, entry in load_lists().by_code.items() if entry.tier}
    assert not listed - told.keys()
    assert not load_lists().items.keys() - told.keys()


def test_there_are_vocabularies_of_every_language() -> None:
    assert len({word.kind.key for word in load_vocabulary()}) > 200
    assert len(LANGUAGES) == 7
    assert Counter(marker.role for marker in load_markers())["purpose"] > 20


def words_that_name_no_goods() -> Iterator[Term]:
    """Those that say a part, count, join, or could be anything."""
    small = load_small_words()
    vague = read_yaml("goods/vague_words.yaml").mapping().values()
    plain = [str(word.value) for words in vague for word in words.sequence()]
    yield from (marker.term for marker in load_markers())
    for text in (*small.counts, *small.conjunctions, *small.lines, *small.papers, *plain):
        term = parse_term(text)
        assert term is not None
        yield term


def test_no_term_is_a_word_that_names_no_goods() -> None:
    taken = {tuple(part.strip() for part in term.parts) for term in words_that_name_no_goods()}
    same = [
        f"{word.kind.key}: {word.text}"
        for word in load_vocabulary()
        if tuple(part.strip() for part in word.term.parts) in taken
    ]
    assert not same
