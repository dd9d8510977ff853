"""What do labels within a free text say: ``End user: X``, ``Manufacturer: Y``?

Notes and properties of goods in messages have the labels that papers have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.deals.paper.label import parse_label
from witting.deals.paper.party_block import parse_party_block
from witting.deals.paper.words import folded, load_list
from witting.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.deals.paper.label import Label

MAKER = "manufacturer"
BRAND = "brand"
"""Said of goods, and nobody."""
_COLONS = (":", "：")
_LINES = re.compile(r"\n|;\s|\s[|]\s|[；]")
_AT_LABEL = re.compile(r"[.,!)]\s+(?=[^\W\d_][^:：,.;]{1,40}[:：])")
"""A sign behind which a label may stand."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST_LINES = 4
"""Of what stands below a label that is alone on its line."""
_LONGEST = 200
_SHORTEST_WORD = 4
"""Letters of a word by which prose is told; names have ``of`` and ``de``, too."""
_LETTERS = 3
_CHINESE = "\u3040"


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one label says.

    Args:
        group: That of the label in ``documents.yaml``.
        meaning: A role (``~`` for none), or a field of goods; ``brand`` is no manufacturer.
        text: The value, on one line or several.
    """

    group: str
    meaning: str
    text: str

    def party(self) -> Mapping[str, object]:
        """The party in the shape of the JSON, without its role; empty where nobody is named."""
        facts = parse_party_block(self.text.split("\n")).facts()
        name = _without_stop(str(facts.get("name", "")))
        return {**facts, "name": name} if is_name(name) else {}


def iter_labelled(text: str) -> Iterator[Labelled]:
    """Parties, and what is said of goods, in the order of the text."""
    if not any(colon in text for colon in _COLONS):
        return
    label: Label | None = None
    value: list[str] = []
    for line in _pieces(text):
        found = _label_of(line)
        if found is not None:
            yield from _said(label, value)
            label, value = found, [line[found.length :].strip()] if found.has_value else []
        elif label is not None and not label.has_value and len(value) < _MOST_LINES:
            value.append(line)
    yield from _said(label, value)


def _pieces(text: str) -> Iterator[str]:
    """The lines of the text, each parted where another label stands in it."""
    for line in _LINES.split(text):
        start = 0
        for sign in _AT_LABEL.finditer(line):
            if _label_of(line[sign.end() :]):
                yield line[start : sign.start() + 1].strip(" ,")
                start = sign.end()
        yield line[start:].strip()


def _label_of(line: str) -> Label | None:
    label = parse_label(line[:_LONGEST])
    return label if label and line[: label.length].rstrip().endswith(_COLONS) else None


def is_name(text: str) -> bool:
    """Whether it may name somebody: no sentence, no term of delivery, no code of who pays.

    A name has a legal form or a capital, and a word of three letters (``EXW`` is none); the signs
    of Chinese have no capitals and say more.
    """
    if len(text) > _LONGEST or folded(text) in load_list("no_names"):
        return False
    words = _WORD.findall(text)
    if not any(len(word) >= (_LETTERS if word[0] < _CHINESE else 2) for word in words):
        return False
    if parse_name(text).legal_forms:
        return True
    long = [word for word in words if len(word) >= _SHORTEST_WORD]
    is_low = sum(map(str.islower, long)) * 2 > len(long) or all(map(str.islower, words))
    return not is_low and folded(words[0]) not in load_list("no_name_starts")


def _without_stop(name: str) -> str:
    """The name without the sign that ends its sentence; a legal form keeps its own (``Ltd.``)."""
    is_form = parse_name(name).legal_forms != parse_name(name.rpartition(" ")[0]).legal_forms
    return name if is_form else name.rstrip(" .")


def _said(label: Label | None, value: list[str]) -> Iterator[Labelled]:
    text = "\n".join(filter(None, value))
    if label is None or not text or label.group not in ("parties", "goods"):
        return
    meaning = label.meaning
    if label.group == "parties" and label.part not in ("", "name"):
        return
    if meaning == MAKER and folded(label.text) in load_list("brands"):
        meaning = BRAND
    yield Labelled(label.group, meaning, text)
