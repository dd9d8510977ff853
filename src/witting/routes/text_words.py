"""Which words around a place's name in a text say what the place is to the goods?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextWords:
    """The words of ``resources/routes/text_words.yaml``, which says what each group is for."""

    before: Mapping[Phrase, str]
    chinese_before: Mapping[str, str]
    fillers: frozenset[str]
    not_to: frozenset[str]
    for_after: frozenset[str]
    denying_before: frozenset[str]
    denying_behind: frozenset[str]
    chinese_denying: tuple[str, ...]
    denied_before: frozenset[str]
    clause: frozenset[str]
    selling_on: frozenset[str]
    leading_on: frozenset[str]
    joints: frozenset[str]
    numbering: frozenset[str]
    numbered: frozenset[str]
    shipments: frozenset[str]
    titles: frozenset[str]
    named_behind: frozenset[str]
    company_behind: frozenset[str]
    company_before: frozenset[Phrase]
    common: frozenset[str]
    other_things: Mapping[str, tuple[frozenset[str], frozenset[str]]]


@cache
def load_text_words() -> TextWords:
    """The packaged words; a file of ours, whose shape a test checks."""
    plain: Any = read_yaml("routes/text_words.yaml").plain()
    return TextWords(
        before={tuple(text.split()): role for role, text in _pairs(plain["before"])},
        chinese_before={text: role for role, text in _pairs(plain["chinese_before"])},
        chinese_denying=tuple(plain["chinese_denying"]),
        company_before=frozenset(tuple(text.split()) for text in plain["company_before"]),
        other_things={
            name: (frozenset(words["before"]), frozenset(words["behind"]))
            for name, words in plain["other_things"].items()
        },
        **{
            group: frozenset(plain[group])
            for group in (
                *("fillers", "not_to", "for_after", "denying_before", "denying_behind"),
                *("joints", "numbering", "numbered", "shipments", "clause"),
                *("selling_on", "leading_on"),
                *("denied_before", "titles", "named_behind", "company_behind", "common"),
            )
        },
    )


def _pairs(groups: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    return [(role, text) for role, texts in groups.items() for text in texts]
