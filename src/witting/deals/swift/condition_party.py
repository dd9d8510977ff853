"""Whom do the conditions of a letter of credit name: a notify party, a consignee, an end user?

Fields 46A and 47A say in prose who stands in the papers: ``MADE OUT TO THE ORDER OF X BANK, NOTIFY
Y LLC``. A name is read where its legal form, the word bank or a label's colon tells that it is one;
whom the credit calls by a role alone (``NOTIFY APPLICANT``) is in it already.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.amended import amended_words, instead_of, is_of_address, new_name_at
from witting.names import parse_name
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.resources import Node

RESOURCE = "deals/swift/condition_parties.yaml"
MOST_WORDS = 9
"""Of a name."""
_LONGEST = 140


def iter_condition_parties(text: str, *, only_amended: bool = False) -> Iterator[tuple[str, str]]:
    """Role and name of each, in the order of the text.

    Args:
        text: Of a field.
        only_amended: Whether only those that are named anew count (``NOTIFY PARTY NOW READS X``),
            as in a field that is free for anything.
    """
    flat = " ".join(text.split())
    found = [
        (match.start(), role, name)
        for role, lead in _leads()
        for match in lead.finditer(flat)
        if (match["amended"] or not only_amended) and (name := _name_behind(flat, match))
    ]
    yield from ((role, name) for _, role, name in sorted(found))


def _name_behind(flat: str, match: re.Match[str]) -> str | None:
    is_amended = bool(match["amended"])
    if is_amended and is_of_address(match["amended"]):
        return None
    start = new_name_at(flat, match.end()) if is_amended else match.end()
    said = instead_of().split(flat[start : start + _LONGEST], maxsplit=1)[0]
    # A label's value has two words, for one may be of the condition; a new name stands for itself.
    least = 1 if is_amended else 2
    return _name_of(said, is_label=is_amended or match[0].rstrip().endswith(":"), least=least)


def _name_of(said: str, *, is_label: bool, least: int) -> str | None:
    piece = _stops().split(said, maxsplit=1)[0].strip(" .'\"-")
    words = piece.split()[:MOST_WORDS]
    if words and words[0].upper() == "THE":
        words = words[1:]
    if not words or words[0].upper().strip(".'") in _words("roles"):
        return None
    name = " ".join(words)
    forms = parse_name(f"Q {name}").form_places[1:]
    if forms and forms[0] and len(words) > 1:
        return name
    ends = [
        count
        for count in range(2, len(words) + 1)
        if parse_name(f"Q {' '.join(words[:count])}").form_places[-1]
    ]
    if ends:
        return " ".join(words[: ends[-1]])
    is_bank = any(word.upper().strip(".,") in _words("banks") for word in words)
    return name if len(words) >= least and (is_bank or is_label) else None


@cache
def _leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands before a name, and the role that it says, the longest first."""
    leads = _root()["leads"].mapping()
    found = []
    for role, node in leads.items():
        phrases = sorted((str(item.value) for item in node.sequence()), key=len, reverse=True)
        either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
        pattern = rf"(?<!\w)(?:{either})(?!\w)\s*(?:(?P<amended>{amended_words()})|:?\s*)"
        found.append((role, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


@cache
def _stops() -> re.Pattern[str]:
    """What ends a name: a sign, or a word that goes on with the condition."""
    words = "|".join(map(re.escape, sorted(_words("stops"), key=len, reverse=True)))
    forms = "|".join(map(re.escape, sorted(_words("behind_comma"), key=len, reverse=True)))
    return re.compile(
        rf",(?!\s*(?:{forms})\b)|[;:()+]|\.(?=\s|$)(?<!\b\w\.)(?<!CO\.)|\b(?:{words})\b",
        re.IGNORECASE,
    )


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(str(item.value) for item in _root()[key].sequence())


def _root() -> dict[str, Node]:
    return read_yaml(RESOURCE).mapping()
