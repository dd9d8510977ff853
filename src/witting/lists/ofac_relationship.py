"""Which edges are the relationships of OFAC's enhanced XML?

OFAC says "owned or controlled" without a percentage, so an Ownership has none. An edge whose other
end is not in the file still stands: the entity is named by its id on OFAC's other list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.account import Properties
from witting.lists.ofac_codes import Relation, relations
from witting.lists.ofac_csv_files import NAMES
from witting.lists.ofac_property import LEGAL_SCHEMAS
from witting.lists.xml import text_of
from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from witting.lists.entry import Entry

_UNKNOWN = Relation("UnknownLink", "subject", "object")
_ASSETS = frozenset({"Airplane", "Company", "Vessel"})
_ONE_PERSON = frozenset({"Associate", "Family"})


def iter_edges(
    entry: Entry, element: etree._Element, *, ids: frozenset[str], list_name: str
) -> Iterator[ListRecord]:
    """An edge for each relationship; an owned LegalEntity becomes a Company, which can be owned.

    Args:
        entry: The entry that states them.
        element: Its element.
        ids: The numbers of all entities in the file.
        list_name: The list's name.
    """
    for number, item in enumerate(element.iterfind("{*}relationships/{*}relationship"), 1):
        related = item.find("{*}relatedEntity")
        other = str(related.get("entityId") or "") if related is not None else ""
        kind = text_of(item, "type") or ""
        if not other:
            entry.issue("relationship", f"a relationship ({kind[:60]}) names no entity.")
            continue
        relation = _relation(entry, kind)
        target = f"{_list_of(other, ids, list_name)}:{other}"
        properties = Properties()
        properties.add(relation.origin, entry.id)
        properties.add(relation.target, target)
        name = text_of(item, "relatedEntity")
        properties.add("relationship" if relation.schema in _ONE_PERSON else "role", kind)
        properties.add("namesMentioned", name)
        properties.add("summary", f"{kind} {name or other}", *_remarks(item))
        key = f"{entry.id}#relationship-{item.get('id') or number}"
        edge = Entity(key, relation.schema, properties.build(), list_name)
        yield ListRecord((edge,), f"{entry.where}, relationship {item.get('id') or number}")


def _relation(entry: Entry, kind: str) -> Relation:
    """The edge for a relationship of this entry; UnknownLink where the schema forbids a better."""
    relation = relations().get(kind.casefold())
    if relation is None:
        entry.issue(
            "relationship", f"{kind[:60]!r} is no known relationship; it is an UnknownLink."
        )
        return _UNKNOWN
    if relation.origin == "asset":
        if entry.schema in ("LegalEntity", "Organization"):
            entry.schema = "Company"
        return relation if entry.schema in _ASSETS else _UNKNOWN
    if relation.schema in _ONE_PERSON:
        return relation if entry.schema == "Person" else _UNKNOWN
    return relation if entry.schema in LEGAL_SCHEMAS else _UNKNOWN


def _list_of(number: str, ids: frozenset[str], list_name: str) -> str:
    """The list that the related entity is on: this one, else OFAC's other one."""
    if number in ids or list_name not in NAMES:
        return list_name
    return next(name for name in NAMES if name != list_name)


def _remarks(item: etree._Element) -> Iterator[str]:
    for name in ("quality", "comments"):
        if text := text_of(item, name):
            yield f"{name}: {text}"
