"""Who is a party of a shipping document?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.address_end import country_at_end
from witting.deals.dcsa.entry import UNKNOWN, keep_words, objects_of, text_of, texts_of
from witting.deals.dcsa.vocabulary import load_identifiers, load_map, load_roles
from witting.deals.document_draft import Found
from witting.deals.text import are_words
from witting.deals.vocabulary import compact
from witting.names import classify_identifier

if TYPE_CHECKING:
    from witting.deals.dcsa.entry import Entry
    from witting.deals.document_draft import DocumentDraft

_STREET = (
    ("street", "streetNumber"),
    ("floor",),
    ("POBox",),
    ("postCode", "city"),
    ("stateRegion",),
    ("UNLocationCode",),
)
"""The parts of an address in the order of its lines; what stands together is one part."""


def read_parties(
    value: object, path: str, draft: DocumentDraft, *, role: str | None, key: str
) -> list[Entry]:
    """Adds the party of an object, or those of a list; returns what of each is left to be walked.

    The parties of a document are an object of several (version 3), or a list of which each element
    says its function (version 2, and arrival notices).
    """
    if isinstance(value, str):
        draft.issue(path, "a party is an object; the text was read as its name.")
        draft.parties.append(_named(text_of(value), role, path))
        return []
    if key == "documentparties" and not isinstance(value, list):
        return list(objects_of(value, path, draft))
    return [
        left for entry in objects_of(value, path, draft) for left in _read(entry, draft, role=role)
    ]


def _named(name: str, role: str | None, path: str) -> Found:
    found = Found(path)
    found.put(role=role, name=name)
    return found


def _read(entry: Entry, draft: DocumentDraft, *, role: str | None) -> list[Entry]:
    """One party; in some lists it stands in an element of its own beside its function."""
    function = entry.take_text("partyFunction")
    if function:
        if function.lower() not in load_roles("functions"):
            what = f"{function[:40]!r} is no known function; the party was kept without a role."
            draft.issue(entry.at("partyFunction"), what)
        role = load_roles("functions").get(function.lower())
    inner = list(objects_of(entry.take("party"), entry.at("party"), draft))
    for one in inner or [entry]:
        _fill(one, Found(entry.path), draft, role=role)
    return [entry, *inner]


def _fill(entry: Entry, found: Found, draft: DocumentDraft, *, role: str | None) -> None:
    found.put(role=role, name=entry.take_text("partyName"))
    found.put(schema=load_map("persons").get(entry.take_text("typeOfPerson").lower()))
    _take_address(entry, found, draft)
    _look_at_shown(texts_of(entry.peek("displayedAddress")), found)
    for code in objects_of(entry.take("identifyingCodes"), entry.at("identifyingCodes"), draft):
        _take_code(code, found, draft)
    for key in ("taxLegalReferences", "taxReferences"):
        for tax in objects_of(entry.take(key), entry.at(key), draft):
            _take_tax(tax, found)
    for key in ("taxReference1", "taxReference2"):
        if number := entry.take_text(key):
            found.add_identifier("tax", number)
    draft.parties.append(found)


def _take_address(entry: Entry, found: Found, draft: DocumentDraft) -> None:
    lines = texts_of(entry.take("addressLines"))
    for address in objects_of(entry.take("address"), entry.at("address"), draft):
        if name := address.take_text("name"):
            draft.add_text(name, label=address.at("name"))
        lines += [line for keys in _STREET if (line := address.take_text(*keys))]
        found.put(country=address.take_text("countryCode") or address.take_text("country"))
        address.take("country")
        for _, value, place in address.rest():
            keep_words(value, place, draft, what=UNKNOWN)
    found.put(address=", ".join(lines))


def _look_at_shown(lines: list[str], found: Found) -> None:
    """The address as it is printed, where no other one is given; it stays a text, too."""
    if "address" in found.data:
        return
    name = compact(str(found.data.get("name", "")))
    lines = [line for line in lines if line.strip() and not name.startswith(compact(line))]
    if lines:
        found.put(address=", ".join(lines))
        if "country" not in found.data:
            found.put(country=country_at_end(lines))


def _take_code(code: Entry, found: Found, draft: DocumentDraft) -> None:
    """A number of a list that everybody knows is an identifier; any other names nobody."""
    lists = code.take_text("codeListName"), code.take_text("codeListProvider")
    agency = code.take_text("dcsaResponsibleAgencyCode")
    number = code.take_text("partyCode")
    names = [name for name in (*lists, agency) if name]
    scheme = next((load_identifiers("codes").get(name.lower()) for name in names), None)
    if number and scheme:
        found.add_identifier(scheme, number)
    elif number:
        if are_words(number):
            draft.add_text(number, label=code.at("partyCode"))
        found.codes.append(" ".join([*names[:1], number]))


def _take_tax(tax: Entry, found: Found) -> None:
    kind, value = tax.take_text("type"), tax.take_text("value")
    kind, value = (
        kind or tax.take_text("taxReferenceType"),
        value or tax.take_text("taxReferenceValue"),
    )
    country = tax.take_text("countryCode")
    if not value:
        return
    known = load_identifiers("tax").get(kind.lower())
    guess = classify_identifier(f"{kind} {country}".strip(), value) if kind and not known else None
    if known or guess is None:
        found.add_identifier(known or "tax", value)
    else:
        found.add_identifier(*guess)


def read_contacts(value: object, path: str, draft: DocumentDraft) -> list[Entry]:
    """Adds the persons to turn to; a mail address says who somebody is, a telephone does not."""
    entries = list(objects_of(value, path, draft))
    for entry in entries:
        for key in ("name", "contact", "provider"):
            if name := entry.take_text(key):
                draft.parties.append(Found(entry.path, {"name": name}))
        draft.add_text(entry.take_text("email"), label=entry.at("email"))
        for key in ("phone", "referenceNumber", "url"):
            entry.take(key)
    return entries
