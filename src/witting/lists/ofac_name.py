"""How does OFAC's ``SURNAME, Given`` read in natural order?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.lists.entry import Entry

_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV)\.?", re.IGNORECASE)
_PAIRS = {"'": "'", "‘": "’", '"': '"', "“": "”"}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in natural order, with its parts where OFAC tells them apart."""

    full: str
    last: str | None = None
    first: str | None = None
    suffix: str | None = None


def parse_person_name(text: str) -> PersonName:
    """The name before and after OFAC's comma, turned round.

    ``KNOWLES, JR., Samuel`` and ``DELOS REYES, Feliciano, Jr.`` keep their suffix at the end. With
    more commas than that, what stands before the first is the surname. Without any, the parts are
    not known.
    """
    parts = [part for part in (" ".join(part.split()) for part in text.split(",")) if part]
    suffix = next((part for part in parts[1:] if _SUFFIX.fullmatch(part)), None)
    rest = [part for part in parts if part is not suffix]
    if len(rest) < 2:  # noqa: PLR2004  # a surname and a given name
        return PersonName(" ".join(parts))
    last, first = rest[0], " ".join(rest[1:])
    full = " ".join(part for part in (first, last, suffix) if part)
    return PersonName(full, last, first, suffix)


def strip_quotes(text: str) -> str:
    """The text without the one pair of quotes around it: ``''FOOPIE''`` becomes ``'FOOPIE'``."""
    cleaned = text.strip()
    if len(cleaned) > 1 and _PAIRS.get(cleaned[0]) == cleaned[-1]:
        return cleaned[1:-1].strip()
    return cleaned.removeprefix("'").strip() if cleaned.count("'") == 1 else cleaned


def add_name(entry: Entry, prop: str, text: str) -> None:
    """Adds a name in natural order; the parts of a person's first ``name`` go with it."""
    if entry.schema != "Person":
        entry.add(prop, text)
        return
    name = parse_person_name(text)
    if prop == "name" and "name" not in entry.properties:
        entry.add("lastName", name.last)
        entry.add("firstName", name.first)
        entry.add("nameSuffix", name.suffix)
    entry.add(prop, name.full)
