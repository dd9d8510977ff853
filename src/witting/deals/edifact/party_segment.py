"""Who is named by a segment?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.document_draft import Found
from witting.deals.edifact.vocabulary import load_codes, load_lists, load_numbers, load_roles
from witting.deals.name_tail import ends_in_form
from witting.deals.party import country_of
from witting.deals.swift.name_lines import split_name_lines
from witting.deals.text import are_words
from witting.names import normalize_identifier, parse_name

if TYPE_CHECKING:
    from witting.deals.edifact.draft import Draft
    from witting.deals.edifact.segment import Segment

_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"(?=\D*\d)\w{1,4}")
"""A number that slipped into the element of the name."""

_CARE_OF = re.compile(r"\bC/?O\b", re.IGNORECASE)
_QUOTES = ('"', "»", "”", "“")
_PERSON_PARTS = range(5, 10)


def take_party(segment: Segment, draft: Draft) -> None:
    """NAD: role, number, name and address.

    The name stands in the fourth element or, with the address, in the third; both are read.
    """
    found = Found(segment.label)
    qualifier = segment.take(1)
    found.put(role=load_roles("parties").get(qualifier))
    if qualifier not in load_roles("parties"):
        what = f"{qualifier!r} is no known role; the party was kept without one."
        draft.issue(segment.label, what)
    if are_words(segment.peek(2)):  # A name where the number belongs.
        found.put(name=segment.take(2))
        draft.add_text(segment.peek(2), label=segment.label)
    take_number(segment, 2, found)
    _take_names(segment, found, draft)
    if qualifier in load_codes("makers") and (name := found.data.get("name")):
        draft.made_by(name)
    draft.parties.append(found)
    draft.party = found


def take_number(segment: Segment, element: int, found: Found) -> None:
    """The number of a party, by the list that it is of and the agency that keeps it."""
    number = segment.peek(element) if segment.has(f"{element}.1") else ""
    segment.take(element)
    keys = segment.peek(element, 3), segment.peek(element, 2)
    segment.skip(f"{element}.2")
    segment.skip(f"{element}.3")
    if not number:
        return
    scheme = _by_list("schemes", keys)
    if scheme and normalize_identifier(scheme, number):
        found.add_identifier(scheme, number)
    else:
        found.codes.append(f"{_by_list('called', keys) or ''} {number}".strip())


def _by_list(name: str, keys: tuple[str, str]) -> str | None:
    agencies, lists = load_lists(name)
    return agencies.get(keys[0]) or lists.get(keys[1])


def _take_names(segment: Segment, found: Found, draft: Draft) -> None:
    lines, names = segment.take_lines(3), segment.take_lines(4, last=5)
    address = [*segment.take_lines(5)]
    town = " ".join(filter(None, (segment.take(8), segment.take(6))))
    region = segment.take(7, 4) or segment.take(7)
    segment.skip("7.1")
    country = segment.take(9)
    _keep_doubtful(lines, names, address, draft, label=segment.label)
    if names:
        names, beside = _name_ends(names)
        found.data["name"] = " ".join(names)
        lines = [*_other_name(lines, found, draft), *beside]
    elif len(lines) == 1 and _CODE.fullmatch(lines[0]):
        found.codes.append(lines.pop())
    elif lines:
        lines, country = _name_of_lines(lines, found, country)
    whole = [*lines, *address, *filter(None, (town, region))]
    found.put(address=", ".join(whole), country=country)


def _name_ends(names: list[str]) -> tuple[list[str], list[str]]:
    """The lines of the name, and what stands behind its legal form: a department, an address."""
    for count in range(1, len(names)):
        if not ends_in_form(" ".join(names[:count])) or ends_in_form(names[count]):
            continue
        return names[:count], names[count:]
    whole = " ".join(names[:1])
    is_quoted = len(names) > 1 and whole.endswith(_QUOTES) and bool(parse_name(whole).legal_forms)
    return (names[:1], names[1:]) if is_quoted else (names, [])


def _keep_doubtful(
    lines: list[str], names: list[str], address: list[str], draft: Draft, *, label: str
) -> None:
    """Lines that may name somebody where none is expected, or in which a name may go on."""
    if len(names) > 1:
        draft.add_text("\n".join(names), label=label)
    if len(lines) > 1 or (lines and (names or "," in lines[0])):
        draft.add_text("\n".join(lines), label=label)
    nameless = not names and not lines
    for line in address:
        if nameless or _CARE_OF.search(line):
            draft.add_text(line, label=label)


def _other_name(lines: list[str], found: Found, draft: Draft) -> list[str]:
    """A line beside the name is another name, or the beginning of the address."""
    if not lines or _DIGIT.search(lines[0]) or lines[0] == found.data["name"]:
        return lines[1:] if lines and lines[0] == found.data["name"] else lines
    other = Found(found.label, {**found.data, "name": lines[0]})
    other.data.pop("identifiers", None)
    draft.parties.append(other)
    what = "the segment gives two names; the other was read as another party."
    draft.issue(found.label, what)
    return lines[1:]


def _name_of_lines(lines: list[str], found: Found, country: str) -> tuple[list[str], str]:
    """Name and address in one element; a single line may hold both between commas."""
    parts = lines if len(lines) > 1 else [part.strip() for part in lines[0].split(",")]
    told = split_name_lines(tuple(part for part in parts if part) or (lines[0],))
    found.data["name"] = told.name
    rest = told.address.split("\n") if told.address else []
    return rest, country or told.country or ""


def take_contact(segment: Segment, draft: Draft) -> None:
    """CTA: a person or a department of the party before it."""
    name = segment.take(2, 2)
    if any(map(str.isalpha, name)):
        draft.parties.append(Found(segment.label, {"name": name}))


def take_address(segment: Segment, draft: Draft) -> None:
    """COM: an address of electronic mail says who somebody is; a telephone number does not."""
    for element in range(1, 4):
        if segment.peek(element, 2).upper() == "EM" or "@" in segment.peek(element):
            draft.add_text(segment.take(element), label=segment.label)


def take_person(segment: Segment, draft: Draft) -> None:
    """PNA: a person by the parts of the name."""
    parts = [name for element in _PERSON_PARTS if (name := segment.take(element, 2))]
    found = Found(segment.label, {"schema": "Person"} if parts else {})
    found.put(name=" ".join(parts), role=load_roles("parties").get(segment.take(1)))
    take_number(segment, 2, found)
    draft.parties.append(found)
    draft.party = found


def take_bank(segment: Segment, draft: Draft) -> None:
    """FII: a bank, and who holds the account there."""
    account, holder = segment.take(2), segment.take_lines(2, first=2, last=3)
    segment.skip("2")
    found = Found(segment.label, {"schema": "Organization"})
    found.put(role=load_roles("banks").get(segment.take(1)))
    code = segment.take(3)
    if code and normalize_identifier("bic", code):
        found.add_identifier("bic", code)
        found.put(country=country_of(code[4:6]) or "")
    elif code:
        found.codes.append(code)
    found.put(name=segment.take(3, 7), address=segment.take(3, 8), country=segment.take(4))
    draft.parties.append(found)
    if account:
        draft.add_reference("account", account)
    if holder:
        draft.parties.append(Found(segment.label, {"name": " ".join(holder)}))
        draft.add_text("\n".join(holder), label=segment.label)


def take_party_number(qualifier: str, value: str, draft: Draft) -> bool:
    """RFF behind a NAD: whether it is a number of that party."""
    if draft.party is None or qualifier not in load_numbers():
        return False
    scheme = load_numbers()[qualifier]
    if are_words(value):
        draft.add_text(f"{qualifier} {value}", label=draft.party.label)
    elif scheme:
        draft.party.add_identifier(scheme, value)
    else:
        draft.party.codes.append(f"{qualifier} {value}")
    return True
