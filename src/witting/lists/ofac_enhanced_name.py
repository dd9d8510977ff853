"""Which names, in which scripts, does an ``<entity>`` of OFAC's enhanced XML have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.ofac_name import add_name
from witting.lists.xml import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from witting.lists.entry import Entry

_FAMILY_FIRST = frozenset(
    {"chinese simplified", "chinese traditional", "hangul", "japanese", "korean"}
)
_PARTS = {"Middle Name": "middleName", "Patronymic": "fatherName", "Matronymic": "motherName"}


def add_names(entry: Entry, element: etree._Element) -> None:
    """Adds all names; the primary one in Latin letters stands first."""
    names = list(element.iterfind("{*}names/{*}name"))
    for name in sorted(names, key=_is_alias):
        prop = _property(entry, name)
        translations = list(name.iterfind("{*}translations/{*}translation"))
        for translation in sorted(translations, key=_is_second):
            _add_translation(entry, prop, translation)
        if comments := text_of(name, "comments"):
            entry.add("notes", f"Name: {comments}")


def _is_alias(name: etree._Element) -> bool:
    return text_of(name, "isPrimary") != "true"


def _is_second(translation: etree._Element) -> bool:
    return text_of(translation, "isPrimary") != "true"


def _property(entry: Entry, name: etree._Element) -> str:
    if not _is_alias(name):
        return "name"
    kind = (text_of(name, "aliasType") or "").upper()
    if kind not in ("", "A.K.A.", "F.K.A.", "N.K.A."):
        entry.issue("aliasType", f"{kind[:60]!r} is no known type of alias.")
    # A former name may be weak, too; that it is former decides where it is looked for.
    if kind == "F.K.A.":
        return "previousName"
    return "weakAlias" if text_of(name, "isLowQuality") == "true" else "alias"


def _add_translation(entry: Entry, prop: str, translation: etree._Element) -> None:
    first, last, full = (
        text_of(translation, f"formatted{part}Name") for part in ("First", "Last", "Full")
    )
    if entry.schema != "Person" or not (first and last):
        if text := full or last or first:
            add_name(entry, prop, text)
        return
    if prop == "name" and "name" not in entry.properties:
        entry.add("lastName", last)
        entry.add("firstName", first)
        _add_parts(entry, translation.iterfind("{*}nameParts/{*}namePart"))
    entry.add(prop, _natural(first, last, text_of(translation, "script") or ""))


def _natural(first: str, last: str, script: str) -> str:
    """The whole name as its script orders it: family name first where Han or Hangul is written."""
    return f"{last}{first}" if script.casefold() in _FAMILY_FIRST else f"{first} {last}"


def _add_parts(entry: Entry, parts: Iterable[etree._Element]) -> None:
    for part in parts:
        if prop := _PARTS.get(text_of(part, "type") or ""):
            entry.add(prop, text_of(part, "value"))
