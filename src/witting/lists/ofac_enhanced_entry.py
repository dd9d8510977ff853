"""How does one ``<entity>`` of OFAC's enhanced XML become an entity with its satellites?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ListFileError
from witting.lists.entry import Entry
from witting.lists.listed_name import require_name
from witting.lists.ofac_codes import enhanced_fields
from witting.lists.ofac_csv_entry import SCHEMAS
from witting.lists.ofac_enhanced_feature import add_features, add_identity_documents
from witting.lists.ofac_enhanced_name import add_names
from witting.lists.ofac_enhanced_sanction import add_sanctions
from witting.lists.ofac_place import add_countries, find_countries
from witting.lists.ofac_property import put
from witting.lists.ofac_remarks import add_remarks
from witting.lists.xml import local_name, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from witting.lists.source import SourceFile

_KEYS = frozenset({"id", "refId", "featureTypeId"})
_STREETS = ("ADDRESS1", "ADDRESS2", "ADDRESS3")


def read_enhanced_entry(element: etree._Element, *, file: SourceFile, list_name: str) -> Entry:
    """The entry of one element; its relationships are left to the caller.

    Raises:
        ListFileError: The element has no id.
    """
    where = f"{file.name} line {element.sourceline}"
    number = element.get("id")
    if not number:
        raise ListFileError("the <entity> has no id.", where=where)
    kind = (text_of(element, "generalInfo/entityType") or "").casefold()
    schema = SCHEMAS.get(kind, "LegalEntity")
    entry = Entry(list_name=list_name, publisher_id=str(number), schema=schema, where=where)
    entry.add("topics", "sanction")
    if kind not in SCHEMAS:
        entry.issue("entityType", f"{kind[:60]!r} is no known type of entity.")
    add_names(entry, element)
    require_name(entry, field="names")
    add_sanctions(entry, element, list_name=list_name)
    for title in (text_of(element, "generalInfo/title") or "").split(";"):
        if title.strip():
            put(entry, "position", title, label="Title")
    add_features(entry, element)
    add_identity_documents(entry, element)
    for address in element.iterfind("{*}addresses/{*}address"):
        _add_address(entry, address)
    for name in add_remarks(entry, text_of(element, "generalInfo/remarks") or ""):
        entry.add("notes", f"Linked To: {name}")
    for path, text in _unknown(element, ""):
        entry.issue(path, f"the field is not understood: {text[:200]!r}.")
    return entry


def _add_address(entry: Entry, address: etree._Element) -> None:
    country = text_of(address, "country")
    codes = find_countries(entry, country, field="country")
    entry.add("country", *codes)
    if comments := text_of(address, "comments"):
        entry.add("notes", f"Address: {comments}")
    for translation in address.iterfind("{*}translations/{*}translation"):
        parts = {
            (text_of(part, "type") or "").upper(): text_of(part, "value")
            for part in translation.iterfind("{*}addressParts/{*}addressPart")
        }
        is_primary = text_of(translation, "isPrimary") == "true"
        key = address.get("id") if is_primary else f"{address.get('id')}-{translation.get('id')}"
        _add_parts(entry, parts, country, codes, key=str(key))


def _add_parts(
    entry: Entry,
    parts: dict[str, str | None],
    country: str | None,
    codes: tuple[str, ...],
    *,
    key: str,
) -> None:
    street = ", ".join(text for name in _STREETS if (text := parts.pop(name, None)))
    city, state, postal_code, region = (
        parts.pop(name, None) for name in ("CITY", "STATE/PROVINCE", "POSTAL CODE", "REGION")
    )
    add_countries(entry, "country", None if codes else region, field="REGION")
    for name, text in parts.items():
        entry.issue("addressPart", f"{name[:60]!r} is no known part of an address: {text!r}.")
    town = " ".join(part for part in (", ".join(filter(None, (city, state))), postal_code) if part)
    if not (street or town or region):
        return
    entry.address(
        key=key,
        full=", ".join(part for part in (street, town, region, country) if part),
        street=street,
        city=city,
        state=state,
        postalCode=postal_code,
        region=region,
        country=codes[0] if codes else None,
    )


def _unknown(element: etree._Element, path: str) -> Iterator[tuple[str, str]]:
    """Path and text of everything below that no list of fields has."""
    known = enhanced_fields()
    for child in element:
        name = local_name(child)
        if not name:
            continue
        here = f"{path}{name}"
        if (text := (child.text or "").strip()) and here not in known:
            yield here, text
        for key, value in child.attrib.items():
            attribute = str(key).rpartition("}")[2]
            if attribute not in _KEYS and f"{here}@{attribute}" not in known:
                yield f"{here}@{attribute}", str(value)
        yield from _unknown(child, f"{here}/")
