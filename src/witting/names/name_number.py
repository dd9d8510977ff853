"""Which numbers stand in the field of a name, as payments have it, and what is the name?

``INN 7707083893 SBERBANK`` and ``/40702810900000012345 Ivan Petrov`` are a name with a number: left
in the name it would tell it from the listed one, as ``Brigade 45`` from ``Brigade 44``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.bare_number import parse_bare_number

if TYPE_CHECKING:
    from witting.model import Identifier

_LABELS = (
    *("inn", "инн", "kpp", "кпп", "ogrnip", "огрнип", "ogrn", "огрн", "okpo", "окпо"),
    *("bic", "бик", "swift", "lei", "imo", "iban", "uscc", "account", "acc", "acct", r"a/c"),
    *(r"r/s", r"р/с", r"к/с", r"k/s", "reg", "registration", "passport", "паспорт"),
)
_LABELLED = re.compile(
    rf"(?<!\w)(?:{'|'.join(_LABELS)})(?:[\s.:#№/-]|no\b|number\b){{0,4}}((?=\w*\d)\w{{5,34}})(?!\w)",
    re.IGNORECASE,
)
_BIC = re.compile(
    r"(?<!\w)(?:bic|swift)[\s.:/-]{0,3}([a-z]{6}[a-z0-9]{2}(?:[a-z0-9]{3})?)(?!\w)", re.IGNORECASE
)
_IBAN = re.compile(r"(?<!\w)([a-z]{2}\d{2}[a-z0-9]{11,30})(?!\w)", re.IGNORECASE)
_LONG = re.compile(r"(?<!\w)/?(\d{7,34})(?!\w)")
_MAY_BE = re.compile(r"\d|bic|swift", re.IGNORECASE)
"""What any of these has; most names have none, and are spared the rest."""
_EDGES = " \t,;:/-"


def split_numbers(text: str) -> tuple[str, tuple[Identifier, ...]]:
    """The name without numbers that are labelled or of seven digits or more, and what they are.

    Args:
        text: As written.

    Returns:
        What is left, and the identifiers that the numbers may be. The text itself, and none, where
        nothing else would be left.
    """
    if not _MAY_BE.search(text):
        return text, ()
    found: list[str] = []
    bare = text
    for pattern in (_LABELLED, _BIC, _IBAN, _LONG):
        bare = pattern.sub(lambda match: _set_aside(match, found), bare)
    bare = " ".join(bare.split()).strip(_EDGES)
    if not found or not any(map(str.isalpha, bare)):
        return text, ()
    return bare, tuple(item for number in found for item in parse_bare_number(number))


def _set_aside(match: re.Match[str], found: list[str]) -> str:
    found.append(match[1])
    return " "
