"""Which names does a list's name field hold?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.lists.entry import Entry

_ABBREVIATED = re.compile(r"(?P<name>\S.{3,}?)\s*\((?P<short>[A-Z][A-Z0-9&/.-]{1,11})\)")
_EDGES = " \t\r\n\u00a0;,"


def add_listed_name(entry: Entry, prop: str, text: str) -> None:
    """Adds a name to a property as it stands, and what it abbreviates itself to.

    ``NORTHERN RAIL WORKS (NRW)`` is also an alias without the brackets; the letters in them are a
    weak alias, since a few capitals name many.

    Args:
        entry: The entry to add to.
        prop: ``name``, ``alias``, ``weakAlias`` or ``previousName``.
        text: The name.
    """
    name = " ".join(text.split()).strip(_EDGES)
    if not name:
        return
    entry.add(prop, name)
    found = _ABBREVIATED.fullmatch(name) if entry.schema != "Person" else None
    if found:
        entry.add("weakAlias" if prop == "weakAlias" else "alias", found["name"].strip(_EDGES))
        entry.add("weakAlias", found["short"])


def require_name(entry: Entry, *, field: str) -> None:
    """Lets the publisher's id stand for a name that is not given, and says so.

    FollowTheMoney takes no person and no organisation without a name; leaving the entry out would
    hide that somebody is listed.
    """
    if "name" not in entry.properties:
        entry.add("name", entry.id.partition(":")[2])
        entry.issue(field, "the entry has no name; its id stands for it.")
