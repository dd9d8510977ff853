"""Whom do the conditions of a letter of credit name: a notify party, a consignee, an end user?

Fields 46A and 47A say in prose who stands in the papers: ``MADE OUT TO THE ORDER OF X BANK, NOTIFY
Y LLC``. A name is read where its legal form, the word bank or a label's colon tells that it is one;
whom the credit calls by a role alone (``NOTIFY APPLICANT``) is in it already.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.names import parse_name
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.resources import Node

RESOURCE = "deals/swift/condition_parties.yaml"
MOST_WORDS = 9
"""Of a name."""
_LONGEST = 140


def iter_condition_parties(text: str) -> Iterator[tuple[str, str]]:
    """Role and name of each, in the order of the text."""
    flat = " ".join(text.split())
    found = [
        (match.start(), role, name)
        for role, lead in _leads()
        for match in lead.finditer(flat)
        if (name := _name_at(flat, match.end(), is_label=match[0].rstrip().endswith(":")))
    ]
    yield from ((role, name) for _, role, name in sorted(found))


def _name_at(flat: str, start: int, *, is_label: bool) -> str | None:
    piece = _stops().split(flat[start : start + _LONGEST], maxsplit=1)[0].strip(" .'\"-")
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
    return name if len(words) > 1 and (is_bank or is_label) else None


@cache
def _leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What stands before a name, and the role that it says, the longest first."""
    leads = _root()["leads"].mapping()
    found = []
    for role, node in leads.items():
        phrases = sorted((str(item.value) for item in node.sequence()), key=len, reverse=True)
        either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
        found.append((role, re.compile(rf"(?<!\w)(?:{either})(?!\w)\s*:?\s*", re.IGNORECASE)))
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
