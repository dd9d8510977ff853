"""Which numbers of a running text name somebody, or tell where somebody is?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from witting.errors import ResourceError
from witting.model import Identifier
from witting.names.bare_number import CERTAIN
from witting.names.checkdigit import is_iban, is_inn, is_ogrn
from witting.names.identifier import normalize_identifier
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from witting.resources import Node

RESOURCE = "texts/numbers.yaml"

_WORD = re.compile(r"(?<![^\W_])[A-Z0-9]{7,34}(?![^\W_])")
"""What may be a number: capitals and digits; no scheme of CERTAIN has fewer than seven."""
_PARTED = re.compile(r"(?<![^\W_])[A-Z0-9]{2,32}-?[ \t]*\r?\n[ \t]*[A-Z0-9]{2,32}(?![^\W_])")
"""A word that the end of a line parts."""
_SPACED = re.compile(r"(?<![^\W_])\d{2,8}(?:[ .\-]\d{1,8}){1,8}(?![^\W_])")
"""Digits in groups: ``40702 810 4 0000 0012345``, ``IMO 932 2956``."""
_BETWEEN = re.compile(r"[\s.\-]+")
_BEFORE = re.compile(r"([^\W\d_]+)[^\w\n]{0,4}(?:[^\W\d_]{1,3}[^\w\n]{0,3})?\Z")
"""The word before a number, with at most a short one (``No``) between."""
_LOOK_BACK = 40
_CHECKS: Mapping[str, Callable[[str], bool]] = {"iban": is_iban, "inn": is_inn, "ogrn": is_ogrn}


class TextNumber(NamedTuple):
    """A number in a text.

    Args:
        start: Where it begins.
        end: Where it ends.
        text: As it stands there.
        identifiers: What it may be.
        what: What it tells by itself, such as ``an account at a bank in Russia``, or None.
        country: Of which country it is; ISO 3166 alpha-2, lower case; or None.
    """

    start: int
    end: int
    text: str
    identifiers: tuple[Identifier, ...]
    what: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class _Kind:
    what: str
    country: str
    pattern: re.Pattern[str]
    check: str | None
    after: frozenset[str]


def iter_numbers(text: str) -> Iterator[TextNumber]:
    """Every number that may name somebody, or tells a country; in the text's order, none twice.

    A word of eight capitals has the shape of a BIC, too: whoever looks it up finds nobody. Digits
    may have blanks, dots or hyphens between them, and a line may end within a number.
    """
    seen: set[str] = set()
    for pattern in (_WORD, _PARTED, _SPACED):
        for found in pattern.finditer(text):
            number = _BETWEEN.sub("", found[0])
            if number not in seen and (told := _told(number, text, found.span())):
                seen.add(number)
                yield told


def _told(number: str, text: str, span: tuple[int, int]) -> TextNumber | None:
    kind = _kind_of(number, text, span[0])
    identifiers = tuple(
        Identifier(scheme, value)
        for scheme in CERTAIN
        if (value := normalize_identifier(scheme, number)) is not None
    )
    if not kind and not identifiers:
        return None
    what, country = (kind.what, kind.country) if kind else (None, None)
    return TextNumber(*span, text[slice(*span)], identifiers, what, country)


def _kind_of(number: str, text: str, start: int) -> _Kind | None:
    if number.isalpha() and not number[4:].startswith("RUMM"):
        return None
    before: str | None = None
    for kind in _kinds():
        if not kind.pattern.fullmatch(number):
            continue
        if kind.check and not _CHECKS[kind.check](number):
            continue
        if kind.after:
            if before is None:
                word = _BEFORE.search(text[max(start - _LOOK_BACK, 0) : start])
                before = word[1].casefold() if word else ""
            if before not in kind.after:
                continue
        return kind
    return None


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(_kind(node) for node in read_yaml(RESOURCE).sequence())


def _kind(node: Node) -> _Kind:
    fields = node.mapping()
    if unknown := fields.keys() - {"what", "country", "pattern", "check", "after"}:
        raise ResourceError(f"{min(unknown)!r} is no key of a number.", where=node.where)
    check = str(fields["check"].value) if "check" in fields else None
    if check is not None and check not in _CHECKS:
        raise ResourceError(f"{check!r} is no check of a number.", where=fields["check"].where)
    after = fields["after"].sequence() if "after" in fields else []
    return _Kind(
        what=str(fields["what"].value),
        country=str(fields["country"].value),
        pattern=re.compile(str(fields["pattern"].value)),
        check=check,
        after=frozenset(str(word.value) for word in after),
    )
