"""Which countries does OFAC mean by ``Korea, North``, ``Region: Gaza`` or ``undetermined``?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.listed_country import parse_countries
from witting.lists.ofac_codes import places

if TYPE_CHECKING:
    from witting.lists.entry import Entry

_DOUBT = re.compile(r"^(?:Region:|possibly|probably)\s+", re.IGNORECASE)


def add_countries(entry: Entry, prop: str, text: str | None, *, field: str) -> None:
    """Adds the countries that the text names to a property of the listed thing."""
    entry.add(prop, *find_countries(entry, text, field=field))


def find_countries(entry: Entry, text: str | None, *, field: str) -> tuple[str, ...]:
    """The codes of the countries that the text names; an issue where it names none we know.

    Places that are no country (``undetermined``) yield nothing and no issue.
    """
    if text is None:
        return ()
    codes = lookup_places(text)
    return entry.countries(text, field=field) if codes is None else codes


def lookup_places(text: str) -> tuple[str, ...] | None:
    """The codes of the countries; empty for a place that is no country, None for an unknown one."""
    bare = _DOUBT.sub("", " ".join(text.split())).strip(" .,;")
    code = places().get(bare.casefold())
    if code is not None:
        return (code,) if code else ()
    return parse_countries(bare) or None
