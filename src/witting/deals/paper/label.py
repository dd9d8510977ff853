"""Does a piece of text begin with a label, and of what?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from witting.deals.amended import amended_words, is_of_address, new_name_at
from witting.deals.paper.party_label import parse_party_label
from witting.deals.paper.value import is_currency, is_value
from witting.deals.paper.words import NUMBER_OF, folded, load_labels, load_list, load_words

MAX_LABEL = 80
"""Letters. The longest printed label has some sixty; what is longer is prose."""

_NUMBERING = re.compile(r"\s*(?:\(?\d{1,2}[a-z]?[.)]|[•*▪–-])\s*")
_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]?\s*")
_PARTS = re.compile(r"\s*(?:/|&|\+|\band\b|\bor\b|\bund\b|\bet\b|\bи\b)\s*", re.IGNORECASE)
_COLON = re.compile(r"\s*[:：]\s*")
_WORD_ENDS = re.compile(r"(?<=\S)(?=\s)|(?<=[#№])")
_NUMBER_WORD = re.compile(r"(?:\s(?:No|Nr|N°|Nº|Number|Номер|Ref)\.?|\s?[#№])\s*\Z", re.IGNORECASE)
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Label:
    """A label.

    Args:
        group: The group of ``documents.yaml`` that it is from.
        meaning: What it means there: a role, a scheme, a place.
        part: Of a party: ``name``, ``address``, ``country`` or the scheme of a number where only
            that stands there.
        text: As the document has it, without numbering and colon.
        length: Letters up to the value that follows in the same piece of text.
        has_value: Whether one follows.
    """

    group: str
    meaning: str
    part: str
    text: str
    length: int
    has_value: bool


@lru_cache(maxsize=8192)
def parse_label(text: str) -> Label | None:
    """The label that the text is or begins with, or None.

    Before a colon any label is one. Without a colon the text must be nothing else, or what follows
    must be what the label asks for: a number, a day, a sum.
    """
    start = found.end() if (found := _NUMBERING.match(text)) else 0
    colon = _COLON.search(text, start, start + MAX_LABEL)
    if colon and (label := _named(text[start : colon.start()])):
        return _label(label, text[start : colon.start()], colon.end(), text)
    if amended := _amended(text, start):
        return amended
    if len(text) - start <= MAX_LABEL and (label := _named(text[start:])):
        return _label(label, text[start:], len(text), text)
    return _before_value(text, start)


def _amended(text: str, start: int) -> Label | None:
    """``NOTIFY PARTY NOW READS``: the label of a party, and words that say it is another now."""
    found = _amended_words().search(text, start, start + MAX_LABEL)
    named = _named(text[start : found.start()]) if found else None
    if found is None or named is None or named[0] != "parties" or is_of_address(found[0]):
        return None
    end = new_name_at(text, found.end())
    # "Buyer shall read and sign the Contract" names nobody.
    is_prose = text[end : end + 1].islower()
    return None if is_prose else _label(named, text[start : found.start()], end, text)


@cache
def _amended_words() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{amended_words()})", re.IGNORECASE)


def _label(named: tuple[str, str, str], shown: str, length: int, text: str) -> Label:
    group, meaning, part = named
    return Label(group, meaning, part, shown.strip(), length, bool(text[length:].strip()))


def _before_value(text: str, start: int) -> Label | None:
    """``Invoice Date 2025-03-01``: the longest label before what is such a value."""
    ends = [end.start() for end in islice(_WORD_ENDS.finditer(text, start), _MOST_WORDS)]
    for end in reversed(ends):
        named = _named(text[start:end])
        shortest = 1 if _NUMBER_WORD.search(text[start:end]) else 2
        value = text[end:].strip(" .-#№")
        group, meaning = named[:2] if named else ("", "")
        if named and is_value(value, group=group, meaning=meaning, shortest=shortest):
            return _label(named, text[start:end], end, text)
    return None


def _named(text: str) -> tuple[str, str, str] | None:
    """Group, meaning and part."""
    text = text.strip(" .*")
    if not text or len(text) > MAX_LABEL:
        return None
    found = _known(text) or _known(_BRACKETS.sub(" ", text)) or _known_parts(text)
    return found or _bare(text)


def _bare(text: str) -> tuple[str, str, str] | None:
    """``The Seller``, ``TOTAL USD``, ``EUR total``: a label, and a word that says no more."""
    article, _, rest = text.partition(" ")
    if article.casefold() == "the" and (named := _known(rest)) and named[0] == "parties":
        return named
    words = text.split()
    kept = [word for word in words if not is_currency(word)]
    named = _known(" ".join(kept)) if 0 < len(kept) == len(words) - 1 else None
    return named if named and named[0] == "amounts" else None


def _known(text: str) -> tuple[str, str, str] | None:
    word = folded(text)
    if not word:
        return None
    if named := load_labels().get(word):
        return (*named, "")
    if named := parse_party_label(text):
        return ("parties", *named)
    scheme = _numbered_title(text)
    return ("numbers", scheme, "") if scheme else None


def _numbered_title(text: str) -> str | None:
    """``PACKING LIST No.``: the scheme of the number of a document of this title."""
    found = _NUMBER_WORD.search(text)
    title = text[: found.start()] if found else text
    kind = load_words("titles").get(folded(title)) if found else None
    return NUMBER_OF.get(kind, "~") if kind else None


def _known_parts(text: str) -> tuple[str, str, str] | None:
    """``Shipper/Exporter``: the first of several labels, where each of them is one."""
    parts = [part for part in _PARTS.split(_BRACKETS.sub(" ", text)) if part.strip()]
    if len(parts) < 2:  # noqa: PLR2004  # several
        return None
    found = [_known(part) for part in parts]
    first = found[0]
    if first is None or None in found:
        return None
    return first


def is_party_part(text: str) -> tuple[str, int] | None:
    """``name``, ``address``, ``country`` or ``contact`` that a line of a party begins with.

    Returns:
        It, and the letters up to its value; None where the line begins with no such label.
    """
    for end in islice(_WORD_ENDS.finditer(text), 2):
        if load_words("party_parts").get(folded(text[: end.start()])) == "person":
            return "person", end.start()  # Mostly without a colon: ``Attn. Anna Primer``.
    colon = _COLON.search(text, 0, MAX_LABEL)
    word = folded(text[: colon.start()]) if colon else ""
    part = load_words("party_parts").get(word)
    return (part, colon.end()) if colon and part else None


def is_listed(text: str, key: str) -> bool:
    """Whether the text is a word of a list such as ``to_order``."""
    return folded(text) in load_list(key)
