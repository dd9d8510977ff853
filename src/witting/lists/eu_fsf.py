"""Who is on the EU's consolidated list of financial sanctions?

``xmlFullSanctionsList_1_1``: root ``<export generationDate=…>`` with one ``<sanctionEntity>`` per
listed person or organisation. The entity's id is the logicalId: each entity has one in every
edition, while euReferenceNumber was added to old entries later and is absent on some; that is on
the Sanction. The list is of asset freezes alone, so no element repeats that.

Source: https://webgate.ec.europa.eu/fsd/fsf (Financial Sanctions Files, FSF)
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Published
from witting.lists.entry import Entry
from witting.lists.eu_details import add_eu_details
from witting.lists.eu_names import add_eu_names
from witting.lists.listed_day import parse_day
from witting.lists.xml import open_xml
from witting.lists.xml_entries import iter_entries
from witting.lists.xml_fields import XmlFields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from witting.lists.account import FileAccount
    from witting.lists.source import ListSource, SourceFile
    from witting.model import Issue, ListRecord

EXPECTED = "the EU's financial sanctions file, XML 1.1 (root <export> with <sanctionEntity>)"
ASSET_FREEZE = "Asset freeze"
SOURCE_URL = "https://webgate.ec.europa.eu/fsd/fsf"

_SCHEMAS = {
    "person": "Person",
    "p": "Person",
    "enterprise": "LegalEntity",
    "entity": "LegalEntity",
    "e": "LegalEntity",
    "vessel": "Vessel",
    "ship": "Vessel",
}
_INNER = (
    "regulation",
    "nameAlias",
    "citizenship",
    "birthdate",
    "identification",
    "address",
    "contactInfo",
)


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads the list; see :class:`~witting.lists.account.ListReader`.

    Raises:
        ListFileError: It is another file, is truncated, or has no entry.
    """
    file = source.only(".xml", expected=EXPECTED)
    document = open_xml(file, roots=("export",), expected=EXPECTED)
    read_entry = partial(_read_entry, file=file, list_name=list_name)
    if not (yield from iter_entries(document, "sanctionEntity", read=read_entry)):
        raise ListFileError(f"no <sanctionEntity> is there; expected {EXPECTED}.", where=file.name)
    yield Published(parse_day(document.attributes.get("generationDate", "")))


def _read_entry(element: etree._Element, *, file: SourceFile, list_name: str) -> Entry:
    where = f"{file.name} line {element.sourceline}"
    fields = XmlFields(element, where=where, inner=_INNER)
    logical_id = fields.take("@logicalId")
    if logical_id is None:
        raise ListFileError(f"the entity has no logicalId; expected {EXPECTED}.", where=where)
    codes = (fields.take("subjectType/@code"), fields.take("subjectType/@classificationCode"))
    schema = next(
        (_SCHEMAS[code.casefold()] for code in codes if code and code.casefold() in _SCHEMAS), None
    )
    entry = Entry(
        list_name=list_name, publisher_id=logical_id, schema=schema or "LegalEntity", where=where
    )
    if schema is None:
        entry.issue("subjectType", f"{codes[0]!r} is no known type; read as an organisation.")
    entry.add("topics", "sanction")
    add_eu_names(entry, fields)
    add_eu_details(entry, fields)
    _add_sanctions(entry, fields)
    entry.add("notes", *fields.take_all("remark", "@designationDetails"))
    for issue in fields.leftovers():
        entry.adopt(issue)
    return entry


def _add_sanctions(entry: Entry, fields: XmlFields) -> None:
    reference, un_id = fields.take("@euReferenceNumber"), fields.take("@unitedNationId")
    designated = entry.day(fields.take("@designationDate"), field="designationDate")
    regulations: list[XmlFields | None] = [*fields.inner("regulation")]
    if not regulations:
        entry.issue("regulation", "no regulation is named; the entity stands without a program.")
    for regulation in regulations or [None]:
        program, title, in_force, published, urls = _regulation(entry, regulation)
        sanction = entry.sanction(" ".join(word for word in (program, title) if word) or "unknown")
        sanction.add("program", program)
        sanction.add("authority", title)
        sanction.add("provisions", ASSET_FREEZE)
        # The regulation named may be a later one that amends the entry.
        sanction.add("startDate", min((day for day in (designated, in_force) if day), default=None))
        sanction.add("listingDate", designated or published)
        sanction.add("authorityId", reference)
        sanction.add("unscId", un_id)
        sanction.add("country", "eu")
        sanction.add("sourceUrl", *(urls or (SOURCE_URL,)))


def _regulation(
    entry: Entry, regulation: XmlFields | None
) -> tuple[str | None, str | None, str | None, str | None, tuple[str, ...]]:
    if regulation is None:
        return None, None, None, None, ()
    # Its type, its maker, its language and its number in the database judge nothing.
    regulation.ignore("@regulationType", "@organisationType", "@regulationLanguage", "@logicalId")
    return (
        regulation.take("@programme"),
        regulation.take("@numberTitle"),
        entry.day(regulation.take("@entryIntoForceDate"), field="entryIntoForceDate"),
        entry.day(regulation.take("@publicationDate"), field="publicationDate"),
        regulation.take_all("publicationUrl"),
    )
