"""Under which names is somebody on the UN's list?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.listed_name import add_listed_name, require_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.entry import Entry
    from witting.lists.xml_fields import XmlFields

_QUALITIES = {
    "good": "alias",
    "low": "weakAlias",
    "a.k.a": "alias",
    "aka": "alias",
    "f.k.a": "previousName",
    "fka": "previousName",
    "": "alias",
}
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PREVIOUS = re.compile(r"\(?\s*\b(?:previously|formerly) listed as\b\s*\)?", re.IGNORECASE)
_SCRIPT = re.compile(r"\b(?:in \w+(?: script)?|original script)\s*:\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"(?P<outside>.*?)\s*\((?P<inside>.*)\)\s*", re.DOTALL)
_BETWEEN = re.compile(r"\s*;\s*")


def add_un_names(entry: Entry, fields: XmlFields, *, kind: str) -> None:
    """Adds main name, original script and aliases; ``kind`` is INDIVIDUAL or ENTITY."""
    parts = [fields.take(name) for name in _PARTS]
    for name in split_un_names(" ".join(part for part in parts if part)):
        add_listed_name(entry, "name", name)
    if entry.schema == "Person":
        entry.add("firstName", parts[0])
        entry.add("secondName", *(part for part in parts[1:] if part))
    for text in fields.take_all("NAME_ORIGINAL_SCRIPT"):
        for name in split_un_names(text):
            add_listed_name(entry, "alias", name)
    for alias in fields.inner(f"{kind}_ALIAS"):
        _add_alias(entry, alias)
    require_name(entry, field="FIRST_NAME")


def split_un_names(text: str) -> tuple[str, ...]:
    """The names in one name field.

    A semicolon parts names. Brackets part them where one side is in Latin letters and the other is
    not; else they belong to the name, as in ``NORTHERN FRONT (NF)``.
    """
    return tuple(dict.fromkeys(name for name in _names(text) if name))


def _names(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(" ".join(text.split())):
        cleaned = _SCRIPT.sub("", _PREVIOUS.sub("", part)).strip(" ,;")
        found = _BRACKETS.fullmatch(" ".join(_SCRIPT.sub("", text).split()))
        if found and _is_latin(found["outside"]) != _is_latin(found["inside"]):
            # Brackets may hold several names, so they are looked for in the whole field.
            yield found["outside"]
            yield from _BETWEEN.split(found["inside"])
            return
        yield cleaned


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 > len(letters)


def _add_alias(entry: Entry, alias: XmlFields) -> None:
    name, quality, note = alias.take("ALIAS_NAME"), alias.take("QUALITY"), alias.take("NOTE")
    prop = _QUALITIES.get((quality or "").casefold().strip(" ."))
    if prop is None:
        entry.issue("QUALITY", f"{quality!r} is no known quality of a name; read as an alias.")
    if any(_PREVIOUS.search(text) for text in (name, note) if text):
        prop = "previousName"
    for text in split_un_names(name or ""):
        add_listed_name(entry, prop or "alias", text)
    if note and (found := _SCRIPT.search(note)):
        add_listed_name(entry, prop or "alias", note[found.end() :])
    elif note and not _PREVIOUS.fullmatch(note.strip()):
        entry.add("notes", f"{name}: {note}" if name else note)
    _add_birth(entry, alias)


def _add_birth(entry: Entry, alias: XmlFields) -> None:
    """An alias may come with a birth of its own, which documents under that name show."""
    for text in alias.take_all("DATE_OF_BIRTH"):
        if text.casefold() != "null":
            entry.add("birthDate", *entry.days(text, field="INDIVIDUAL_ALIAS/DATE_OF_BIRTH"))
    entry.add("birthPlace", alias.take("CITY_OF_BIRTH"))
    country = alias.take("COUNTRY_OF_BIRTH")
    entry.add("birthCountry", *entry.countries(country, field="INDIVIDUAL_ALIAS/COUNTRY_OF_BIRTH"))
