"""Of which day is a text?"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.article import Block

_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+([^\W\d_]{3,9})\.?,?\s+((?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b")
HEAD = 4
"""So many paragraphs from the top may hold the day of the text, beside a line of its own."""


def find_day(text: str, blocks: Sequence[Block]) -> str | None:
    """The ISO day of a line that is a date, or of the head of the text; else None."""
    dated = [block for block in blocks if block.why == "date"]
    for block in [*dated, *blocks[:HEAD]]:
        if day := parse_text_day(text[block.start : block.end][:200]):
            return day.isoformat()
    return None


def parse_text_day(text: str) -> dt.date | None:
    """The first whole day that a text names, or None."""
    months = load_months()
    if found := _ISO.search(text):
        return _day(found[1], found[2], found[3])
    if (found := _DAY_FIRST.search(text)) and (month := months.get(_short(found[2]))):
        return _day(found[3], month, found[1])
    if (found := _MONTH_FIRST.search(text)) and (month := months.get(_short(found[1]))):
        return _day(found[3], month, found[2])
    if found := _DOTTED.search(text):
        return _day(found[3], found[2], found[1])
    return None


def load_months() -> dict[str, str]:
    """Names of months, and their first three letters, to their numbers."""
    nodes = read_yaml("reading/measures.yaml").mapping()["months"].mapping()
    months = {name: str(node.value) for name, node in nodes.items()}
    return {**{name[:3]: number for name, number in months.items()}, **months}


def _short(word: str) -> str:
    word = word.casefold()
    return word if word in load_months() else word[:3]


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
