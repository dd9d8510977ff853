"""Who is on OFAC's lists, by the enhanced XML that the publisher serves?

``SDN_ENHANCED.XML`` and ``CONS_ENHANCED.XML``: root ``<sanctionsData>``, its publication date and
filters, then every ``<entity>`` with names in every script, features, documents and relationships.
An entity has the same id as in the CSV files.

Source: https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML.xsd
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Published, Tally
from witting.lists.listed_day import parse_day
from witting.lists.ofac_enhanced_entry import read_enhanced_entry
from witting.lists.ofac_relationship import iter_edges
from witting.lists.xml import local_name, open_xml, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from witting.lists.account import FileAccount
    from witting.lists.source import ListSource, SourceFile
    from witting.lists.xml import XmlFile
    from witting.model import Issue, ListRecord

EXPECTED = "OFAC's enhanced XML (root <sanctionsData> with <publicationInfo> and <entity>)"
FILTERS = {"us.ofac.sdn": "SDN List", "us.ofac.consolidated": "Consolidated List"}
_ENTITY_ID = re.compile(rb"<(?:[\w.-]+:)?entity\s[^>]*?\bid\s*=\s*[\"'](\d+)[\"']")


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads the list; see :class:`~witting.lists.account.ListReader`.

    Args:
        source: The one XML file.
        list_name: ``us.ofac.sdn`` or ``us.ofac.consolidated``.

    Raises:
        ListFileError: It is another file or the other list, is truncated, or has an entry twice.
    """
    file = source.only(".xml", expected=EXPECTED)
    document = open_xml(file, roots=("sanctionsData",), expected=EXPECTED)
    ids = frozenset(found.decode() for found in _ENTITY_ID.findall(file.data))
    tally = Tally(file.name)
    published: str | None = None
    seen: set[str] = set()
    for element in document.elements("publicationInfo", "entity"):
        if local_name(element) == "publicationInfo":
            published = _published(element, file, list_name)
            continue
        entry = read_enhanced_entry(element, file=file, list_name=list_name)
        if entry.id in seen:
            raise ListFileError(f"the entity {entry.id!r} is there twice.", where=entry.where)
        seen.add(entry.id)
        edges = list(iter_edges(entry, element, ids=ids, list_name=list_name))
        tally.use()
        yield from entry.issues()
        yield entry.record()
        yield from edges
    if not seen:
        raise ListFileError(f"no entity is in the file; expected {EXPECTED}.", where=file.name)
    # Their texts are repeated in every entity.
    yield from document.leftovers("referenceValues", "featureTypes")
    yield tally.close(_count(document))
    yield Published(published)


def _count(document: XmlFile) -> int:
    return document.count("entity")


def _published(element: etree._Element, file: SourceFile, list_name: str) -> str | None:
    filters = {
        text.strip()
        for found in element.iterfind(".//{*}sanctionsList")
        if (text := found.text) is not None
    }
    expected = FILTERS.get(list_name)
    if filters and expected and expected not in filters:
        raise ListFileError(
            f"the file holds {', '.join(sorted(filters))}; {list_name} needs {expected!r}.",
            where=f"{file.name} line {element.sourceline}",
            remedy="Give the file of that list.",
        )
    return parse_day(text_of(element, "dataAsOf") or "")
