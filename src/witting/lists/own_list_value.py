"""Which values does a row hold, by what the mapping says about them?"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from witting.lists.listed_day import parse_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.entry import Entry
    from witting.lists.mapping_parts import Value
    from witting.lists.own_list_rows import OwnRow

_EDGES = " \t\r\n\u00a0;,"


def read_value(entry: Entry, value: Value, row: OwnRow) -> tuple[str, ...]:
    """The values, in the order of the columns; what stands aside goes to the entry's notes."""
    found: list[str] = []
    for text in _texts(value, row):
        for part in _split(text, value.separators):
            bare = _without_aside(entry, part, value).strip(_EDGES)
            if bare:
                found += _looked_up(entry, value, _found(bare, value.find))
    return tuple(dict.fromkeys(found))


def read_days(entry: Entry, value: Value, row: OwnRow, *, field: str) -> tuple[str, ...]:
    """The values as ISO days; an issue where one is no date in any form that is allowed."""
    days: list[str] = []
    for text in read_value(entry, value, row):
        read = _formatted(text, value.formats) if value.formats else parse_days(text)
        if not read:
            entry.issue(field, f"{text[:100]!r} is no date as expected; it was left out.")
        days += read
    return tuple(dict.fromkeys(days))


def _texts(value: Value, row: OwnRow) -> Iterator[str]:
    if value.constant is not None:
        yield value.constant
    elif value.join is not None:
        yield value.join.join(text for name in value.columns for text in row.texts(name))
    else:
        for name in value.columns:
            yield from row.texts(name)


def _split(text: str, separators: tuple[str, ...]) -> list[str]:
    if not separators:
        return [text]
    # A longer separator goes first: "; and " before ";".
    ordered = sorted(separators, key=len, reverse=True)
    return re.split("|".join(map(re.escape, ordered)), text)


def _without_aside(entry: Entry, text: str, value: Value) -> str:
    if value.aside is None:
        return text
    for found in value.aside.finditer(text):
        words = found[0].strip(_EDGES)
        entry.add("notes", f"{value.label}: {words}" if value.label else words)
    return value.aside.sub(" ", text)


def _found(text: str, find: re.Pattern[str] | None) -> Iterator[str]:
    if find is None:
        yield text
        return
    for match in find.finditer(text):
        word = match[1] if find.groups else match[0]
        if word and word.strip():
            yield word.strip()


def _looked_up(entry: Entry, value: Value, texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        if value.table is None:
            yield text
        elif (known := value.table.get(text.casefold())) is not None:
            yield known
        else:
            where = ", ".join(value.columns)
            entry.issue(where, f"{text[:100]!r} is not in the table 'values'; it was left out.")


def _precision(form: str) -> int:
    """How many letters of an ISO day the form knows: a year alone says no month."""
    if any(sign in form for sign in ("%d", "%j", "%x", "%c", "%D")):
        return len("YYYY-MM-DD")
    return len("YYYY-MM") if any(sign in form for sign in ("%m", "%b", "%B")) else len("YYYY")


def _formatted(text: str, formats: tuple[str, ...]) -> tuple[str, ...]:
    for form in formats:
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
        return (day.isoformat()[: _precision(form)],)
    return ()
