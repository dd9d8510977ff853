"""Under which names is somebody on the EU's list?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.enumerated import split_lettered
from witting.lists.listed_name import add_listed_name, require_name

if TYPE_CHECKING:
    from witting.lists.entry import Entry
    from witting.lists.xml_fields import XmlFields

_GENDERS = {"m": "male", "f": "female"}
_WEAK = re.compile(r"\b(?:low|lo) quality\b|\bweak\b", re.IGNORECASE)
_GOOD = re.compile(r"\b(?:g?o+d|high) quality\b", re.IGNORECASE)
_PREVIOUS = re.compile(r"\bf\.?k\.?a\b|\bformer(?:ly)?\b|\bpreviously\b", re.IGNORECASE)
_REFERENCES = (
    "@logicalId",
    "@regulationLanguage",
    "regulationSummary/@regulationType",
    "regulationSummary/@publicationDate",
    "regulationSummary/@numberTitle",
    "regulationSummary/@publicationUrl",
)


def ignore_references(fields: XmlFields) -> None:
    """Leaves out which regulation brought a detail: the measure rests on the entity's own."""
    fields.ignore(*_REFERENCES)


def add_eu_names(entry: Entry, fields: XmlFields) -> None:
    """Adds all names; the first strong one, without a language or in English, is the main one."""
    names = [(alias, *_read_alias(entry, alias)) for alias in fields.inner("nameAlias")]
    main = next((rank for rank in range(3) if any(found[3] == rank for found in names)), None)
    for _, prop, name, rank in names:
        is_main = rank == main and "name" not in entry.properties
        add_listed_name(entry, "name" if is_main else prop, name)
    require_name(entry, field="nameAlias")


def _read_alias(entry: Entry, alias: XmlFields) -> tuple[str, str, int]:
    """Property, name, and how fit it is for a main name: 0 best, 2 a weak or previous one."""
    ignore_references(alias)
    language = alias.take("@nameLanguage")
    parts = [alias.take(f"@{part}Name") for part in ("first", "middle", "last")]
    whole = alias.take("@wholeName") or " ".join(part for part in parts if part)
    prop = _property(entry, alias)
    if entry.schema == "Person":
        for key, part in zip(("firstName", "middleName", "lastName"), parts, strict=True):
            entry.add(key, part if prop != "weakAlias" else None)
    _add_person(entry, alias)
    if not whole:
        return prop, "", 3
    if prop != "alias":
        return prop, whole, 2
    return prop, whole, 0 if language in (None, "EN", "en") else 1


def _property(entry: Entry, alias: XmlFields) -> str:
    prop = "weakAlias" if (alias.take("@strong") or "true").casefold() == "false" else "alias"
    for remark in alias.take_all("remark"):
        if _WEAK.search(remark):
            prop = "weakAlias"
        elif _PREVIOUS.search(remark):
            prop = "previousName"
        elif not _GOOD.search(remark):
            entry.add("notes", remark)
    return prop


def _add_person(entry: Entry, alias: XmlFields) -> None:
    titles, functions = alias.take_all("@title"), alias.take_all("@function")
    genders = alias.take_all("@gender")
    if entry.schema != "Person":
        entry.add("notes", *titles, *functions)
        return
    for text in titles:
        entry.add("title", *split_lettered(text))
    for text in functions:
        entry.add("position", *split_lettered(text))
    for text in genders:
        entry.add("gender", gender := _GENDERS.get(text.casefold()))
        if gender is None:
            entry.issue("gender", f"{text[:100]!r} is no known gender; it was left out.")
