"""Which statements do OFAC's remarks consist of, and what does each announce?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.lists.ofac_codes import label_pattern, labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.ofac_codes import Label

_BETWEEN = re.compile(r";\s*")
_ALTERNATIVE = re.compile(r"(?:alt(?:ernate)?\.?\s+)(?=\S)", re.IGNORECASE)
_BRACKETED = re.compile(r"\((Linked To:.*?)\)?", re.IGNORECASE | re.DOTALL)
_AFTER_LABEL = re.compile(r"[\s:]*(?:[-–](?=[\s:]))?[\s:]*")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: the label and its value, or no label and the whole text as value."""

    text: str
    label: Label | None
    value: str


def iter_statements(remarks: str) -> Iterator[Statement]:
    """The statements, in order, without what stands between them.

    Args:
        remarks: Statements with semicolons between them and one full stop at the end.
    """
    whole = " ".join(remarks.split())
    # Only the last full stop closes the remarks; "CO., LTD.." ends in an abbreviation.
    whole = whole.removesuffix(".")
    for part in _BETWEEN.split(whole):
        text = part.strip()
        if text.strip(" .,;()"):
            yield parse_statement(text)


def parse_statement(text: str) -> Statement:
    """The statement's label, if it begins with a known one, and what stands behind it."""
    bracketed = _BRACKETED.fullmatch(text)
    bare = bracketed[1] if bracketed else text
    shorter = _ALTERNATIVE.sub("", bare, count=1) if _ALTERNATIVE.match(bare) else bare
    for candidate in dict.fromkeys((bare, shorter)):
        if found := label_pattern().match(candidate):
            start = _AFTER_LABEL.match(candidate, found.end())
            value = candidate[start.end() if start else found.end() :].strip()
            if value:
                return Statement(bare, labels()[found[0].casefold()], value)
    return Statement(bare, None, bare)
