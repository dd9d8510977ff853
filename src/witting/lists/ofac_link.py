"""Which entry does OFAC mean by ``Linked To: NAME``, and how does the link read as an edge?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.entry import Entry

LINKED = "Linked To"


class NameIndex:
    """Entries by their names as OFAC writes them; primary names go before aliases."""

    __slots__ = ("_aliases", "_primary")

    def __init__(self) -> None:
        self._primary: dict[str, set[str]] = {}
        self._aliases: dict[str, set[str]] = {}

    def add(self, name: str, entity_id: str, *, is_alias: bool = False) -> None:
        """Adds one name of an entry."""
        names = self._aliases if is_alias else self._primary
        names.setdefault(_key(name), set()).add(entity_id)

    def find(self, name: str) -> str | None:
        """The id of the one entry with this name; None where there is none, or several."""
        for names in (self._primary, self._aliases):
            if found := names.get(_key(name)):
                return next(iter(found)) if len(found) == 1 else None
        return None


def add_links(
    entry: Entry, linked: list[str], names: NameIndex, *, list_name: str
) -> Iterator[ListRecord]:
    """An edge for each name that is one entry's; the others are kept in the entry's notes."""
    targets: dict[str, None] = {}
    for name in linked:
        target = names.find(name)
        if target is None or target == entry.id:
            entry.add("notes", f"{LINKED}: {name}")
        else:
            targets[target] = None
    for target in targets:
        suffix = target.rpartition(":")[2]
        # OFAC does not say what the link is; it is never read as a share.
        properties = {"subject": (entry.id,), "object": (target,), "role": (LINKED,)}
        edge = Entity(f"{entry.id}#linked-{suffix}", "UnknownLink", properties, list_name)
        yield ListRecord((edge,), entry.where)


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).rstrip(" .,")
