"""Who is on the UN Security Council's consolidated list?

``consolidated.xml``: root ``<CONSOLIDATED_LIST dateGenerated=…>`` with individuals and entities.
The entity's id is the UN's DATAID, which stays when a reference number is given anew; the
reference (``QDi.001``) is on the Sanction.

Source: https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list and its schema,
https://www.un.org/sc/resources/sc-sanctions.xsd
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.account import Published
from witting.lists.entry import Entry
from witting.lists.listed_day import parse_day
from witting.lists.un_names import add_un_names
from witting.lists.un_person import add_un_person
from witting.lists.un_sanction import add_un_sanction
from witting.lists.xml import local_name, open_xml
from witting.lists.xml_entries import iter_entries
from witting.lists.xml_fields import XmlFields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from witting.lists.account import FileAccount
    from witting.lists.source import ListSource, SourceFile
    from witting.model import Issue, ListRecord

EXPECTED = "the UN's consolidated.xml (root <CONSOLIDATED_LIST> with <INDIVIDUAL> and <ENTITY>)"
_INNER = tuple(
    f"{kind}_{part}"
    for kind in ("INDIVIDUAL", "ENTITY")
    for part in ("ALIAS", "ADDRESS", "DATE_OF_BIRTH", "PLACE_OF_BIRTH", "DOCUMENT")
)


def read(
    source: ListSource, *, list_name: str
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Reads the list; see :class:`~witting.lists.account.ListReader`.

    Raises:
        ListFileError: It is another file, is truncated, or has no entry.
    """
    file = source.only(".xml", expected=EXPECTED)
    document = open_xml(file, roots=("CONSOLIDATED_LIST",), expected=EXPECTED)
    read_entry = partial(_read_entry, file=file, list_name=list_name)
    if not (yield from iter_entries(document, "INDIVIDUAL", "ENTITY", read=read_entry)):
        raise ListFileError(f"no entry is in the file; expected {EXPECTED}.", where=file.name)
    yield Published(parse_day(document.attributes.get("dateGenerated", "")))


def _read_entry(element: etree._Element, *, file: SourceFile, list_name: str) -> Entry:
    where = f"{file.name} line {element.sourceline}"
    kind = local_name(element)
    fields = XmlFields(element, where=where, inner=_INNER)
    data_id = fields.take("DATAID")
    if data_id is None:
        raise ListFileError(f"the {kind} has no DATAID; expected {EXPECTED}.", where=where)
    schema = "Person" if kind == "INDIVIDUAL" else "LegalEntity"
    entry = Entry(list_name=list_name, publisher_id=data_id, schema=schema, where=where)
    entry.add("topics", "sanction")
    # The version counts the UN's own edits; the sort keys and the list type are the same for all,
    # the Interpol flag repeats that there is a link, and the time zone of LISTED_ON is no fact.
    fields.ignore("VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD", "LIST_TYPE/VALUE")
    fields.ignore("HAS_INTERPOL_LINK", "SUBMITTED_BY")
    add_un_names(entry, fields, kind=kind)
    _add_addresses(entry, fields, kind=kind)
    if kind == "INDIVIDUAL":
        add_un_person(entry, fields)
    add_un_sanction(entry, fields, kind=kind)
    for issue in fields.leftovers():
        entry.adopt(issue)
    return entry


def _add_addresses(entry: Entry, fields: XmlFields, *, kind: str) -> None:
    for place in fields.inner(f"{kind}_ADDRESS"):
        street, city, region, postal_code, country, note = (
            place.take(name)
            for name in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
        )
        codes = entry.countries(country, field=f"{kind}_ADDRESS/COUNTRY")
        for code in codes:
            entry.add("country", code)
        words = [word for word in (street, city, region, postal_code, country) if word]
        if words and words != [country]:
            entry.address(
                full=", ".join(" ".join(word.split()) for word in dict.fromkeys(words)),
                street=street,
                city=city,
                region=region,
                postalCode=postal_code,
                country=codes[0] if codes else None,
                remarks=note,
            )
        elif note:
            entry.add("notes", f"Address: {', '.join([*words, note])}")
