"""Which features and identity documents does an ``<entity>`` of OFAC's enhanced XML have?

A feature's type and value read like a statement of the remarks, so they are read as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.ofac_codes import labels
from witting.lists.ofac_day import span_days
from witting.lists.ofac_document import MAX_NUMBER, add_numbered, add_paper
from witting.lists.ofac_features import add_feature
from witting.lists.ofac_number import Numbered
from witting.lists.ofac_property import put
from witting.lists.ofac_remarks import MAX_STATEMENT
from witting.lists.ofac_statement import parse_statement
from witting.lists.xml import text_of
from witting.model import parse_partial_date

if TYPE_CHECKING:
    from lxml import etree

    from witting.lists.entry import Entry
    from witting.lists.ofac_codes import Label

_FALSE = "False"


def add_features(entry: Entry, element: etree._Element) -> None:
    """Adds all features; what tells the kind of thing goes first."""
    features = list(element.iterfind("{*}features/{*}feature"))
    for feature in sorted(features, key=lambda item: text_of(item, "type") != "Target Type"):
        _add_feature(entry, feature)


def add_identity_documents(entry: Entry, element: etree._Element) -> None:
    """Adds all identity documents."""
    for document in element.iterfind("{*}identityDocuments/{*}identityDocument"):
        _add_document(entry, document)


def _add_feature(entry: Entry, feature: etree._Element) -> None:
    kind, value, comments = (text_of(feature, name) for name in ("type", "value", "comments"))
    days = _days(feature)
    text = f"{kind or ''} {value or ', '.join(days)}".strip()
    if comments:
        entry.add("notes", f"{text}: {comments}")
    if not (kind and (value or days)):
        entry.issue("feature", f"a feature has no type or no value: {text[:200]!r}.")
        return
    if text_of(feature, "reliability") == _FALSE:
        entry.add("notes", f"{text} (said to be false)")
        return
    statement = parse_statement(text)
    label = statement.label if len(text) <= MAX_STATEMENT else None
    if label and days and label.kind in ("birth_dates", "day"):
        prop = "birthDate" if label.kind == "birth_dates" else label.argument
        put(entry, prop, *days, label=label.text)
    elif label is None or not add_feature(entry, label, statement.value):
        entry.add("notes", text)
        entry.issue(kind, f"the feature is not understood: {text[:200]!r}; it is in the notes.")


def _days(feature: etree._Element) -> tuple[str, ...]:
    """The days of the feature, from the earliest beginning to the latest end."""
    first, last = (
        parse_partial_date(text_of(feature, f"valueDate/{name}") or "")
        for name in ("fromDateBegin", "toDateEnd")
    )
    if first is None or last is None or first.first > last.last:
        return ()
    is_approximate = text_of(feature, "valueDate/isApproximate") == "true"
    return span_days(first.first, last.last, only_years=is_approximate)


def _add_document(entry: Entry, document: etree._Element) -> None:
    kind, number = text_of(document, "type"), text_of(document, "documentNumber")
    if kind is None or number is None:
        entry.issue("identityDocument", f"a document has no type or no number: {kind or number!r}.")
        return
    label = labels().get(kind.casefold())
    comments = [text_of(document, name) for name in ("comments", "issuingLocation")]
    if text_of(document, "isValid") == "false":
        comments.append("said to be invalid or fraudulent")
    for comment in comments:
        entry.add("notes", f"{kind} {number}: {comment}" if comment else None)
    if label is None:
        entry.add("notes", f"{kind}: {number}")
        entry.issue(kind, f"the document is not known: {number[:100]!r}; it is in the notes.")
        return
    numbered = Numbered(
        number,
        text_of(document, "issuingCountry"),
        text_of(document, "issueDate"),
        text_of(document, "expirationDate"),
    )
    _add_labelled(entry, label, numbered, text_of(document, "issuingAuthority"))


def _add_labelled(entry: Entry, label: Label, numbered: Numbered, authority: str | None) -> None:
    # "Tax ID No." of the authority INN says which number it is.
    if (
        authority
        and len(numbered.number) <= MAX_NUMBER
        and entry.identifier(f"{label.text} {authority}", numbered.number)
    ):
        return
    if label.kind == "document":
        is_added = add_paper(entry, label, numbered)
    elif label.kind == "number":
        is_added = add_numbered(entry, label, numbered)
    else:
        is_added = add_feature(entry, label, numbered.number)
    if not is_added:
        entry.add("notes", f"{label.text}: {numbered.number}")
        entry.issue(label.text, f"the number is not understood: {numbered.number[:100]!r}.")
