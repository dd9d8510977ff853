"""Which fields stand in OFSI's column "Other Information"?"""

from __future__ import annotations

import re
from functools import cache

from witting.resources import read_yaml

_REFERENCES = {
    "unique_id": re.compile(r"[A-Z]{3}\d{4}(?:\s*(?:,|/|&|;|and)\s*[A-Z]{3}\d{4})*"),
    "un_reference": re.compile(r"[A-Z]{2}[ieIE]\.\s?\d{3}"),
}
_EDGES = " \t\r\n\u00a0."


def split_other_information(text: str) -> dict[str, str]:
    """Our fields, by the labels of ``lists/uk/labels.yaml``; ``other_information`` is the rest.

    A reference runs to the end of its letters and digits; prose after it, or in its place, is of
    the rest. A label
    that comes twice is one field with both texts.

    Args:
        text: One cell, such as ``(UK Sanctions List Ref):RUS0001. (Gender):Male``.
    """
    labels = _labels()
    pieces = _pattern().split(text)
    found: dict[str, list[str]] = {"other_information": [pieces[0]]}
    for label, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        name = labels[label.casefold()]
        value, rest = _cut(name, piece.strip())
        found.setdefault(name, []).append(value)
        found["other_information"].append(rest)
    joined = {name: ". ".join(_stripped(values)) for name, values in found.items()}
    return {name: value for name, value in joined.items() if value}


def _cut(name: str, text: str) -> tuple[str, str]:
    if name not in _REFERENCES:
        return text, ""
    reference = _REFERENCES[name].match(text)
    return (reference[0], text[reference.end() :]) if reference else ("", text)


def _stripped(values: list[str]) -> list[str]:
    return list(dict.fromkeys(cut for value in values if (cut := value.strip(_EDGES))))


@cache
def _labels() -> dict[str, str]:
    mapping = read_yaml("lists/uk/labels.yaml").plain()
    assert isinstance(mapping, dict)
    return {label.casefold(): name for label, name in mapping.items()}


@cache
def _pattern() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in sorted(_labels(), key=len, reverse=True))
    return re.compile(rf"\(({labels})\)\s*:", re.IGNORECASE)
