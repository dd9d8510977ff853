"""Which numbers stand in ``OGRN: 1027700092661 KPP 770401001``, and under what labels?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(
    r"(?P<value>(?<![\w])(?:[A-Z]{1,4}-?)?\d[\dA-Z]*(?:[-/.–][\dA-Z]+)*)(?:\s*\((?P<remark>[^()\d]+)\))?"
)
_EDGES = " \t\r\n\u00a0:;,.#–-"
MIN_DIGITS = 4
"""Fewer digits are a street, a year's part or a count, no number that names anybody."""


def iter_labelled_numbers(text: str) -> Iterator[tuple[str, str]]:
    """The numbers in order, each with its label and the remark in brackets after it.

    The label is what stands between the number before and this one; a remark such as ``(Russia)``
    is put behind it, because it says whose number it is.

    Args:
        text: Free text, one or several numbers in it.

    Yields:
        Label (may be empty) and number.
    """
    end = 0
    for found in _NUMBER.finditer(text):
        value = found["value"]
        if sum(letter.isdigit() for letter in value) < MIN_DIGITS:
            continue
        label = " ".join(text[end : found.start()].split()).strip(_EDGES)
        remark = f"({found['remark'].strip()})" if found["remark"] else ""
        yield " ".join(part for part in (label, remark) if part), value
        end = found.end()
