"""Which measures rest on an entry of the UN's list, and what do its comments say?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from witting.lists.contact import find_emails
from witting.resources import read_yaml

if TYPE_CHECKING:
    from witting.lists.entry import Entry
    from witting.lists.xml_fields import XmlFields

SOURCE_URL = "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list"

_PURSUANT = re.compile(r"Listed pursuant to paragraphs?\b[^.(]*?\bresolution \d+[^.(]*\(([^()]*)\)")
_MEASURES = {"travel ban": "Travel ban", "asset freeze": "Asset freeze"}
_GENDER = re.compile(r"\bGender\s*[:\[]\s*(male|female)\b", re.IGNORECASE)
_IMO = re.compile(r"\bIMO(?: number| no\.?)?\s*:?\s*(\d{7})\b", re.IGNORECASE)
_BIC = re.compile(
    r"\b(?:SWIFT|BIC)(?: code)?\s*:?\s*([A-Z]{4} ?[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b"
)
_PARENT = re.compile(r"\b(Father|Mother)[’']s name(?: is|\s*:)\s*([^.,;()]+)")


def add_un_sanction(entry: Entry, fields: XmlFields, *, kind: str) -> None:
    """Adds the Sanction; ``kind`` is INDIVIDUAL or ENTITY."""
    list_type = fields.take("UN_LIST_TYPE") or ""
    comments = fields.take_all("COMMENTS1")
    committee = _committees().get(list_type)
    if committee is None:
        what = f"{list_type!r} is no known list; its measures are not known."
        entry.issue("UN_LIST_TYPE", what)
        committee = {"authority": "UN Security Council", "individual": [], "entity": []}
    sanction = entry.sanction(list_type or "unknown")
    sanction.add("program", list_type)
    sanction.add("authority", committee["authority"])
    stated = _stated_measures(" ".join(comments))
    sanction.add("provisions", *(stated or committee[kind.lower()]))
    listed = entry.day(fields.take("LISTED_ON"), field="LISTED_ON")
    sanction.add("listingDate", listed)
    sanction.add("startDate", listed)
    sanction.add("unscId", fields.take("REFERENCE_NUMBER"))
    for text in fields.take_all("LAST_DAY_UPDATED/VALUE"):
        sanction.add("modifiedAt", entry.day(text, field="LAST_DAY_UPDATED"))
    for text in fields.take_all("DELISTED_ON"):
        sanction.add("endDate", entry.day(text, field="DELISTED_ON"))
    sanction.add("sourceUrl", SOURCE_URL)
    entry.add("sourceUrl", *fields.take_all("INTERPOL_LINK"))
    for comment in comments:
        _read_comment(entry, comment)


def _stated_measures(comments: str) -> tuple[str, ...]:
    """The measures that the comments name: ``Listed pursuant to … (Travel Ban)`` is no freeze."""
    found = _PURSUANT.findall(comments)
    named = (word.strip().casefold() for text in found for word in text.split(","))
    return tuple(dict.fromkeys(_MEASURES[word] for word in named if word in _MEASURES))


def _read_comment(entry: Entry, comment: str) -> None:
    """Keeps the comment whole and takes out what has a label."""
    entry.add("notes", comment)
    if entry.schema == "Person":
        if found := _GENDER.search(comment):
            entry.add("gender", found[1].casefold())
        for parent, name in _PARENT.findall(comment):
            entry.add("fatherName" if parent == "Father" else "motherName", name.strip())
    else:
        for number in _IMO.findall(comment):
            entry.number("imo", number)
        for code in _BIC.findall(comment):
            entry.number("bic", code)
    entry.add("email", *find_emails(comment))


@cache
def _committees() -> dict[str, Any]:
    mapping = read_yaml("lists/un/committees.yaml").plain()
    assert isinstance(mapping, dict)
    return mapping
