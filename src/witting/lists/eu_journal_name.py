"""Which names stand in the name fields of an annex, where brackets and slashes hold variants?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names import lookup_country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.account import Fields
    from witting.lists.entry import Entry

_FIELDS = ("name", "alias", "weakAlias", "previousName")
_BETWEEN = re.compile(r"\s*;\s*")
_SLASH = re.compile(r"\s+/\s*|\s*/\s+|/$|^/")
_JOINED = re.compile(
    r"(?P<first>[^\W\d_][\w'’-]+(?: [\w'’.-]+)+)/(?P<second>[\w'’.-]+(?: [\w'’.-]+)+)"
)
_AKA = re.compile(r"\s+(?:a\.\s?k\.\s?a\.?|aka)\s+", re.IGNORECASE)
_GROUP = re.compile(r"\s*\((?P<inside>(?:[^()]|\([^()]*\))*)\)")
_LAST_GROUP = re.compile(rf"(?P<outside>.+?){_GROUP.pattern}")
_KIND = re.compile(
    r"^(?:(?P<former>formerly(?: known as)?|f\.?k\.?a\.?|ex)|a\.?\s?k\.?\s?a\.?|also known as|"
    r"(?:in )?(?:Russian|Ukrainian|Belarusian|Chinese|Arabic|Persian)\s*:)[\s.:]*",
    re.IGNORECASE,
)
_BORN = re.compile(r"^(?:born|née|nee)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:,|\bor\b)\s*")
_DASH = re.compile(r"\s+[–-](?:\s+|$)")
_NO_NAME = re.compile(r"(?:text of )?image|so[- ]called|\w+\s*:|[\W_]*", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,،]\s+")
_AFTER = re.compile(r"(?<=\))\s+[–-]\s+(?P<script>.+)$")
_LEGAL_FORM = re.compile(
    r"[PO]?AO|OOO|ZAO|TOO|[ПО]?АО|ООО|ЗАО|ТОО|[POC]?JSC|LLC|LTD|FSUE", re.IGNORECASE
)
_EDGES = " \t,;:"
_WEAK = 6
"""One word of so few letters or fewer is an abbreviation, which many have."""


def add_journal_names(entry: Entry, fields: Fields) -> None:
    """Adds all names; the main name also as it stands, with its brackets."""
    for field in _FIELDS:
        text = fields.take(field)
        for part in _BETWEEN.split(text or ""):
            if not _NO_NAME.fullmatch(part):
                _add(entry, _property(entry, field), _trimmed(part))
        if text and field == "name" and " ".join(text.split()) not in _given(entry):
            entry.add("alias", text)


def _property(entry: Entry, field: str) -> str:
    """The first name or alias is the main name; what stands in a field after it is an alias."""
    if field in ("name", "alias"):
        return "alias" if "name" in entry.properties else "name"
    return field


def _add(entry: Entry, prop: str, text: str) -> None:
    if _BORN.match(text):
        entry.add("notes", text)
        return
    names = _person_names(text) if entry.schema == "Person" else _other_names(text)
    main = prop
    for kind, name in names:
        # A variant of a former name is a former name, and so on.
        entry.add(main if kind == "alias" else kind, name)
        main = "alias" if prop == "name" else prop


def _trimmed(text: str) -> str:
    """Without blanks and commas around it, and without a quote or bracket that has no other."""
    bare = text.strip(_EDGES)
    for signs in ('"', "()"):
        if (len(signs) == 1 and bare.count(signs) % 2) or bare.count(signs[0]) != bare.count(
            signs[-1]
        ):
            bare = bare.strip(signs).strip(_EDGES)
    return bare


def _given(entry: Entry) -> tuple[str, ...]:
    return tuple(name for prop in ("name", "alias") for name in entry.properties.values(prop))


def _person_names(text: str) -> Iterator[tuple[str, str]]:
    """The main name first; each with the kind of name it is besides the first."""
    for part in _slashed(text):
        bare = " ".join(_GROUP.sub(" ", part).split())
        outside, *scripts = _DASH.split(bare)
        many = _COMMA.split(outside)
        for one in many if all(" " in name for name in many) else (outside,):
            yield from (("alias", name) for name in _variants(_trimmed(one)))
        for found in _GROUP.finditer(part):
            yield from _inside(
                found["inside"], before=part[: found.start()], after=part[found.end() :]
            )
        for script in scripts:
            yield from (("alias", name) for name in _SEVERAL.split(script) if " " in name)


def _inside(text: str, *, before: str, after: str) -> Iterator[tuple[str, str]]:
    """The names in one pair of brackets; one word is another spelling of the word before."""
    if _BORN.match(text):
        yield "notes", text
        return
    kind = _KIND.match(text)
    prop = "previousName" if kind and kind["former"] else "alias"
    for name in _SEVERAL.split(text[kind.end() :] if kind else text):
        bare = _trimmed(name)
        if " " in bare:
            yield prop, bare
        elif bare and kind:
            yield "weakAlias", bare
        elif bare:
            outside = _GROUP.sub(" ", before).split()
            rest = _GROUP.sub(" ", after).split()
            yield prop, " ".join([*outside[:-1], bare, *rest])


def _slashed(text: str) -> Iterator[str]:
    for part in _SLASH.split(text):
        if found := _JOINED.fullmatch(part):
            yield from found.groups()
        elif part.strip(_EDGES):
            yield part


def _variants(name: str) -> Iterator[str]:
    """``Andrey FEDOROV/FYODOROV`` is two names; without a slash within a word it is one."""
    words = name.split()
    place = next((place for place, word in enumerate(words) if "/" in word.strip("/")), None)
    if place is None:
        yield name
        return
    for word in words[place].split("/"):
        yield " ".join([*words[:place], word, *words[place + 1 :]])


def _other_names(text: str) -> Iterator[tuple[str, str]]:
    """As :func:`_person_names`, for organisations, ships and places."""
    for part in text.split("/") if " " not in text else _SLASH.split(text):
        for name in _AKA.split(part) if "(" not in part else (part,):
            yield from _unbracketed(_trimmed(name))


def _unbracketed(name: str) -> Iterator[tuple[str, str]]:
    """A closing pair of brackets holds another name, unless it holds a country or a legal form."""
    after = _AFTER.search(name)
    bare = name[: after.start()] if after else name
    found = _LAST_GROUP.fullmatch(bare)
    inside = _trimmed(found["inside"]) if found else ""
    if found is None or not inside or lookup_country(inside) or _LEGAL_FORM.fullmatch(inside):
        yield from (("alias", text) for text in [name] if text)
        return
    yield "alias", _trimmed(found["outside"])
    kind = _KIND.match(inside)
    inside = _trimmed(inside[kind.end() :]) if kind else inside
    is_short = " " not in inside and len(inside) <= _WEAK
    if inside:
        named = "previousName" if kind and kind["former"] else "alias"
        yield "weakAlias" if is_short else named, inside
    if after:
        yield "alias", after["script"]
